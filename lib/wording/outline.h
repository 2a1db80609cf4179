/* SPDX-License-Identifier: MIT
 * What remains of a pattern when only the letters it reads are kept: a small
 * program that matches wherever the pattern does, and in some other places.
 * For glance.c only. */
#pragma once

#include "base/buf.h"
#include "wording/symbols.h"

/* OP_SET: one of set[arg], then the next instruction; OP_FORK: at the child
 * number arg, or one of the others up to end; OP_GO: at arg.  The others stand
 * between two symbols. */
enum op { OP_MATCH, OP_SET, OP_FORK, OP_GO, OP_EDGE, OP_NO_EDGE, OP_BEGIN,
	OP_END };

struct step {
	uint32_t op : 3, arg : 29;
};

/* A way on from a fork, and the classes that it can begin with: bit c % 64
 * for class c. */
struct child {
	uint64_t first;
	uint32_t at;
	bool last;		/* of its fork */
};

struct outline {
	struct step *step;
	struct child *child;
	struct symbols *set;
	size_t n, room, children, children_room, sets;
	bool accents;
	/* Symbols that no set tells apart: the class of each byte, and one
	 * symbol of each class.  Bytes inside a character have the class
	 * behind the last, the end of a text the one behind that. */
	unsigned char class[256], symbol[SYMBOLS];
	size_t classes;
	bool borrowed;		/* what is pointed to is not its own */
};

/* Reads a pattern.
 * shape:  accents: \w and \b know every script's letters; caller frees.
 * errors: NULL when there is something in it that is not understood here, or
 *         when it is too long. */
struct outline *outline_read(const char *pattern, bool accents)
	ATTR_NONNULL ATTR_USE_RESULT;
/* Adds the outline's bytes, for outline_from on the same machine. */
void outline_put(const struct outline *o, struct buf *out) ATTR_NONNULL;

/* The outline whose bytes these are.
 * shape:  bytes are aligned to 8 and borrowed.
 * errors: NULL when they are not an outline's. */
struct outline *outline_from(const void *bytes, size_t len)
	ATTR_NONNULL ATTR_USE_RESULT;

void outline_free(struct outline *o);
