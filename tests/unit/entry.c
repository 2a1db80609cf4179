/* SPDX-License-Identifier: MIT
 * lib/log/entry, typed, cell and schema: the promises of their header. */
#include <locale.h>

#include "base/buf.h"
#include "log/cell.h"
#include "log/entry.h"
#include "tap.h"

/* The canonical value is as wanted; NULL wants a refusal with a message that
 * names the column. */
static void becomes(const char *column, const char *value, const char *want,
		    const char *what)
{
	struct fault f = { 0 };
	char *got = entry_canonical(column, value, &f);

	is_text(got, want, what);
	if (!want)
		ok(f.message && !strcmp(f.column, column),
		   "and the fault says what and where");
	free(got);
}

static struct entry e;
static struct fault fault;

/* Checks a row of names and cells in pairs. */
static int check(const char *const *pairs, size_t n)
{
	static const char *names[32], *cells[32];
	bool has_vis = false;

	for (size_t i = 0; i < n; i++) {
		names[i] = pairs[2 * i];
		cells[i] = pairs[2 * i + 1];
		has_vis |= !strcmp(names[i], "visibility");
	}
	e = (struct entry){ .n = n, .names = names, .cells = cells,
			    .file = "a.csv", .line = 7 };
	fault = (struct fault){ 0 };
	return entry_check(&e, has_vis, 240, &fault);
}

#define CHECK(...) \
	check((const char *const[]){ __VA_ARGS__ }, \
	      sizeof((const char *const[]){ __VA_ARGS__ }) / \
	      sizeof(char *) / 2)
#define T "time", "2026-11-22T21:14:05+01:00"

static void schema(void)
{
	size_t n, freq = 0, note = 0;
	const struct entry_column *c = entry_columns(&n);
	bool twice = false, phrases = true;

	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < i; k++)
			twice |= !strcmp(c[i].name, c[k].name);
		phrases &= c[i].what[0] != '\0';
		if (!strcmp(c[i].name, "freq"))
			freq = i;
		if (!strcmp(c[i].name, "note"))
			note = i;
		if (entry_column(c[i].name) != &c[i])
			twice = true;
	}
	ok(!twice, "every column stands once and is found by name");
	ok(phrases, "every column has a phrase for people");
	is_text(c[0].name, "id", "the id comes first");
	is_text(c[freq - 1].name, "communication",
		"communication, freq and affection are the first ratings");
	is_text(c[freq + 1].name, "affection",
		"in that order");
	ok(note > freq, "notes come behind the numbers");
	ok(!entry_column("Desire"), "names of columns are case-sensitive");
	ok(!entry_column("walk"), "other columns are not known");

	const char *const *h = entry_header(SHARED);
	bool secret = false, kept = false;
	for (; *h; h++) {
		secret |= entry_column(*h)->visibility != SHARED;
		kept |= !strcmp(*h, "desire");
	}
	ok(!secret, "a shared header names no item that is asked in private");
	ok(kept, "a shared header has the items that people may keep");
	size_t all = 0;
	for (h = entry_header(PRIVATE); *h; h++)
		all++;
	is_int(all, n, "a private header has every column");
	const char *const *k = entry_kinds();
	bool checkin = false;
	for (; *k; k++)
		checkin |= !strcmp(*k, "checkin");
	ok(checkin, "the kinds are known by name");
}

static void numbers(void)
{
	is_near(entry_number("7"), 7, 0, "a whole number is read");
	is_near(entry_number("7.1"), 7.1, 0, "a decimal is the nearest double");
	is_near(entry_number("0.125"), 0.125, 0, "three decimals are read");
	is_near(entry_number(""), NAN, 0, "a missing number is not zero");
	is_near(entry_number("NA"), NAN, 0, "NA is no number");
	is_near(entry_number("-1"), NAN, 0, "there are no signs");
	is_near(entry_number(".5"), NAN, 0, "a digit comes before the point");
	is_near(entry_number("5."), NAN, 0, "a digit comes behind the point");
	is_near(entry_number("5,5"), NAN, 0, "a comma is no point");
	is_near(entry_number("1e1"), NAN, 0, "there are no exponents");
	is_near(entry_number("0x5"), NAN, 0, "there are no hex digits");
	setlocale(LC_ALL, "de_DE.UTF-8");
	is_near(entry_number("7.5"), 7.5, 0, "a locale changes nothing");
	setlocale(LC_ALL, "C");
}

static void visibilities(void)
{
	is_int(entry_visibility("shared"), SHARED, "shared is shared");
	is_int(entry_visibility("clinician"), CLINICIAN,
	       "clinician is for the clinician");
	is_int(entry_visibility("private"), PRIVATE, "private is private");
	is_int(entry_visibility(""), PRIVATE, "an empty cell is private");
	is_int(entry_visibility("Shared"), PRIVATE,
	       "another case is private");
	is_int(entry_visibility("shared "), PRIVATE,
	       "a blank too many is private");
	is_int(entry_visibility("shred"), PRIVATE, "a slip is private");
	is_text(entry_visibility_word(CLINICIAN), "clinician",
		"the words are what is read");
}

static void rows(void)
{
	is_int(CHECK(T, "who", "anna", "desire", "7.5", "walk", "far"), 0,
	       "a row with time and who is good, unknown columns untouched");
	is_text(e.who, "anna", "the person is known");
	is_text(e.kind, "", "a missing kind is left missing");
	is_int(e.visibility, SHARED, "a row of a table without the column "
	       "visibility is shared");
	is_int(e.day, 20779, "the day is the row's own");
	is_int(strlen(e.id), 12, "a row without an id gets one");
	is_text(entry_cell(&e, "walk"), "far", "cells are found by name");
	is_text(entry_cell(&e, "none"), "", "a cell that is not there is "
		"missing");

	char id[IDENT_MAX];
	memcpy(id, e.id, sizeof(id));
	CHECK("walk", "far", "desire", "7.5", "who", "anna", "note", "", T);
	is_text(e.id, id, "its id does not depend on the order of columns");
	CHECK(T, "who", "anna", "desire", "7.5", "walk", "near");
	ok(strcmp(e.id, id), "another content has another id");
	CHECK(T, "who", "anna", "visibility", "shared", "desire", "5");
	memcpy(id, e.id, sizeof(id));
	CHECK(T, "who", "anna", "visibility", "shared", "desire", "5",
	      "pain", "3");
	is_text(e.id, id, "a shared row's id hints at nothing asked in "
		"private");
	CHECK(T, "who", "anna", "visibility", "private", "desire", "5");
	memcpy(id, e.id, sizeof(id));
	CHECK(T, "who", "anna", "visibility", "private", "desire", "5",
	      "pain", "3");
	ok(strcmp(e.id, id), "a private row's id is of all of it");

	is_int(CHECK(T, "who", "anna", "id", "v0vncvszb0sz"), 0,
	       "an id may be in small letters");
	is_text(e.id, "V0VNCVSZB0SZ", "and is known in large ones");
	is_int(CHECK(T, "who", "anna", "visibility", ""), 0,
	       "an empty visibility is no fault");
	is_int(e.visibility, PRIVATE, "but private");
	is_int(CHECK("time", "2026-11-23T01:30:00+01:00", "who", "anna"), 0,
	       "a late hour is good");
	is_int(e.day, 20779, "and belongs to the evening before");
	is_int(CHECK(T, "who", "anna", "kind", "picnic"), 0,
	       "an unknown kind is carried along");
	is_int(CHECK(T, "who", "anna", "tags", "Travel;sonne:\xc3\xbc;"
		     "\xd8\xb3\xd9\x81\xd8\xb1"), 0,
	       "tags may have the letters of any script");
}

static void bad_rows(void)
{
	is_int(CHECK("who", "anna"), -1, "a row without time is bad");
	is_text(fault.column, "time", "and the column is named");
	is_text(fault.file, "a.csv", "and the file");
	is_int(fault.line, 7, "and the line");
	is_int(CHECK("time", "2026-11-22", "who", "anna"), -1,
	       "a date is no time");
	is_int(CHECK("time", "2026-11-22T21:14:05", "who", "anna"), -1,
	       "a time needs its offset");
	is_int(CHECK(T), -1, "a row without a person is bad");
	is_text(fault.column, "who", "and the column is named");
	is_int(CHECK(T, "who", "Anna Maria"), -1, "a name is no tag");
	is_int(CHECK(T, "who", "anna", "desire", "11"), -1,
	       "a rating is at most 10");
	is_text(fault.detail, "0-10", "and the range is told");
	is_int(CHECK(T, "who", "anna", "desire", "7.1234"), -1,
	       "a rating has at most three decimals");
	is_int(CHECK(T, "who", "anna", "desire", "7,5"), -1,
	       "a decimal comma is not read");
	is_int(CHECK(T, "who", "anna", "freq", "21"), 0,
	       "freq goes up to 21");
	is_int(CHECK(T, "who", "anna", "freq", "22"), -1, "and no further");
	is_int(CHECK(T, "who", "anna", "review_by", "2026-02-30"), -1,
	       "a day must be in the calendar");
	is_int(CHECK(T, "who", "anna", "tags", "a;date night ; "), 0,
	       "a tag with a blank is read");
	is_int(CHECK(T, "who", "anna", "tags", "a;b'c"), -1,
	       "a tag has no apostrophe");
	is_int(CHECK(T, "who", "anna", "tags", "a\tb"), -1,
	       "and no tab");
	is_int(CHECK(T, "who", "anna", "ref", "42"), -1,
	       "a ref must be an id");
	is_int(CHECK(T, "who", "anna", "logged", "yesterday"), -1,
	       "logged must be a time");
}

static void typed_numbers(void)
{
	becomes("desire", "7", "7", "a rating is stored as it is");
	becomes("desire", " 7.50 ", "7.5", "blanks and idle zeros go");
	becomes("desire", "7,5", "7.5", "a decimal comma becomes a point");
	becomes("desire", "07", "7", "leading zeros go");
	becomes("desire", "0", "0", "zero is an answer");
	becomes("desire", "0.0", "0", "however it is written");
	becomes("desire", "10.0", "10", "the zero of ten stays");
	becomes("desire", "\u0667\u066b\u0665", "7.5", "Arabic digits");
	becomes("desire", "\u06f7", "7", "Persian digits");
	becomes("desire", "\u096d.\u096b", "7.5", "Devanagari digits");
	becomes("desire", "\u09ed", "7", "Bengali digits");
	becomes("desire", "\uff17\uff0e\uff15", "7.5", "fullwidth digits");
	becomes("desire", "11", NULL, "a rating above its range is refused");
	becomes("desire", "-1", NULL, "a sign is refused");
	becomes("desire", "seven", NULL, "a word is refused");
	becomes("desire", "7.1234", NULL, "a fourth decimal is refused");
	becomes("minutes", "1,000", NULL, "an unclear comma is refused");
	becomes("minutes", "90", "90", "minutes are whole numbers too");
	becomes("review_by", "\u0662\u0660\u0662\u0666-\u0661\u0661-"
		"\u0662\u0662", "2026-11-22", "dates take any digits");
	becomes("review_by", "22/11/2026", NULL, "d/m/y is refused");
}

static void typed_words(void)
{
	becomes("tags", "Late shift, TRAVEL;late-shift;;", "late-shift;travel",
		"tags are sorted out");
	becomes("tags", "\u65c5\u884c\u3001\u75b2\u308c", "\u65c5\u884c;"
		"\u75b2\u308c", "tags and commas of any script");
	becomes("tags", "d'accord", NULL, "a tag has no apostrophe");
	becomes("tags", "a\x1b[1m", NULL, "a tag has no escapes");
	becomes("tags", ";", "", "no tag is no value");
	becomes("who", "Anna", "anna", "tags of people are small letters");
	becomes("who", "Anna M", NULL, "without blanks");
	becomes("kind", "Weekly", "weekly", "kinds are small letters");
	becomes("state", "yes", "yes", "states are words");
	becomes("class", "tag:Travel", "tag:travel", "classes may name a tag");
	becomes("motive", "peace;guilt", "peace;guilt", "several choices");
	becomes("state", "oh yes", NULL, "a state has no blank");
	becomes("visibility", "clinician", "clinician", "visibility is kept");
	becomes("visibility", "all", "private",
		"an unknown visibility is stored as private");
	becomes("time", "2026-11-22t21:14:05z", "2026-11-22T21:14:05+00:00",
		"times are written one way");
	becomes("time", "now", NULL, "a time must be one");
	becomes("ref", "v0vncvszb0sz", "V0VNCVSZB0SZ", "ids are large letters");
	becomes("ref", "V0VNCVSZB0SU", NULL, "U is in no id");
}

static void typed_texts(void)
{
	becomes("note", "tea\nand toast\n", "tea \u00b6 and toast",
		"a line break is written as a mark");
	becomes("note", "a\r\nb\rc\u2028d", "a \u00b6 b \u00b6 c \u00b6 d",
		"whatever line break");
	becomes("note", "a\x1b[2Jb\x07\x7f\xc2\x9b", "a[2Jb",
		"control characters are not stored");
	becomes("note", "a\tb", "a b", "a tab becomes a blank");
	becomes("note", "\u05d0\u200f!", "\u05d0\u200f!",
		"marks of direction that writing needs are kept");
	becomes("note", "caf\xe9", NULL, "what is not UTF-8 is refused");
	becomes("walk", "  far ", "far", "an unknown column is text");
	becomes("note", "   ", "", "blanks alone are no value");

	struct buf text = BUF_EMPTY;
	struct fault f = { 0 };
	for (int i = 0; i < 16 << 10; i++)
		buf_putc(&text, 'a');
	char *got = entry_canonical("note", buf_text(&text), &f);
	ok(got, "a note of 16 KiB is taken");
	free(got);
	buf_putc(&text, 'a');
	got = entry_canonical("note", buf_text(&text), &f);
	ok(!got, "a longer one is refused");
	free(got);
	buf_free(&text);
}

/* What is stored can be read: whatever one rule writes the other takes, and
 * a value that needs no change gets none. */
static void one_rule(void)
{
	static const char *const values[] = {
		"7", "07", "7,5", "7.50", "0", "10", "11", "-1", "1e1", "\u0667",
		"2026-11-22T21:14:05+01:00", "2026-11-22t21:14:05Z",
		"2026-11-22 21:14:05+01:00", "2026-11-22T21:14:05.250-00:00",
		"2026-11-22T21:14:05.1234Z", "2026-11-22T21:14:05-00:00",
		"2026-11-22T23:59:60+00:00", "0000-01-01T00:00:00+14:00",
		"9999-12-31T23:59:59-14:00", "2026-11-22T24:00:00+01:00",
		"2026-02-30T21:14:05Z", "2026-11-22", "2026-02-30", "Anna",
		"anna", "b.en_-", ".", "AAAAAAAAAAA1", "aaaaaaaaaaa1",
		"AAAAAAAAAAAU", "shared", "Shared", "private", " clinician ",
		"travel;work", "travel;travel", "travel; Late shift", ";", "a:b",
		"\u00fcber", "checkin", "Check in", "given", "a b", " a", "a ",
		"a\nb", "a\tb", "\x1b[31m", "\xff", "\"", "=1", "\u202e",
	};
	size_t n, wrong = 0, plain = 0;
	const struct entry_column *all = entry_columns(&n);

	for (size_t i = 0; i < n * ARRAY_LEN(values); i++) {
		const struct entry_column *c = &all[i / ARRAY_LEN(values)];
		const char *value = values[i % ARRAY_LEN(values)];
		struct fault ignored = { 0 };
		char *got = entry_canonical_as(c, value, &ignored);
		size_t as_is = entry_canonical_len(c, value);
		plain += as_is > 0;
		wrong += as_is && as_is != strlen(value);
		wrong += as_is && (!got || strcmp(got, value));
		if (got && *got && strcmp(c->name, "time") &&
		    strcmp(c->name, "who"))
			wrong += CHECK(T, "who", "anna", c->name, got) != 0;
		else if (got && *got && !strcmp(c->name, "time"))
			wrong += CHECK("time", got, "who", "anna") != 0;
		else if (got && *got)
			wrong += CHECK(T, "who", got) != 0;
		free(got);
	}
	is_int(wrong, 0, "what is written can be read, and stays as it is");
	ok(plain > n, "most values need no change");
}

int main(void)
{
	schema();
	numbers();
	visibilities();
	rows();
	bad_rows();
	typed_numbers();
	typed_words();
	typed_texts();
	one_rule();
	return tap_done();
}
