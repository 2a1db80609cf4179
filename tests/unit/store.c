/* SPDX-License-Identifier: MIT
 * The promises of log/store.h about what stands in a log afterwards. */
#include "log/store.h"

#include <errno.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "file.h"
#include "tap.h"
#include "table/table.h"

#define HEAD "id,time,who,kind,note\n"
#define OLD "AAAAAAAAAAAA,2026-11-21T21:00:00+01:00,anna,checkin," \
	"\"a, \"\"b\"\"\"\n"
#define NEW "BBBBBBBBBBBB,2026-11-22T21:00:00+01:00,anna,checkin," \
	"\"c, \"\"d\"\"\"\n"

static const char *const header[] = { "id", "time", "who", "kind", "note",
				      NULL };
static const char *const values[] = { "BBBBBBBBBBBB",
	"2026-11-22T21:00:00+01:00", "anna", "checkin", "c, \"d\"" };
static const struct store_row row = { 5, header, values };

static struct fault f;
static struct buf said;
static char dir[64], path[128], torn[160];

static void put(const char *bytes, size_t len)
{
	FILE *out = fopen(path, "w");

	fwrite(bytes, 1, len, out);
	fclose(out);
	chmod(path, 0600);
	unlink(torn);
}

static enum store_got append_to(const char *name, const struct store_row *rows,
				size_t n)
{
	const struct store_what what = { .path = name, .header = header };

	f = (struct fault){ 0 };
	buf_clear(&said);
	return store_append(&what, rows, n, &said, &f);
}

static enum store_got append(void)
{
	return append_to(path, &row, 1);
}

static void fresh(void)
{
	char deep[160];
	struct stat st;
	mode_t old = umask(0);

	unlink(path);
	is_int(append(), STORE_DONE, "a row into a log that is not there");
	is_text(file_text(path), HEAD NEW, "the header and the row");
	ok(!stat(path, &st) && (st.st_mode & 0777) == 0600,
	   "0600 under umask 0");
	is_text(buf_text(&said), "", "nothing to say");
	unlink(path);
	umask(0777);
	append();
	umask(0);
	ok(!stat(path, &st) && (st.st_mode & 0777) == 0600,
	   "0600 under umask 777");
	snprintf(deep, sizeof(deep), "%s/a/b/x.csv", dir);
	is_int(append_to(deep, &row, 1), STORE_DONE, "directories are made");
	is_text(file_text(deep), HEAD NEW, "for the log");
	snprintf(deep, sizeof(deep), "%s/a", dir);
	ok(!stat(deep, &st) && (st.st_mode & 0777) == 0700,
	   "they are 0700 under umask 0");
	umask(old);
	put("", 0);
	append();
	is_text(file_text(path), HEAD NEW, "an empty file gets a header");
	put("\0\0\0\0\0", 5);
	append();
	is_text(file_text(path), HEAD NEW, "so does one of zeros");
	size_t bad = 0;
	for (size_t n = 1; n < strlen(HEAD); n++) {
		put(HEAD, n);
		append();
		bad += strcmp(file_text(path), HEAD NEW) != 0;
	}
	is_int(bad, 0, "so does every beginning of a header");
	put("time,wh\0\0\0", 10);
	is_int(append(), STORE_FAILED, "another beginning is no log");
	put(HEAD OLD, strlen(HEAD OLD));
	is_int(append_to(path, &row, 0), STORE_DONE, "no rows are no trouble");
	is_text(file_text(path), HEAD OLD, "and change nothing");
}

static void after(const char *before, const char *want, const char *what)
{
	put(before, strlen(before));
	if (!ok(append() == STORE_DONE, what))
		printf("# %s %s %s\n", f.message, f.column, f.detail);
	is_text(file_text(path), want, what);
}

#define TIME "2026-11-22T21:00:00+01:00"

static void shapes(void)
{
	after("who,x,note,kind,id,time\n", "who,x,note,kind,id,time\n"
	      "anna,,\"c, \"\"d\"\"\",checkin,BBBBBBBBBBBB," TIME "\n",
	      "the file's order of columns counts");
	after("id;time;who;kind;note\n", "id;time;who;kind;note\n"
	      "BBBBBBBBBBBB;" TIME ";anna;checkin;\"c, \"\"d\"\"\"\n",
	      "a log with semicolons gets semicolons");
	after("id\ttime\twho\tkind\tnote\n", "id\ttime\twho\tkind\tnote\n"
	      "BBBBBBBBBBBB\t" TIME "\tanna\tcheckin\tc, \"d\"\n",
	      "a log with tabs gets tabs");
	after("\xef\xbb\xbf" HEAD, "\xef\xbb\xbf" HEAD NEW, "a mark stays");
	after("sep=,\r\n\r\n" HEAD, "sep=,\r\n\r\n" HEAD NEW,
	      "so do a sep= line and an empty one");
	after("id,time,who,kind,note\r\nx\r\n",
	      "id,time,who,kind,note\r\nx\r\n" NEW, "CRLF lines stay");
	after("id,time,who,kind,note", HEAD NEW,
	      "a header without line break gets one");
	after("time,who,note,kind,id", "time,who,note,kind,id\n" TIME
	      ",anna,\"c, \"\"d\"\"\",checkin,BBBBBBBBBBBB\n",
	      "so does one in another order");
	ok(said.len, "and it is said");
	after(HEAD OLD HEAD, HEAD OLD HEAD NEW, "an equal header may recur");
	after(HEAD OLD "CCCC,2026-11-21T21:00:00+01:00,anna,time,time\n",
	      HEAD OLD "CCCC,2026-11-21T21:00:00+01:00,anna,time,time\n" NEW,
	      "the word time elsewhere is no header");
}

/* The file holds these rows, and each can be read. */
static size_t readable(void)
{
	struct fault ignored;
	size_t n = 0;
	FILE *in = store_read(path, &ignored);
	struct table *t = in ? table_open(in, path, NULL, &ignored) : NULL;
	enum table_got got;

	while (t && (got = table_next(t, &ignored)) != TABLE_END) {
		if (got != TABLE_ROW) {
			n = 99;
			break;
		}
		n++;
	}
	table_close(t);
	if (in)
		fclose(in);
	return n;
}

/* A row cut at every byte, with something behind the cut. */
static void cuts(const char *behind, size_t len, const char *what)
{
	static const char old[] = HEAD NEW, cut[] = OLD;
	struct buf text = BUF_EMPTY;
	size_t bad = 0;

	for (size_t n = 0; n < strlen(cut); n++) {
		buf_clear(&text);
		buf_add(&text, old, strlen(old));
		buf_add(&text, cut, n);
		buf_add(&text, behind, len);
		put(text.at, text.len);
		size_t left = n + (*behind ? len : 0);
		const char *other[] = { "CCCCCCCCCCCC",
			"2026-11-22T21:00:00+01:00", "anna", "checkin", "e" };
		struct store_row third = { 5, header, other };
		bool good = append_to(path, &third, 1) == STORE_DONE &&
			    !strncmp(file_text(path), old, strlen(old)) &&
			    (said.len > 0) == (n + len > 0);
		size_t rows = readable();
		bool whole = rows == 3;
		const char *now = file_text(whole ? path : torn);
		/* What was cut is in the log as a row, or beside it. */
		good = good && (whole || rows == 2) &&
		       (!left || (!strncmp(now + (whole ? strlen(old) : 0),
					   text.at + strlen(old), left)));
		bad += !good;
		if (!good)
			printf("# cut at %zu: %s%s", n, file_text(path),
			       buf_text(&said));
	}
	buf_free(&text);
	is_int(bad, 0, what);
}

static void tails(void)
{
	struct stat st;

	cuts("", 0, "a row cut anywhere is mended or kept beside the log");
	cuts("\0\0\0", 3, "with zeros behind");
	cuts("\r", 1, "with CR behind");
	put(HEAD OLD "half", strlen(HEAD OLD) + 4);
	append();
	is_text(file_text(path), HEAD OLD NEW, "the torn text is out of the log");
	is_text(file_text(torn), "half\n", "it is beside it");
	ok(!stat(torn, &st) && (st.st_mode & 0777) == 0600, "0600");
	FILE *out = fopen(path, "a");
	fputs("other", out);
	fclose(out);
	append();
	is_text(file_text(torn), "half\nother\n", "a second one comes behind it");
	is_text(file_text(path), HEAD OLD NEW, "a repair without a row is one, too");
	put(HEAD OLD "\0\0\0\0", strlen(HEAD OLD) + 4);
	append();
	is_text(file_text(path), HEAD OLD NEW, "zeros behind a whole line go");
	is_text(file_text(torn), "(none)", "and are not kept");
}

static void long_tails(void)
{
	struct buf text = BUF_EMPTY;
	size_t sizes[] = { 65535, 65536, 70000, 200000, 1000000 };

	for (size_t i = 0; i < ARRAY_LEN(sizes); i++) {
		buf_clear(&text);
		buf_puts(&text, HEAD OLD);
		for (size_t n = 0; n < sizes[i]; n++)
			buf_putc(&text, 'x');
		put(text.at, text.len);
		ok(append() == STORE_DONE &&
		   !strcmp(file_text(path), HEAD OLD NEW) &&
		   strlen(file_text(torn)) == sizes[i] + 1, "a long torn line");
	}
	for (size_t n = 0; n < 200000; n++)
		buf_putc(&text, 'x');
	put(text.at, text.len);
	is_int(append(), STORE_FAILED, "one of more than 1 MiB is no row");
	is_int(strlen(file_text(path)), text.len, "and stays");
	buf_clear(&text);
	buf_puts(&text, HEAD);
	for (int n = 0; n < 3000; n++)
		buf_puts(&text, OLD);
	put(text.at, text.len);
	buf_puts(&text, NEW);
	ok(append() == STORE_DONE && !strcmp(file_text(path), text.at),
	   "a log longer than what is looked at");
	buf_free(&text);
}

static void known(void)
{
	enum { MANY = 100 };
	struct store_row rows[MANY];
	const char *cells[MANY][5];
	char ids[MANY][24];

	put(HEAD OLD NEW, strlen(HEAD OLD NEW));
	is_int(append(), STORE_DONE, "a row that is there");
	is_text(file_text(path), HEAD OLD NEW, "is not stored twice");
	put(HEAD "C," TIME ",anna,checkin,BBBBBBBBBBBB\n",
	    strlen(HEAD "C," TIME ",anna,checkin,BBBBBBBBBBBB\n"));
	append();
	is_text(file_text(path), HEAD "C," TIME ",anna,checkin,BBBBBBBBBBBB\n" NEW,
		"an id in a note is no id");
	for (int i = 0; i < MANY; i++) {
		memcpy(cells[i], values, sizeof(values));
		snprintf(ids[i], sizeof(ids[i]), "AAAAAAAA%04d", i);
		cells[i][0] = ids[i];
		rows[i] = (struct store_row){ 5, header, cells[i] };
	}
	put(HEAD, strlen(HEAD));
	is_int(append_to(path, rows + 20, 50), STORE_DONE, "fifty rows");
	is_int(append_to(path, rows, MANY), STORE_DONE, "hundred of the same");
	is_int(readable(), MANY, "each is there once");
	put(HEAD OLD "BBBBBBBBBBBB," TIME ",anna,checkin,c",
	    strlen(HEAD OLD "BBBBBBBBBBBB," TIME ",anna,checkin,c"));
	append();
	is_text(file_text(path), HEAD OLD "BBBBBBBBBBBB," TIME ",anna,checkin,c\n",
		"a row that only lacked its line break is there");
}

static void refused(const char *before, const char *what)
{
	put(before, strlen(before));
	ok(append() == STORE_FAILED && f.message && f.file, what);
	is_text(file_text(path), before, "and stays as it was");
}

static void no_logs(void)
{
	refused("id,time,who,kind\n" "x\n",
		"a log that must get a column and cannot be read");
	refused("id,time,kind,note\n", "no column who");
	refused("id,who,kind,note\n", "no column time");
	refused("id,time,who,time,note\n", "a column twice");
	refused("age-encryption.org/v1\n-> X25519 x\n", "an age file");
	refused("-----BEGIN PGP MESSAGE-----\n\nx\n", "an armoured file");
	refused("Dear diary\n", "a letter");
	refused("{\"time\": 1}", "JSON");
	refused("id,time,who,kind,note\rx\rtorn", "old line ends");
	refused(HEAD OLD "note,kind,who,time,id\n",
		"a second header with other columns");
	put("\0\0PK\n", 5);
	is_int(append(), STORE_FAILED, "a binary file");
}

/* Appends in a child with a limit on the size of files. */
static int limited(size_t limit)
{
	int status;
	pid_t child = fork();

	if (child == 0) {
		struct rlimit r = { limit, limit };
		store_guard();
		setrlimit(RLIMIT_FSIZE, &r);
		enum store_got got = append();
		_exit(got == STORE_DONE ? 0 :
		      got == STORE_FAILED && f.cause == EFBIG ? 1 : 9);
	}
	waitpid(child, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 99;
}

static void full(const char *before, const char *want, const char *what)
{
	size_t bad = 0;

	for (size_t n = strlen(before); n <= strlen(want) + 1; n++) {
		if (*before)
			put(before, strlen(before));
		else
			unlink(path);
		int got = limited(n);
		bool fits = n >= strlen(want);
		const char *left = fits ? want : *before ? before : "(none)";
		bad += got != !fits || strcmp(file_text(path), left);
	}
	is_int(bad, 0, what);
}

static void creation(void)
{
	const struct store_what what = { .path = path, .header = header };

	unlink(path);
	is_int(store_create(&what, &f), STORE_DONE, "an empty log is made");
	is_text(file_text(path), HEAD, "with its header");
	is_int(append(), STORE_DONE, "a row can be added");
	is_text(file_text(path), HEAD NEW, "behind it");
	put("anything", 8);
	is_int(store_create(&what, &f), STORE_DONE, "what is there");
	is_text(file_text(path), "anything", "is left alone");
}

/* A log with one column less than a log may have, and rows for it. */
static void wide(void)
{
	struct buf text = BUF_EMPTY;
	const char *names[8], *cells[8];
	struct store_row more = { 7, names, cells };

	buf_puts(&text, "id,time,who,kind,note");
	for (int i = 5; i < TABLE_COLUMNS_MAX - 1; i++)
		buf_addf(&text, ",c%d", i);
	buf_putc(&text, '\n');
	put(text.at, text.len);
	for (size_t i = 0; i < 5; i++) {
		names[i] = header[i];
		cells[i] = values[i];
	}
	names[5] = "walk";
	names[6] = "swim";
	cells[5] = cells[6] = "far";
	is_int(append_to(path, &more, 1), STORE_FAILED,
	       "more than 1024 columns are refused");
	is_text(f.column, "swim", "the one too many is named");
	is_text(file_text(path), text.at, "and nothing is written");
	more.n = 6;
	is_int(append_to(path, &more, 1), STORE_DONE, "1024 are not");
	FILE *in = store_read(path, &f);
	struct table *t = table_open(in, path, NULL, &f);
	ok(t && table_columns(t) == TABLE_COLUMNS_MAX &&
	   table_next(t, &f) == TABLE_ROW &&
	   !strcmp(table_cell(t, TABLE_COLUMNS_MAX - 1), "far"),
	   "and can be read");
	table_close(t);
	fclose(in);
	is_int(append_to(path, &more, 1), STORE_DONE, "a row again");
	put(HEAD OLD "torn,", strlen(HEAD OLD) + 5);
	is_int(append_to(path, &more, 1), STORE_DONE,
	       "a torn log gets a new column");
	ok(strstr(file_text(path), "note,walk\n") && !strstr(file_text(path), "torn"),
	   "without the torn row");
	is_text(file_text(torn), "torn,\n", "which is kept");
	size_t len = strlen(file_text(path));
	is_int(append_to(path, &more, 1), STORE_DONE, "the same row");
	is_int(strlen(file_text(path)), len, "is there already");
	buf_free(&text);
}

static void rescue(void)
{
	char place[128];
	struct stat st;

	snprintf(place, sizeof(place), "%s/r/s/rescue.csv", dir);
	is_int(store_rescue(place, "a,b", 3, &f), 0, "a row is rescued");
	is_int(store_rescue(place, "c,d\n", 4, &f), 0, "and another");
	is_text(file_text(place), "a,b\nc,d\n", "each on a line of its own");
	ok(!stat(place, &st) && (st.st_mode & 0777) == 0600, "0600");
	is_int(store_rescue("/dev/null", "a", 1, &f), -1,
	       "not into a device");
}

int main(void)
{
	snprintf(dir, sizeof(dir), "/tmp/attune-store-XXXXXX");
	if (!mkdtemp(dir))
		return 99;
	snprintf(path, sizeof(path), "%s/us.csv", dir);
	snprintf(torn, sizeof(torn), "%s.torn", path);
	fresh();
	shapes();
	tails();
	long_tails();
	known();
	no_logs();
	full("", HEAD NEW, "a new log at every limit of its size");
	full(HEAD OLD, HEAD OLD NEW, "a log at every limit of its size");
	creation();
	wide();
	rescue();
	buf_free(&said);
	char clean[128];
	snprintf(clean, sizeof(clean), "rm -rf %s", dir);
	return system(clean) ? 99 : tap_done();
}
