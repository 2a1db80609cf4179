/* SPDX-License-Identifier: MIT
 * The files behind the paths of a log: directories spread out, standard input
 * read into memory, since a log is looked at twice. */
#pragma once

#include <stdio.h>

#include "base/base.h"
#include "base/buf.h"
#include "base/fault.h"

struct inputs {
	char **files;		/* "-" is standard input */
	size_t n, room;
	struct buf typed;	/* what came on standard input */
	bool is_typed;
};

#define INPUTS_EMPTY { NULL, 0, 0, BUF_EMPTY, false }

/* Adds a file, "-", or the *.csv files of a directory and of a directory
 * "shared" within it (a clinician's client).  A missing directory has none.
 * errors: -1 with f filled; f->file lives on after inputs_free. */
int inputs_add(struct inputs *s, const char *path, struct fault *f)
	ATTR_NONNULL;

/* Opens file i < n; caller closes.
 * errors: NULL with f filled; f->file lives on after inputs_free. */
FILE *inputs_open(struct inputs *s, size_t i, struct fault *f) ATTR_NONNULL
	ATTR_USE_RESULT;

/* Whether file i < n surely has one header line alone: no other line has a
 * cell that is the word.  False when it cannot be told; never fails. */
bool inputs_one_header(struct inputs *s, size_t i, const char *word)
	ATTR_NONNULL;

/* What to call file i < n in messages; borrowed as long as s. */
const char *inputs_name(const struct inputs *s, size_t i) ATTR_NONNULL
	ATTR_RETURNS_NONNULL;

/* Puts a file's name into f that outlives its owner, until the next such
 * fault; returns -1. */
int inputs_failed(struct fault *f, const char *file) ATTR_NONNULL;

void inputs_free(struct inputs *s) ATTR_NONNULL;
