/* SPDX-License-Identifier: MIT
 * Small charts of one line. */
#include "sheet/spark.h"

#include <math.h>
#include <string.h>

#include "log/stamp.h"
#include "series/rank.h"

static const char *const blocks[] = {
	"\u2581", "\u2582", "\u2583", "\u2584", "\u2585", "\u2586", "\u2587",
	"\u2588",
};

static const char nothing[] = "\u00b7";

enum { STEPS = 8, TYPICAL = 3 };	/* TYPICAL: the block of no change */

/* The median of the values from first to last; NaN when there are none. */
static double middle(const struct figure *f, int32_t first, int32_t last)
{
	double value[7];
	size_t n = 0;

	for (size_t i = days_until(f->days, first - 1);
	     i < f->n && f->days->day[i] <= last && n < 7; i++)
		value[n++] = f->days->value[i];
	return n ? rank_median(value, n) : NAN;
}

static int32_t monday(int32_t day)
{
	return day - stamp_weekday(day);
}

/* Half points are drawn towards no change. */
static int steps(double difference)
{
	double whole = floor(fabs(difference) + .49);

	return difference < 0 ? -(int)whole : (int)whole;
}

void spark_change(struct buf *out, const struct figure *f, int32_t from,
		  int32_t until, bool plain)
{
	for (int32_t day = monday(from); day <= until; day += 7) {
		double value = middle(f, day, day + 6);
		if (plain && day > from)
			buf_putc(out, ' ');
		if (isnan(value)) {
			buf_puts(out, plain ? " ." : nothing);
			continue;
		}
		int step = steps(value - f->usual.median);
		if (plain) {
			buf_addf(out, step ? "%+d" : " %d", step);
			continue;
		}
		step += TYPICAL;
		buf_puts(out, blocks[step < 0 ? 0 : step >= STEPS ?
				     STEPS - 1 : step]);
	}
}

void spark_level(struct buf *out, const struct figure *f, int32_t from,
		 int32_t until, bool weeks, bool plain)
{
	int32_t width = weeks ? 7 : 1;

	for (int32_t day = weeks ? monday(from) : from; day <= until;
	     day += width) {
		double value = middle(f, day, day + width - 1);
		if (isnan(value)) {
			buf_puts(out, plain ? "." : nothing);
			continue;
		}
		value = fmax(0, fmin(10, value));
		if (plain)
			buf_putc(out, "0123456789X"[(int)value]);
		else
			buf_puts(out, blocks[(int)(value * 7.999 / 10)]);
	}
}
