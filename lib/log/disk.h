/* SPDX-License-Identifier: MIT
 * Files below the C library's streams: calls that a signal interrupted are
 * repeated, a write is whole or an error, a sync is a sync. */
#pragma once

#include "base/base.h"

/* openat with O_CLOEXEC, O_NOCTTY and O_NONBLOCK, so that no FIFO and no
 * terminal can hang it; mode is 0600.  -1 with errno. */
int disk_open(int dir, const char *name, int flags) ATTR_NONNULL;

/* Opens a directory; -1 with errno. */
int disk_open_dir(const char *path, int flags) ATTR_NONNULL;

/* Writes all of it.  -1 with errno (ENOSPC when nothing more fits); what
 * was written by then stays. */
int disk_write(int fd, const char *bytes, size_t len) ATTR_NONNULL;

/* Reads up to len bytes at an offset: fewer only at the end of the file.
 * Count of bytes, -1 with errno. */
ssize_t disk_read(int fd, char *bytes, size_t len, off_t at) ATTR_NONNULL;

/* ftruncate; -1 with errno. */
int disk_cut(int fd, off_t size);

/* fsync; -1 with errno.  Never to be repeated after an error: the system may
 * have forgotten by then what it could not write. */
int disk_sync(int fd);

/* Syncs a directory, so that a new name in it lasts.  -1 with errno; where
 * a directory cannot be synced at all, nothing is done. */
int disk_sync_dir(const char *path) ATTR_NONNULL;

/* The directory part of a path, "." without one; caller frees. */
char *disk_dir(const char *path) ATTR_NONNULL ATTR_RETURNS_NONNULL;

/* The last part of a path; borrowed from it. */
const char *disk_name(const char *path) ATTR_NONNULL ATTR_RETURNS_NONNULL;

/* Adds bytes to a file beside the log, made 0600 if there is none, with a
 * line break behind them if they have none; locked and synced.
 * shape:  name is looked up in the open directory dir, links refused.
 * errors: -1 with errno; what was there stays as it was. */
int disk_keep(int dir, const char *name, const char *bytes, size_t len)
	ATTR_NONNULL;
