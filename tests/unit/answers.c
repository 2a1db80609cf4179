/* SPDX-License-Identifier: MIT
 * What content/answers.h promises. */
#include "content/answers.h"

#include <unistd.h>

#include "base/msg.h"
#include "base/utf8.h"
#include "content/entries.h"
#include "log/config.h"
#include "tap.h"

static const char SET[] =
	"id,order,type,question,min,max,choices,visibility,version\n"
	"alone_text,1,text,Q,,,,private,3\n"
	"closeness,2,rating,Q,0,10,,shared,3\n"
	"desire,3,rating,Q,0,10,,kept,3\n"
	"own_number,4,number,Q,1,40,,shared,3\n"
	"own_choice,5,choice,Q,,,a=one thing|unsure=I wonder,shared,3\n"
	"motive,6,multi,Q,,,enjoying=enjoying|peace=keeping the peace|"
	"guilt=guilt,clinician,3\n"
	"tags,7,tags,Q,,,,shared,3\n"
	"moment,8,text,Q,,,,shared,3\n"
	"ahead_on,9,date,Q,,,,shared,3\n";

static struct items *set_of(const char *name, const char *text)
{
	struct fault f = { 0 };
	FILE *out = fopen(name, "w");

	if (!out || fputs(text, out) < 0 || fclose(out))
		exit(2);
	struct items *s = items_read(name, &f);
	unlink(name);
	if (!s) {
		msg_fault(&f);
		exit(2);
	}
	return s;
}

static const char *put(struct answers *a, const char *id, const char *typed)
{
	struct fault f = { 0 };
	size_t i = (size_t)answers_find(a, id);

	return answers_put(a, i, typed, &f) ? NULL : answers_get(a, i);
}

static void test_values(struct answers *a)
{
	is_text(put(a, "closeness", "7"), "7", "a rating is taken");
	is_text(put(a, "closeness", " 7.5 "), "7.5", "halves are taken");
	is_text(put(a, "closeness", "7,5"), "7.5", "a comma is a point");
	is_text(put(a, "closeness", "07.50"), "7.5",
		"equal answers are equal bytes");
	is_text(put(a, "closeness", "\u0667"), "7", "Arabic-Indic digits");
	is_text(put(a, "closeness", "\u06f7"), "7", "Persian digits");
	is_text(put(a, "closeness", "\u0967\u0966"), "10",
		"Devanagari digits");
	is_text(put(a, "closeness", "\u09ed"), "7", "Bengali digits");
	is_text(put(a, "closeness", "\uff17"), "7", "full-width digits");
	is_text(put(a, "closeness", "0"), "0", "nought is an answer");
	is_text(put(a, "closeness", "11"), NULL, "out of range is refused");
	is_text(put(a, "closeness", "-1"), NULL, "below nought is refused");
	is_text(put(a, "closeness", "seven"), NULL, "a word is refused");
	is_text(put(a, "closeness", "1e1"), NULL, "powers are refused");
	is_text(answers_get(a, (size_t)answers_find(a, "closeness")), "0",
		"a refused answer leaves the one before");
	is_text(put(a, "own_number", "40"), "40",
		"an item of one's own has its own bounds");
	is_text(put(a, "own_number", "41"), NULL, "and keeps them");
	is_text(put(a, "moment", "  tea \t and rain "), "tea   and rain",
		"a text loses its outer blanks");
	is_text(put(a, "moment", "one\ntwo"), "one \u00b6 two",
		"a line break becomes a mark");
	is_text(put(a, "moment", "unsure"), "unsure",
		"a word of a text is no skip");
	is_text(put(a, "tags", "Late shift; travel"), "late-shift;travel",
		"tags are sorted out");
	is_text(put(a, "ahead_on", "2026-11-30"), "2026-11-30", "a date");
	is_text(put(a, "ahead_on", "30.11.2026"), NULL,
		"day first is refused");
	is_text(put(a, "ahead_on", "2026-02-30"), NULL, "no such day");
}

static void test_choices(struct answers *a)
{
	struct fault f = { 0 };
	struct buf out = BUF_EMPTY;
	size_t motive = (size_t)answers_find(a, "motive");

	is_text(put(a, "own_choice", "1"), "a", "a choice by number");
	is_text(put(a, "own_choice", "\u0661"), "a", "in any digits");
	is_text(put(a, "own_choice", "A"), "a", "by its key");
	is_text(put(a, "own_choice", "One Thing"), "a", "by its label");
	is_text(put(a, "own_choice", "unsure"), "unsure",
		"a key wins over a skip");
	is_text(put(a, "own_choice", "0"), NULL, "no choice nought");
	is_text(put(a, "own_choice", "3"), NULL, "no choice beyond");
	is_text(put(a, "own_choice", "1.5"), NULL, "no choice between");
	is_text(put(a, "motive", "3 1"), "enjoying;guilt",
		"several choices, in the order of the set");
	is_text(put(a, "motive", "1,1;peace"), "enjoying;peace",
		"each once, by any separator");
	answers_show(a, motive, &out);
	is_text(buf_text(&out), "enjoying; keeping the peace",
		"people read labels");
	ok(answers_put(a, motive, "1 9", &f) < 0, "one bad choice is all bad");
	is_text(f.detail, "enjoying peace guilt", "and the keys are named");
	is_text(f.column, "motive", "with the item");
	buf_free(&out);
}

static void test_skips(struct answers *a)
{
	static const char *const skips[] = { "", "-", "n/a", "N/A", "na",
		"unsure", "Not sure", "  " };

	for (size_t i = 0; i < ARRAY_LEN(skips); i++)
		is_text(put(a, "closeness", skips[i]), "", "a skip");
	is_text(put(a, "moment", "n/a"), "", "n/a skips a text too");
}

static void test_sight(const struct items *s)
{
	static const char *const keep[] = { "desire", "moment" };
	struct answers_how how = { .share = "desire, own_number" };
	struct answers *a = answers_new(s, &how);
	size_t desire = (size_t)answers_find(a, "desire");

	is_int(answers_count(a), 7, "without alone seven may be answered");
	is_int(answers_find(a, "motive"), -1, "the clinician's may not");
	is_int(answers_find(a, "alone_text"), -1, "the private one neither");
	is_int(answers_sight(a, desire), SHARED, "config shares a kept item");
	answers_free(a);
	how = (struct answers_how){ .share = "all", .kept = keep,
		.n_kept = 2, .alone = true };
	a = answers_new(s, &how);
	is_int(answers_sight(a, (size_t)answers_find(a, "desire")), PRIVATE,
	       "--keep wins over the config");
	is_int(answers_sight(a, (size_t)answers_find(a, "moment")), PRIVATE,
	       "--keep keeps a shared item");
	is_int(answers_sight(a, (size_t)answers_find(a, "alone_text")),
	       PRIVATE, "share = all leaves private items private");
	is_int(answers_sight(a, (size_t)answers_find(a, "motive")), CLINICIAN,
	       "and the clinician's the clinician's");
	is_text(answers_item(a, 7)->id, "alone_text",
		"those of alone come last");
	ok(answers_is_alone(a, 7) && !answers_is_alone(a, 6),
	   "and are told apart");
	answers_free(a);
	a = answers_new(s, &(struct answers_how){ 0 });
	is_int(answers_sight(a, (size_t)answers_find(a, "desire")), PRIVATE,
	       "kept items are private by default");
	answers_free(a);
}

static int bad_lines;
static size_t bad_line;

static void bad(const struct fault *f)
{
	bad_lines++;
	bad_line = f->line;
}

static int read_text(struct answers *a, char *text)
{
	FILE *in = fmemopen(text, strlen(text), "r");
	int got = answers_read(a, in, "answers", bad);

	fclose(in);
	return got;
}

static void test_file(const struct items *s)
{
	struct answers *a = answers_new(s, &(struct answers_how){ 0 });
	char good[] = "\xef\xbb\xbf# mine\r\n\ncloseness = 7,5\r\n"
		      "moment=a = b # c";
	char wrong[] = "closeness = 70\nmotive = 1\nno line\n desire = 2";

	is_int(read_text(a, good), 0, "a file of answers is read");
	is_text(answers_get(a, (size_t)answers_find(a, "closeness")), "7.5",
		"blanks around names and values do not count");
	is_text(answers_get(a, (size_t)answers_find(a, "moment")),
		"a = b # c", "a text is all that stands behind the first =");
	is_int(read_text(a, wrong), 3, "bad lines are counted");
	is_int(bad_lines, 3, "and told");
	is_int((long long)bad_line, 3, "with their line");
	is_text(answers_get(a, (size_t)answers_find(a, "desire")), "2",
		"the good ones are taken");
	answers_free(a);
}

static void test_rows(const struct items *s)
{
	struct fault f = { 0 };
	struct config *c = config_read("none", &f);
	struct stamp_clock clock = { .day_start = 240 };
	struct answers *a = answers_new(s, &(struct answers_how){
		.alone = true });
	const struct entries_row row = { "anna",
		"2026-11-22T21:14:05+01:00", NULL };
	struct entries_ids *ids = entries_ids_new();
	struct buf one = BUF_EMPTY, two = BUF_EMPTY;

	stamp_clock_set(&clock, row.time, NULL, &f);
	const struct keep_how how = { .clock = &clock, .config = c,
		.shared = "none", .visibility = PRIVATE };
	struct keep *k = keep_new(&how);
	ok(!answers_any(a), "at first there are no answers");
	is_int(entries_keep(a, ids, &row, false, k, &f), 0, "none are kept");
	is_int(keep_count(k), 0, "as no row");
	put(a, "moment", "tea");
	put(a, "closeness", "unsure");
	is_int(entries_keep(a, ids, &row, false, k, &f), 0, "one is kept");
	is_int(keep_count(k), 1, "as one row");
	keep_free(k);
	put(a, "desire", "3");
	put(a, "motive", "2");
	put(a, "alone_text", "hm");
	k = keep_new(&how);
	is_int(entries_keep(a, ids, &row, false, k, &f), 0, "all sorts are kept");
	is_int(keep_count(k), 3, "as a row for each visibility");
	keep_print(k, &one, false);
	keep_free(k);
	k = keep_new(&how);
	entries_keep(a, ids, &row, false, k, &f);
	keep_print(k, &two, false);
	is_text(buf_text(&one), buf_text(&two), "ids stay when kept twice");
	keep_free(k);
	k = keep_new(&how);
	entries_keep(a, ids, &row, true, k, &f);
	is_int(keep_count(k), 1, "only what is shared, where that is asked");
	keep_free(k);
	answers_free(a);
	entries_ids_free(ids);
	config_free(c);
	buf_free(&one);
	buf_free(&two);
}

static void test_check(void)
{
	struct fault f = { 0 };
	struct items *s = set_of("loose.csv",
		"id,order,type,question,visibility\n"
		"freedom,1,rating,Q,shared\n");
	struct answers *a = answers_new(s, &(struct answers_how){ 0 });

	is_int(answers_check(a, &f), -1,
	       "a set cannot share what the log keeps private");
	is_text(f.column, "freedom", "and the item is named");
	answers_free(a);
	items_free(s);
}

int main(void)
{
	struct items *s = set_of("own.csv", SET);
	struct fault f = { 0 };
	struct answers *a = answers_new(s, &(struct answers_how){
		.alone = true });

	is_int(answers_check(a, &f), 0, "a sound set is sound");
	test_values(a);
	test_choices(a);
	test_skips(a);
	answers_free(a);
	test_sight(s);
	test_file(s);
	test_rows(s);
	test_check();
	is_text(entries_kind(s), "checkin", "a set of one's own is a checkin");
	items_free(s);
	return tap_done();
}
