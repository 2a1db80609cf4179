/* SPDX-License-Identifier: MIT
 * What every sheet is made from, and small things that all sections need. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "content/experiments.h"
#include "log/config.h"
#include "sheet/consents.h"
#include "sheet/doc.h"
#include "sheet/entries.h"
#include "sheet/findings.h"

struct notices;

enum sheet_kind {
	SHEET_COUPLE,		/* joint, for the couple */
	SHEET_JOINT,		/* joint, for a session with a therapist */
	SHEET_OWN,		/* one person, everything of theirs */
	SHEET_PRIVATE,		/* for the therapist alone */
	SHEET_MEDICAL,		/* one person, for a visit */
};

struct sheet {
	enum sheet_kind kind;
	const struct figures *figures;
	const struct entries *entries;
	const struct config *config;	/* for people's names */
	const bool *chosen;	/* a flag a measure: shown beside the three;
				 * NULL: none was chosen */
	const char *own;	/* tag of the one person; NULL: all */
	bool notes;		/* words from the log are shown */
	bool tags;		/* people go by their tags */
	bool hidden;		/* names, words and dates were taken out, and
				 * the sheet says so */
	bool map;		/* the section map is asked for */
	size_t left_out;	/* bad records */
	const struct findings *findings;
	const struct consents *consents;	/* PRIVATE */
	struct notices *notices;		/* PRIVATE */

	/* Set by build_sheet. */
	struct doc *doc;
	struct experiments *experiments;
	int32_t today;		/* the day that reviews are due by */
	int year;		/* of the last day */
	int week;		/* ISO week of the last day */
	double least_z;		/* of a passing stretch that is told */
};

/* The person's name, config name.TAG, else the tag, masked; caller frees.
 * sheet_called has the marks of doc.h around it, for use within a text. */
char *sheet_name(const struct sheet *s, const char *tag)
	ATTR_NONNULL ATTR_RETURNS_NONNULL ATTR_USE_RESULT;
char *sheet_called(const struct sheet *s, const char *tag)
	ATTR_NONNULL ATTR_RETURNS_NONNULL ATTR_USE_RESULT;

/* A copy of a text without the marks around names; caller frees. */
char *sheet_plain(const char *text)
	ATTR_NONNULL ATTR_RETURNS_NONNULL ATTR_USE_RESULT;

/* Adds a paragraph; what is in text is then cleared.  Nothing when there is
 * no text. */
void sheet_say(const struct sheet *s, struct buf *text) ATTR_NONNULL;

/* Adds that there are no notes here yet. */
void sheet_none(const struct sheet *s) ATTR_NONNULL;

/* Adds a text from the log, masked, its line breaks shown. */
void sheet_quote(struct buf *out, const char *text) ATTR_NONNULL;

/* Adds an item of a list, whose lead is a day. */
void sheet_dated(const struct sheet *s, int32_t day, const char *text)
	ATTR_NONNULL;

/* Whether a day lies in the period. */
bool sheet_has_day(const struct sheet *s, int32_t day) ATTR_NONNULL ATTR_PURE;

/* The index of a tag among the figures' people; figures->n: none. */
size_t sheet_person(const struct sheet *s, const char *tag)
	ATTR_NONNULL ATTR_PURE;

/* Whether it is for all who are in it to read together. */
bool sheet_is_joint(const struct sheet *s) ATTR_NONNULL ATTR_PURE;

/* Whether a measure may be spoken of: what a person may keep shows in a joint
 * sheet only when everyone shares it. */
bool sheet_is_open(const struct sheet *s, size_t m) ATTR_NONNULL;

/* Whether anybody (i: figures->n), or person i, has rated the measure in the
 * period. */
bool sheet_is_rated(const struct sheet *s, size_t i, size_t m) ATTR_NONNULL;

/* Adds the heading of a measure. */
void sheet_heading(const struct sheet *s, size_t m) ATTR_NONNULL;

/* Adds how many bad records are left out; nothing when none is. */
void sheet_left_out(const struct sheet *s) ATTR_NONNULL;
