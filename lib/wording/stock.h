/* SPDX-License-Identifier: MIT
 * The files of rules of one language: as they stand in share, or, where they
 * are still what the build saw, out of the image it made of them, which is
 * there without being read. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "base/fault.h"

struct stock;

/* A row of a file; cells in the order asked for, "" for an empty one or one
 * whose column is missing.  Borrowed as long as the stock lives. */
struct stock_row {
	const char *const *cell;
	size_t line;
};

/* What of an image is neither row nor pattern. */
enum stock_part { STOCK_RULES_SIEVE, STOCK_GUARDS_SIEVE, STOCK_WEIGHTS,
	STOCK_PARTS };

/* The rules of a language, NULL: of the best one that has some.
 * shape:  lang is borrowed; caller frees, after all that borrows from it.
 * errors: NULL with f filled. */
struct stock *stock_open(const char *lang, struct fault *f)
	ATTR_NONNULL_AT(2) ATTR_USE_RESULT;
void stock_free(struct stock *s);

/* The language, such as "en". */
const char *stock_language(const struct stock *s) ATTR_NONNULL;

/* The path of a file such as "rules/macros.csv" of that language.
 * shape:  borrowed.
 * errors: NULL with f filled when there is none. */
const char *stock_path(struct stock *s, const char *name, struct fault *f)
	ATTR_NONNULL;

/* Hands over the rows of a file, which may be a user's own.
 * shape:  columns has n names; each returns 0, or -1 with f filled.
 * errors: -1 with f filled, file and line named. */
int stock_rows(struct stock *s, const char *path, const char *const *columns,
	       size_t n, int (*each)(void *arg, const struct stock_row *row,
				     struct fault *f),
	       void *arg, struct fault *f) ATTR_NONNULL_AT(1, 2, 3, 5, 7);

/* Whether rows come out of an image. */
bool stock_is_image(const struct stock *s) ATTR_NONNULL ATTR_PURE;

/* What an image keeps of a pattern by its text, behind what all patterns
 * begin with; NULL: nothing. */
const void *stock_code(const struct stock *s, const char *text, size_t *len)
	ATTR_NONNULL;
const void *stock_begin(const struct stock *s, size_t *len) ATTR_NONNULL;

/* What an image keeps of a pattern for a glance at texts; NULL: nothing. */
const void *stock_outline(const struct stock *s, const char *text,
			  size_t *len) ATTR_NONNULL;

/* A part of an image; NULL without one. */
const void *stock_part(const struct stock *s, enum stock_part part,
		       size_t *len) ATTR_NONNULL;

/* A pattern as an image keeps it. */
struct stock_kept {
	uint64_t key;		/* stock_key of its text */
	const void *code, *outline;	/* outline: NULL: none */
	size_t len, outline_len;
};

uint64_t stock_key(const char *text) ATTR_NONNULL ATTR_PURE;

/* Adds the image of a stock to out: every file named, of the last n_summed
 * no more than that they are unchanged, the patterns and the parts.
 * shape:  kept is sorted here.
 * errors: -1 with f filled: a file cannot be read. */
int stock_freeze(struct stock *s, const char *const *names, size_t n_names,
		 size_t n_summed, struct stock_kept *kept, size_t n_kept,
		 const struct buf part[STOCK_PARTS], struct buf *out,
		 struct fault *f) ATTR_NONNULL ATTR_USE_RESULT;
