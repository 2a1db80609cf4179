/* SPDX-License-Identifier: MIT
 * Logistic regression over the grams of lessons. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "learn.h"

enum { LEAST_LESSONS = 2,	/* with a gram that is kept */
	GRAMS_KEPT = 80000 };

static const double COST = 8;

static double rarity(const struct gram *g, size_t lessons)
{
	return log((1. + (double)lessons) / (1. + g->lessons)) + 1;
}

static int by_index(const void *a, const void *b)
{
	const struct feature_node *x = a, *y = b;

	return x->index - y->index;
}

/* A lesson as liblinear takes it: kept grams, and 1 for the bias.
 * shape:  caller frees. */
static struct feature_node *vector(const struct lesson *l, int n,
				   size_t lessons)
{
	struct feature_node *v = mem_get(l->n + 2, sizeof(*v));
	double square = 0, unknown = log((1. + (double)lessons) / 2) + 1;
	size_t k = 0;

	for (size_t i = 0; i < l->n; i++) {
		const struct gram *g = &all.gram[l->gram[i]];
		if (g->kept < 0) {
			square += unknown * unknown;
			continue;
		}
		v[k].index = g->kept + 1;
		v[k].value = rarity(g, lessons);
		square += v[k].value * v[k].value;
		k++;
	}
	for (size_t i = 0; i < k; i++)
		v[i].value /= sqrt(square);
	qsort(v, k, sizeof(*v), by_index);
	v[k++] = (struct feature_node){ n + 1, 1 };
	v[k].index = -1;
	return v;
}

double dot(const double *w, const struct feature_node *v)
{
	double sum = 0;

	for (; v->index != -1; v++)
		sum += w[v->index - 1] * v->value;
	return sum;
}

static void be_quiet(const char *text)
{
	(void)text;
}

double *fit(struct feature_node **x, double *y, size_t l, int n, double cost,
	    bool even)
{
	int label[2] = { 1, -1 };
	double share[2] = { 1, 1 }, of_yes = 0;
	double lessons = (double)(l - (even ? all.talk : 0));
	struct problem p = { (int)l, n, y, x, 1 };
	struct parameter how = { .solver_type = L2R_LR, .eps = .005,
		.C = cost, .weight_label = label, .weight = share,
		.nr_weight = 2 };

	for (size_t i = 0; i < l; i++)
		of_yes += y[i] > 0;
	if (even && of_yes > 0 && of_yes < lessons) {
		share[0] = lessons / (2 * of_yes);
		share[1] = lessons / (2 * (lessons - of_yes));
	}
	set_print_string_function(be_quiet);
	struct model *m = train(&p, &how);
	double *w = mem_get((size_t)n, sizeof(*w));
	for (int i = 0; i < n; i++)
		w[i] = m->label[0] == 1 ? m->w[i] : -m->w[i];
	free_and_destroy_model(&m);
	return w;
}

static int keep_common(int without, size_t *lessons)
{
	int n = 0;

	*lessons = 0;
	for (size_t g = 0; g < all.grams; g++)
		all.gram[g].lessons = 0;
	for (size_t i = 0; i < all.n; i++) {
		const struct lesson *l = &all.lesson[i];
		if (l->part == without || l->talk)
			continue;
		++*lessons;
		for (size_t k = 0; k < l->n; k++)
			all.gram[l->gram[k]].lessons++;
	}
	for (size_t g = 0; g < all.grams; g++)
		all.gram[g].kept =
			all.gram[g].lessons >= LEAST_LESSONS ? n++ : -1;
	return n;
}

int falling(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x > y ? -1 : x < y;
}

/* Keeps the grams that move the most lessons the furthest. */
static int keep_telling(const double *w, size_t lessons, int n)
{
	double *most = mem_get((size_t)n, sizeof(*most)), *of, least;
	int kept = 0;

	of = mem_get((size_t)n, sizeof(*of));
	for (size_t g = 0; g < all.grams; g++) {
		struct gram *x = &all.gram[g];
		if (x->kept >= 0)
			of[x->kept] = fabs(w[x->kept]) * sqrt(x->lessons) *
				rarity(x, lessons);
	}
	memcpy(most, of, (size_t)n * sizeof(*of));
	qsort(most, (size_t)n, sizeof(*most), falling);
	least = n > GRAMS_KEPT ? most[GRAMS_KEPT] : -1;
	for (size_t g = 0; g < all.grams; g++)
		if (all.gram[g].kept >= 0)
			all.gram[g].kept = of[all.gram[g].kept] > least ?
				kept++ : -1;
	free(most);
	free(of);
	return kept;
}

/* The lessons of all parts but one, as vectors. */
static size_t vectors(int without, int n, size_t lessons,
		      struct feature_node **x, double *y, int *category)
{
	size_t l = 0;

	for (size_t i = 0; i < all.n; i++) {
		const struct lesson *from = &all.lesson[i];
		if (from->part == without || from->part == NO_PART)
			continue;
		x[l] = vector(from, n, lessons);
		y[l] = from->category >= 0 ? 1 : -1;
		category[l++] = from->category;
	}
	return l;
}

void fit_free(struct feature_node **x, size_t l)
{
	for (size_t i = 0; i < l; i++)
		free(x[i]);
}

struct learned learn(int without)
{
	struct learned out = { .n = 0 };
	struct feature_node **x = mem_get(all.n, sizeof(*x));
	double *y = mem_get(all.n, sizeof(*y)), *first;
	int *category = mem_get(all.n, sizeof(*category));
	int n = keep_common(without, &out.lessons);
	size_t l = vectors(without, n, out.lessons, x, y, category);

	first = fit(x, y, l, n + 1, COST, true);
	fit_free(x, l);
	out.n = n = keep_telling(first, out.lessons, n);
	free(first);
	vectors(without, n, out.lessons, x, y, category);
	out.of[0] = fit(x, y, l, n + 1, COST, true);
	for (int c = 0; c < CAT_COUNT; c++) {
		for (size_t i = 0; i < l; i++)
			y[i] = category[i] == c ? 1 : -1;
		out.of[1 + c] = fit(x, y, l, n + 1, COST, true);
	}
	fit_free(x, l);
	free(x);
	free(y);
	free(category);
	return out;
}

void learned_free(struct learned *m)
{
	for (int i = 0; i < SUMS; i++)
		free(m->of[i]);
}

void learned_guess(const struct learned *m, struct lesson *l)
{
	struct feature_node *v = vector(l, m->n, m->lessons);
	double most = -INFINITY;

	l->any = dot(m->of[0], v);
	for (int c = 0; c < CAT_COUNT; c++) {
		double sum = dot(m->of[1 + c], v);
		if (sum > most) {
			most = sum;
			l->guess = c;
		}
	}
	free(v);
}
