/* SPDX-License-Identifier: MIT
 * How an image lies in memory, for stock.c and stock-freeze.c only.  It is
 * made and read by programs of one build, lies beside them, and is trusted
 * as they are; offsets count from its beginning. */
#pragma once

#include "wording/stock.h"

enum { IMAGE_NAME_MAX = 32 };

#define IMAGE_MARK "attune " PACKAGE_VERSION " rules 5"

struct image {
	char mark[32];
	uint64_t len;
	uint32_t files, codes;
	uint64_t file_at, code_at;	/* struct image_file, image_code */
	uint64_t begin_at, begin_len;	/* of every code: kept once */
	uint64_t part[STOCK_PARTS][2];	/* where, and bytes */
};

/* A file: its columns' names, then for each row its line and its cells, all
 * as numbers of 32 bits, those of texts being offsets. */
struct image_file {
	char name[IMAGE_NAME_MAX];
	uint64_t sum;			/* of the file it was made from */
	uint64_t at;
	uint32_t columns, rows;
};

struct image_code {
	uint64_t key, at, len, outline_at, outline_len;
};

/* Tells apart files that differ.  errors: false when path cannot be read. */
bool stock_sum(const char *path, uint64_t *sum) ATTR_NONNULL;
