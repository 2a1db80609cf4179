/* SPDX-License-Identifier: MIT
 * The agenda of a talk: timed sections that make up any length, the same time
 * for each person. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "base/fault.h"
#include "content/leaf.h"
#include "content/party.h"

enum { AGENDA_LEAST = 10, AGENDA_MOST = 120, AGENDA_USUAL = 20,
	AGENDA_SECTIONS = 24 };

/* Whose part a section is. */
enum agenda_who { AGENDA_ALL, AGENDA_ALONE, AGENDA_STARTER, AGENDA_OTHER };

struct section {
	const char *id, *title, *text;
	enum agenda_who who;
	int share;		/* minutes of a talk of 20 */
	int start, minutes;	/* in this one */
};

struct book;

struct agenda {
	struct book *book;
	struct section section[AGENDA_SECTIONS];	/* n of them */
	size_t n;
	int minutes;
};

/* Reads agenda.csv and scales it: whole minutes, at least one a section,
 * that sum up to minutes.  What is the starter's and the other's is the same
 * length.  A talk too short for all sections loses the smallest of those that
 * stand between the first and the last and are for all.
 * shape:  minutes are AGENDA_LEAST to AGENDA_MOST; agenda_free frees.
 * errors: -1 with f filled, as book_read: minutes or who that are none. */
int agenda_read(struct agenda *a, int minutes, struct fault *f) ATTR_NONNULL;

/* The name of whose part a section is, "" when it is nobody's alone.
 * shape:  party may know nobody; then it is words such as "one of you". */
const char *agenda_name(const struct section *s, const struct party *party)
	ATTR_NONNULL;

/* Adds the agenda as text, CSV or JSON. */
void agenda_show(struct buf *out, enum show_format format,
		 const struct agenda *a, const struct party *party,
		 const struct show_how *how) ATTR_NONNULL;

void agenda_free(struct agenda *a) ATTR_NONNULL;
