/* SPDX-License-Identifier: MIT
 * Promises of sheet/days.h. */
#include "tap.h"

#include "sheet/days.h"

int main(void)
{
	struct days d = { 0 };

	days_close(&d);
	is_int(d.n, 0, "nothing added is no day");

	days_add(&d, 12, 7);
	days_add(&d, 10, 3);
	days_add(&d, 12, 4);
	days_add(&d, 10, 3);
	days_add(&d, 12, 5);
	days_add(&d, -3, 0);
	days_add(&d, 10, 4);
	days_add(&d, 10, 6);
	days_close(&d);
	is_int(d.n, 3, "days come together from any order");
	ok(d.day[0] == -3 && d.day[1] == 10 && d.day[2] == 12,
	   "days ascend");
	is_near(d.value[0], 0, 0, "zero is a value");
	is_near(d.value[1], 3.5, 0, "an even count: the mean of the middle two");
	is_near(d.value[2], 5, 0, "an odd count: the middle one");
	is_int(d.entries[1], 4, "entries of a day are counted");
	is_int(days_entries(&d, 0, 3), 8, "entries of a stretch are summed");
	is_int(days_until(&d, -4), 0, "no day before the first");
	is_int(days_until(&d, 10), 2, "the day itself counts");
	is_int(days_until(&d, 11), 2, "a day between counts those before");
	is_int(days_until(&d, 99), 3, "later than the last is all");
	days_free(&d);

	for (int i = 0; i < 100000; i++)
		days_add(&d, i % 50, (i / 50) % 11);
	ok(d.room <= 8192, "memory grows with days and values, not with rows");
	days_close(&d);
	is_int(d.n, 50, "many rows of few days are few days");
	is_near(d.value[7], 5, 0, "their median is exact");
	is_int(d.entries[7], 2000, "and every entry is counted");
	days_free(&d);
	return tap_done();
}
