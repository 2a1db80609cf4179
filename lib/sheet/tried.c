/* SPDX-License-Identifier: MIT
 * Reminders, looked back on. */
#include "sheet/tried.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "log/stamp.h"

enum { LATELY = 7 };	/* days that a last rating may be old */

/* Days of a rating, each with what was known of it before it began. */
struct known {
	const struct figure *f;
	int32_t *day;
	double *x, *y;
	size_t n;
};

static void begin(struct known *k, const struct figure *f)
{
	*k = (struct known){ .f = f,
		.day = mem_get(f->n + 1, sizeof(*k->day)),
		.x = mem_get(f->n + 1, sizeof(*k->x)),
		.y = mem_get(f->n + 1, sizeof(*k->y)) };
}

static void add(struct known *k, size_t i, double x)
{
	k->day[k->n] = k->f->days->day[i];
	k->x[k->n] = x;
	k->y[k->n++] = k->f->days->value[i];
}

/* Of a weekly diary there are never enough days. */
static void end(struct known *k, bool up, struct backtest *out)
{
	*out = (struct backtest){ 0 };
	if (backtest_find(k->day, k->x, k->y, k->f->weekly ? 0 : k->n, up,
			  out))
		*out = (struct backtest){ 0 };
	free(k->day);
	free(k->x);
	free(k->y);
}

void tried_tag(const struct figures *s, const struct finding_tag *t,
	       struct backtest *out)
{
	const struct spoken *said = &s->person[t->i]->spoken;
	const struct sums *days = NULL;
	struct known k;

	for (size_t i = 0; i < said->n_tags && !days; i++)
		if (!strcmp(said->tag[i].name, t->tag))
			days = &said->tag[i].days;
	begin(&k, figures_at(s, t->i, t->m));
	for (size_t i = 0; i < k.f->n && days; i++)
		add(&k, i, sums_has(days, k.f->days->day[i] - t->lag));
	end(&k, t->phase.shift > 0, out);
}

void tried_link(const struct figures *s, const struct finding_link *l,
		struct backtest *out)
{
	const struct figure *f = figures_at(s, l->factor_of, l->factor);
	const struct figure *y = figures_at(s, l->i, l->m);
	size_t at = 0;
	struct known k;

	begin(&k, l->reverse ? f : y);
	f = l->reverse ? y : f;
	for (size_t i = 0; i < k.f->n; i++) {
		int32_t day = k.f->days->day[i] - l->link.lag;
		while (at < f->n && f->days->day[at] < day)
			at++;
		if (at < f->n && f->days->day[at] == day)
			add(&k, i, f->days->value[at]);
	}
	end(&k, l->link.tau_b > 0, out);
}

void tried_weekend(const struct figures *s, const struct finding_days *d,
		   size_t i, size_t m, struct backtest *out)
{
	struct known k;

	begin(&k, figures_at(s, i, m));
	for (size_t at = 0; at < k.f->n; at++)
		add(&k, at, stamp_weekday(k.f->days->day[at]) >= 5);
	end(&k, d->weekdays.weekend.shift > 0, out);
}

void tried_last(const struct figures *s, size_t i, size_t m, bool up,
		struct backtest *out)
{
	struct known k;

	begin(&k, figures_at(s, i, m));
	for (size_t at = 1; at < k.f->n; at++)
		if (k.f->days->day[at] - k.f->days->day[at - 1] <= LATELY)
			add(&k, at, k.f->days->value[at - 1]);
	end(&k, up, out);
}

bool tried_is_up(const struct shift_story *s)
{
	return s->state == SHIFT_POSSIBLE_UP ||
	       (s->state == SHIFT_TEMPORARY && s->stretch.side > 0);
}

void tried_say(struct buf *out, const struct backtest *b, bool up)
{
	size_t chance = (size_t)(b->chance + .5);

	if (!b->holds)
		return;
	buf_putc(out, ' ');
	/* Translators, for both: a number of weeks; on how many days it was
	 * right; of how many; how many chance gives. */
	buf_addf(out, up ?
		 P_("Looked back on: in the past %zu week, judged by the days "
		    "before it alone, this would have been right on %zu of "
		    "%zu days (among that person's highest fifth), where "
		    "chance gives about %zu. It is no forecast.",
		    "Looked back on: in the past %zu weeks, each judged by "
		    "the days before it alone, this would have been right on "
		    "%zu of %zu days (among that person's highest fifth), "
		    "where chance gives about %zu. It is no forecast.",
		    b->weeks) :
		 P_("Looked back on: in the past %zu week, judged by the days "
		    "before it alone, this would have been right on %zu of "
		    "%zu days (among that person's lowest fifth), where "
		    "chance gives about %zu. It is no forecast.",
		    "Looked back on: in the past %zu weeks, each judged by "
		    "the days before it alone, this would have been right on "
		    "%zu of %zu days (among that person's lowest fifth), "
		    "where chance gives about %zu. It is no forecast.",
		    b->weeks), b->weeks, b->right, b->flagged, chance);
}
