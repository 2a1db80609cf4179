/* SPDX-License-Identifier: MIT
 * The menu of experiments. */
#include "content/experiments.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "content/book.h"
#include "content/deck.h"

enum { STEPS = 3, STEP_DEEP = 3 };

/* Flags that an entry may have, even if none has at present. */
static const char FLAGS[] = "pain;trauma;kids;alcohol";

static const char PRIVATE_PLACE[] = "private";

static const char *const needed[] = { "id", "title", NULL };

static const char *wrong(const struct book *b, size_t i, const char **column)
{
	static const char *const texts[] = { "how", "undo", "stop", "review",
		"consent", "family" };
	long step = book_number(b, i, "step");
	long days = book_number(b, i, "days");

	if (!strcmp(book_cell(b, i, "id"), EXPERIMENT_NONE))
		return NULL;
	*column = "step";
	if (step < 1 || step > STEPS)
		return N_("a step is 1, 2 or 3");
	*column = "days";
	if (days < 1 || days > TRIAL_DAYS)
		return N_("days are 1 to 14");
	for (size_t k = 0; k < ARRAY_LEN(texts); k++) {
		*column = texts[k];
		if (!*book_cell(b, i, texts[k]))
			return N_("is missing");
	}
	return NULL;
}

static void fill(struct experiment *e, const struct book *b, size_t i)
{
	long step = book_number(b, i, "step"), days = book_number(b, i, "days");

	*e = (struct experiment){
		.id = book_cell(b, i, "id"),
		.family = book_cell(b, i, "family"),
		.title = book_cell(b, i, "title"),
		.how = book_cell(b, i, "how"),
		.step = step > 0 ? (int)step : 0,
		.days = days > 0 ? (int)days : 7,
		.consent = book_cell(b, i, "consent"),
		.stop = book_cell(b, i, "stop"),
		.review = book_cell(b, i, "review"),
		.undo = book_cell(b, i, "undo"),
		.needs = book_cell(b, i, "needs"),
		.flags = book_cell(b, i, "flags"),
		.place = book_cell(b, i, "private_place"),
		.energy = book_cell(b, i, "energy"),
		.body = book_cell(b, i, "body_notes"),
		.seed = book_cell(b, i, "seed"),
		.source = book_cell(b, i, "source"),
	};
}

struct experiments *experiments_read(struct fault *f)
{
	static const struct book_how how = { .name = "experiments.csv",
		.needed = needed, .key = "id", .wrong = wrong };
	struct book *b = book_read(&how, f);

	if (!b)
		return NULL;
	long none = book_find(b, EXPERIMENT_NONE);
	if (none < 0) {
		fault_set_detail(f, N_("the menu lacks the entry"),
				 EXPERIMENT_NONE);
		book_free(b);
		return NULL;
	}
	struct experiments *all = mem_get(1, sizeof(*all));
	all->book = b;
	all->one = mem_get(book_count(b), sizeof(*all->one));
	fill(&all->one[all->n++], b, (size_t)none);
	for (size_t i = 0; i < book_count(b); i++)
		if ((long)i != none)
			fill(&all->one[all->n++], b, i);
	return all;
}

const struct experiment *experiments_find(const struct experiments *all,
					  const char *id)
{
	for (size_t i = 0; i < all->n; i++)
		if (!strcmp(all->one[i].id, id))
			return &all->one[i];
	return NULL;
}

static bool is_private(const struct experiment *e)
{
	return *e->place && strcmp(e->place, "no") && strcmp(e->place, "0");
}

/* The sorts of words that -t can name. */
enum sort { BY_ID, BY_FAMILY, BY_NEED, BY_FLAG, BY_ENERGY, BY_PLACE, SORTS };

static bool has(const struct experiment *e, enum sort sort, const char *word)
{
	switch (sort) {
	case BY_ID: return !strcmp(e->id, word);
	case BY_FAMILY: return !strcmp(e->family, word);
	case BY_NEED: return card_holds(e->needs, word);
	case BY_FLAG: return card_holds(e->flags, word);
	case BY_ENERGY: return !strcmp(e->energy, word);
	case BY_PLACE:
		return !strcmp(word, PRIVATE_PLACE) && is_private(e);
	case SORTS: break;
	}
	return false;
}

static bool is_any(const struct experiments *all, enum sort sort,
		   const char *word)
{
	for (size_t i = 0; i < all->n; i++)
		if (has(&all->one[i], sort, word))
			return true;
	return sort == BY_FLAG && card_holds(FLAGS, word);
}

bool experiments_know(const struct experiments *all, const char *word)
{
	for (int sort = 0; sort < SORTS; sort++)
		if (is_any(all, (enum sort)sort, word))
			return true;
	return !strcmp(word, PRIVATE_PLACE);
}

static bool is_wished(const struct experiments *all,
		      const struct experiment *e,
		      const struct experiments_how *how)
{
	for (int sort = 0; sort < SORTS; sort++) {
		bool asked = false, met = false;
		for (size_t i = 0; i < how->n_tags; i++) {
			/* A word that is a family and a need widens both. */
			if (!is_any(all, (enum sort)sort, how->tags[i]))
				continue;
			asked = true;
			for (int any = 0; any < SORTS; any++)
				met |= has(e, (enum sort)any, how->tags[i]);
		}
		if (asked && !met)
			return false;
	}
	return true;
}

static bool is_left_out(const struct experiment *e,
			const struct experiments_how *how)
{
	for (size_t i = 0; i < how->n_out; i++)
		for (int sort = 0; sort < SORTS; sort++)
			if (has(e, (enum sort)sort, how->out[i]))
				return true;
	return false;
}

static bool was_done(const struct experiments_how *how,
		     const struct experiment *e)
{
	const struct trial *x = trials_find(how->trials, e->id);

	return x && x->done;
}

/* Whether the steps before were taken: within the family where it has them. */
static bool is_in_reach(const struct experiments *all,
			const struct experiment *e,
			const struct experiments_how *how)
{
	bool lower = false, done = false, elsewhere = false;

	if (e->step < 2)
		return true;
	if (e->step >= STEP_DEEP && how->depth < STEP_DEEP)
		return false;
	for (size_t i = 0; i < all->n; i++) {
		const struct experiment *o = &all->one[i];
		if (!o->step || o->step >= e->step)
			continue;
		elsewhere |= was_done(how, o);
		if (strcmp(o->family, e->family))
			continue;
		lower = true;
		done |= was_done(how, o);
	}
	return lower ? done : elsewhere;
}

bool experiment_is_off(const struct experiment *e, const struct limits *l,
		       const char *who)
{
	const char *const texts[] = { e->title, e->how, e->body, NULL };
	struct buf exact = BUF_EMPTY;

	buf_addf(&exact, "%s;%s;%s;%s", e->id, e->family, e->needs, e->flags);
	bool off = limits_touch(l, who, buf_text(&exact), texts);
	buf_free(&exact);
	return off;
}

bool experiment_may(const struct experiments *all, const struct experiment *e,
		    const struct experiments_how *how)
{
	const struct trial *x = trials_find(how->trials, e->id);
	int32_t until;

	if (!strcmp(e->id, EXPERIMENT_NONE))
		return true;
	if (x && !how->again &&
	    (trial_is_open(x) || trial_rests(x, how->day, &until)))
		return false;
	return is_wished(all, e, how) && !is_left_out(e, how) &&
	       is_in_reach(all, e, how) &&
	       !experiment_is_off(e, how->limits, NULL);
}

void experiments_free(struct experiments *all)
{
	if (!all)
		return;
	free(all->one);
	book_free(all->book);
	free(all);
}
