/* SPDX-License-Identifier: MIT
 * The options that mean the same in all programs, and what they set. */
#pragma once

#include "base/base.h"
#include "cli/opt.h"

struct common {
	const char *format;	/* -f; NULL: the command's default */
	const char *output;	/* -o; NULL: standard output */
	const char *log;	/* -L; NULL: not given */
	const char *who;	/* -w; NULL: not given */
	const char *private;	/* --private */
	const char *tz, *now, *config;
	int colour;		/* 1 always, 0 as the terminal says, -1 never */
	bool ascii;
	int width;		/* columns; 0: the terminal's, else 79 */
};

/* Keys of the common options without a letter, from 256 on; a command's own
 * begin at COMMON_END. */
enum common_key {
	COMMON_LANG = 256, COMMON_TZ, COMMON_NOW, COMMON_COLOR, COMMON_ASCII,
	COMMON_WIDTH, COMMON_CONFIG, COMMON_PRIVATE, COMMON_END,
};

/* -h -V -q -v --lang --config --color --ascii --width -o: for every command
 * (help and version are opt's own). */
extern const struct opt common_options[];

/* -L --log, --private, --tz, --now: for commands that read or write a log. */
extern const struct opt common_log_options[];

/* Takes an option of these tables; 1 when key is not one of them, -1 when
 * the argument is no good, else 0.  --lang, -q and -v act at once. */
int common_set(struct common *c, int key, const char *arg)
	ATTR_NONNULL_AT(1);

/* ATTUNE_NOW when --now is not given; the value, or NULL. */
const char *common_now(const struct common *c) ATTR_NONNULL;
