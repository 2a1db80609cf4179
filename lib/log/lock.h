/* SPDX-License-Identifier: MIT
 * The lock on a log: on the file itself, between programs of one machine. */
#pragma once

#include "base/base.h"

enum lock_got {
	LOCK_TAKEN = 0,
	LOCK_BUSY = -1,		/* another program kept it all the time */
	LOCK_NONE = -2,		/* no locks here; errno says why */
};

/* How long a lock is waited for, in milliseconds: a writer's (10 s) and a
 * reader's (2 s).  Tests make them shorter. */
extern long lock_patience, lock_reader_patience;

/* Locks a file, for writing or for reading, until it is closed: open file
 * description locks, which no other close in the process drops, or flock
 * where the file system has none.  errno is set when it is not taken. */
enum lock_got lock_take(int fd, bool writing);

/* Ends the lock before the file is closed.  Never fails. */
void lock_drop(int fd);
