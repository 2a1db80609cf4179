/* SPDX-License-Identifier: MIT
 * What the shared log says of experiments. */
#include "content/course.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "log/cell.h"

/* A row of kind experiment. */
struct word {
	char *who, *id, row[IDENT_MAX];
	enum trial_word word;
	struct stamp time;
	int32_t day, last;
};

struct reading {
	struct course *course;
	struct word *word;
	size_t n, room;
	char **people;		/* everyone in the log, n_people */
	size_t n_people, people_room;
};

static int32_t day_of(const char *cell)
{
	return cell_is_date(cell) ?
	       stamp_days(atoi(cell), atoi(cell + 5), atoi(cell + 8)) : 0;
}

static void take_person(struct reading *r, const char *who)
{
	for (size_t i = 0; i < r->n_people; i++)
		if (!strcmp(r->people[i], who))
			return;
	r->people = mem_grow(r->people, &r->people_room, r->n_people + 1,
			     sizeof(*r->people));
	r->people[r->n_people++] = mem_dup(who);
}

static void take_word(struct reading *r, const struct entry *e)
{
	enum trial_word word = trial_word_of(entry_cell(e, "state"));
	const char *id = entry_cell(e, "title");

	if (word == TRIAL_NONE || !*id)
		return;
	r->word = mem_grow(r->word, &r->room, r->n + 1, sizeof(*r->word));
	struct word *w = &r->word[r->n++];
	*w = (struct word){ .who = mem_dup(e->who), .id = mem_dup(id),
		.word = word, .time = e->time, .day = e->day,
		.last = day_of(entry_cell(e, "review_by")) };
	memcpy(w->row, e->id, sizeof(w->row));
}

static void take(void *arg, const struct entry *e)
{
	struct reading *r = arg;
	struct course *c = r->course;

	take_person(r, e->who);
	limits_take(c->limits, e);
	if (!strcmp(e->kind, "experiment"))
		take_word(r, e);
	if (!strcmp(e->kind, "prompt") &&
	    !strcmp(entry_cell(e, "title"), COURSE_MENU) &&
	    !strcmp(entry_cell(e, "class"), COURSE_MENU)) {
		if (!c->voted || e->day > c->voted_on)
			c->voted_on = e->day;
		c->voted = true;
	}
}

/* What is said in one and the same moment comes in the order in which it
 * makes sense, and a stop comes last. */
static int rank(enum trial_word word)
{
	static const enum trial_word order[] = { TRIAL_OFFER, TRIAL_YES,
		TRIAL_RUN, TRIAL_KEEP, TRIAL_ADJUST, TRIAL_UNDO, TRIAL_PAUSE,
		TRIAL_STOP };
	size_t i = 0;

	while (i + 1 < ARRAY_LEN(order) && order[i] != word)
		i++;
	return (int)i;
}

static int by_time(const void *a, const void *b)
{
	const struct word *x = a, *y = b;

	if (x->time.utc == y->time.utc && x->time.nano == y->time.nano &&
	    x->word != y->word)
		return rank(x->word) - rank(y->word);
	if (scan_before(&x->time, x->row, &y->time, y->row))
		return -1;
	return scan_before(&y->time, y->row, &x->time, x->row);
}

static int by_tag(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* A row from the days to come, by a clock that is wrong, waits for its day;
 * only a stop counts at once. */
static void replay(struct reading *r, const char *const *people, size_t n)
{
	struct course *c = r->course;
	int32_t day = 0;

	if (r->n_people)
		qsort(r->people, r->n_people, sizeof(*r->people), by_tag);
	if (n < 2) {
		people = (const char *const *)r->people;
		n = r->n_people;
	}
	c->trials = trials_new(people, n);
	if (r->n)
		qsort(r->word, r->n, sizeof(*r->word), by_time);
	for (size_t i = 0; i < r->n; i++) {
		const struct word *w = &r->word[i];
		if (w->day > c->day && w->word != TRIAL_STOP)
			continue;
		/* The offsets of two travellers may turn days round. */
		if (w->day > day)
			day = w->day > c->day ? c->day : w->day;
		trials_say(c->trials, w->who, w->id, w->word, day, w->last);
	}
	trials_until(c->trials, c->day);
}

int course_read(struct course *c, const struct scan_how *how,
		const char *const *people, size_t n, int32_t today,
		struct fault *f)
{
	struct reading r = { .course = c };

	*c = (struct course){ .limits = limits_new(), .day = today };
	int got = scan_log(how, take, &r, f);
	replay(&r, people, n);
	for (size_t i = 0; i < r.n; i++) {
		free(r.word[i].who);
		free(r.word[i].id);
	}
	for (size_t i = 0; i < r.n_people; i++)
		free(r.people[i]);
	free(r.word);
	free(r.people);
	return got;
}

void course_free(struct course *c)
{
	trials_free(c->trials);
	limits_free(c->limits);
	c->trials = NULL;
	c->limits = NULL;
}
