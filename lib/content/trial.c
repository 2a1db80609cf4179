/* SPDX-License-Identifier: MIT
 * How an experiment goes from an idea to its end. */
#include "content/trial.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { YES_LEAST = 2 };

static const char *const words[TRIAL_WORDS] = {
	[TRIAL_OFFER] = "offered", [TRIAL_YES] = "yes",
	[TRIAL_RUN] = "running", [TRIAL_PAUSE] = "paused",
	[TRIAL_STOP] = "stopped", [TRIAL_KEEP] = "kept",
	[TRIAL_ADJUST] = "adjusted", [TRIAL_UNDO] = "undone",
};

const char *trial_word_text(enum trial_word word)
{
	return word == TRIAL_NONE ? "" : words[word];
}

enum trial_word trial_word_of(const char *text)
{
	for (size_t i = 0; i < TRIAL_WORDS; i++)
		if (!strcmp(words[i], text))
			return (enum trial_word)i;
	return TRIAL_NONE;
}

/* The number of a person, who is taken in if there is room; -1. */
static int person(struct trials *t, const char *who)
{
	for (size_t i = 0; i < t->n_people; i++)
		if (!strcmp(t->people[i], who))
			return (int)i;
	if (t->n_people == TRIAL_PEOPLE_MAX)
		return -1;
	t->people[t->n_people] = mem_dup(who);
	return (int)t->n_people++;
}

struct trials *trials_new(const char *const *people, size_t n)
{
	struct trials *t = mem_get(1, sizeof(*t));

	for (size_t i = 0; i < n; i++)
		person(t, people[i]);
	t->n_asked = t->n_people;
	return t;
}

const struct trial *trials_find(const struct trials *t, const char *id)
{
	for (size_t i = 0; i < t->n; i++)
		if (!strcmp(t->trial[i].id, id))
			return &t->trial[i];
	return NULL;
}

const struct trial *trials_running(const struct trials *t)
{
	for (size_t i = 0; i < t->n; i++)
		if (t->trial[i].state == TRIAL_RUNNING)
			return &t->trial[i];
	return NULL;
}

/* Whether these people are all whose word it takes. */
static bool is_all(const struct trials *t, uint32_t who)
{
	uint32_t asked = (1u << t->n_asked) - 1;
	int n = 0;

	for (uint32_t left = who; left; left &= left - 1)
		n++;
	return n >= YES_LEAST && (who & asked) == asked;
}

static void enter(struct trial *x, enum trial_state state, int32_t day)
{
	x->state = state;
	x->since = day;
	/* A yes holds for its round alone, and a view for its run. */
	if (state != TRIAL_AGREED && state != TRIAL_RUNNING)
		x->yes = 0;
	if (state != TRIAL_REVIEW)
		x->keep = x->adjust = 0;
}

static void grow_old(struct trial *x, int32_t day)
{
	if (x->state == TRIAL_RUNNING && day > x->last) {
		uint32_t keep = x->keep, adjust = x->adjust;
		enter(x, TRIAL_REVIEW, x->last + 1);
		x->keep = keep;
		x->adjust = adjust;
	}
	switch (x->state) {
	case TRIAL_OFFERED: case TRIAL_AGREED: case TRIAL_PAUSED:
	case TRIAL_REVIEW:
		if (day - x->since >= TRIAL_DAYS)
			enter(x, TRIAL_LAPSED, x->since + TRIAL_DAYS);
		break;
	case TRIAL_DRAFT: case TRIAL_RUNNING: case TRIAL_STOPPED:
	case TRIAL_LAPSED: case TRIAL_KEPT: case TRIAL_ADJUSTED:
	case TRIAL_UNDONE:
		break;
	}
}

void trials_until(struct trials *t, int32_t day)
{
	for (size_t i = 0; i < t->n; i++)
		grow_old(&t->trial[i], day);
}

bool trial_rests(const struct trial *x, int32_t day, int32_t *until)
{
	*until = x->since + TRIAL_REST;
	return (x->state == TRIAL_STOPPED || x->state == TRIAL_LAPSED ||
		x->state == TRIAL_UNDONE) && day < *until;
}

bool trial_is_open(const struct trial *x)
{
	return x->state == TRIAL_OFFERED || x->state == TRIAL_AGREED ||
	       x->state == TRIAL_RUNNING || x->state == TRIAL_REVIEW ||
	       x->state == TRIAL_PAUSED;
}

static bool offer(struct trial *x, int32_t day)
{
	int32_t until;

	if (trial_is_open(x) || trial_rests(x, day, &until))
		return false;
	enter(x, TRIAL_OFFERED, day);
	return true;
}

static bool say_yes(const struct trials *t, struct trial *x, int who,
		    int32_t day)
{
	uint32_t yes = who < 0 ? x->yes : x->yes | 1u << who;

	if ((x->state != TRIAL_OFFERED && x->state != TRIAL_PAUSED) ||
	    yes == x->yes)
		return false;
	x->yes = yes;
	if (is_all(t, yes))
		enter(x, TRIAL_AGREED, day);
	return true;
}

static bool run(const struct trials *t, struct trial *x, int32_t day,
		int32_t last)
{
	int32_t latest = day + TRIAL_DAYS - 1;

	if (x->state != TRIAL_AGREED || trials_running(t))
		return false;
	enter(x, TRIAL_RUNNING, day);
	x->last = last < day || last > latest ? latest : last;
	return true;
}

/* What rests goes on resting: a pause must not make a stop shorter. */
static bool make_pause(struct trial *x, int32_t day)
{
	if (x->state == TRIAL_PAUSED || x->state == TRIAL_STOPPED ||
	    x->state == TRIAL_LAPSED || x->state == TRIAL_UNDONE)
		return false;
	enter(x, TRIAL_PAUSED, day);
	return true;
}

/* One who wants it undone is enough; keeping and changing take everyone. */
static bool view(const struct trials *t, struct trial *x, int who,
		 enum trial_word word, int32_t day)
{
	uint32_t keep = x->keep, adjust = x->adjust;

	if (x->state != TRIAL_RUNNING && x->state != TRIAL_REVIEW)
		return false;
	if (word == TRIAL_UNDO) {
		enter(x, TRIAL_UNDONE, day);
		return true;
	}
	if (who < 0)
		return false;
	x->keep &= ~(1u << who);
	x->adjust &= ~(1u << who);
	*(word == TRIAL_KEEP ? &x->keep : &x->adjust) |= 1u << who;
	bool changed = x->keep != keep || x->adjust != adjust;
	if (is_all(t, x->keep | x->adjust)) {
		x->done = true;
		enter(x, x->adjust ? TRIAL_ADJUSTED : TRIAL_KEPT, day);
	}
	return changed;
}

static struct trial *take(struct trials *t, const char *id)
{
	for (size_t i = 0; i < t->n; i++)
		if (!strcmp(t->trial[i].id, id))
			return &t->trial[i];
	t->trial = mem_grow(t->trial, &t->room, t->n + 1, sizeof(*t->trial));
	struct trial *x = &t->trial[t->n++];
	memset(x, 0, sizeof(*x));
	memcpy(x->id, id, strlen(id) + 1);
	return x;
}

bool trials_say(struct trials *t, const char *who, const char *id,
		enum trial_word word, int32_t day, int32_t last)
{
	if (word == TRIAL_NONE || !*id || strlen(id) >= TRIAL_ID_MAX)
		return false;
	trials_until(t, day);
	struct trial *x = take(t, id);
	switch (word) {
	case TRIAL_OFFER:
		return offer(x, day);
	case TRIAL_YES:
		return say_yes(t, x, person(t, who), day);
	case TRIAL_RUN:
		return run(t, x, day, last);
	case TRIAL_PAUSE:
		return make_pause(x, day);
	case TRIAL_STOP:
		enter(x, TRIAL_STOPPED, day);
		return true;
	case TRIAL_KEEP: case TRIAL_ADJUST: case TRIAL_UNDO:
		return view(t, x, person(t, who), word, day);
	case TRIAL_NONE: case TRIAL_WORDS:
		break;
	}
	return false;
}

void trials_free(struct trials *t)
{
	if (!t)
		return;
	for (size_t i = 0; i < t->n_people; i++)
		free(t->people[i]);
	free(t->trial);
	free(t);
}
