/* SPDX-License-Identifier: MIT
 * Ids that a log holds already. */
#include "log/already.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "log/feed.h"
#include "log/place.h"
#include "log/seen.h"

enum { SLOTS_MIN = 256, IN_LOG = 0 };

static uint64_t hash_of(const char *id)
{
	uint64_t hash = seen_mix(seen_hash(SEEN_START, id));

	return hash ? hash : 1;
}

static struct already_slot *find(const struct already *a, uint64_t id)
{
	for (size_t at = (size_t)id;; at++) {
		struct already_slot *s = &a->slot[at & (a->slots - 1)];
		if (!s->id || s->id == id)
			return s;
	}
}

static void make_room(struct already *a)
{
	size_t old = a->slots;
	struct already_slot *from = a->slot;

	if (a->n * 2 < old)
		return;
	a->slots = old ? old * 2 : SLOTS_MIN;
	a->slot = mem_get(a->slots, sizeof(*a->slot));
	for (size_t i = 0; i < old; i++)
		if (from[i].id)
			*find(a, from[i].id) = from[i];
	free(from);
}

enum already_is already_put(struct already *a, const char *id,
			    uint64_t content)
{
	make_room(a);
	struct already_slot *s = find(a, hash_of(id));
	if (s->id)
		return s->content == IN_LOG || content == IN_LOG ||
		       s->content == content ? ALREADY_SAME : ALREADY_OTHER;
	*s = (struct already_slot){ hash_of(id), content };
	a->n++;
	return ALREADY_NEW;
}

/* What is wrong with a log's rows is for those who read it. */
static void ignore(const struct fault *f)
{
	(void)f;
}

static int read_log(struct already *a, const char *const *paths, size_t n,
		    const struct feed_how *how, struct fault *f)
{
	struct feed *feed = feed_open(paths, n, how, f);
	struct entry e;
	int got = -1;

	while (feed && (got = feed_next(feed, &e, f)) > 0)
		already_put(a, e.id, IN_LOG);
	feed_close(feed);
	return got;
}

static bool knows(const struct already *a, const char *who)
{
	for (size_t i = 0; i < a->n_people; i++)
		if (!strcmp(a->people[i], who))
			return true;
	return false;
}

int already_read(struct already *a, const struct keep_how *how,
		 const char *who, struct fault *f)
{
	const struct feed_how reading = {
		.audience = { AUDIENCE_OWN, who },
		.raw = true,
		.bad = ignore,
	};
	const char *paths[2];
	struct fault no_place = { 0 };
	size_t n = 0;

	if (knows(a, who))
		return 0;
	/* Where a private row may not go is told when there is one. */
	char *own = place_private(how->private, who, how->shared, &no_place);
	if (!access(how->shared, F_OK))
		paths[n++] = how->shared;
	if (own && !access(own, F_OK))
		paths[n++] = own;
	int got = n ? read_log(a, paths, n, &reading, f) : 0;
	free(own);
	a->people = mem_grow(a->people, &a->people_room, a->n_people + 1,
			     sizeof(*a->people));
	a->people[a->n_people++] = mem_dup(who);
	return got;
}

void already_free(struct already *a)
{
	while (a->n_people)
		free(a->people[--a->n_people]);
	free(a->people);
	free(a->slot);
	*a = (struct already)ALREADY_EMPTY;
}
