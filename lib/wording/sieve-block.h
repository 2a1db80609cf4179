/* SPDX-License-Identifier: MIT
 * The block of numbers that a sieve is, for sieve.c and sieve-make.c only:
 * its head, then the parts in the order of struct sieve. */
#pragma once

#include "wording/sieve.h"

enum { CLASSES = 32, MARK = 0x53490004 };

/* Words that are in many sets, such as "you", have a bit each: a set then has
 * the bits of its own, so that to meet such a word is to set one bit. */
enum { COMMON = 256, COMMON_CELLS = COMMON / 64, MANY = 8 };

/* Sets that come first in a way are numbered first: AT_LED of them. */
enum head { AT_MARK, AT_THINGS, AT_STATES, AT_OUTS, AT_SETS, AT_WAYS,
	AT_LED,
	HEAD = 8 };

/* A state: the classes that lead on, the state that the first of them leads
 * to, with the others behind it, the state of the longest ending that is one,
 * and where in the outs stands what ends here; 0: nothing. */
struct sieve_state {
	uint32_t classes, first, shorter, out;
};

/* An out: that of the longest ending that has one, or 0; how many sets it
 * names that lead a way, and how many in all; its number among the common
 * words, from 1, or 0; those sets, in that order. */
enum { OUT_SHORTER, OUT_LED, OUT_COUNT, OUT_COMMON, OUT_SETS };

enum { NO_WORD = 27 };

/* Classes of bytes: a to z, what else stands in words, and all that parts
 * words, which is one class because \b makes no difference there. */
static inline unsigned char sieve_class(int c)
{
	if (c >= 'A' && c <= 'Z')
		c += 'a' - 'A';
	if (c >= 'a' && c <= 'z')
		return (unsigned char)(c - 'a' + 1);
	return (c >= '0' && c <= '9') || c == '_' ? 0 : NO_WORD;
}

/* The block of what was added, and the end of the maker; caller frees. */
char *sieve_block(struct sieve_maker *m, size_t *len) ATTR_NONNULL
	ATTR_RETURNS_NONNULL;
