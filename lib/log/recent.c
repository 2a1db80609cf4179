/* SPDX-License-Identifier: MIT
 * Rows that came lately. */
#include "log/recent.h"

#include <stdio.h>
#include <string.h>

/* Rows of a generation; tests make them few.  Just below half of a power of
 * two, where a set would widen. */
#ifndef RECENT_ROWS
#define RECENT_ROWS 16000
#endif

static struct recent_person *person(struct recent *r, const char *who)
{
	size_t i = r->last < r->people &&
		   !strcmp(r->person[r->last].tag, who) ? r->last : 0;

	while (i < r->people && strcmp(r->person[i].tag, who))
		i++;
	if (i == RECENT_PEOPLE)
		return NULL;
	if (i == r->people) {
		struct recent_person *new = &r->person[r->people++];
		*new = (struct recent_person){ "", INT64_MIN, INT64_MIN,
					       INT64_MIN };
		snprintf(new->tag, sizeof(new->tag), "%s", who);
	}
	r->last = i;
	return &r->person[i];
}

static int64_t later(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

/* Lets the elder generation go. */
static void turn(struct recent *r)
{
	struct seen old = r->before;

	r->before = r->now;
	seen_clear(&old);
	r->now = old;
	for (size_t i = 0; i < r->people; i++) {
		struct recent_person *p = &r->person[i];
		p->gone = later(p->gone, p->before);
		p->before = p->now;
		p->now = INT64_MIN;
	}
}

enum recent_got recent_add(struct recent *r, const char *who, int64_t utc,
			   uint64_t content)
{
	struct recent_person *p = person(r, who);

	if (!p || utc <= p->gone)
		return RECENT_UNSURE;
	if (utc <= p->before && seen_in(&r->before, content))
		return RECENT_KNOWN;
	if (!seen_new(&r->now, content))
		return RECENT_KNOWN;
	p->now = later(p->now, utc);
	if (r->now.n == RECENT_ROWS)
		turn(r);
	return RECENT_NEW;
}

void recent_free(struct recent *r)
{
	seen_free(&r->now);
	seen_free(&r->before);
	*r = (struct recent){ 0 };
}
