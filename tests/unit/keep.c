/* SPDX-License-Identifier: MIT
 * lib/log/keep, pairs and intake: rows on their way into the logs. */
#include "log/keep.h"

#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/msg.h"
#include "log/intake.h"
#include "log/pairs.h"
#include "file.h"
#include "tap.h"

static struct config *config;
static struct stamp_clock stamp;
static struct fault fault;
static char shared[128];

static struct keep_how usual(void)
{
	return (struct keep_how){
		.clock = &stamp, .config = config, .shared = shared,
		.visibility = SHARED,
	};
}

/* Adds one row of names and values in pairs. */
static int add(struct keep *k, const char *const *pairs, size_t n)
{
	const char *names[16], *values[16];

	for (size_t i = 0; i < n; i++) {
		names[i] = pairs[2 * i];
		values[i] = pairs[2 * i + 1];
	}
	fault = (struct fault){ 0 };
	return keep_add(k, n, names, values, &fault);
}

#define ADD(k, ...) \
	add(k, (const char *const[]){ __VA_ARGS__ }, \
	    sizeof((const char *const[]){ __VA_ARGS__ }) / \
	    sizeof(char *) / 2)
#define T "2026-11-22T21:14:05+01:00"
#define ID "AAAAAAAAAAAA"

/* The held rows as they would be printed, with their random ids cut off. */
static char *held(struct keep *k, bool with_id)
{
	struct buf out = BUF_EMPTY, cut = BUF_EMPTY;

	keep_print(k, &out, true);
	for (const char *at = out.at; *at; at += *at != '\0') {
		const char *from = with_id ? at : strchr(at, ',') + 1;
		at += strcspn(at, "\n");
		buf_add(&cut, from, (size_t)(at - from));
		buf_putc(&cut, '\n');
	}
	buf_free(&out);
	return buf_take(&cut);
}

static void holds(struct keep *k, const char *want, const char *what)
{
	char *got = held(k, false);

	is_text(got, want, what);
	free(got);
	keep_free(k);
}

static void completing(void)
{
	struct keep_how how = usual();
	how.who = "anna";
	struct keep *k = keep_new(&how);
	is_int(ADD(k, "desire", "7,5"), 0, "a row needs one value");
	is_int(keep_count(k), 1, "and is held");
	char *row = held(k, true);
	is_int(strcspn(strchr(row, '\n') + 1, ","), 12,
	       "it gets an id of its own");
	free(row);
	holds(k, "time,who,kind,visibility,desire\n" T
	      ",anna,checkin,shared,7.5\n",
	      "the moment, the writer, the kind are filled in");

	k = keep_new(&how);
	ADD(k, "who", "ben", "time", "2026-11-20T12:00:00+01:00", "kind",
	    "note", "note", "a\nb", "walk", "far", "item_set", "daily-1");
	holds(k, "time,who,kind,visibility,note,item_set,logged,walk\n"
	      "2026-11-20T12:00:00+01:00,ben,note,shared,a \u00b6 b,daily-1,"
	      T ",far\n", "a new row about another day says when it was "
	      "written; unknown columns come last");

	k = keep_new(&how);
	ADD(k, "id", ID, "time", "2026-11-20T12:00:00+01:00");
	holds(k, "time,who,kind,visibility\n"
	      "2026-11-20T12:00:00+01:00,anna,checkin,shared\n",
	      "a row that has an id was written before");

	k = keep_new(&how);
	ADD(k, "visibility", "");
	ADD(k, "visibility", "everyone", "desire", "NA");
	holds(k, "time,who,kind,visibility\n" T ",anna,checkin,private\n" T
	      ",anna,checkin,private\n",
	      "a visibility that is empty or unknown is private");

	how.visibility = CLINICIAN;
	k = keep_new(&how);
	ADD(k, "pain", "3");
	holds(k, "time,who,kind,visibility,pain\n" T
	      ",anna,checkin,clinician,3\n",
	      "without the column the caller decides");
}

static void refusing(void)
{
	struct keep_how how = usual();
	struct keep *k = keep_new(&how);

	is_int(ADD(k, "desire", "7"), -1, "a row without a writer is refused");
	is_text(fault.column, "who", "and the column named");
	how.who = "anna";
	is_int(ADD(k, "desire", "17"), -1, "a value out of range is refused");
	is_text(fault.column, "desire", "and its column named");
	is_int(ADD(k, "pain", "3"), -1,
	       "a shared row holds nothing that was asked in private");
	is_text(fault.column, "pain", "and the column is named");
	is_int(ADD(k, "visibility", "clinician", "sexsat", "3"), -1,
	       "a row for the clinician holds nothing private");
	is_int(ADD(k, "visibility", "private", "sexsat", "3", "pain", "1"), 0,
	       "a private row holds anything");
	is_int(ADD(k, "who", "zoe", "desire", "3"), -1,
	       "who may not write here is refused");
	is_text(fault.column, "who", "by the column of the writer");
	is_int(keep_count(k), 1, "what is refused is not held");
	keep_free(k);
}

/* A file's text; caller frees. */
static char *text_of(const char *path)
{
	return mem_dup(file_text(path));
}

static void storing(void)
{
	struct keep_how how = usual();
	struct keep *k = keep_new(&how);
	struct stat st;

	ADD(k, "who", "anna", "desire", "7", "note", "SHARED");
	ADD(k, "who", "anna", "desire", "1", "note", "PRIVATE", "visibility",
	    "private");
	ADD(k, "who", "ben", "pain", "1", "note", "RELEASED", "visibility",
	    "clinician");
	is_int(keep_store(k), STORE_DONE, "rows of all sorts are stored");
	keep_free(k);

	char *ours = text_of("home/attune/shared/anna.csv");
	char *mine = text_of("home/attune/private/anna.csv");
	char *his = text_of("home/attune/private/ben.csv");
	ok(strstr(ours, "SHARED") && !strstr(ours, "PRIVATE"),
	   "the shared log gets the shared row alone");
	ok(!strstr(ours, "pain"), "and has no column asked in private");
	ok(strstr(ours, ",sexsat,") == NULL && strstr(ours, ",emotional,"),
	   "but all others, whatever was answered");
	ok(strstr(mine, "PRIVATE") && !strstr(mine, "SHARED"),
	   "the private row goes to the writer's private log");
	ok(strstr(his, "RELEASED") != NULL,
	   "so does what is for the clinician");
	ok(!stat("home/attune/private/ben.csv", &st) &&
	   (st.st_mode & 0777) == 0600, "which nobody else may read");
	ok(access("home/attune/shared/ben.csv", F_OK),
	   "nothing shared, no shared file");
	free(ours);
	free(mine);
	free(his);

	how.private = "home/attune/shared/x.csv";
	k = keep_new(&how);
	ADD(k, "who", "anna", "note", "AGAIN");
	ADD(k, "who", "anna", "note", "SECRET", "visibility", "private");
	if (!freopen("said", "w", stderr))
		exit(99);
	is_int(keep_store(k), STORE_FAILED,
	       "a private log in the shared directory is refused");
	keep_free(k);
	ours = text_of("home/attune/shared/anna.csv");
	ok(!strstr(ours, "AGAIN"), "and then nothing is stored");
	free(ours);
	char *said = text_of("said");
	ok(strstr(said, "not saved: id,time,who,") &&
	   strstr(said, "AGAIN") && strstr(said, "SECRET"),
	   "all rows are given back, with their header");
	free(said);
}

static void taking_pairs(void)
{
	struct pairs p = PAIRS_EMPTY;
	FILE *out = fopen("note", "w");

	fputs("dear\ndiary\n", out);
	fclose(out);
	fault = (struct fault){ 0 };
	is_int(pairs_add(&p, "desire=7", &fault), 0, "a rating is taken");
	is_int(pairs_add(&p, "desire=8", &fault), 0, "and again");
	is_text(pairs_get(&p, "desire"), "8", "the later one holds");
	is_int(pairs_add(&p, "tags=a=b", &fault), 0, "a value may have =");
	is_text(pairs_get(&p, "tags"), "a=b", "behind the first");
	is_int(pairs_add(&p, "walk=3", &fault), 0,
	       "a number in an unknown column is taken");
	is_int(pairs_add(&p, "note=@note", &fault), 0, "a file is read");
	is_text(pairs_get(&p, "note"), "dear\ndiary\n", "as it is");
	is_int(p.n, 4, "each name is held once");
	static const char *const not[] = {
		"note=hello", "title=x", "moment=x", "pain=3", "unsaid=x",
		"walk=far away", "desire", "=7", "", "note=@no-such-file",
	};
	for (size_t i = 0; i < ARRAY_LEN(not); i++)
		is_int(pairs_add(&p, not[i], &fault), -1,
		       "free text, private items and no pairs are refused");
	pairs_add(&p, "note=hello", &fault);
	is_text(fault.detail, "note=@-", "with a hint how to do it");
	ok(!strstr(fault.message, "hello"), "that does not repeat the text");
	is_int(p.n, 4, "and nothing is added");
	pairs_set(&p, "time", "2026-11-20T18:00");
	is_int(pairs_time(&p, &stamp, &fault), 0, "a local time is taken");
	is_text(pairs_get(&p, "time"), "2026-11-20T18:00:00+01:00",
		"and gets its offset");
	pairs_set(&p, "time", "2026-11-20");
	pairs_time(&p, &stamp, &fault);
	is_text(pairs_get(&p, "time"), "2026-11-20T12:00:00+01:00",
		"a date alone is its noon");
	pairs_set(&p, "time", "20/11/2026");
	is_int(pairs_time(&p, &stamp, &fault), -1, "d/m/y is refused");
	pairs_free(&p);
}

static int bad_rows;

static void bad(const struct fault *f)
{
	bad_rows += (int)f->line;
}

static void taking_tables(void)
{
	struct keep_how how = usual();
	struct intake t = { .bad = bad };
	FILE *out = fopen("in.csv", "w");

	fputs("desire,who,time,walk\n7,anna," T ",1\n17,anna," T ",2\n"
	      "8,ben," T ",3\n", out);
	fclose(out);
	pairs_set(&t.pairs, "walk", "9");
	t.keep = keep_new(&how);
	is_int(intake_file(&t, "in.csv", &fault), 0, "a CSV is taken in");
	is_int(t.refused, 1, "its bad rows are counted");
	is_int(bad_rows, 3, "and told by line");
	holds(t.keep, "time,who,kind,visibility,desire,walk\n" T
	      ",anna,checkin,shared,7,9\n" T ",ben,checkin,shared,8,9\n",
	      "what was set stands in every row");
	out = fopen("in.csv", "w");
	fputs("7,anna\n8,anna\n", out);
	fclose(out);
	t.keep = keep_new(&how);
	is_int(intake_file(&t, "in.csv", &fault), -1,
	       "a CSV without a header is refused");
	is_int(keep_count(t.keep), 0, "and nothing of it taken");
	keep_free(t.keep);
	pairs_free(&t.pairs);
}

int main(void)
{
	char dir[] = "/tmp/attune-keep-XXXXXX", clean[64], home[64];

	if (!mkdtemp(dir) || chdir(dir))
		return 99;
	snprintf(home, sizeof(home), "%s/home", dir);
	snprintf(shared, sizeof(shared), "%s/attune/shared", home);
	setenv("XDG_DATA_HOME", home, 1);
	unsetenv("ATTUNE_PRIVATE");
	FILE *out = fopen("config", "w");
	fputs("people = anna ben zoe\nhere = anna, ben\n", out);
	fclose(out);
	config = config_read("config", &fault);
	if (!config || stamp_clock_set(&stamp, T, "+01:00", &fault))
		return 99;
	stamp.day_start = 240;
	completing();
	refusing();
	taking_pairs();
	taking_tables();
	storing();
	config_free(config);
	snprintf(clean, sizeof(clean), "rm -rf %s", dir);
	return system(clean) ? 99 : tap_done();
}
