/* SPDX-License-Identifier: MIT
 * sheet/spoken and sheet/sums: words of any script, tags, turns, amounts. */
#include "sheet/spoken.h"
#include "sheet/sums.h"
#include "tap.h"

static void words(void)
{
	is_int(spoken_words(""), 0, "nothing has no words");
	is_int(spoken_words("  tea, and  soup. "), 3, "blanks and marks part");
	is_int(spoken_words("it's a so-called 'walk' - yes"), 5,
	       "apostrophes and hyphens join inside a word alone");
	is_int(spoken_words("l\u2019heure \u00abd\u00e9j\u00e0 vu\u00bb"), 3,
	       "those of other languages, too");
	is_int(spoken_words("caf\u00e9\u00a0noir\u2014na\u00efve"), 3,
	       "no-break spaces and dashes part");
	is_int(spoken_words("\u043c\u044b \u043f\u0438\u043b\u0438 "
			    "\u0447\u0430\u0439"), 3, "in any script");
	is_int(spoken_words("yes \u2764 \U0001f600 no"), 2,
	       "pictures are no words");
	is_int(spoken_words("a \u00b6 b"), 2, "nor is a line break");
	is_int(spoken_words("\xc2"), 1, "a cut character does no harm");
	is_int(spoken_words("\xe2\x80"), 1, "nor does a longer one");
	is_int(spoken_words("-"), 0, "a hyphen alone is none");
}

static void amounts(void)
{
	struct sums s = { 0 };
	unsigned seed = 3;
	double all = 0, some = 0;
	int days[50] = { 0 };

	for (int i = 0; i < 5000; i++) {
		seed = seed * 1664525u + 1013904223u;
		int32_t day = (int32_t)(seed >> 16) % 50 - 20;
		sums_add(&s, day, i % 7);
		all += i % 7;
		some += day >= 3 && day <= 12 ? i % 7 : 0;
		days[day + 20] = 1;
	}
	sums_close(&s);
	int n = 0, wrong = 0;
	for (int i = 0; i < 50; i++) {
		n += days[i];
		wrong += sums_has(&s, i - 20) != !!days[i];
	}
	is_int(s.n, n, "a day is there once");
	is_int(wrong, 0, "and can be asked for");
	is_near(sums_between(&s, -20, 29), all, 0, "nothing is lost");
	is_near(sums_between(&s, 3, 12), some, 0, "a part can be summed");
	is_near(sums_between(&s, 100, 200), 0, 0, "where nothing is, it is 0");
	ok(s.room <= 256, "many amounts of few days stay small");
	sums_free(&s);
	ok(!sums_has(&s, 0), "and then they are gone");
}

static void taken(void)
{
	static const char *const names[] = { "tags", "note", "minutes",
					     "class", "state", "review_by",
					     "title" };
	const char *cells[] = { "work; late shift;work", "two words", "12",
				"stress", "declared", "2026-02-01",
				"not counted" };
	struct entry e = { .n = 7, .names = names, .cells = cells, .day = 9,
			   .kind = "talk" };
	struct spoken s = { 0 };
	struct spoken_at at;

	spoken_find(&at, names, 7);
	spoken_take(&s, &at, &e);
	e.day = 8;
	e.kind = "trigger";
	spoken_take(&s, &at, &e);
	cells[3] = "";
	spoken_take(&s, &at, &e);
	spoken_close(&s);
	spoken_at_free(&at);
	is_int(s.n_tags, 2, "two tags");
	is_text(s.tag[0].name, "late shift", "with a blank inside");
	is_int(s.tag[1].days.n, 2, "on two days");
	is_near(sums_between(&s.words, 0, 99), 6, 0,
		"words of notes, not of titles");
	is_near(sums_between(&s.turns, 0, 99), 1, 0, "turns of talks alone");
	is_near(sums_between(&s.minutes, 0, 99), 12, 0, "and their minutes");
	is_int(s.n_rows, 1, "a trigger without a name is none");
	ok(s.row[0].is_trigger && s.row[0].until == stamp_days(2026, 2, 1) &&
	   s.row[0].day == 8, "one that has is kept with its last day");
	spoken_free(&s);
}

int main(void)
{
	words();
	amounts();
	taken();
	return tap_done();
}
