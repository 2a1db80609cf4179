/* SPDX-License-Identifier: MIT
 * Which ratings go together, and how many days apart. */
#include "sheet/linked.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "sheet/findings.h"

enum { WEEK = 7 };

/* Everyone's ratings, less the medians of their levels where they have
 * changed lastingly: a shift in two of them would make a link. */
struct search {
	const struct figures *s;
	double **level;		/* people times measures; NULL: as rated */
	struct finding_link *link;
	size_t n, room;
};

static size_t measures_of(const struct figures *s)
{
	return s->gather->measures->n;
}

static int flatten(struct search *q, size_t at)
{
	const struct figure *f = &q->s->figure[at];
	size_t claims = f->story.n_claims;

	if (!claims)
		return 0;
	size_t *start = mem_get(claims, sizeof(*start));
	for (size_t i = 0; i < claims; i++)
		start[i] = f->claim[i].first;
	q->level[at] = mem_get(f->n, sizeof(**q->level));
	int got = link_level(f->days->value, f->n, start, claims,
			     q->level[at]);
	free(start);
	return got;
}

/* The days up to last of one list and of another one later. */
static int find(const struct search *q, size_t from, size_t to, int32_t last,
		struct link *out)
{
	const struct figure *f = &q->s->figure[from], *y = &q->s->figure[to];
	size_t n_f = days_until(f->days, last), n_y = days_until(y->days, last);

	return link_find(f->days->day, q->level[from] ? q->level[from] :
			 f->days->value, n_f < f->n ? n_f : f->n,
			 y->days->day, q->level[to] ? q->level[to] :
			 y->days->value, n_y < y->n ? n_y : y->n, out);
}

/* Whether the person declared what the word names, for the last day. */
static bool is_declared(const struct figures *s, size_t i, const char *prefix,
			const char *word)
{
	const struct spoken *said = &s->person[i]->spoken;
	size_t len = strlen(prefix);

	for (size_t k = 0; k < said->n_rows; k++) {
		const struct spoken_row *r = &said->row[k];
		if (r->is_trigger && r->day <= s->period.last &&
		    r->until >= s->period.last && strcmp(r->state, "ended") &&
		    !strncmp(r->about, prefix, len) &&
		    !strcmp(r->about + len, word))
			return true;
	}
	return false;
}

static bool has_days(const struct figures *s, size_t i, size_t m)
{
	const struct figure *f = figures_at(s, i, m);

	return f->from < f->n && !f->weekly;
}

static void add(struct search *q, const struct finding_link *new)
{
	q->link = mem_grow(q->link, &q->room, q->n + 1, sizeof(*q->link));
	q->link[q->n++] = *new;
}

/* Lists the links to look for between a factor of k and ratings of i. */
static void list(struct search *q, size_t i, size_t k, size_t factor)
{
	const struct measures *all = q->s->gather->measures;
	bool declared = is_declared(q->s, k, "", all->all[factor].id);

	if (!(all->all[factor].factor || declared) ||
	    !has_days(q->s, k, factor))
		return;
	for (size_t m = 0; m < all->n; m++) {
		struct finding_link new = { .i = i, .factor_of = k,
			.factor = factor, .m = m, .declared = declared };
		if ((m == factor && i == k) || !has_days(q->s, i, m))
			continue;
		add(q, &new);
		new.reverse = true;
		/* Of two factors both directions are there anyway. */
		if (declared && i == k && !all->all[m].factor &&
		    !is_declared(q->s, k, "", all->all[m].id))
			add(q, &new);
	}
}

static int by_p(const void *a, const void *b)
{
	const struct finding_link *x = a, *y = b;
	double s = fabs(x->link.tau_b), t = fabs(y->link.tau_b);

	if (x->link.tested != y->link.tested)
		return y->link.tested - x->link.tested;
	if (x->adjusted < y->adjusted || x->adjusted > y->adjusted)
		return x->adjusted < y->adjusted ? -1 : 1;
	if (s < t || s > t)
		return s > t ? -1 : 1;
	if (x->factor != y->factor)
		return x->factor < y->factor ? -1 : 1;
	if (x->m != y->m)
		return x->m < y->m ? -1 : 1;
	if (x->reverse != y->reverse)
		return x->reverse - y->reverse;
	return (x->factor_of > y->factor_of) - (x->factor_of < y->factor_of);
}

/* Finds the links from index `from` on as one family, as of the day last. */
static int test(struct search *q, size_t from, int32_t last)
{
	size_t measures = measures_of(q->s), tested = 0;
	double *p = mem_get(2 * (q->n - from) + 1, sizeof(*p));
	double *adjusted = p + (q->n - from);
	int got = 0;

	for (size_t i = from; i < q->n && !got; i++) {
		struct finding_link *l = &q->link[i];
		size_t f = l->factor_of * measures + l->factor;
		size_t y = l->i * measures + l->m;
		got = find(q, l->reverse ? y : f, l->reverse ? f : y, last,
			   &l->link);
		if (!got && l->link.tested)
			p[tested++] = l->link.p;
	}
	if (!got)
		got = link_adjust(p, tested, adjusted);
	tested = 0;
	for (size_t i = from; i < q->n && !got; i++) {
		struct finding_link *l = &q->link[i];
		l->adjusted = l->link.tested ? adjusted[tested++] : 1;
		l->noticed = link_noticed(&l->link, l->adjusted);
	}
	free(p);
	return got;
}

/* One family: what stood out a week before is kept in mind. */
static int judge(struct search *q, size_t from)
{
	int32_t last = q->s->period.last;

	if (test(q, from, last - WEEK))
		return -1;
	for (size_t i = from; i < q->n; i++)
		q->link[i].was = q->link[i].noticed;
	if (test(q, from, last))
		return -1;
	if (q->n > from)
		qsort(q->link + from, q->n - from, sizeof(*q->link), by_p);
	return 0;
}

static int search(struct search *q, bool between)
{
	size_t measures = measures_of(q->s);

	for (size_t at = 0; at < q->s->n * measures; at++)
		if (flatten(q, at))
			return -1;
	for (size_t i = 0; i < q->s->n; i++) {
		size_t from = q->n;
		for (size_t f = 0; f < measures; f++)
			list(q, i, i, f);
		if (judge(q, from))
			return -1;
	}
	for (size_t i = 0; i < q->s->n && between &&
			   q->s->n <= FINDINGS_PEOPLE; i++) {
		size_t from = q->n;
		for (size_t k = 0; k < q->s->n; k++)
			for (size_t f = 0; f < measures && k != i; f++)
				list(q, i, k, f);
		if (judge(q, from))
			return -1;
	}
	return 0;
}

int linked_links(struct findings *out, bool between)
{
	const struct figures *s = out->figures;
	size_t all = s->n * measures_of(s);
	struct search q = { .s = s,
		.level = mem_get(all + 1, sizeof(*q.level)) };
	int got = search(&q, between);

	for (size_t i = 0; i < all; i++)
		free(q.level[i]);
	free(q.level);
	out->link = q.link;
	out->links = q.n;
	return got;
}

static int tag_at(const struct figure *f, const struct sums *days, int lag,
		  unsigned char *flag, struct finding_tag *out)
{
	size_t k = 0;

	out->n = out->n_other = 0;
	out->lag = lag;
	for (size_t i = 0; i < f->n; i++) {
		int32_t day = f->days->day[i] - lag;
		while (k < days->n && days->cell[k].day < day)
			k++;
		flag[i] = k < days->n && days->cell[k].day == day;
		*(flag[i] ? &out->n : &out->n_other) += 1;
	}
	out->enough = out->n >= PHASE_LEAST_TAGGED &&
		      out->n_other >= PHASE_LEAST_OTHER;
	out->adjusted = 1;
	return out->enough ? phase_tag(f->days->day, f->days->value, flag,
				       f->n, f->weekly ? WEEK : 1,
				       &out->phase) : 0;
}

/* The lag at which days differ most; a declared tag is looked at up to three
 * days on, and pays for it. */
static int find_tag(const struct figure *f, const struct sums *days,
		    struct finding_tag *out)
{
	unsigned char *flag = mem_get(f->n + 1, 1);
	int lags = out->declared && !f->weekly ? FINDINGS_LAGS : 1;
	int got = tag_at(f, days, 0, flag, out);

	for (int lag = 1; lag < lags && !got; lag++) {
		struct finding_tag next = *out;
		got = tag_at(f, days, lag, flag, &next);
		if (!got && next.enough &&
		    (!out->enough || fabs(next.phase.z) > fabs(out->phase.z)))
			*out = next;
	}
	if (!got && out->enough)
		out->adjusted = fmin(1, lags * out->phase.p);
	free(flag);
	return got;
}

static int by_tag(const void *a, const void *b)
{
	const struct finding_tag *x = a, *y = b;

	if (x->enough != y->enough)
		return y->enough - x->enough;
	if (x->adjusted < y->adjusted || x->adjusted > y->adjusted)
		return x->adjusted < y->adjusted ? -1 : 1;
	int got = strcmp(x->tag, y->tag);
	return got ? got : (x->m > y->m) - (x->m < y->m);
}

/* All tags of one person as one family. */
static int adjust_tags(struct finding_tag *tag, size_t n)
{
	double *p = mem_get(n + 1, sizeof(*p));
	size_t tested = 0;

	for (size_t i = 0; i < n; i++)
		if (tag[i].enough)
			p[tested++] = tag[i].adjusted;
	int got = link_adjust(p, tested, p);
	tested = 0;
	for (size_t i = 0; i < n; i++)
		if (tag[i].enough) {
			tag[i].adjusted = p[tested++];
			tag[i].noticed = tag[i].adjusted < .05;
		}
	free(p);
	if (n)
		qsort(tag, n, sizeof(*tag), by_tag);
	return got;
}

static int tags_of(struct findings *out, size_t i, size_t *room)
{
	const struct figures *s = out->figures;
	const struct spoken *said = &s->person[i]->spoken;
	size_t from = out->tags;

	for (size_t t = 0; t < said->n_tags; t++)
		for (size_t m = 0; m < measures_of(s); m++) {
			const struct figure *f = figures_at(s, i, m);
			struct finding_tag new = { .i = i, .m = m,
				.tag = said->tag[t].name };
			new.declared = is_declared(s, i, "tag:", new.tag);
			if (f->from == f->n)
				continue;
			if (find_tag(f, &said->tag[t].days, &new))
				return -1;
			if (!new.n)
				continue;
			out->tag = mem_grow(out->tag, room, out->tags + 1,
					    sizeof(*out->tag));
			out->tag[out->tags++] = new;
		}
	return adjust_tags(out->tag + from, out->tags - from);
}

int linked_tags(struct findings *out)
{
	size_t room = 0;

	for (size_t i = 0; i < out->figures->n; i++)
		if (tags_of(out, i, &room))
			return -1;
	return 0;
}
