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
	int *measure;		/* of each column; -1: none */
	int moment, note;	/* columns; -1: none */
	size_t last;		/* person of the last row */
};

static void map(struct pass *p, struct feed *d)
{
	const struct measures *m = p->g->measures;
	const char *const *names = feed_columns(d, &p->columns);

	p->measure = mem_get(p->columns + 1, sizeof(*p->measure));
	p->moment = p->note = -1;
	for (size_t i = 0; i < p->columns; i++) {
		int at = measures_find(m, names[i]);
		bool hidden = at >= 0 && m->all[at].secret && !p->how->secret;
		p->measure[i] = hidden ? -1 : at;
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

static void look_for_moment(const struct pass *p, struct gather_person *who,
			    const struct entry *e)
{
	const char *text = p->moment < 0 ? "" : e->cells[p->moment];
	struct stamp now = { .utc = p->how->now, .offset = e->time.offset };
	int32_t until = p->how->until_given ? p->how->until :
			stamp_day(&now, p->how->day_start);

	if (!*text && p->note >= 0 && !strcmp(e->kind, "moment"))
		text = e->cells[p->note];
	if (*text && e->day <= until)
		keep_moment(who, e, text);
}

static void take(struct pass *p, const struct entry *e)
{
	struct gather *g = p->g;
	struct gather_person *who = person(p, e);
	uint64_t at = mixed((uint64_t)e->time.utc);

	if (is_before(&e->time, &who->first))
		who->first = e->time;
	if (!is_before(&e->time, &who->last))
		who->last = e->time;
	g->first = e->day < g->first ? e->day : g->first;
	g->last = e->day > g->last ? e->day : g->last;
	who->mix += at;
	days_add(&who->rows, e->day, 0);
	for (size_t i = 0; i < p->columns; i++) {
		int m = p->measure[i];
		if (m < 0 || !*e->cells[i])
			continue;
		double value = entry_number(e->cells[i]);
		if (!isfinite(value))
			continue;
		days_add(&who->item[m], e->day, value);
		uint64_t bits;
		memcpy(&bits, &value, sizeof(bits));
		who->mix += mixed(mixed(at + (uint64_t)m) + bits);
	}
	look_for_moment(p, who, e);
}

int gather_read(struct gather *g, const struct measures *m, struct feed *d,
		const struct gather_how *how, struct fault *f)
{
	struct pass p = { .g = g, .how = how };
	struct entry e;
	int got;

	*g = (struct gather){ .measures = m };
	map(&p, d);
	while ((got = feed_next(d, &e, f)) > 0)
		take(&p, &e);
	free(p.measure);
	for (size_t i = 0; i < g->n; i++) {
		days_close(&g->person[i].rows);
		for (size_t k = 0; k < m->n; k++)
			days_close(&g->person[i].item[k]);
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
		days_free(&who->rows);
		free(who->item);
	}
	free(g->person);
	*g = (struct gather){ 0 };
}
