/* SPDX-License-Identifier: MIT
 * lib/log/feed: a log read as one, for one audience. */
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "log/feed.h"
#include "tap.h"

#define T1 "2026-11-20T20:00:00+01:00"
#define T2 "2026-11-21T20:00:00+01:00"
#define T3 "2026-11-22T20:00:00+01:00"
#define A "AAAAAAAAAAAA"
#define B "BBBBBBBBBBBB"
#define C "CCCCCCCCCCCC"

static struct buf told;

static void bad(const struct fault *f)
{
	buf_addf(&told, "%s:%zu:%s;", f->file, f->line, f->column);
}

static void write_file(const char *path, const char *text)
{
	FILE *out = fopen(path, "w");

	fputs(text, out);
	fclose(out);
	chmod(path, 0600);
}

/* What a reader sees: the columns, then the rows, cells between "|", then
 * what was told after "!".  raw and strict as letters in flags. */
static char *view(enum audience_kind kind, const char *flags, size_t n,
		  const char *const *paths)
{
	const struct feed_how how = {
		.audience = { kind, "anna" }, .day_start = 240,
		.raw = strchr(flags, 'r'), .strict = strchr(flags, 's'),
		.bad = bad,
	};
	struct buf out = BUF_EMPTY;
	struct fault f = { 0 };
	struct entry e;
	size_t columns;
	int got;

	buf_clear(&told);
	struct feed *d = feed_open(paths, n, &how, &f);
	if (!d) {
		buf_addf(&out, "%s: %s", f.file ? f.file : "?", f.message);
		return buf_take(&out);
	}
	for (int pass = 0; pass < 2; pass++) {
		buf_clear(&out);
		buf_clear(&told);
		const char *const *names = feed_columns(d, &columns);
		for (size_t i = 0; i < columns; i++)
			buf_addf(&out, "%s%s", i ? "," : "", names[i]);
		while ((got = feed_next(d, &e, &f)) > 0) {
			for (size_t i = 0; i < e.n; i++)
				buf_addf(&out, "%c%s", i ? '|' : '\n',
					 e.cells[i]);
		}
		if (got < 0)
			buf_addf(&out, "\nend %s:%zu:%s", f.file, f.line,
				 f.column);
		if (told.len)
			buf_addf(&out, "\n!%s", told.at);
		/* The second pass must see what the first did. */
		if (feed_rewind(d, &f))
			buf_puts(&out, "no way back");
	}
	feed_close(d);
	return buf_take(&out);
}

static void sees(enum audience_kind kind, const char *flags, const char *path,
		 const char *want, const char *what)
{
	char *got = view(kind, flags, 1, &path);

	is_text(got, want, what);
	free(got);
}

static void file_sees(enum audience_kind kind, const char *flags,
		      const char *text, const char *want, const char *what)
{
	write_file("a.csv", text);
	sees(kind, flags, "a.csv", want, what);
}

static void columns(void)
{
	file_sees(AUDIENCE_COUPLE, "",
		  "desire,walk,who,time\n7,far,anna," T1 "\n",
		  "time,who,desire,walk\n" T1 "|anna|7|far",
		  "known columns come in the schema's order, others behind");
	file_sees(AUDIENCE_COUPLE, "", "time,who,pain\n" T1 ",anna,3\n",
		  "time,who\n" T1 "|anna",
		  "a column asked in private does not reach the couple");
	file_sees(AUDIENCE_CLINICIAN, "",
		  "time,who,pain,sexsat\n" T1 ",anna,3,4\n",
		  "time,who,pain\n" T1 "|anna|3",
		  "the clinician sees the columns meant for them");
	file_sees(AUDIENCE_OWN, "", "time,who,pain\n" T1 ",anna,3\n" T1
		  ",ben,4\n", "time,who,pain\n" T1 "|anna|3\n" T1 "|ben|",
		  "what was asked in private stays with its writer, even "
		  "in a shared row");
	file_sees(AUDIENCE_COUPLE, "",
		  "time,who,desire\n" T1 ",anna,7\ntime,stress,who\n" T2
		  ",3,ben\n",
		  "time,who,desire,stress\n" T1 "|anna|7|\n" T2 "|ben||3",
		  "a repeated header maps the columns anew");
	file_sees(AUDIENCE_COUPLE, "", "time,who,desire\n" T1 ",anna,NA\n",
		  "time,who,desire\n" T1 "|anna|", "NA is missing");
	file_sees(AUDIENCE_COUPLE, "", "time,who,visibility\n" T1
		  ",anna,shared\ntime,who,stress\n" T2 ",ben,3\n",
		  "time,who,visibility,stress\n" T1 "|anna|shared|\n" T2
		  "|ben|shared|3", "a row without a visibility is shared "
		  "beside rows that have one");
}

static void privacy(void)
{
	static const char with[] =
		"time,who,visibility,desire,walk\n"
		T1 ",anna,shared,7,far\n"
		T1 ",anna,private,not a number,SECRET\n"
		T1 ",anna,,1,SECRET\nbroken time,ben,clinician,1,SECRET\n"
		T1 ",anna,Shared,2,SECRET\n"
		"time,who,visibility,hidden\n" T1 ",ben,private,SECRET\n";
	static const char without[] =
		"time,who,visibility,desire,walk\n" T1 ",anna,shared,7,far\n";
	char *kept;

	write_file("a.csv", without);
	const char *path = "a.csv";
	kept = view(AUDIENCE_COUPLE, "", 1, &path);
	file_sees(AUDIENCE_COUPLE, "", with, kept,
		  "rows that are not shared leave no trace");
	free(kept);
	file_sees(AUDIENCE_COUPLE, "", "time,who,visibility,walk\n" T1
		  ",anna,private,SECRET\n", "time,who,visibility,walk",
		  "a log of private rows is like one without rows");
	file_sees(AUDIENCE_COUPLE, "",
		  "id,time,who,kind,visibility,ref,note\n"
		  A "," T1 ",anna,note,shared,,old\n"
		  B "," T2 ",anna,note,private," A ",new\n",
		  "id,time,who,kind,visibility,ref,note\n"
		  A "|" T1 "|anna|note|shared||old",
		  "a private correction does not take a shared row away");
	file_sees(AUDIENCE_OWN, "",
		  "id,time,who,kind,visibility,ref,note\n"
		  A "," T1 ",anna,note,shared,,old\n"
		  B "," T2 ",anna,note,private," A ",new\n"
		  C "," T2 ",ben,note,private,,mine\n",
		  "id,time,who,kind,visibility,ref,note\n"
		  B "|" T2 "|anna|note|private|" A "|new",
		  "its writer sees the correction, and nobody else's "
		  "private rows");
	file_sees(AUDIENCE_MEDICAL, "", "time,who,visibility\n" T1
		  ",anna,clinician\n" T1 ",ben,shared\n",
		  "time,who,visibility\n" T1 "|anna|clinician",
		  "medical reading is of one person alone");
}

static void effective(void)
{
	static const char log[] =
		"id,time,who,kind,ref,note\n"
		A "," T1 ",anna,note,,old\n"
		B "," T2 ",anna,note," A ",newer\n"
		C "," T3 ",anna,note," B ",newest\n";
	file_sees(AUDIENCE_COUPLE, "", log, "id,time,who,kind,ref,note\n" C
		  "|" T3 "|anna|note|" B "|newest",
		  "a chain of corrections leaves the last");
	file_sees(AUDIENCE_COUPLE, "r", log, "id,time,who,kind,ref,note\n"
		  A "|" T1 "|anna|note||old\n" B "|" T2 "|anna|note|" A
		  "|newer\n" C "|" T3 "|anna|note|" B "|newest",
		  "raw reading shows all of it");
	file_sees(AUDIENCE_COUPLE, "", "id,time,who,kind,ref\n" A "," T1
		  ",anna,note,\n" B "," T2 ",ben,note," A "\n" C "," T2
		  ",anna,value," A "\n", "id,time,who,kind,ref\n" A "|" T1
		  "|anna|note|\n" B "|" T2 "|ben|note|" A "\n" C "|" T2
		  "|anna|value|" A,
		  "only the same person and kind can replace a row");
	file_sees(AUDIENCE_COUPLE, "", "id,time,who,ref,desire\n" A "," T1
		  ",anna,,7\n" B "," T2 ",anna," A ",77\n",
		  "id,time,who,ref,desire\n" A "|" T1 "|anna||7\n"
		  "!a.csv:3:desire;", "a bad correction hides nothing");
	file_sees(AUDIENCE_COUPLE, "", "id,time,who,ref,desire\n" A "," T1
		  ",anna,,77\n" B "," T2 ",anna,aaaaaaaaaaaa,7\n",
		  "id,time,who,ref,desire\n" B "|" T2
		  "|anna|aaaaaaaaaaaa|7", "a good one heals a bad row");
	file_sees(AUDIENCE_COUPLE, "", "id,time,who,note\n" A "," T1
		  ",anna,x\n" A "," T1 ",anna,x\n" A "," T1 ",anna,y\n",
		  "id,time,who,note\n" A "|" T1 "|anna|x\n" A "|" T1
		  "|anna|y", "equal rows with one id are one, others stay");
	file_sees(AUDIENCE_COUPLE, "r", "id,time,who\n" A "," T1 ",anna\n" A
		  "," T1 ",anna\n", "id,time,who\n" A "|" T1 "|anna\n" A "|"
		  T1 "|anna", "raw reading shows duplicates too");

	write_file("a.csv", "time,who\n" T1 ",anna\n");
	char *got = view(AUDIENCE_COUPLE, "", 2,
			 (const char *const[]){ "a.csv", "a.csv" });
	is_text(got, "time,who\n" T1 "|anna",
		"a file named twice is read as one");
	free(got);
	write_file("b.csv", "who,id,time\nben,," T2 "\n");
	write_file("a.csv", "id,time,who\n" A "," T1 ",anna\n");
	got = view(AUDIENCE_COUPLE, "", 2,
		   (const char *const[]){ "a.csv", "b.csv" });
	ok(strstr(got, "|" T2 "|ben") && !strstr(got, "\n|" T2),
	   "a row without an id is given the one of its content");
	free(got);
}

static void faults(void)
{
	file_sees(AUDIENCE_COUPLE, "", "time,who,desire\nlate,anna,7\n" T1
		  ",anna,7,8\n" T1 ",,7\n" T1 ",anna,70\n" T1 ",anna,7\n",
		  "time,who,desire\n" T1 "|anna|7\n!a.csv:2:time;a.csv:3:;"
		  "a.csv:4:who;a.csv:5:desire;",
		  "bad records are told by their place and left out");
	file_sees(AUDIENCE_COUPLE, "s", "time,who,desire\n" T1 ",anna,7\n" T1
		  ",anna,70\n" T1 ",anna,6\n",
		  "time,who,desire\n" T1 "|anna|7\nend a.csv:3:desire",
		  "strict reading ends at the first one");
	file_sees(AUDIENCE_COUPLE, "", "time,who,note\n" T1 ",anna,x\n" T2
		  ",anna,\"y", "time,who,note\n" T1 "|anna|x\n!a.csv:3:;",
		  "an unfinished last row is left out and told");
	file_sees(AUDIENCE_COUPLE, "", "time,who\n" T1 ",anna",
		  "time,who\n" T1 "|anna",
		  "a whole last row without a line break is kept");
	file_sees(AUDIENCE_COUPLE, "", "name,price\nx,3\n",
		  "a.csv: not a log: no columns time and who",
		  "a file without time and who is refused");
	file_sees(AUDIENCE_COUPLE, "", "time,who\n", "time,who",
		  "a log without rows has its header");
	write_file("a.csv", "");
	sees(AUDIENCE_COUPLE, "", "none.csv", "none.csv: cannot be read",
	     "a file that is not there is trouble");
}

static void directories(void)
{
	mkdir("us", 0700);
	mkdir("us/shared", 0700);
	write_file("us/ben.csv", "time,who\n" T2 ",ben\n");
	write_file("us/anna.csv", "time,who,desire\n" T1 ",anna,7\n");
	write_file("us/empty.csv", "");
	write_file("us/.hidden.csv", "time,who\n" T3 ",x\n");
	write_file("us/notes.txt", "not a log\n");
	write_file("us/shared/joint.csv", "time,who\n" T3 ",anna\n");
	sees(AUDIENCE_COUPLE, "", "us", "time,who,desire\n" T1 "|anna|7\n" T2
	     "|ben|\n" T3 "|anna|",
	     "a directory is its *.csv by name, and shared/*.csv");
	sees(AUDIENCE_COUPLE, "", "us/", "time,who,desire\n" T1 "|anna|7\n"
	     T2 "|ben|\n" T3 "|anna|", "with a slash behind it too");
	char *got = view(AUDIENCE_COUPLE, "", 1,
			 (const char *const[]){ "nowhere" });
	ok(strstr(got, "id,time,who,kind") == got && !strchr(got, '\n') &&
	   !strstr(got, "pain"),
	   "a directory yet to come has the header of a new log");
	free(got);
	write_file("us/list.csv", "name,price\nx,3\n");
	sees(AUDIENCE_COUPLE, "", "us",
	     "us/list.csv: not a log: no columns time and who",
	     "a CSV in it that is no log is named");
}

static void standard_input(const char *text, const char *want,
			   const char *what)
{
	write_file("stdin", text);
	if (!freopen("stdin", "r", stdin))
		exit(2);
	lseek(STDIN_FILENO, 0, SEEK_SET);
	sees(AUDIENCE_COUPLE, "", "-", want, what);
}

int main(void)
{
	char dir[] = "/tmp/attune-feed-XXXXXX";

	if (!mkdtemp(dir) || chdir(dir))
		return 2;
	columns();
	privacy();
	effective();
	faults();
	directories();
	standard_input("time,who\n" T1 ",anna\n", "time,who\n" T1 "|anna",
		       "standard input is looked at twice");
	standard_input("", "standard input: is empty; '-L default' names the "
		       "usual log", "an empty standard input is an error");
	buf_free(&told);
	char clean[64];
	snprintf(clean, sizeof(clean), "rm -rf %s", dir);
	return system(clean) ? 99 : tap_done();
}
