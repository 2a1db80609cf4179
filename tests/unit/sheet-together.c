/* SPDX-License-Identifier: MIT
 * Promises of sheet/together.h. */
#include "tap.h"

#include "log/stamp.h"
#include "sheet/together.h"

/* A figure of n days. */
static struct figure figure(struct days *d, int32_t *day, double *value,
			    size_t n)
{
	*d = (struct days){ .day = day, .value = value, .n = n };
	return (struct figure){ .days = d, .n = n };
}

int main(void)
{
	/* 2026-11-22 is a Sunday. */
	int32_t end = stamp_days(2026, 11, 22);
	int32_t a[] = { end - 40, end - 5, end - 4, end - 2, end };
	int32_t b[] = { end - 40, end - 5, end - 3, end - 2, end };
	double x[] = { 1, 5, 5, 7, 2 }, y[] = { 9, 6, 5, 5.5, 9 };
	struct days da, db, dc;
	struct figure fa = figure(&da, a, x, 5), fb = figure(&db, b, y, 5);
	const struct figure *pair[] = { &fa, &fb };
	struct together t;

	together_count(pair, 2, end, &t);
	is_int(t.both, 3, "days that both rated in the last 28");
	is_int(t.since, end - 27, "which begin 27 days back");
	is_int(t.within, 1, "a point apart is within a point");
	is_int(t.above, 1, "more than a point above, for the own sheet");
	is_int(t.below, 1, "and below");
	const struct figure *turned[] = { &fb, &fa };
	struct together u;
	together_count(turned, 2, end, &u);
	ok(u.both == t.both && u.within == t.within && u.above == t.below,
	   "the other way round the unsigned numbers are the same");
	ok(!together_enough(&t), "three days are too few to speak of");
	is_int(together_so_far(pair, 2), 4, "days that both rated so far");

	together_count(pair, 2, end - 28, &t);
	is_int(t.both, 1, "the weeks before");
	is_int(t.within, 0, "in which they were apart");

	int32_t c[] = { end - 5, end };
	double z[] = { 5.5, 2 };
	struct figure fc = figure(&dc, c, z, 2);
	const struct figure *three[] = { &fa, &fb, &fc };
	together_count(three, 3, end, &t);
	is_int(t.both, 2, "of three people, days that all rated");
	is_int(t.within, 1, "within a point means all of them");

	/* Monday of one against Sunday of the other, week by week. */
	int32_t m[] = { end - 20, end - 13, end - 6 };
	int32_t s[] = { end - 14, end - 7, end };
	double v[] = { 2, 3, 0 }, w[] = { 3, 1, 1 };
	fa = figure(&da, m, v, 3);
	fb = figure(&db, s, w, 3);
	fa.weekly = true;
	together_count(pair, 2, end, &t);
	ok(t.weekly, "one weekly diary makes it weeks");
	is_int(t.both, 3, "Monday and Sunday are one week");
	is_int(t.within, 2, "weeks within a point");
	ok(together_enough(&t), "three weeks can be spoken of");
	is_int(t.since, end - 55, "weeks are whole, from a Monday");

	struct figure none = figure(&dc, c, z, 0);
	const struct figure *empty[] = { &fa, &none };
	together_count(empty, 2, end, &t);
	is_int(t.both, 0, "with nobody there is nothing in common");
	is_int(together_so_far(empty, 2), 0, "nor so far");
	return tap_done();
}
