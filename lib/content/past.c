/* SPDX-License-Identifier: MIT
 * What the log says of earlier draws. */
#include "content/past.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "content/deck.h"
#include "content/scan.h"

struct drawn {
	char *card;
	bool within;		/* the span */
};

struct person {
	char *who;
	struct stamp first;
	unsigned begun, heard;
};

struct past {
	struct drawn *drawn;
	size_t n, room;
	struct person *person;
	size_t persons, persons_room;
	const char **people;
};

static struct drawn *find(const struct past *p, const char *card)
{
	for (size_t i = 0; i < p->n; i++)
		if (!strcmp(p->drawn[i].card, card))
			return &p->drawn[i];
	return NULL;
}

static struct person *find_person(const struct past *p, const char *who)
{
	for (size_t i = 0; i < p->persons; i++)
		if (!strcmp(p->person[i].who, who))
			return &p->person[i];
	return NULL;
}

static bool is_within(const struct stamp_span *s, const struct entry *e)
{
	if (!s)
		return true;
	if (s->exact)
		return e->time.utc >= s->from && e->time.utc < s->until;
	return e->day >= s->first && e->day <= s->last;
}

static void take_card(struct past *p, const char *card, bool within)
{
	struct drawn *d = find(p, card);

	if (!d) {
		p->drawn = mem_grow(p->drawn, &p->room, p->n + 1,
				    sizeof(*p->drawn));
		d = &p->drawn[p->n++];
		*d = (struct drawn){ mem_dup(card), false };
	}
	d->within |= within;
}

static struct person *take_person(struct past *p, const struct entry *e)
{
	struct person *who = find_person(p, e->who);

	if (!who) {
		p->person = mem_grow(p->person, &p->persons_room,
				     p->persons + 1, sizeof(*p->person));
		who = &p->person[p->persons++];
		*who = (struct person){ .who = mem_dup(e->who),
					.first = e->time };
	} else if (e->time.utc < who->first.utc) {
		who->first = e->time;
	}
	return who;
}

static void take(struct past *p, const struct entry *e,
		 const struct stamp_span *span)
{
	struct person *who = take_person(p, e);

	if (!strcmp(e->kind, "talk")) {
		who->begun += !strcmp(entry_cell(e, "class"), "speaker");
	} else if (!strcmp(e->kind, "prompt")) {
		const char *tags = entry_cell(e, "tags");
		who->begun += card_holds(tags, "speaker");
		who->heard += card_holds(tags, "listener");
		take_card(p, entry_cell(e, "title"), is_within(span, e));
	}
}

static int by_first(const void *a, const void *b)
{
	const struct person *x = a, *y = b;

	if (x->first.utc != y->first.utc)
		return x->first.utc < y->first.utc ? -1 : 1;
	return strcmp(x->who, y->who);
}

static void list_people(struct past *p)
{
	if (p->persons)
		qsort(p->person, p->persons, sizeof(*p->person), by_first);
	p->people = mem_get(p->persons + 1, sizeof(*p->people));
	for (size_t i = 0; i < p->persons; i++)
		p->people[i] = p->person[i].who;
}

struct past *past_empty(void)
{
	struct past *p = mem_get(1, sizeof(*p));

	list_people(p);
	return p;
}

/* What the walk over the rows needs. */
struct walk {
	struct past *past;
	const struct stamp_span *span;
};

static void take_row(void *arg, const struct entry *e)
{
	const struct walk *w = arg;

	take(w->past, e, w->span);
}

struct past *past_read(const char *shared, const struct past_how *how,
		       struct fault *f)
{
	const struct scan_how scan = {
		.shared = shared, .who = how->who, .private = how->private,
		.may_be_new = how->may_be_new, .day_start = how->day_start,
		.bad = how->bad,
	};
	struct past *p = mem_get(1, sizeof(*p));
	struct walk walk = { p, how->span };
	int got = scan_log(&scan, take_row, &walk, f);

	list_people(p);
	if (!got)
		return p;
	past_free(p);
	return NULL;
}

bool past_has(const struct past *p, const char *card)
{
	const struct drawn *d = find(p, card);

	return d && d->within;
}

bool past_had(const struct past *p, const char *card)
{
	return find(p, card) != NULL;
}

unsigned past_begun(const struct past *p, const char *who)
{
	const struct person *found = find_person(p, who);

	return found ? found->begun : 0;
}

unsigned past_heard(const struct past *p, const char *who)
{
	const struct person *found = find_person(p, who);

	return found ? found->heard : 0;
}

const char *const *past_people(const struct past *p, size_t *n)
{
	*n = p->persons;
	return p->people;
}

void past_free(struct past *p)
{
	if (!p)
		return;
	for (size_t i = 0; i < p->n; i++)
		free(p->drawn[i].card);
	for (size_t i = 0; i < p->persons; i++)
		free(p->person[i].who);
	free(p->drawn);
	free(p->person);
	free(p->people);
	free(p);
}
