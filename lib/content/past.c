/* SPDX-License-Identifier: MIT
 * What the log says of earlier draws. */
#include "content/past.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "content/deck.h"
#include "log/feed.h"
#include "log/place.h"

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

/* The files that this draw may look at, private being one of them or NULL. */
static size_t paths_of(const char *shared, const struct past_how *how,
		       const char **paths, char **private)
{
	struct fault ignored = { 0 };
	size_t n = 0;

	if (!how->may_be_new || place_is_directory(shared) ||
	    !access(shared, F_OK))
		paths[n++] = shared;
	*private = how->who ? place_private(how->private, how->who, shared,
					    &ignored) : NULL;
	if (*private && !access(*private, F_OK))
		paths[n++] = *private;
	return n;
}

struct past *past_read(const char *shared, const struct past_how *how,
		       struct fault *f)
{
	const struct feed_how feed_how = {
		.audience = { how->who ? AUDIENCE_OWN : AUDIENCE_COUPLE,
			      how->who },
		.day_start = how->day_start, .bad = how->bad,
	};
	const char *paths[2];
	char *private;
	struct entry e;

	size_t n = paths_of(shared, how, paths, &private);
	struct feed *d = n ? feed_open(paths, n, &feed_how, f) : NULL;
	struct past *p = mem_get(1, sizeof(*p));
	int got = n && !d ? -1 : 0;
	while (d && (got = feed_next(d, &e, f)) > 0)
		take(p, &e, how->span);
	if (d)
		feed_close(d);
	free(private);
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
