/* SPDX-License-Identifier: MIT
 * Where shipped and user content lies: $ATTUNE_DATA, else pkgdatadir; what
 * the user has in $XDG_DATA_HOME/attune/content adds or overrides. */
#pragma once

#include <stdio.h>

#include "base/base.h"
#include "base/fault.h"

/* Path of a shipped content file in the best language (i18n_wanted, RFC 4647
 * lookup), such as name "items/daily.csv" or "safety.csv".
 * shape:  caller frees; *lang gets the language found, borrowed, may be NULL.
 * errors: NULL with f filled when no language has it. */
char *share_find(const char *name, const char **lang, struct fault *f)
	ATTR_NONNULL_AT(1, 3) ATTR_USE_RESULT;

/* Path of a shipped content file in just that language, NULL when it is not
 * there.  shape: caller frees. */
char *share_in(const char *name, const char *lang)
	ATTR_NONNULL ATTR_USE_RESULT;

/* Path of the user's own file of that name, NULL when there is none.
 * shape:  caller frees. */
char *share_user(const char *name) ATTR_NONNULL ATTR_USE_RESULT;

/* Path of a file that has no language, such as "schema/log.json".
 * shape:  caller frees. */
char *share_plain(const char *name) ATTR_NONNULL ATTR_RETURNS_NONNULL;

/* Writes such a file to out.  errors: -1 with f filled: it cannot be read. */
int share_print(const char *name, FILE *out, struct fault *f) ATTR_NONNULL;

/* The *.csv names (without ending) of a folder such as "items" or "decks",
 * shipped and the user's, each once, sorted.
 * shape:  *names has *n texts; caller frees each and the list. */
void share_list(const char *folder, char ***names, size_t *n) ATTR_NONNULL;

/* One text of safety.csv by its id, in the best language; "" with f filled
 * when it is missing.  shape: caller frees. */
char *share_words(const char *id, struct fault *f) ATTR_NONNULL
	ATTR_RETURNS_NONNULL ATTR_USE_RESULT;
