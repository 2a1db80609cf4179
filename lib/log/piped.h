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

/* Takes in what must be held.  runs: what is behind PIPED_AHEAD bytes is left
 * for the one stream that wants the rest.  Once only, later calls do nothing.
 * errors: -1 with f filled: it cannot be read; a pipe that does not run is
 *         longer than PIPED_MAX. */
int piped_begin(struct piped *p, bool runs, struct fault *f) ATTR_NONNULL;

/* A stream over it from its beginning, which can be rewound; rest: to its
 * very end, which a pipe that runs has once only, and then no way back.
 * shape:  p is borrowed as long as the stream; caller closes.
 * errors: NULL with errno. */
FILE *piped_open(struct piped *p, bool rest) ATTR_NONNULL ATTR_USE_RESULT;

void piped_free(struct piped *p) ATTR_NONNULL;
