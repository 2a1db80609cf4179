/* SPDX-License-Identifier: MIT
 * The files behind the paths of a log: directories spread out, standard input
 * ready to be looked at twice (log/piped). */
#pragma once

#include <stdio.h>

#include "base/base.h"
#include "base/fault.h"
#include "log/piped.h"

struct inputs {
	char **files;		/* "-" is standard input */
	size_t n, room;
	char **strange;		/* directories named like logs, passed over */
	size_t n_strange, strange_room;
	struct piped piped;
	enum piped_way way;	/* of standard input */
};

#define INPUTS_EMPTY { NULL, 0, 0, NULL, 0, 0, PIPED_EMPTY, PIPED_TWICE }

/* The message about a directory that was passed over. */
extern const char INPUTS_STRANGE[];

/* Adds a file, "-", or the *.csv files of a directory and of a directory
 * "shared" within it (a clinician's client).  A missing directory has none.
 * errors: -1 with f filled; f->file lives on after inputs_free. */
int inputs_add(struct inputs *s, const char *path, struct fault *f)
	ATTR_NONNULL;

/* Opens file i < n; rest: a pipe that is not read twice to its very end, once
 * only.
 * shape:  caller closes.
 * errors: NULL with f filled; f->file lives on after inputs_free. */
FILE *inputs_open(struct inputs *s, size_t i, bool rest, struct fault *f)
	ATTR_NONNULL ATTR_USE_RESULT;

/* Whether file i < n surely has one header line alone, as far as it is held:
 * no other line has a cell that is the word.  False when it cannot be told;
 * never fails. */
bool inputs_one_header(struct inputs *s, size_t i, const char *word)
	ATTR_NONNULL;

/* What to call file i < n in messages; borrowed as long as s. */
const char *inputs_name(const struct inputs *s, size_t i) ATTR_NONNULL
	ATTR_RETURNS_NONNULL;

/* Puts a file's name into f that outlives its owner, until the next such
 * fault; returns -1. */
int inputs_failed(struct fault *f, const char *file) ATTR_NONNULL;

void inputs_free(struct inputs *s) ATTR_NONNULL;
