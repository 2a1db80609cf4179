/* SPDX-License-Identifier: MIT
 * Which files a wish to read means: named ones, or the shared log by name
 * and with it, for an audience of one person, what that person keeps. */
#pragma once

#include "base/base.h"
#include "base/fault.h"
#include "log/audience.h"
#include "log/config.h"

struct reach {
	const char *log;	/* -L; NULL or "default": the usual log */
	const char *private;	/* --private; may be NULL */
	const struct config *config;
	struct audience audience;

	const char **paths;	/* for feed_open */
	size_t n;
	char *shared, *own;	/* paths found by name */
};

/* The files as they are named ("-" for standard input), and --private.
 * errors: -1 with f filled when one is not there. */
int reach_files(struct reach *r, const char *const *files, size_t n,
		struct fault *f) ATTR_NONNULL_AT(1, 4);

/* The shared log, and the private one of the audience's own person if it is
 * not the couple.  The usual log may be yet to come, and so may the usual
 * private log; what is named must be there.
 * errors: -1 with f filled. */
int reach_log(struct reach *r, struct fault *f) ATTR_NONNULL;

/* Whether a path is there, or "-". errors: -1 with f filled; f has the path. */
int reach_check(const char *path, struct fault *f) ATTR_NONNULL;

void reach_free(struct reach *r) ATTR_NONNULL;
