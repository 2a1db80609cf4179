/* SPDX-License-Identifier: MIT
 * A log read in one pass where that is enough: lib/log/once, recent, twice.
 * They hold few rows here, so that small logs are long ones. */
#include <sys/stat.h>
#include <unistd.h>

#define RECENT_ROWS 20
#define TWICE_FEW 30
#include "log/recent.c"
#include "log/twice.c"

#include "base/buf.h"
#include "log/feed.h"
#include "tap.h"

#define ROW(day, rest) "2026-03-" day "T20:00:00+01:00,anna," rest "\n"

static unsigned seed = 1;

static unsigned below(unsigned n)
{
	seed = seed * 1103515245 + 12345;
	return (seed >> 16) % n;
}

static void latest_rows(void)
{
	struct recent r = { 0 };
	size_t known = 0, unsure = 0, new = 0;

	is_int(recent_add(&r, "anna", 100, 7), RECENT_NEW, "a row is new");
	is_int(recent_add(&r, "anna", 100, 7), RECENT_KNOWN,
	       "the same row again is not");
	is_int(recent_add(&r, "anna", 100, 8), RECENT_NEW,
	       "nor is all of one second the same");
	for (int64_t t = 101; t < 200; t++)
		new += recent_add(&r, "anna", t, (uint64_t)t) == RECENT_NEW;
	is_int(new, 99, "rows in order are new however many they are");
	for (int64_t t = 180; t < 200; t++)
		known += recent_add(&r, "anna", t, (uint64_t)t) == RECENT_KNOWN;
	is_int(known, 20, "as many as a generation holds are remembered");
	for (int64_t t = 100; t < 140; t++)
		unsure += recent_add(&r, "anna", t, 1000) == RECENT_UNSURE;
	is_int(unsure, 40, "of a time that was let go nothing is said");
	is_int(recent_add(&r, "ben", 100, 9), RECENT_NEW,
	       "and each person has a time of their own");
	for (char tag[] = "a"; tag[0] < 'a' + RECENT_PEOPLE; tag[0]++)
		unsure += recent_add(&r, tag, 300, (uint64_t)tag[0]) ==
			  RECENT_UNSURE;
	is_int(unsure, 42, "of more people than fit nothing is said either");
	recent_free(&r);
}

static void repeated_hashes(void)
{
	enum { N = 200000, TWICE = 100 };
	struct twice t = { 0 };
	size_t missed = 0, doubted = 0;

	for (uint64_t i = 0; i < N; i++)
		twice_add(&t, seen_mix(i));
	for (uint64_t i = 0; i < N; i += N / TWICE)
		twice_add(&t, seen_mix(i));
	twice_close(&t);
	ok(!t.filter && !t.few.at, "the filter is gone when it has served");
	for (uint64_t i = 0; i < N; i++) {
		bool has = twice_has(&t, seen_mix(i));
		missed += !has && i % (N / TWICE) == 0;
		doubted += has && i % (N / TWICE) != 0;
	}
	is_int(missed, 0, "nothing that came twice is missed");
	ok(doubted < N / 1000, "and little else is kept");
	twice_free(&t);
	for (uint64_t i = 0; i < 2 * 25; i++)
		twice_add(&t, seen_mix(i % 25));
	twice_close(&t);
	is_int(t.again.n, 25, "few are told exactly");
	twice_free(&t);
}

static struct buf told;

static void bad(const struct fault *f)
{
	buf_addf(&told, "%s:%zu:%s %s\n", f->file, f->line, f->column,
		 f->message);
}

/* All rows, then what was told; cells by their columns' names, but empty
 * ones.  How often it began anew is added to *anew. */
static char *view(enum audience_kind kind, bool once, size_t n, size_t *anew)
{
	static const char *const paths[] = { "a.csv", "b.csv" };
	const struct feed_how how = {
		.audience = { kind, "anna" }, .day_start = 240, .once = once,
		.bad = bad,
	};
	struct buf out = BUF_EMPTY;
	struct fault f = { 0 };
	struct entry e;
	int got;
	struct feed *d = feed_open(paths, n, &how, &f);

	buf_clear(&told);
	buf_puts(&out, d ? "" : f.message);
	while (d && (got = feed_next(d, &e, &f))) {
		if (got < 0) {
			buf_addf(&out, "end %s", f.message);
			break;
		}
		if (got == FEED_ANEW) {
			buf_clear(&out);
			++*anew;
			continue;
		}
		buf_addf(&out, "%s %d", e.id, (int)e.day);
		for (size_t i = 0; i < e.n; i++)
			if (*e.cells[i])
				buf_addf(&out, "|%s=%s", e.names[i],
					 e.cells[i]);
		buf_putc(&out, '\n');
	}
	feed_close(d);
	buf_puts(&out, buf_text(&told));
	return buf_take(&out);
}

static void put(const char *path, const struct buf *text)
{
	FILE *out = fopen(path, "w");

	fwrite(text->at, 1, text->len, out);
	fclose(out);
	chmod(path, 0600);
}

/* Whether one pass sees what two see; adds how often it was not enough. */
static bool is_same(enum audience_kind kind, size_t n, size_t *anew)
{
	char *want = view(kind, false, n, anew);
	char *got = view(kind, true, n, anew);
	bool same = !strcmp(got, want);

	if (!same)
		printf("# got\n%s# wanted\n%s", got, want);
	free(want);
	free(got);
	return same;
}

/* How often a log of these rows needs two passes. */
static size_t text(const char *rows, const char *what)
{
	struct buf all = BUF_EMPTY;
	size_t anew = 0;

	buf_puts(&all, "time,who,kind,stress,note,ref,id\n");
	buf_puts(&all, rows);
	put("a.csv", &all);
	buf_free(&all);
	ok(is_same(AUDIENCE_COUPLE, 1, &anew), what);
	return anew;
}

#define A "AAAAAAAAAAAA"
#define B "BBBBBBBBBBBB"

static void small_logs(void)
{
	is_int(text(ROW("01", ",3,x,,") ROW("02", ",4,y,,"), "two rows"), 0,
	       "are read in one pass");
	is_int(text(ROW("01", ",3,x,,") ROW("01", ",3,x,,"), "a row twice"), 0,
	       "is seen in one pass");
	is_int(text(ROW("01", ",3,x,," A) ROW("02", ",4,y," A "," B),
		    "a row replaced by a later one"), 1, "takes two");
	is_int(text(ROW("01", ",99,x,," A) ROW("02", ",4,y," A "," B),
		    "and is not told of when it was bad"), 1, "in two");
	is_int(text(ROW("01", ",3,NA,,") ROW("01", ",3,,,"),
		    "NA is nothing, and the rows are one"), 1, "in two");
	is_int(text(ROW("01", ",99,x,,") ROW("01", ",99,x,,")
		    ROW("02", ",98,,,"),
		    "a bad row that comes twice is told of once"), 0,
	       "in one pass");
	is_int(text(ROW("01", ",3,x,,") "time,stress,who\n"
		    "2026-03-02T10:00:00Z,4,ben\n", "a second header"), 1,
	       "takes two");
	is_int(text(ROW("01", ",3,x,,") "short,row\n" ROW("02", ",4,\"y\n\",,"),
		    "a broken record is told of"), 0, "in one pass");
}

/* A log of everything, mostly in order. */
static void any(struct buf *out, size_t rows, unsigned wild)
{
	static const char *const who[] = { "anna", "ben" };
	static const char *const headers[] = {
		"time,who,visibility,stress,pain,note,id,ref",
		"who,time,visibility,stress,pain,note,id,ref",
	};
	bool turned = below(2);

	buf_addf(out, "%s\n", headers[turned]);
	for (size_t i = 0; i < rows; i++) {
		unsigned late = below(200) < wild ? below((unsigned)i + 1) :
				below(6);
		unsigned at = i > late ? (unsigned)i - late : 0;
		char time[40];
		snprintf(time, sizeof(time), "2026-03-%02uT%02u:%02u:00+01:00",
			 at / 40 + 1, at / 2 % 20, below(3));
		buf_addf(out, "%s,%s", turned ? who[at & 1] : time,
			 turned ? time : who[at & 1]);
		buf_addf(out, ",%s,%u,%s,%s,,",
			 below(5) ? "shared" : "private", below(12),
			 below(3) ? "" : "2", below(4) ? "" : "\"a, b\"");
		if (below(400) < wild)
			buf_puts(out, A);
		buf_putc(out, '\n');
	}
}

static void many_logs(void)
{
	static const enum audience_kind kinds[] = { AUDIENCE_COUPLE,
		AUDIENCE_OWN, AUDIENCE_CLINICIAN, AUDIENCE_MEDICAL };
	size_t anew = 0, all = 0, same = 0;

	for (unsigned i = 0; i < 200; i++) {
		struct buf a = BUF_EMPTY, b = BUF_EMPTY;
		any(&a, 10 + below(150), i % 4);
		any(&b, below(60), i % 3);
		put("a.csv", &a);
		put("b.csv", &b);
		buf_free(&a);
		buf_free(&b);
		for (size_t k = 0; k < ARRAY_LEN(kinds); k++, all++)
			same += is_same(kinds[k], 1 + i % 2, &anew);
	}
	is_int(same, all, "one pass or two show the same");
	ok(anew > all / 10, "one pass was not always enough");
	ok(anew < all - all / 10, "and often it was");
}

int main(void)
{
	char dir[] = "/tmp/attune-once-XXXXXX";

	umask(0077);
	if (!mkdtemp(dir) || chdir(dir))
		return EXIT_FAILURE;
	latest_rows();
	repeated_hashes();
	small_logs();
	many_logs();
	unlink("a.csv");
	unlink("b.csv");
	rmdir(dir);
	buf_free(&told);
	return tap_done();
}
