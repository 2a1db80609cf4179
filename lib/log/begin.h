/* SPDX-License-Identifier: MIT
 * The logs of people who are about to begin. */
#pragma once

#include "base/base.h"
#include "base/fault.h"
#include "log/config.h"

/* Makes what is not there yet: the directory of the shared log; in
 * it the file of everyone who writes on this machine (config "here", without
 * it all people); and a private log of everyone in people, so that the
 * existence of one says nothing.  Logs that are there are left alone.
 * shape:  people is a list as config_each reads it; log is -L, private is
 *         --private, both may be NULL.
 * errors: -1 with f filled; f->file is borrowed as long as nothing else is
 *         begun. */
int begin_logs(const char *people, const char *log, const char *private,
	       const struct config *c, struct fault *f)
	ATTR_NONNULL_AT(1, 4, 5);
