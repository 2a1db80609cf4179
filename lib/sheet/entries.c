/* SPDX-License-Identifier: MIT
 * What a log holds beside ratings. */
#include "sheet/entries.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"

enum { MINUTES = NOTED_TEXTS };

/* Words for whose sake a row is kept, whatever its kind, begin with HELPED. */
enum { FIRST_WORDS = NOTED_HELPED };

static const char *const columns[] = {
	[NOTED_TITLE] = "title", [NOTED_CLASS] = "class",
	[NOTED_STATE] = "state", [NOTED_REVIEW_BY] = "review_by",
	[NOTED_NOTE] = "note", [NOTED_TAGS] = "tags",
	[NOTED_ITEM_SET] = "item_set", [NOTED_HELPED] = "helped",
	[NOTED_NOTHELPED] = "nothelped", [NOTED_APPRECIATE] = "appreciate",
	[NOTED_AHEAD] = "ahead", [NOTED_AHEAD_ON] = "ahead_on",
	[NOTED_TOPIC] = "topic", [NOTED_REPAIR] = "repair",
	[NOTED_TRANSITION] = "transition",
	[NOTED_TRANSITION_NOTE] = "transition_note",
	[NOTED_MEDCHANGE] = "medchange", [NOTED_MOTIVE] = "motive",
	[NOTED_EXPERIMENT] = "experiment",
	[NOTED_DESIRE_KIND] = "desire_kind", [NOTED_UNSAID] = "unsaid",
	[NOTED_BOUNDARY] = "boundary", [NOTED_EFFECT_NOTE] = "effect_note",
	[MINUTES] = "minutes",
};

/* Kinds of which every row is kept. */
static const char *const kept[] = {
	"session", "talk", "prompt", "experiment", "agreement", "boundary",
	"value", "glossary", "repair", "ritual", "transition", "trigger",
	"feedback", "consent", "note",
};

static const char *kept_kind(const char *kind)
{
	for (size_t i = 0; i < ARRAY_LEN(kept); i++)
		if (!strcmp(kind, kept[i]))
			return kept[i];
	return "";
}

static void map(struct entries *all, const struct entry *e)
{
	all->names = e->names;
	for (size_t k = 0; k < ARRAY_LEN(columns); k++) {
		all->column[k] = -1;
		for (size_t i = 0; i < e->n; i++)
			if (!strcmp(e->names[i], columns[k]))
				all->column[k] = (int)i;
	}
}

static const char *cell(const struct entries *all, const struct entry *e,
			int which)
{
	int at = all->column[which];

	return at < 0 ? "" : e->cells[at];
}

/* What is marked as a safety note, or a change in life, counts with its tags
 * alone, and so does anything that is still to come. */
static bool is_marked(const struct entries *all, const struct entry *e)
{
	const char *tags = cell(all, e, NOTED_TAGS);

	return *tags && (e->time.utc > all->now || strstr(tags, "safety") ||
			 strstr(tags, "transition:"));
}

static bool is_kept(const struct entries *all, const struct entry *e)
{
	if (*kept_kind(e->kind) || is_marked(all, e))
		return true;
	for (int k = FIRST_WORDS; k < NOTED_TEXTS; k++)
		if (*cell(all, e, k))
			return true;
	return false;
}

/* A text is a byte for which it is, from 1, its bytes and a NUL; the last
 * byte is that of NOTED_TEXTS. */
static char *pack(const struct entries *all, const struct entry *e)
{
	struct buf b = BUF_EMPTY;

	for (int k = 0; k < NOTED_TEXTS; k++) {
		const char *text = cell(all, e, k);
		if (!*text)
			continue;
		buf_putc(&b, (char)(k + 1));
		buf_add(&b, text, strlen(text) + 1);
	}
	buf_putc(&b, (char)(NOTED_TEXTS + 1));
	return buf_take(&b);
}

static void take_set(struct entries *all, const struct entry *e)
{
	const char *name = cell(all, e, NOTED_ITEM_SET);

	if (!*name || all->n_sets == ENTRIES_SETS)
		return;
	for (size_t i = all->n_sets; i; i--)
		if (!strcmp(all->set[i - 1].name, name) &&
		    !strcmp(all->set[i - 1].who, e->who))
			return;
	struct entries_set *new = &all->set[all->n_sets++];
	snprintf(new->who, sizeof(new->who), "%s", e->who);
	new->name = mem_dup(name);
}

void entries_take(struct entries *all, const struct entry *e)
{
	if (all->names != e->names)
		map(all, e);
	take_set(all, e);
	if (!is_kept(all, e))
		return;
	all->one = mem_grow(all->one, &all->room, all->n + 1,
			    sizeof(*all->one));
	struct noted *new = &all->one[all->n++];
	*new = (struct noted){
		.kind = kept_kind(e->kind), .time = e->time, .day = e->day,
		.visibility = e->visibility,
		.minutes = entry_number(cell(all, e, MINUTES)),
		.texts = pack(all, e),
	};
	snprintf(new->who, sizeof(new->who), "%s", e->who);
	snprintf(new->id, sizeof(new->id), "%s", e->id);
	snprintf(new->about, sizeof(new->about), "%s", e->about);
}

static int by_time(const void *a, const void *b)
{
	const struct noted *x = a, *y = b;

	if (x->time.utc != y->time.utc)
		return x->time.utc < y->time.utc ? -1 : 1;
	if (x->time.nano != y->time.nano)
		return x->time.nano < y->time.nano ? -1 : 1;
	/* Not by what a row without id got from its writer's name, so that
	 * exchanging two people exchanges nothing else. */
	int by_texts = strcmp(x->kind, y->kind);
	if (!by_texts)
		by_texts = strcmp(x->texts + 1, y->texts + 1);
	return by_texts ? by_texts : strcmp(x->id, y->id);
}

void entries_close(struct entries *all)
{
	if (all->n)
		qsort(all->one, all->n, sizeof(*all->one), by_time);
}

const char *noted_text(const struct noted *one, enum noted_text which)
{
	const char *at = one->texts;

	while (*at < (char)which + 1)
		at += strlen(at) + 1;
	return *at == (char)which + 1 && which != NOTED_TEXTS ? at + 1 : "";
}

bool noted_is(const struct noted *one, const char *kind)
{
	return !strcmp(one->kind, kind);
}

int32_t noted_date(const struct noted *one, enum noted_text which)
{
	const char *text = noted_text(one, which);
	int year, month, mday, end = 0;

	if (sscanf(text, "%4d-%2d-%2d%n", &year, &month, &mday, &end) != 3 ||
	    text[end] || !stamp_is_date(year, month, mday))
		return INT32_MIN;
	return stamp_days(year, month, mday);
}

void entries_free(struct entries *all)
{
	for (size_t i = 0; i < all->n; i++)
		free(all->one[i].texts);
	for (size_t i = 0; i < all->n_sets; i++)
		free(all->set[i].name);
	free(all->one);
	*all = (struct entries){ 0 };
}
