/* SPDX-License-Identifier: MIT
 * What went wrong and where, filled by functions that never print. */
#pragma once

#include "base/base.h"

enum { FAULT_NAME_MAX = 132, FAULT_DETAIL_MAX = 96 };

/* A place, never a content: no cell of a log is ever copied into one. */
struct fault {
	const char *file;	/* borrowed as long as its owner; NULL: none */
	size_t line;		/* physical line, from 1; 0: none */
	char column[FAULT_NAME_MAX];	/* the column's name; "": none */
	const char *message;	/* an N_() phrase, not yet translated */
	char detail[FAULT_DETAIL_MAX];	/* a safe word, number or option; "" */
	int cause;		/* an errno; 0: none */
};

/* Fills f with a message and a cause; the place is left as it is.
 * shape:  message is an N_() phrase of static storage; cause may be 0. */
void fault_set(struct fault *f, const char *message, int cause)
	ATTR_NONNULL;

/* Fills f like fault_set and keeps a copy of detail, cut to fit. */
void fault_set_detail(struct fault *f, const char *message,
		      const char *detail) ATTR_NONNULL;

/* Says which file the fault is in, by a copy of the path that stays until the
 * next call, so that the path may go before the fault is told. */
void fault_in_file(struct fault *f, const char *path) ATTR_NONNULL;

/* Names the column the fault is in, cut to fit. */
void fault_in_column(struct fault *f, const char *column) ATTR_NONNULL;
