/* SPDX-License-Identifier: MIT
 * What remains of a pattern when only the letters it reads are kept: a small
 * program that matches wherever the pattern does, and in some other places.
 * For glance.c only. */
#pragma once

#include "base/buf.h"
#include "wording/symbols.h"

/* One byte of a program each, but behind OP_GO stands where it goes on, and
 * behind OP_FORK the number of the first of its children: two bytes, the low
 * one first.  OP_SET and what lies above: one symbol of the set op - OP_SET.
 * The others stand between two symbols. */
enum op { OP_MATCH, OP_GO, OP_FORK, OP_EDGE, OP_NO_EDGE, OP_BEGIN, OP_END,
	OP_SET };

enum { OUTLINE_MAX = 65000 };	/* bytes of a program */

/* A way on from a fork, and the number of the set that it can begin with. */
struct child {
	uint16_t at;
	uint16_t set : 15, last : 1;	/* of its fork */
};

struct outline {
	unsigned char *code;
	struct child *child;
	/* Sets of classes, those of OP_SET first: bit c % 64 for class c. */
	uint64_t *set;
	size_t n, children, sets;
	/* Symbols that no set tells apart: the class of each byte, and one
	 * symbol of each class.  Bytes inside a character have the class
	 * behind the last, the end of a text the one behind that. */
	unsigned char class[256], *symbol;
	size_t classes;
	bool accents;
	bool borrowed;		/* what is pointed to is not its own */
};

static inline uint32_t outline_arg(const struct outline *o, size_t at)
{
	return (uint32_t)o->code[at + 1] | (uint32_t)o->code[at + 2] << 8;
}

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
