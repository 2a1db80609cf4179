/* SPDX-License-Identifier: MIT
 * lib/log/merge: the laws of a union, over thousands of random logs. */
#include "log/merge.h"

#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"
#include "log/entry.h"
#include "log/feed.h"
#include "tap.h"

enum { LOGS = 3, ROUNDS = 2500 };

static char dir[64];
static struct fault fault;
static int told;
static char place[256];

static int put(void *arg, const char *bytes, size_t len, struct fault *f)
{
	(void)f;
	buf_add(arg, bytes, len);
	return 0;
}

static void unlike(const struct fault *f)
{
	told++;
	snprintf(place, sizeof(place), "%s:%zu:%s", strrchr(f->file, '/') + 1,
		 f->line, f->column);
}

static char *path_of(const char *name)
{
	struct buf path = BUF_EMPTY;

	buf_addf(&path, "%s/%s", dir, name);
	return buf_take(&path);
}

static void store(const char *name, const char *text, size_t len)
{
	char *path = path_of(name);
	FILE *out = fopen(path, "w");

	fwrite(text, 1, len, out);
	fclose(out);
	free(path);
}

/* The merged files, names divided by blanks; NULL when it fails.  Caller
 * frees. */
static char *merged(const char *names)
{
	struct buf out = BUF_EMPTY;
	const struct merge_how how = { .put = put, .arg = &out,
				       .unlike = unlike };
	char *paths[8] = { NULL };
	size_t n = 0;

	while (*names) {
		size_t len = strcspn(names, " ");
		char *name = mem_dupn(names, len);
		paths[n++] = path_of(name);
		free(name);
		names += len + (names[len] == ' ');
	}
	told = 0;
	int got = merge_logs((const char *const *)paths, n, &how, &fault);
	while (n)
		free(paths[--n]);
	if (!got)
		return buf_take(&out);
	buf_free(&out);
	return NULL;
}

static void save_merged(const char *name, const char *names)
{
	char *text = merged(names);

	store(name, text ? text : "", text ? strlen(text) : 0);
	free(text);
}

/* A small generator of one's own: a failing round can be run again. */
static uint64_t state;

static unsigned roll(unsigned n)
{
	state = state * UINT64_C(6364136223846793005) +
		UINT64_C(1442695040888963407);
	return (unsigned)(state >> 33) % n;
}

static const char *pick(const char *const *list, size_t n)
{
	return list[roll((unsigned)n)];
}
#define PICK(...) \
	pick((const char *const[]){ __VA_ARGS__ }, \
	     sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(char *))

static const char *random_cell(const char *name)
{
	if (!strcmp(name, "id"))
		return PICK("", "", "AAAAAAAAAAA1", "aaaaaaaaaaa1",
			    "AAAAAAAAAAA2", "AAAAAAAAAAA3", "no id", "NA");
	if (!strcmp(name, "time"))
		return PICK("2026-11-01T20:00:00+01:00",
			    "2026-11-01T19:00:00Z",
			    "2026-11-01T20:00:00.5+01:00",
			    "2026-11-02T20:00:00+01:00",
			    "2026-11-03T20:00:00+01:00", "yesterday", "");
	if (!strcmp(name, "who"))
		return PICK("anna", "ben", "");
	if (!strcmp(name, "visibility"))
		return PICK("shared", "private", "", "odd");
	if (!strcmp(name, "note"))
		return PICK("", "\"a, b\"", "\"two\nlines\"", "x",
			    "\"\"\"q\"\"\"", "\" outer \"",
			    "two \xc2\xb6 lines");
	return PICK("", "7", "NA", "11", "far");
}

/* Columns of a random log: time and who somewhere among some others. */
static size_t random_header(const char **names)
{
	static const char *const all[] = {
		"note", "zeal", "time", "id", "visibility", "who", "desire",
		"abc", "sexsat",
	};
	size_t n = 0;

	for (size_t i = 0; i < ARRAY_LEN(all); i++)
		if (!strcmp(all[i], "time") || !strcmp(all[i], "who") ||
		    roll(2))
			names[n++] = all[i];
	for (size_t i = n; i > 1; i--) {
		size_t j = roll((unsigned)i);
		const char *swap = names[i - 1];
		names[i - 1] = names[j];
		names[j] = swap;
	}
	return n;
}

static size_t find(const char *const *names, size_t n, const char *name)
{
	size_t i = 0;

	while (i < n && strcmp(names[i], name))
		i++;
	return i;
}

/* Another header, which is told by its time where the first one has it. */
static size_t next_header(const char **names, size_t n)
{
	size_t first = find(names, n, "time");

	do
		n = random_header(names);
	while (n <= first);
	size_t at = find(names, n, "time");
	const char *swap = names[first];
	names[first] = names[at];
	names[at] = swap;
	return n;
}

static void random_log(const char *name)
{
	struct buf text = BUF_EMPTY;
	const char *names[16];
	size_t n = random_header(names);
	const char *end = roll(5) ? "\n" : "\r\n";
	bool open = !roll(4);

	if (!roll(8))
		buf_puts(&text, "\xef\xbb\xbf");
	for (unsigned part = 0; part < 1 + !roll(6); part++) {
		if (part)
			n = next_header(names, n);
		for (size_t i = 0; i < n; i++)
			buf_addf(&text, "%s%s", i ? "," : "", names[i]);
		buf_puts(&text, end);
		for (unsigned rows = roll(7); rows; rows--) {
			for (size_t i = 0; i < n; i++)
				buf_addf(&text, "%s%s", i ? "," : "",
					 random_cell(names[i]));
			buf_puts(&text, end);
		}
	}
	if (open)
		text.len -= strlen(end);
	store(name, text.at, text.len);
	buf_free(&text);
}

static bool equal(char *a, char *b)
{
	bool is = a && b && !strcmp(a, b);

	free(a);
	free(b);
	return is;
}

static void laws(void)
{
	int commutes = 0, associates = 0, repeats = 0, again = 0, all = 0;
	int fails = 0;

	for (state = 1; all < ROUNDS; all++) {
		random_log("a");
		random_log("b");
		random_log("c");
		char *ab = merged("a b");
		fails += !ab;
		commutes += equal(ab, merged("b a"));
		save_merged("ab", "a b");
		save_merged("bc", "b c");
		associates += equal(merged("ab c"), merged("a bc")) &&
			      equal(merged("ab c"), merged("c b a"));
		save_merged("m", "a");
		repeats += equal(merged("a a"), merged("a")) &&
			   equal(merged("m"), merged("a")) &&
			   equal(merged("m a m"), merged("a"));
		again += equal(merged("ab a b ab"), merged("a b"));
	}
	is_int(fails, 0, "any logs can be merged");
	is_int(commutes, all, "the order of the files does not matter");
	is_int(associates, all, "nor which are merged first");
	is_int(repeats, all, "a log merged with itself is itself");
	is_int(again, all, "what was merged before adds nothing");
}

#define HEAD "id,time,who,kind,visibility,desire,note,walk\n"
#define ROW1 "AAAAAAAAAAA1,2026-11-01T20:00:00+01:00,anna,checkin,shared,7,,\n"
#define ROW2 "AAAAAAAAAAA2,2026-11-02T20:00:00+01:00,ben,note,shared,,b,far\n"

static void is_merged(const char *names, const char *want, const char *what)
{
	char *got = merged(names);

	is_text(got, want, what);
	free(got);
}

static void put_text(const char *name, const char *text)
{
	store(name, text, strlen(text));
}

static void forms(void)
{
	put_text("a", "time;walk;who;note;kind;id;visibility;desire\n"
		 "2026-11-02T20:00:00+01:00;far;ben;b;note;aaaaaaaaaaa2;"
		 "shared;NA\n");
	put_text("b", HEAD ROW1);
	is_merged("a b", HEAD ROW1 ROW2,
		  "the schema's columns come first, with commas, in capitals");
	is_int(told, 0, "without a word");
	put_text("c", "note,who,time\n\"x\ny\",anna,2026-11-01T20:00:00Z\n");
	char *c = merged("c");
	ok(c && strstr(c, "id,time,who,note\n") == c &&
	   strstr(c, ",anna,x \xc2\xb6 y\n"),
	   "a row without an id has one, of several lines is one");
	free(c);
	char *bc = merged("b c");
	ok(bc && strstr(bc, ",2026-11-01T20:00:00Z,anna,,shared,,x"),
	   "a table without visibility is a shared one");
	free(bc);
	put_text("d", HEAD "AAAAAAAAAAA1,2026-11-01T20:00:00+01:00,anna,"
		 "checkin,shared,8,,\n");
	is_merged("d b", HEAD ROW1 "AAAAAAAAAAA1,2026-11-01T20:00:00+01:00,"
		  "anna,checkin,shared,8,,\n", "unlike rows of one id stay");
	is_int(told, 1, "and are named");
	is_text(place, "d:2:id", "with their place");
	put_text("e", "");
	is_merged("e b e", HEAD "AAAAAAAAAAA1,2026-11-01T20:00:00+01:00,anna,"
		  "checkin,shared,7,,\n", "an empty file adds nothing");
}

/* The id of a row without one, as readers see it. */
static void same_id(void)
{
	static const char text[] =
		"time,who,sexsat,desire\n2026-11-01T20:00:00Z,anna,3,4\n";
	const struct feed_how how = { .audience = { AUDIENCE_OWN, "anna" } };
	char *path = path_of("f"), id[IDENT_MAX] = "";
	struct entry e;

	put_text("f", text);
	struct feed *d = feed_open((const char *const *)&path, 1, &how,
				   &fault);
	if (d && feed_next(d, &e, &fault) == 1)
		memcpy(id, e.id, sizeof(id));
	feed_close(d);
	char *got = merged("f");
	ok(got && strstr(got, id), "a row gets the id that readers give it");
	free(got);
	free(path);
}

static void refused(const char *text, const char *message, const char *what)
{
	put_text("x", text);
	char *got = merged("b x");
	ok(!got && fault.message && strstr(fault.message, message), what);
	free(got);
}

static void refusing(void)
{
	refused("<<<<<<< HEAD\n" HEAD ROW1 "=======\n" ROW2 ">>>>>>> x\n",
		"conflict marks", "git's marks are refused");
	refused(HEAD "<<<<<<< HEAD\n" ROW1 "=======\n" ROW2 ">>>>>>> x\n",
		"git show :2:FILE", "with what to do");
	refused(HEAD "a,b\n", "broken record", "a broken record is");
	refused(HEAD ROW1 "AAA,2026-11", "unfinished", "an unfinished one is");
	refused("name,price\n", "not a log", "what is no log is");
	put_text("e", "");
	ok(!merged("e"), "nothing is no log");
}

int main(void)
{
	snprintf(dir, sizeof(dir), "/tmp/attune-merge-XXXXXX");
	if (!mkdtemp(dir))
		return 2;
	forms();
	same_id();
	refusing();
	laws();
	static const char *const names[] = { "a", "b", "c", "d", "e", "f",
					     "x", "m", "ab", "bc" };
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		char *path = path_of(names[i]);
		unlink(path);
		free(path);
	}
	rmdir(dir);
	return tap_done();
}
