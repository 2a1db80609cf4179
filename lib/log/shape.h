/* SPDX-License-Identifier: MIT
 * What a log is like before rows are added: its header, its last lines, and
 * how its end is to be repaired.  Only the beginning and the end are read. */
#pragma once

#include <stdio.h>

#include "base/base.h"
#include "base/buf.h"
#include "base/fault.h"

struct table;

enum shape_end {
	SHAPE_WHOLE,		/* the last line has its line break */
	SHAPE_OPEN,		/* whole but for the line break */
	SHAPE_TORN,		/* a part of a row */
};

struct shape {
	bool fresh;		/* holds nothing yet but a part of the header */
	off_t size;		/* to cut to before rows are added */
	size_t zeros;		/* bytes without meaning at its end */
	enum shape_end end;
	struct buf head;	/* through the line break of the header */
	struct buf tail;	/* the last lines, of 64 KiB at most */
	struct buf torn;	/* what is behind the last line break */
	struct buf both;	/* what shape_rows reads */
	struct table *columns;	/* the header, and no row */
};

/* Looks at a log of that size; header is the line a new one begins with.
 * shape:  s is to be freed with shape_free in any case.
 * errors: -1 with f filled: not a log, encrypted, unreadable. */
int shape_read(struct shape *s, int fd, off_t size, const struct buf *header,
	       struct fault *f) ATTR_NONNULL;

/* A table over the header and the last lines; in is to be closed after it.
 * errors: NULL with f filled. */
struct table *shape_rows(struct shape *s, FILE **in, struct fault *f)
	ATTR_NONNULL ATTR_USE_RESULT;

/* Whether the last lines may hold a header line. */
bool shape_has_header(const struct shape *s) ATTR_NONNULL;

void shape_free(struct shape *s) ATTR_NONNULL;
