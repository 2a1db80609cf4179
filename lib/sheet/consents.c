/* SPDX-License-Identifier: MIT
 * Whose rows a therapist may be shown. */
#include "sheet/consents.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "log/cell.h"

static struct consented *find(const struct consents *c, const char *who)
{
	for (size_t i = 0; i < c->n; i++)
		if (!strcmp(c->one[i].who, who))
			return &c->one[i];
	return NULL;
}

static struct consented *person(struct consents *c, const char *who)
{
	struct consented *old = find(c, who);

	if (old)
		return old;
	c->one = mem_grow(c->one, &c->room, c->n + 1, sizeof(*c->one));
	struct consented *new = &c->one[c->n++];
	*new = (struct consented){ 0 };
	snprintf(new->who, sizeof(new->who), "%s", who);
	return new;
}

static bool is_older(const struct stamp *a, const struct stamp *b)
{
	return a->utc < b->utc || (a->utc == b->utc && a->nano < b->nano);
}

static int32_t day_of(const char *cell)
{
	return cell_is_date(cell) ?
	       stamp_days(atoi(cell), atoi(cell + 5), atoi(cell + 8)) :
	       INT32_MAX;
}

void consents_take(struct consents *c, const struct entry *e)
{
	struct consented *one = person(c, e->who);
	const char *state;

	if (strcmp(e->kind, "consent") ||
	    strcmp(entry_cell(e, "title"), "therapist") ||
	    is_older(&c->now, &e->time))
		return;
	state = entry_cell(e, "state");
	bool given = !strcmp(state, "given");
	if (one->heard && (is_older(&e->time, &one->time) ||
			   (given && !is_older(&one->time, &e->time))))
		return;
	one->heard = true;
	one->given = given;
	one->clinician = !strcmp(entry_cell(e, "class"), "clinician");
	one->time = e->time;
	one->day = e->day;
	one->until = day_of(entry_cell(e, "review_by"));
	free(one->purpose);
	one->purpose = *entry_cell(e, "note") ?
		       mem_dup(entry_cell(e, "note")) : NULL;
}

bool consents_hold(const struct consents *c, const struct consented *one)
{
	struct stamp now = c->now;

	now.offset = one->time.offset;
	return one->given && one->until >= stamp_day(&now, c->day_start);
}

bool consents_allow(const struct consents *c, const struct entry *e)
{
	const struct consented *one = find(c, e->who);

	return one && consents_hold(c, one) &&
	       (e->visibility == SHARED || one->clinician);
}

void consents_release(void *consents, const struct entry *e)
{
	struct consents *c = consents;

	consents_take(c, e);
	c->uncovered |= strcmp(e->kind, "consent") && !consents_allow(c, e);
}

size_t consents_lacking(const struct consents *c)
{
	size_t n = 0;

	for (size_t i = 0; i < c->n; i++)
		n += !consents_hold(c, &c->one[i]);
	return n;
}

void consents_free(struct consents *c)
{
	for (size_t i = 0; i < c->n; i++)
		free(c->one[i].purpose);
	free(c->one);
	*c = (struct consents){ 0 };
}
