/* SPDX-License-Identifier: MIT
 * From rows to days. */
#include "sheet/gather.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* What a pass over a feed knows. */
struct pass {
	struct gather *g;
	const struct gather_how *how;
	size_t columns;
	struct rated { size_t column, measure; } *rated;	/* n_rated; a
				 * measure from measures->n on is a scale */
	size_t n_rated;
	int moment, note;	/* columns; -1: none */
	struct spoken_at spoken;
	size_t last;		/* person of the last row */
};

/* No row is there yet. */
static void begin(struct pass *p, const struct measures *m, struct feed *d)
{
	*p->g = (struct gather){ .measures = m, .scales = p->how->scales };
	p->last = p->n_rated = 0;
	const char *const *names = feed_columns(d, &p->columns);

	p->rated = mem_get(p->columns + 1, sizeof(*p->rated));
	p->moment = p->note = -1;
	spoken_find(&p->spoken, names, p->columns);
	for (size_t i = 0; i < p->columns; i++) {
		int at = measures_find(m, names[i]);
		bool hidden = at >= 0 && m->all[at].secret && !p->how->secret;
		int scale = p->g->scales ? scales_find(p->g->scales, names[i])
					 : -1;
		if (scale >= 0)
			p->rated[p->n_rated++] = (struct rated){
				i, m->n + (size_t)scale };
		else if (at >= 0 && !hidden)
			p->rated[p->n_rated++] = (struct rated){
				i, (size_t)at };
		if (!strcmp(names[i], "moment"))
			p->moment = (int)i;
		else if (!strcmp(names[i], "note"))
			p->note = (int)i;
	}
}

static struct gather_person *person(struct pass *p, const struct entry *e)
{
	struct gather *g = p->g;

	if (p->last < g->n && !strcmp(g->person[p->last].tag, e->who))
		return &g->person[p->last];
	for (p->last = 0; p->last < g->n; p->last++)
		if (!strcmp(g->person[p->last].tag, e->who))
			return &g->person[p->last];
	g->person = mem_grow(g->person, &g->room, g->n + 1,
			     sizeof(*g->person));
	struct gather_person *new = &g->person[g->n];
	*new = (struct gather_person){ .first = e->time, .last = e->time };
	strncpy(new->tag, e->who, sizeof(new->tag) - 1);
	new->item = mem_get(g->measures->n, sizeof(*new->item));
	if (g->scales)
		new->scale = mem_get(g->scales->n + 1, sizeof(*new->scale));
	if (!g->n++)
		g->first = g->last = e->day;
	return new;
}

static bool is_before(const struct stamp *a, const struct stamp *b)
{
	return a->utc < b->utc || (a->utc == b->utc && a->nano < b->nano);
}

/* Spreads the bits of a number (the finalizer of splitmix64). */
static uint64_t mixed(uint64_t x)
{
	x += 0x9e3779b97f4a7c15u;
	x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
	x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
	return x ^ (x >> 31);
}

static void keep_moment(struct gather_person *who, const struct entry *e,
			const char *text)
{
	size_t at = who->n_moments;

	while (at && is_before(&e->time, &(struct stamp){
				.utc = who->moment[at - 1].utc,
				.nano = who->moment[at - 1].nano }))
		at--;
	if (who->n_moments == GATHER_MOMENTS) {
		if (!at)
			return;
		free(who->moment[0].text);
		memmove(who->moment, who->moment + 1,
			(--at) * sizeof(*who->moment));
	} else {
		memmove(who->moment + at + 1, who->moment + at,
			(who->n_moments++ - at) * sizeof(*who->moment));
	}
	who->moment[at] = (struct gather_moment){
		.utc = e->time.utc, .nano = e->time.nano, .day = e->day,
		.text = mem_dup(text) };
}

/* The last day, of the row's own offset, whose moments count. */
static int32_t last_day(const struct pass *p, const struct entry *e)
{
	struct stamp now = { .utc = p->how->now, .offset = e->time.offset };

	return p->how->until_given ? p->how->until :
	       stamp_day(&now, p->how->day_start);
}

static void look_for_moment(const struct pass *p, struct gather_person *who,
			    const struct entry *e)
{
	const char *text = p->moment < 0 ? "" : e->cells[p->moment];

	if (!*text && p->note >= 0 && e->kind[0] == 'm' &&
	    !strcmp(e->kind, "moment"))
		text = e->cells[p->note];
	if (*text && e->day <= last_day(p, e))
		keep_moment(who, e, text);
}

static void take(struct pass *p, const struct entry *e)
{
	struct gather *g = p->g;
	struct gather_person *who = person(p, e);
	uint64_t at = mixed((uint64_t)e->time.utc);
	size_t measures = g->measures->n;

	if (is_before(&e->time, &who->first))
		who->first = e->time;
	if (!is_before(&e->time, &who->last))
		who->last = e->time;
	g->first = e->day < g->first ? e->day : g->first;
	g->last = e->day > g->last ? e->day : g->last;
	who->mix += at;
	days_add(&who->rows, e->day, 0);
	for (size_t i = 0; i < p->n_rated; i++) {
		const char *cell = e->cells[p->rated[i].column];
		size_t m = p->rated[i].measure;
		if (!*cell)
			continue;
		double value = entry_number(cell);
		if (!isfinite(value))
			continue;
		days_add(m < measures ? &who->item[m] :
			 &who->scale[m - measures], e->day, value);
		uint64_t bits;
		memcpy(&bits, &value, sizeof(bits));
		who->mix += mixed(mixed(at + m) + bits);
	}
	look_for_moment(p, who, e);
	if (e->visibility != SHARED)
		sums_add(&who->hidden, e->day, 1);
	spoken_take(&who->spoken, &p->spoken, e);
	if (p->how->row)
		p->how->row(p->how->arg, e);
}

static void end(struct pass *p)
{
	free(p->rated);
	spoken_at_free(&p->spoken);
}

static void forget(struct pass *p, const struct measures *m, struct feed *d)
{
	end(p);
	gather_free(p->g);
	begin(p, m, d);
	if (p->how->anew)
		p->how->anew(p->how->arg);
}

int gather_read(struct gather *g, const struct measures *m, struct feed *d,
		const struct gather_how *how, struct fault *f)
{
	struct pass p = { .g = g, .how = how };
	struct entry e;
	int got;

	begin(&p, m, d);
	while ((got = feed_next(d, &e, f)) > 0) {
		if (got == FEED_ANEW)
			forget(&p, m, d);
		else if (!how->takes || how->takes(how->arg, &e))
			take(&p, &e);
	}
	end(&p);
	for (size_t i = 0; i < g->n; i++) {
		days_close(&g->person[i].rows);
		for (size_t k = 0; k < m->n; k++)
			days_close(&g->person[i].item[k]);
		for (size_t k = 0; g->scales && k < g->scales->n; k++)
			days_close(&g->person[i].scale[k]);
		sums_close(&g->person[i].hidden);
		spoken_close(&g->person[i].spoken);
	}
	if (got < 0)
		gather_free(g);
	return got;
}

const struct gather_person *gather_find(const struct gather *g,
					const char *tag)
{
	for (size_t i = 0; i < g->n; i++)
		if (!strcmp(g->person[i].tag, tag))
			return &g->person[i];
	return NULL;
}

void gather_free(struct gather *g)
{
	for (size_t i = 0; i < g->n; i++) {
		struct gather_person *who = &g->person[i];
		for (size_t k = 0; k < g->measures->n; k++)
			days_free(&who->item[k]);
		for (size_t k = 0; k < who->n_moments; k++)
			free(who->moment[k].text);
		for (size_t k = 0; g->scales && k < g->scales->n; k++)
			days_free(&who->scale[k]);
		sums_free(&who->hidden);
		spoken_free(&who->spoken);
		free(who->scale);
		days_free(&who->rows);
		free(who->item);
	}
	free(g->person);
	*g = (struct gather){ 0 };
}
