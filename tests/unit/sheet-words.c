/* SPDX-License-Identifier: MIT
 * Promises of sheet/words.h and sheet/phrase.h: the sentences, and what may
 * not be in them. */
#include "tap.h"

#include "base/buf.h"
#include "base/i18n.h"
#include "log/stamp.h"
#include "sheet/phrase.h"
#include "sheet/spark.h"
#include "sheet/words.h"

enum { MANY = 60 };

static int32_t day[MANY];
static double value[MANY];
static struct days days = { .day = day, .value = value, .n = MANY };
static struct shift_claim claim;

/* Sixty days up to 22 November 2026, a claim from the 30th on. */
static struct figure figure(enum shift_state state, double z)
{
	struct figure f = { .days = &days, .n = MANY, .has_usual = true,
			    .claim = &claim };

	for (int i = 0; i < MANY; i++) {
		day[i] = stamp_days(2026, 11, 22) - MANY + 1 + i;
		value[i] = i < 30 ? 4 : 6;
	}
	f.rules = shift_rules(0, 3);
	f.story.state = state;
	f.story.n_claims = 1;
	f.usual = (struct usual_range){ .n = 30, .since = day[30],
					.until = day[59], .median = 6,
					.low = 4.6, .high = 7, .ranged = 1,
					.least = 2, .most = 9 };
	claim = (struct shift_claim){ .onset = day[30], .first = 30, .z = z,
				      .before = 4, .after = 6, .n_before = 30,
				      .n_after = 30 };
	f.story.possible = claim;
	return f;
}

static const char *joint(const struct figure *f, bool stretch)
{
	static struct buf b;

	buf_clear(&b);
	const struct words_how how = { "Ana", 2026, stretch, false };
	words_joint(&b, f, &how);
	return buf_text(&b);
}

static const char *own(const struct figure *f)
{
	static struct buf b;

	buf_clear(&b);
	words_change(&b, f, 2026);
	return buf_text(&b);
}

static void test_joint(void)
{
	struct figure f = figure(SHIFT_UP, 5);

	is_text(joint(&f, true), "Higher since about 24 October (about 2 "
		"points; 30 days since then, 30 days before, from 24 "
		"September on). It has lasted 4 weeks so far. The numbers do "
		"not say why.", "a lasting change, in points and days");
	claim.drift = 1;
	claim.z = -5;
	claim.after = 3.5;
	ok(!strncmp(joint(&f, true), "Gradually lower since about 24 October "
		    "(about 0.5 points;", 57), "a gradual one");
	f = figure(SHIFT_POSSIBLE_DOWN, -4);
	ok(strstr(joint(&f, true), "Possible shift: since about 24 October "
		  "mostly lower (") &&
	   strstr(joint(&f, true), "too early to call this lasting"),
	   "a possible one, with the word of caution");
	f = figure(SHIFT_USUAL, 5);
	is_text(joint(&f, true), "As usual for Ana: most days within 1.5 "
		"points of what is typical (30 days, 24 October to 22 "
		"November).", "as usual: the distance, never the level");
	f.usual.low = f.usual.high = 6;
	ok(strstr(joint(&f, true), "most days alike"), "days that are alike");
	f.usual.ranged = 0;
	is_text(joint(&f, true), "Still settling in: what is usual for Ana "
		"shows after 14 days.", "too few days: when it will show");
	f.n = f.from = 0;
	is_text(joint(&f, true), "No notes here yet.", "no day");
}

static void test_stretch(void)
{
	struct figure f = figure(SHIFT_TEMPORARY, 0);

	f.story.n_claims = 0;
	f.story.stretch = (struct stretch){
		.found = 1, .side = -1, .since = day[50], .until = day[54],
		.n = 5, .n_other = 55, .z = -3, .median = 3, .median_other = 4,
	};
	is_text(joint(&f, true), "Passing stretch: from 13 November to 17 "
		"November lower than usual for Ana, and back since (about 1 "
		"point; 5 days, against 55 days from 24 September on). Such "
		"stretches come and go; about one report in eight shows one "
		"by chance.", "a passing stretch and how often chance does it");
	ok(strstr(joint(&f, false), "As usual for Ana"),
	   "a stretch that is not told reads as usual");
	f.story.stretch.ongoing = 1;
	f.story.stretch.side = 1;
	ok(strstr(joint(&f, true), "A stretch since 13 November, so far "
		  "higher than usual for Ana"), "one that goes on");
	ok(strstr(own(&f), "typically 3, otherwise 4"),
	   "the own sheet has the levels");
}

static void test_own(void)
{
	struct figure f = figure(SHIFT_DOWN, -5);
	struct buf b = BUF_EMPTY;

	claim.logged = -1;
	ok(strstr(own(&f), "Lower since about 24 October: typically 6, before "
		  "that 4 (30 days since then") &&
	   strstr(own(&f), "But fewer days were logged since then."),
	   "the own sheet has levels and the share of days");
	ok(!strstr(joint(&f, true), "logged"), "the joint one has not");
	words_usual(&b, &f, 2026);
	is_text(buf_text(&b), "Most days 4.6 to 7, typically 6 (30 days, 24 "
		"October to 22 November).", "the own usual range");
	buf_clear(&b);
	f.usual.ranged = 0;
	words_usual(&b, &f, 2025);
	is_text(buf_text(&b), "So far between 2 and 9, typically 6 (30 days, "
		"24 October 2026 to 22 November 2026). A usual range needs 14 "
		"days.", "below the minimum the span; another year is said");
	buf_clear(&b);
	words_too_early(&b, &f);
	is_text(buf_text(&b), "", "with a change told it is not too early");
	f.story.n_claims = 0;
	f.story.more = 12;
	words_too_early(&b, &f);
	is_text(buf_text(&b), "Too early to tell lasting change from passing "
		"change: 17 of 29 days.", "how far it is");
	buf_free(&b);
}

static void test_phrases(void)
{
	char out[PHRASE_MAX];
	struct buf b = BUF_EMPTY;
	struct together now = { .both = 13, .within = 6, .since = day[32],
				.until = day[59] };
	struct together before = { .both = 13, .within = 9, .since = day[4],
				   .until = day[31] };

	is_text(phrase_number(out, 6), "6", "a whole number");
	is_text(phrase_number(out, 5.5), "5.5", "a half");
	is_text(phrase_span(out, stamp_days(2025, 12, 30),
			    stamp_days(2026, 1, 2)),
		"30 December 2025 to 2 January 2026", "a span over a year");
	is_text(phrase_count(out, 1, false), "1 day", "one day");
	is_text(phrase_count(out, 9, true), "9 entries", "nine entries");
	phrase_together(&b, &now, &before, 2, 2026);
	is_text(buf_text(&b), "Within a point of each other on 6 of 13 days "
		"you both rated (26 October to 22 November); earlier on 9 of "
		"13 (28 September to 25 October).", "days alike, unsigned");
	buf_clear(&b);
	now.both = 4;
	phrase_together(&b, &now, &before, 3, 2026);
	ok(strstr(buf_text(&b), "Fewer than 5 days that you all rated"),
	   "too few days in common are not counted out");
	buf_free(&b);
}

/* A chart of the sixty days: ratings, or points from what is typical. */
static struct chart chart(double less, int32_t first, int32_t last)
{
	static double points[MANY];
	struct chart c = { .day = day, .value = points, .n = MANY,
			   .first = first, .last = last };

	for (int i = 0; i < MANY; i++)
		points[i] = value[i] - less;
	return c;
}

static void test_brief(void)
{
	const struct words_how how = { "Ana", 2026, false, true };
	struct figure f = figure(SHIFT_USUAL, 0);
	struct buf b = BUF_EMPTY;

	words_joint(&b, &f, &how);
	is_text(buf_text(&b), "As usual (30 days, 24 October to 22 "
		"November).", "what is as usual, in brief");
	ok(!(words_size(&f) > 0), "and no change");
	buf_clear(&b);
	f = figure(SHIFT_UP, 5);
	ok(words_size(&f) > 4.9 && words_since(&f) == day[30],
	   "a change has a size and a day");
	words_glance(&b, &f, 2026);
	is_text(buf_text(&b), "higher since about 24 October (30 days)",
		"at a glance");
	buf_clear(&b);
	f = figure(SHIFT_POSSIBLE_DOWN, -5);
	words_glance(&b, &f, 2026);
	is_text(buf_text(&b), "perhaps lower since about 24 October (30 "
		"days); the next weeks will tell", "what is only possible");
	buf_free(&b);
}

static void test_spark(void)
{
	struct figure f = figure(SHIFT_USUAL, 0);
	struct buf b = BUF_EMPTY;

	struct chart c = chart(f.usual.median, day[10], day[59]);
	spark_change(&b, &c, false);
	is_text(buf_text(&b), "\u2582\u2582\u2582\u2582\u2584\u2584\u2584"
		"\u2584", "a week's change is in steps from what is typical");
	buf_clear(&b);
	c = chart(f.usual.median, day[0] - 100, day[59]);
	ok(spark_first(&c) == day[59] - 55, "at most eight weeks are drawn");
	c = chart(f.usual.median, day[59] - 13, day[59] + 7);
	spark_change(&b, &c, true);
	is_text(buf_text(&b), " 0  0  .", "plain: signed points and a dot");
	buf_clear(&b);
	value[58] = 0;
	value[59] = 10;
	c = chart(0, day[57], day[59] + 1);
	spark_level(&b, &c, false, false);
	is_text(buf_text(&b), "\u2585\u2581\u2588\u00b7",
		"levels on the fixed scale");
	buf_clear(&b);
	spark_level(&b, &c, false, true);
	is_text(buf_text(&b), "60X.", "plain levels are digits");
	buf_clear(&b);
	spark_calendar(&b, &c);
	is_text(buf_text(&b), "7 0", "days of a week that have an entry");
	buf_free(&b);
}

int main(void)
{
	i18n_init();
	test_joint();
	test_stretch();
	test_own();
	test_phrases();
	test_brief();
	test_spark();
	return tap_done();
}
