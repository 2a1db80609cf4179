/* SPDX-License-Identifier: MIT
 * series/pair against scipy, R and counting every pair. */
#include "series/pair.h"
#include "tap.h"

static unsigned next(unsigned *s)
{
	*s = *s * 1664525u + 1013904223u;
	return *s >> 16;
}

static double sign(double x)
{
	return (x > 0) - (x < 0);
}

/* 40 ratings and 40 days as in the calls quoted below. */
static void draw(unsigned seed, double slope, double *x)
{
	for (int i = 0; i < 40; i++) {
		next(&seed);
		x[i] = next(&seed) % 4;
		x[i] += next(&seed) % 4 + floor(i * slope);
	}
}

static void published(void)
{
	/* R 4.2: cor(x, y, method = "kendall"), no ties in x, two in y */
	static const double x[9] = { 1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55,
				     3.06, 1.30 };
	static const double y[9] = { 0.878, 0.647, 0.598, 2.05, 1.06, 1.29,
				     1.06, 3.14, 1.29 };
	double a[40], b[40];
	struct pair_order o;

	pair_order(x, y, 9, &o);
	is_near(o.tau_b, 0.51449575542752657, 1e-15, "tau-b is R's");

	/* scipy 1.10: kendalltau(a, b, method='asymptotic'); norm.isf(p/2) */
	draw(5, .1, a);
	draw(9, 0, b);
	pair_order(a, b, 40, &o);
	is_near(o.s, 86, 0, "the excess of concordant pairs");
	is_near(o.tau_b, 0.13365579415260945, 1e-15, "tau-b is scipy's");
	is_near(o.z, 1.05266592352083, 1e-12, "z with both corrections, too");
}

static void counted(void)
{
	unsigned s = 3;
	int wrong = 0;

	for (int round = 0; round < 3000; round++) {
		size_t n = 2 + next(&s) % 30;
		unsigned kx = 1 + next(&s) % 9, ky = 1 + next(&s) % 40;
		double x[40], y[40], sum = 0, tx = 0, ty = 0;
		struct pair_order o;

		for (size_t i = 0; i < n; i++) {
			x[i] = next(&s) % kx;
			y[i] = next(&s) % ky;
		}
		for (size_t i = 0; i < n; i++)
			for (size_t j = 0; j < i; j++) {
				sum += sign(x[i] - x[j]) * sign(y[i] - y[j]);
				tx += x[i] != x[j];
				ty += y[i] != y[j];
			}
		pair_order(x, y, n, &o);
		if (tx < 1 || ty < 1) {
			wrong += !o.constant || o.tau_b != 0 || o.z != 0;
			continue;
		}
		wrong += o.constant || o.s != sum || !isfinite(o.z) ||
			 fabs(o.tau_b - sum / sqrt(tx * ty)) > 1e-12;
	}
	is_int(wrong, 0, "counting pair by pair gives the same");
}

/* A table of counts has the bytes of its pairs one by one. */
static void tabled(void)
{
	unsigned s = 17;
	int wrong = 0;

	for (int round = 0; round < 2000; round++) {
		size_t n = next(&s) % 200, rows, columns;
		unsigned kx = 1 + next(&s) % 21, ky = 1 + next(&s) % 21;
		double x[200], y[200];
		unsigned char a[200], b[200];
		uint32_t count[RANK_KINDS * RANK_KINDS] = { 0 };
		struct pair_order o, t;

		for (size_t i = 0; i < n; i++) {
			x[i] = next(&s) % kx / 2.;
			y[i] = -1. * (next(&s) % ky);
		}
		rows = pair_codes(x, n, a);
		columns = pair_codes(y, n, b);
		for (size_t i = 0; i < n; i++)
			count[a[i] * columns + b[i]]++;
		pair_table(count, rows, columns, &t);
		pair_order(x, y, n, &o);
		wrong += t.n != o.n || t.s != o.s || t.var != o.var ||
			 t.tau_b != o.tau_b || t.z != o.z ||
			 t.constant != o.constant;
	}
	is_int(wrong, 0, "a table says what its pairs say");

	double many[RANK_KINDS + 1];
	unsigned char code[RANK_KINDS + 1];
	for (int i = 0; i <= RANK_KINDS; i++)
		many[i] = -i;
	is_int(pair_codes(many, RANK_KINDS, code), RANK_KINDS,
	       "as many values as a table takes");
	is_int(code[RANK_KINDS - 1], 0, "the smallest comes first");
	is_int(pair_codes(many, RANK_KINDS + 1, code), 0,
	       "one more is too many");
}

static void edges(void)
{
	static const double up[3] = { 1, 2, 3 }, down[3] = { 3, 2, 1 };
	struct pair_order o;

	is_int(pair_order(up, up, 0, &o), 0, "no pair is no failure");
	ok(o.constant && o.tau_b == 0, "but constant");
	pair_order(up, up, 1, &o);
	ok(o.constant && o.z == 0, "so is one day");
	pair_order(up, up, 2, &o);
	is_near(o.tau_b, 1, 0, "two days can agree");
	ok(isfinite(o.z), "and their z is a number");
	pair_order(up, down, 3, &o);
	is_near(o.tau_b, -1, 0, "three can disagree");
	is_near(o.s, -3, 0, "in three pairs");
}

int main(void)
{
	published();
	counted();
	tabled();
	edges();
	return tap_done();
}
