/* SPDX-License-Identifier: MIT
 * The user's config file: key = value lines, # comments. */
#pragma once

#include "base/base.h"
#include "base/fault.h"

struct config;

/* Reads $XDG_CONFIG_HOME/attune/config (else $HOME/.config/...), or path
 * where one is given; "none" reads nothing.  A missing default file is an
 * empty config.  Its recipients and identity hold from then on (log/age).
 * shape:  path may be NULL; caller frees with config_free.
 * errors: NULL with f filled: a named file that cannot be read, a line
 *         without "=", an unknown key, a key twice, a bad value. */
struct config *config_read(const char *path, struct fault *f)
	ATTR_NONNULL_AT(2) ATTR_USE_RESULT;

/* The value of a key ("who", "share.anna"); NULL when it is not set.
 * shape:  borrowed as long as c. */
const char *config_get(const struct config *c, const char *key)
	ATTR_NONNULL ATTR_PURE;

/* Whether a blank- or comma-separated value holds the word. */
bool config_holds(const char *list, const char *word) ATTR_NONNULL ATTR_PURE;

/* Calls each with every word of a blank- or comma-separated value (NULL: of
 * an unset key: no call); stops and returns what is not 0. */
int config_each(const char *list, int (*each)(void *arg, const char *word),
		void *arg) ATTR_NONNULL_AT(2);

void config_free(struct config *c);
