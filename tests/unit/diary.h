/* SPDX-License-Identifier: MIT
 * Made-up diaries for the simulations, as attune-methods has them: person
 * mean 3.5-6.5, SD 1-2, AR(1), rounded and clipped, days missing at random,
 * any weekday first. */
#pragma once

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "series/rank.h"
#include "series/shift.h"

enum { MOST = 800 };

/* xoshiro256** seeded by splitmix64: the same everywhere. */
static uint64_t state[4];

static void seed(uint64_t s)
{
	for (int i = 0; i < 4; i++) {
		uint64_t z = s += 0x9e3779b97f4a7c15;

		z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
		z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
		state[i] = z ^ (z >> 31);
	}
}

static uint64_t turn(uint64_t x, int k)
{
	return (x << k) | (x >> (64 - k));
}

static double chance(void)
{
	uint64_t r = turn(state[1] * 5, 7) * 9, t = state[1] << 17;

	state[2] ^= state[0];
	state[3] ^= state[1];
	state[1] ^= state[2];
	state[0] ^= state[3];
	state[2] ^= t;
	state[3] = turn(state[3], 45);
	return ((double)(r >> 11) + .5) / 9007199254740992.;
}

struct plan {
	double rho, delta;	/* delta in own SDs, to the far side */
	int days, begin, end;	/* the change holds from begin to before end */
	int slope;		/* 1: it grows from begin to end and stays */
	int every;		/* 1 daily, 7 weekly */
	double share;		/* of days answered */
	int sunday;		/* 1: the last day is one, else any day */
};

struct diary {
	int32_t day[MOST], first;
	double x[MOST];
	size_t n;
	int side;
};

static double change_at(const struct plan *p, int t)
{
	if (t < p->begin)
		return 0;
	if (p->slope)
		return t < p->end ? (double)(t - p->begin) /
				    (p->end - p->begin) : 1;
	return t < p->end ? 1 : 0;
}

static void draw(const struct plan *p, struct diary *d)
{
	double mean = 3.5 + 3 * chance(), sd = 1 + chance();
	double e = rank_normal_quantile(chance());

	d->n = 0;
	d->first = 18000 + (int32_t)(chance() * 7);
	if (p->sunday)
		d->first += 6 - (d->first + p->days + 2) % 7;
	d->side = mean < 5 ? 1 : -1;
	for (int t = 0; t < p->days; t++) {
		if (t)
			e = p->rho * e + sqrt(1 - p->rho * p->rho) *
			    rank_normal_quantile(chance());
		double x = mean + sd * (e + d->side * p->delta *
					change_at(p, t));
		if (chance() >= p->share)
			continue;
		d->day[d->n] = d->first + t * p->every;
		d->x[d->n++] = fmin(fmax(floor(x + .5), 0), 10);
	}
}

struct told {
	struct shift_claim claim[MOST / 12 + 1];
	struct shift_story story;
};

static void replay(const struct plan *p, const struct diary *d, double h,
		   struct told *t)
{
	struct shift_rules rules = shift_rules(p->every == 7, h);

	if (shift_replay(d->day, d->x, d->n,
			 d->first + (p->days - 1) * p->every, &rules,
			 t->claim, &t->story))
		abort();
}

static const double rhos[3] = { 0, .25, .5 };

/* The latent part of a diary: AR(1) with variance 1. */
static void draw_latent(double r, int n, double *e)
{
	for (int t = 0; t < n; t++) {
		double new = rank_normal_quantile(chance());

		e[t] = t ? r * e[t - 1] + sqrt(1 - r * r) * new : new;
	}
}

/* Rounds to ratings and drops days: four of five stay. */
static size_t rate(const double *e, int n, int32_t *day, double *x)
{
	double mean = 3.5 + 3 * chance(), sd = 1 + chance();
	size_t kept = 0;

	for (int t = 0; t < n; t++) {
		double value = floor(mean + sd * e[t] + .5);

		if (chance() >= .8)
			continue;
		day[kept] = t;
		x[kept++] = fmin(fmax(value, 0), 10);
	}
	return kept;
}
