/* SPDX-License-Identifier: MIT
 * Standard input, which a log is read from twice: a file is read again where
 * it lies, of a pipe is held what came. */
#pragma once

#include <stdio.h>

#include "base/base.h"
#include "base/buf.h"
#include "base/fault.h"

enum {
	PIPED_MAX = 256 << 20,		/* bytes of a pipe that are held */
	PIPED_AHEAD = 64 << 20,		/* those that are looked at before the
					 * rest may run through */
};

struct piped {
	struct buf held;
	bool begun;
	bool is_file;
	off_t from, to;		/* of a file: what is to be read */
	bool more;		/* of a pipe: there is more than what is held */
	bool running;		/* and it is being read, or was */
};

#define PIPED_EMPTY { BUF_EMPTY, false, false, 0, 0, false, false }

/* How a pipe is to be read. */
enum piped_way {
	PIPED_TWICE,		/* from the beginning again, as a file is */
	PIPED_RUNS,		/* once, behind a look at what is ahead */
	PIPED_ONCE,		/* once, and nothing is held */
};

/* Takes in what must be held; the rest of a pipe that is not read twice is
 * left for the one stream that wants it.  Once only, later calls do nothing.
 * errors: -1 with f filled: it cannot be read; a pipe that is to be read twice
 *         is longer than PIPED_MAX. */
int piped_begin(struct piped *p, enum piped_way way, struct fault *f)
	ATTR_NONNULL;

/* A stream over it from its beginning, which can be rewound; rest: to its
 * very end, which a pipe that is not read twice has once only, and then no
 * way back.
 * shape:  p is borrowed as long as the stream; caller closes.
 * errors: NULL with errno. */
FILE *piped_open(struct piped *p, bool rest) ATTR_NONNULL ATTR_USE_RESULT;

void piped_free(struct piped *p) ATTR_NONNULL;
