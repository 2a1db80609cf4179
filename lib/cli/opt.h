/* SPDX-License-Identifier: MIT
 * The option table: one truth for getopt_long, --help, manual and
 * completion; the only room that knows getopt.  It knows words, not rows. */
#pragma once

#include "base/base.h"

enum opt_kind {
	OPT_NONE,	/* no argument */
	OPT_TEXT, OPT_FILE, OPT_DIR, OPT_NUMBER, OPT_DATE,
	OPT_WORD,	/* one of values */
	OPT_DYNAMIC,	/* values name a listing: who, items, decks, columns */
};

enum opt_flag {
	OPT_REPEAT = 1,		/* may be given more than once */
	OPT_HIDDEN = 2,		/* not in help, manual or completion */
	OPT_MAYBE = 4,		/* the argument is optional: --name[=ARG] */
};

struct opt {
	int key;		/* the letter, or a number >= 256 */
	const char *name;	/* long name */
	const char *arg;	/* N_() word for the argument; NULL: none */
	enum opt_kind kind;
	const char *values;	/* WORD: "text csv json"; NUMBER: "1 4" or
				 * NULL; DYNAMIC: the listing */
	const char *help;	/* N_() phrase, lower case, no full stop, at
				 * most 60 columns */
	int flags;
};

#define OPT_END { 0, NULL, NULL, OPT_NONE, NULL, NULL, 0 }

struct opt_command {
	const char *name;	/* "log"; the program is "attune log" */
	const char *synopsis;	/* N_() lines after the name, LF between */
	const char *summary;	/* N_() one sentence of what it does */
	const struct opt *const *tables;	/* NULL-ended, each to OPT_END */
	const char *closing;	/* N_() last paragraph of --help; NULL */
};

/* Reads the command line.  --help, --version and --options print and end the
 * program; an unknown option, a bad argument by kind (WORD not in its list,
 * NUMBER out of bounds) and what set refuses are usage errors: two lines on
 * standard error, status 2.
 * shape:  set is called in order of appearance, arg NULL when there is none;
 *         it returns 0, or -1 to say that the argument is no good.
 * Returns the index of the first operand in argv (options may stand after
 * operands unless POSIXLY_CORRECT is set). */
int opt_run(const struct opt_command *c, int argc, char **argv,
	    int (*set)(void *job, int key, const char *arg), void *job)
	ATTR_NONNULL;
