/* SPDX-License-Identifier: MIT
 * Small charts of one line. */
#include "sheet/spark.h"

#include <math.h>

#include "log/stamp.h"
#include "series/rank.h"

static const char *const blocks[] = {
	"\u2581", "\u2582", "\u2583", "\u2584", "\u2585", "\u2586", "\u2587",
	"\u2588",
};

static const char nothing[] = "\u00b7";

enum { STEPS = 8, TYPICAL = 3 };	/* TYPICAL: the block of no change */

/* The median of the points from first to last; NaN when there are none. */
static double middle(const struct chart *c, int32_t first, int32_t last)
{
	double value[7];
	size_t n = 0;

	for (size_t i = 0; i < c->n && n < 7; i++)
		if (c->day[i] >= first && c->day[i] <= last)
			value[n++] = c->value[i];
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

int32_t spark_first(const struct chart *c)
{
	int32_t first = monday(c->last) - SPARK_DAYS + 7;

	return first < c->first ? c->first : first;
}

void spark_change(struct buf *out, const struct chart *c, bool plain)
{
	int32_t from = spark_first(c);

	for (int32_t day = monday(from); day <= c->last; day += 7) {
		double value = middle(c, day, day + 6);
		if (plain && day > from)
			buf_putc(out, ' ');
		if (isnan(value)) {
			buf_puts(out, plain ? " ." : nothing);
			continue;
		}
		int step = steps(value);
		if (plain) {
			buf_addf(out, step ? "%+d" : " %d", step);
			continue;
		}
		step += TYPICAL;
		buf_puts(out, blocks[step < 0 ? 0 : step >= STEPS ?
				     STEPS - 1 : step]);
	}
}

/* A level on the fixed scale; nothing is a dot. */
static void sign(struct buf *out, double value, bool plain)
{
	if (isnan(value)) {
		buf_puts(out, plain ? "." : nothing);
		return;
	}
	value = fmax(0, fmin(10, value));
	if (plain)
		buf_putc(out, "0123456789X"[(int)value]);
	else
		buf_puts(out, blocks[(int)(value * 7.999 / 10)]);
}

void spark_gap(struct buf *out, const struct chart *c, bool other, bool plain)
{
	size_t i = 0;

	for (int32_t day = monday(spark_first(c)); day <= c->last; day += 7) {
		while (i < c->n && c->day[i] < day)
			i++;
		sign(out, i == c->n || c->day[i] > day ? NAN :
		     other ? c->other[i] : c->value[i], plain);
	}
}

void spark_level(struct buf *out, const struct chart *c, bool weeks,
		 bool plain)
{
	int32_t width = weeks ? 7 : 1, from = spark_first(c);

	for (int32_t day = weeks ? monday(from) : from; day <= c->last;
	     day += width)
		sign(out, middle(c, day, day + width - 1), plain);
}

void spark_calendar(struct buf *out, const struct chart *c)
{
	int32_t from = monday(spark_first(c));

	for (int32_t week = from; week <= c->last; week += 7) {
		int days = 0;
		for (size_t i = 0; i < c->n; i++)
			days += c->day[i] >= week && c->day[i] < week + 7;
		buf_addf(out, week > from ? " %d" : "%d", days);
	}
}
