/* SPDX-License-Identifier: MIT
 * A report of each client: into files of a folder, or one after the other on
 * standard output. */
#pragma once

#include "base/base.h"
#include "practice/client.h"
#include "practice/order.h"

struct batch {
	const struct order *order;
	const struct client *client;	/* n of them */
	size_t n;
	const char *folder;	/* -O; NULL: standard output */
	size_t workers;		/* processes at a time */
	bool quiet;		/* no line of progress */
};

/* Makes all reports.  For a therapist a folder gets joint/CLIENT.EXT and
 * private/PRIVATE-CLIENT.EXT, a note the latter alone; else CLIENT.EXT.  A
 * client of whom none can be made is named, and has no new file.
 * Returns the status: DONE, PARTLY when something of a client was left out,
 * TROUBLE when nothing more could be done. */
int batch_run(const struct batch *b) ATTR_NONNULL;
