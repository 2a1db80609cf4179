/* SPDX-License-Identifier: MIT
 * The methods in plain words. */
#include "sheet/methods.h"

#include <string.h>

#include "base/i18n.h"
#include "series/backtest.h"
#include "series/gap.h"
#include "series/link.h"
#include "series/phase.h"
#include "series/shift.h"
#include "series/stretch.h"
#include "series/usual.h"
#include "series/voice.h"
#include "series/weekdays.h"
#include "sheet/phrase.h"

enum need {
	NEED_ONE,		/* one rated day */
	NEED_TWO,		/* two answers */
	NEED_DAYS,		/* n rated days; m entries of a weekly diary */
	NEED_SHIFT,		/* of lib/series/shift_rules */
	NEED_PAIRS,		/* n pairs of days */
	NEED_OTHERS,		/* n such days and m others */
	NEED_EACH,		/* n entries in each of two stretches */
	NEED_SPAN,		/* n days from first to last; never weekly */
	NEED_EVENTS,		/* n of all people together */
	NEED_PAST,		/* n days, m of them before the first week */
};

struct method {
	const char *section, *title;	/* NULL: of the one before */
	const char *statistic;		/* as the table calls them */
	const char *how;		/* formula and threshold */
	enum need need;
	size_t n, m;
	const char *source;		/* "": our own counting */
};

static const struct method methods[] = {
	{ "data", N_("What was written"),
	  "n_entries, n_days, first, last, answered_share",
	  N_("Rows and days are counted. A day has one value for a person and "
	     "a rating, the median of what was answered on it. The answered "
	     "share is rated days divided by all days from the first one to "
	     "the end of the period; of a weekly diary, weeks."),
	  NEED_ONE, 0, 0, "" },
	{ "baseline", N_("All days of the period"),
	  "n_days, median, q10, q90, mean, sd",
	  N_("The value in the middle, and the values that 1 in 10 days lie "
	     "below and 1 in 10 above, on a straight line between "
	     "neighbouring ones; the mean and the standard deviation."),
	  NEED_DAYS, USUAL_LEAST_DAILY, USUAL_LEAST_WEEKLY,
	  N_("Hyndman & Fan 1996, type 7") },
	{ NULL, NULL, "mad, xmr_low, xmr_high",
	  N_("The median distance from the median, times 1.4826; the mean "
	     "less, and plus, 2.66 times the mean step from one day to the "
	     "next. Nothing is claimed from these limits: days that resemble "
	     "each other make them too narrow."),
	  NEED_TWO, 0, 0, "Shewhart 1931; Wheeler 1993" },
	{ "usual", N_("What is typical"), "n_days, median, q10, q90, since",
	  N_("The same for the last 56 days of the current level, that is "
	     "since the last lasting change. \"Most days\" are 8 in 10."),
	  NEED_DAYS, USUAL_LEAST_DAILY, USUAL_LEAST_WEEKLY,
	  N_("Hyndman & Fan 1996, type 7") },
	{ "change", N_("What has lasted"), "state, shift, auc, right",
	  N_("At the end of each week every split of the days so far is "
	     "tried: the mean after it less the mean before it, divided by "
	     "their standard error. The error allows for days that resemble "
	     "the day before and for missing days. A change is claimed above "
	     "a limit that grows with the number of ratings looked at and "
	     "shrinks with the flukes that are put up with (--flukes), and "
	     "unless the last five days lie nearer the old level. Above the "
	     "lowest limit, 3, it is a possible shift. Where a line lies "
	     "closer than a step it is called gradual. A look goes back over "
	     "1500 rated days at most."),
	  NEED_SHIFT, 0, 0,
	  N_("Siegmund & Venkatraman 1995; Hawkins & Deng 2010; limits by our "
	     "own simulation") },
	{ NULL, NULL, "excursion",
	  N_("The stretch of 2 to 13 days within the last 28 whose days stand "
	     "farthest from all others, when all are put in order: told "
	     "when it is over 2.8 standard errors and a point away, and no "
	     "lasting change is. About one report in eight shows one by "
	     "chance."),
	  NEED_DAYS, STRETCH_LEAST, STRETCH_LEAST, "van der Waerden 1952" },
	{ "trend", N_("Whether it rises or falls"),
	  "theil_sen_per_day, mk_s, mk_var, mk_z, mk_p, mk_p_ar1, mk_tau_b",
	  N_("The median of the slopes between all pairs of days, with the "
	     "interval that goes with it; rises less falls over all pairs, "
	     "and how often chance does as much, for independent days and "
	     "for days that resemble the day before. Told at .02 or less and "
	     "a point in all. Above 2000 days it is counted on medians of "
	     "weeks, or of longer stretches."),
	  NEED_DAYS, GAP_LEAST_DAILY, GAP_LEAST_WEEKLY,
	  "Theil 1950; Sen 1968; Mann 1945" },
	{ "gap", N_("Differences between two people"),
	  "n_days, median, median_abs, concordance_tau_b, state",
	  N_("One rating less the other on days that both rated: its median, "
	     "its median size, whether the two rise and fall together, and "
	     "whether the difference grows or shrinks: the trend of it as "
	     "above, and its median in the first and the last 28 days. A "
	     "joint sheet says on how many days the two lay within a point "
	     "of each other, and never who was above. Of more than 16 people "
	     "no pairs are looked at, here and between people below."),
	  NEED_DAYS, GAP_LEAST_DAILY, GAP_LEAST_WEEKLY, "Mann 1945" },
	{ "trigger", N_("What travels together"), "tau_b, lag, auc, right",
	  N_("Two ratings of one person, the second 0 to 7 days after the "
	     "first, by how often pairs of days agree in their order. Days "
	     "that resemble the day before count for less, levels are taken "
	     "out after a lasting change, eight lags and all pairs of that "
	     "person are allowed for. Told below .10 and with a tau of .15 "
	     "or more, up or down. Which leads to which cannot be seen."),
	  NEED_PAIRS, LINK_LEAST, 0,
	  "Kendall 1945; Pyper & Peterman 1998; Benjamini & Hochberg 1995" },
	{ "tag", N_("Days with a tag"),
	  "n_tagged, median_diff, nap, auc, right",
	  N_("The median of all differences between tagged and other days, "
	     "with its interval, and how often a tagged day is the higher "
	     "one of two, ties counting half. Told at .05 or less over all "
	     "tags and ratings of that person."),
	  NEED_OTHERS, PHASE_LEAST_TAGGED, PHASE_LEAST_OTHER,
	  "Mann & Whitney 1947; Hodges & Lehmann 1963; Parker & Vannest "
	  "2009" },
	{ "experiment", N_("Before and during an experiment"),
	  "n_before, n_during, nap, median_diff",
	  N_("The same for the days of an experiment and the 28 days before "
	     "it, the interval widened for days that resemble the day "
	     "before. Little below .65, large above .92, some in between. "
	     "One trial shows little."),
	  NEED_EACH, PHASE_LEAST_EACH, 0, "Parker & Vannest 2009" },
	{ "voice", N_("Parts in what is written and said"), "share",
	  N_("Entries, words, turns and minutes of each, divided by those of "
	     "all. Uneven when the largest part of two is .62 or more. It "
	     "counts what was written here and nothing else."),
	  NEED_EVENTS, VOICE_LEAST, 0, "" },
	{ NULL, NULL, "last_entry",
	  N_("A pause is a last entry longer ago than 14 days and than four "
	     "times the own middle gap. Nothing is then said about that "
	     "person's present."),
	  NEED_ONE, 0, 0, "" },
	{ "calendar", N_("Days of the week"), "median, median_diff, auc, right",
	  N_("The median of each day of the week, and Saturdays and Sundays "
	     "against the others as for tags. Told at .01 or less."),
	  NEED_SPAN, WEEKDAYS_LEAST, 0, "Mann & Whitney 1947" },
	{ "ahead", N_("Reminders, looked back on"), "auc, right",
	  N_("Nothing is foretold. What the days ahead remind of (a tag, a "
	     "weekend, a link to a later day, a stretch that goes on) is "
	     "tried on the past, every week judged by the days before it "
	     "alone. A day stands out in the lowest, or highest, fifth of "
	     "these; it is pointed at where what was known of it before lies "
	     "in the fifth that went with such days. auc is how often, of a "
	     "day that stands out and one that does not, the first was "
	     "marked more, ties counting half; its lower end is that of an "
	     "interval that holds nine times in ten, with days that resemble "
	     "each other allowed for. A sentence says how often it would "
	     "have been right only where auc is .65 or more and that end "
	     "above .5. At most the last 1500 days are looked back on. The "
	     "rows stand with what they are about: change, trigger, tag, "
	     "calendar."),
	  NEED_PAST, BACKTEST_LEAST, BACKTEST_LEARN,
	  "DeLong, DeLong & Clarke-Pearson 1988" },
	{ "instrument", N_("Questionnaires of your own"),
	  "first, last, cutoff, sd, reliability, change, rci, "
	  "rci_min_change",
	  N_("The last total less the first one, divided by the standard "
	     "error of a difference, which is the standard deviation times "
	     "the root of 2 (1 - reliability); reliable above 1.96. The two "
	     "numbers are those of --scale; the reliability is that of a "
	     "retest where the table has one."),
	  NEED_TWO, 0, 0, "Jacobson & Truax 1991" },
	{ "note", N_("What goes with the numbers"),
	  "audience, n_series, expected_flukes, left_out, deidentified, "
	  "caveat",
	  N_("Whose rows were read; how many ratings are long enough for a "
	     "claim of lasting change; how many such claims a year will be "
	     "flukes; how many records could not be read; what --deidentify "
	     "took out."),
	  NEED_ONE, 0, 0, "" },
};

static void need_shift(struct buf *out)
{
	const struct shift_rules daily = shift_rules(0, 0);
	const struct shift_rules weekly = shift_rules(1, 0);

	/* Translators: numbers of days, and of entries of a weekly diary. */
	buf_addf(out, _("Needs %zu rated days before and %zu over %d days "
			"since; of a weekly diary %zu and %zu entries over %d "
			"days."), daily.before, daily.after, (int)daily.span,
		 weekly.before, weekly.after, (int)weekly.span);
}

static void need(struct buf *out, const struct method *m)
{
	switch (m->need) {
	case NEED_ONE:
		buf_puts(out, _("Needs one day."));
		break;
	case NEED_TWO:
		buf_puts(out, _("Needs two answers."));
		break;
	case NEED_DAYS:
		buf_addf(out, _("Needs %zu rated days, or %zu entries of a "
				"weekly diary."), m->n, m->m);
		break;
	case NEED_SHIFT:
		need_shift(out);
		break;
	case NEED_PAIRS:
		buf_addf(out, _("Needs %zu pairs of days; never told of a "
				"weekly diary."), m->n);
		break;
	case NEED_OTHERS:
		buf_addf(out, _("Needs %zu such days and %zu others."), m->n,
			 m->m);
		break;
	case NEED_EACH:
		buf_addf(out, _("Needs %zu entries in each."), m->n);
		break;
	case NEED_SPAN:
		buf_addf(out, _("Needs %zu days from first to last; never "
				"told of a weekly diary."), m->n);
		break;
	case NEED_PAST:
		/* Translators: five numbers of days. */
		buf_addf(out, _("Needs %zu days with the rating and what was "
				"known of them, %zu of them before the first "
				"week tried; among the tried ones %d that "
				"stand out, %d others and %d pointed at."),
			 m->n, m->m, BACKTEST_OUT, BACKTEST_OTHER,
			 BACKTEST_FLAGGED);
		break;
	case NEED_EVENTS:
		buf_addf(out, _("Needs %zu of all people together."), m->n);
		break;
	}
}

static void ratings(struct doc *d, const struct measures *all,
		    const bool *chosen)
{
	doc_section(d, "ratings", _("The ratings"));
	for (size_t i = 0; i < all->n; i++) {
		const struct measure *m = &all->all[i];
		struct buf text = BUF_EMPTY;
		if (chosen && !chosen[i])
			continue;
		measures_heading(m, &text);
		if (m->secret)
			buf_puts(&text, _("; asked in private, and in no "
					  "joint sheet"));
		else if (m->starred)
			buf_puts(&text, _("; in a joint sheet only when "
					  "everyone shares it"));
		if (m->factor)
			buf_puts(&text, _("; looked at for what travels "
					  "together"));
		doc_add(d, DOC_ITEM, m->id, text.at);
		buf_free(&text);
	}
}

static void add(struct doc *d, const struct method *m)
{
	struct buf text = BUF_EMPTY;

	if (m->section)
		doc_section(d, m->section, _(m->title));
	doc_add(d, DOC_HEADING, NULL, m->statistic);
	buf_addf(&text, "%s ", _(m->how));
	need(&text, m);
	doc_add(d, DOC_TEXT, NULL, text.at);
	buf_clear(&text);
	if (*m->source) {
		/* Translators: authors and years. */
		buf_addf(&text, _("Source: %s."), _(m->source));
		doc_add(d, DOC_TEXT, NULL, text.at);
	}
	buf_free(&text);
}

void methods_build(struct doc *d, const struct measures *all,
		   const bool *chosen, double flukes)
{
	struct buf text = BUF_EMPTY;

	doc_add(d, DOC_TITLE, NULL, _("How a report is counted"));
	doc_add(d, DOC_TEXT, NULL,
		_("Nothing is filled in, carried forward or foretold, and no "
		  "number here says why. Zero is an answer; a missing rating "
		  "is not a zero. There is no chance in it: the same log "
		  "gives the same bytes."));
	phrase_flukes(&text, flukes);
	doc_add(d, DOC_TEXT, NULL, text.at);
	buf_free(&text);
	ratings(d, all, chosen);
	for (size_t i = 0; i < ARRAY_LEN(methods); i++)
		add(d, &methods[i]);
}
