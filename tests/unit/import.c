/* SPDX-License-Identifier: MIT
 * lib/log/import: other programs' rows on their way into the log. */
#include "log/import.h"

#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "tap.h"

static struct config *config;
static struct stamp_clock berlin;
static struct pairs pairs;
static char dir[] = "/tmp/attune-import-XXXXXX", shared[64], private[64];
static char file[64];

/* What came of the last import. */
static struct import_got got;
static struct buf said, bad, rows;
static int status;
static struct fault fault;

static void note_bad(const struct fault *f)
{
	buf_addf(&bad, "%zu:%s: %s\n", f->line, f->column, f->message);
}

/* Everything but the ids, which stand first. */
static void print_rows(const struct keep *k)
{
	struct buf all = BUF_EMPTY;

	keep_print(k, &all, true);
	for (char *at = all.at; at && *at;) {
		char *end = strchr(at, '\n'), *from = strchr(at, ',');
		from = from && from < end ? from + 1 : at;
		buf_add(&rows, from, (size_t)(end + 1 - from));
		at = end + 1;
	}
	buf_free(&all);
}

enum { FORGET, STORE };

/* Imports a text with rules up to NULL. */
static void import(const char *text, const char *who, const char *format,
		   const char *const *maps, int store)
{
	const struct keep_how keeping = {
		.clock = &berlin, .config = config, .shared = shared,
		.private = private, .who = who, .visibility = SHARED,
	};
	struct import_how how = {
		.keep = &keeping, .pairs = &pairs, .maps = maps,
		.time_format = format, .bad = note_bad,
	};
	FILE *out = fopen(file, "w");

	fputs(text, out);
	fclose(out);
	while (maps && maps[how.n_maps])
		how.n_maps++;
	buf_clear(&said);
	buf_clear(&bad);
	buf_clear(&rows);
	fault = (struct fault){ 0 };
	struct keep *k = keep_new(&keeping);
	status = import_file(&how, file, k, &got, &said, &fault);
	print_rows(k);
	if (store == STORE)
		ok(keep_store(k) == STORE_DONE, "the rows are stored");
	keep_free(k);
}

#define MAPS(...) ((const char *const[]){ __VA_ARGS__, NULL })
#define NOON "T12:00:00+01:00,anna,checkin,"

static void by_name(void)
{
	import("Date;Who;Desire;Stress;weather\n"
	       "2026-11-22;Anna;6,5;;rain\n", NULL, NULL, NULL, FORGET);
	is_text(buf_text(&rows),
		"time,who,kind,visibility,desire\n"
		"2026-11-22" NOON "shared,6.5\n",
		"columns of like names are taken, decimal commas read");
	is_text(buf_text(&said), "not taken: 'weather' (--map=OLD=NEW takes "
		"a column)\n", "the others are named");
	import("date,time,desire\n2026-11-22,21:14,6\n", "anna", NULL, NULL,
	       FORGET);
	is_text(buf_text(&rows), "time,who,kind,visibility,desire\n"
		"2026-11-22T21:14:00+01:00,anna,checkin,shared,6\n",
		"date and time make one time");
}

static void joined(void)
{
	import("d,t,title,text,what,how\n"
	       "22.11.2026,9:14 PM,A,B,Long walk | tea!,good\n"
	       "22.11.2026,9:15 PM,,B,,\n", "anna", "%d.%m.%Y %I:%M %p",
	       MAPS("t=-", "#2=time", "d=time"), FORGET);
	is_text(fault.message, "is mapped twice", "one OLD goes one way");
	import("d,t,title,text,what,how\n"
	       "22.11.2026,9:14 PM,A,B,Long walk | tea!,good\n"
	       "22.11.2026,9:15 PM,,B,,\n", "anna", "%d.%m.%Y %I:%M %p",
	       MAPS("d=time", "T=time", "title=note", "text=note", "what=tags",
		    "#6=tags"), FORGET);
	is_text(buf_text(&rows), "time,who,kind,visibility,tags,note\n"
		"2026-11-22T21:14:00+01:00,anna,checkin,shared,"
		"long-walk;tea;good,A \u00b6 B\n"
		"2026-11-22T21:15:00+01:00,anna,checkin,shared,,B\n",
		"several columns make one, in the order of the rules");
	is_text(buf_text(&said), "", "and nothing is left to be said");
}

static void wrong_rules(void)
{
	static const struct {
		const char *const maps[3];
		const char *message;
	} cases[] = {
		{ { "desire" }, "is not OLD=NEW" },
		{ { "=x" }, "is not OLD=NEW" },
		{ { "desire=" }, "is not OLD=NEW" },
		{ { "desire=passion" }, "the log has no such column" },
		{ { "lust=desire" }, "the file has no such column" },
		{ { "#4=desire" }, "the file has no such column" },
		{ { "desire=item" }, "'item' and 'value' go together: one "
		  "column for each" },
		{ { "date=-" }, "no column tells the time: say which with "
		  "--map=OLD=time" },
		{ { "desire=-" }, "no column has a name that the log knows: "
		  "say which with --map=OLD=NEW" },
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		import("date,desire,x\n2026-11-22,6,\n", "anna", NULL,
		       cases[i].maps, FORGET);
		ok(status == -1, cases[i].maps[0]);
		is_text(fault.message, cases[i].message, "and why");
	}
	import("date,desire\n2026-11-22,6\n", NULL, NULL, NULL, FORGET);
	is_text(fault.message, "nothing says whose rows these are: "
		"--who=TAG, or --map=OLD=who", "rows are somebody's");
	import("date,desire\n2026-11-22,6\n", "anna", "%d", NULL, FORGET);
	is_text(fault.column, "--time-format", "the format is checked first");
	import("", "anna", NULL, NULL, FORGET);
	is_int(status, -1, "an empty file is no file");
}

static void bad_rows(void)
{
	import("date,desire,stress\n"
	       "2026-11-22,5. Jun,x\n"
	       "03/04/2026,5,5\n"
	       "2026-11-22,11,5\n"
	       "2026-11-22,5\n"
	       "2026-03-29 02:30,5,5\n"
	       ",5,5\n"
	       "2026-11-22,5,-\n", "anna", NULL, NULL, FORGET);
	is_text(buf_text(&bad),
		"2:desire: is not a number in the range\n"
		"3:date: is a date whose order of day and month only "
		"--time-format can tell\n"
		"4:desire: is not a number in the range\n"
		"5:: number of fields differs, here and in the header\n"
		"6:date: no such time: the clocks were put forward over it\n"
		"7:date: is missing\n",
		"bad rows are named by line and column");
	is_int(got.refused, 6, "and counted");
	ok(strstr(buf_text(&said), "'%d/%m/%Y' if") &&
	   strstr(buf_text(&said), "takes 6.5 or 6,5 for a date"),
	   "with a hint for each sort");
	import("date,id,desire\n2026-11-22,1.2E+11,5\n", "anna", NULL, NULL,
	       FORGET);
	ok(strstr(buf_text(&said), "--map=id=-"), "ids that are numbers");
	import("date,note\n2026-11-22,sch\xf6n\n", "anna", NULL, NULL, FORGET);
	ok(got.refused == 1 && strstr(buf_text(&said), "choose UTF-8"),
	   "text in another encoding");
	import("date,id,desire\n2026-11-22,AAAAAAAAAAAA,5\n"
	       "2026-11-22,AAAAAAAAAAAA,6\n2026-11-22,aaaaaaaaaaaa,5\n",
	       "anna", NULL, NULL, FORGET);
	is_text(buf_text(&bad), "3:id: is the id of another row, too\n",
		"one id is one row");
	is_int(got.known, 1, "and equal rows are one");
}

static void hollow(void)
{
	import("date,who,desire,id\n\n,,,\n2026-11-22,anna,,\n"
	       "date,who,desire,id\n2026-11-21,anna,,\n"
	       "2026-11-20,anna,n/a,\n", NULL, NULL, NULL, FORGET);
	ok(!status && !got.added && !got.refused,
	   "empty lines, empty rows and a repeated header are no rows");
	is_int(got.empty, 3, "nor are days without an answer");
}

static void guarded(void)
{
	import("date,note,title\n2026-11-22,'=1+1,'tis\n", "anna", NULL,
	       NULL, FORGET);
	is_text(buf_text(&rows), "time,who,kind,visibility,title,note\n"
		"2026-11-22" NOON "shared,'tis,=1+1\n",
		"a guard against formulas goes, an apostrophe stays");
}

static void by_sight(void)
{
	static const char text[] = "date,desire,pain,sexsat,note\n"
				   "2026-11-22,6,2,7,x\n";

	import(text, "anna", NULL, NULL, FORGET);
	is_text(buf_text(&rows),
		"time,who,kind,visibility,desire,pain,sexsat,note\n"
		"2026-11-22" NOON "shared,6,,,x\n"
		"2026-11-22" NOON "clinician,,2,,\n"
		"2026-11-22" NOON "private,,,7,\n",
		"what is asked in private gets a row of its own");
	pairs_set(&pairs, "visibility", "private");
	pairs_set(&pairs, "kind", "weekly");
	import(text, "anna", NULL, NULL, FORGET);
	is_text(buf_text(&rows),
		"time,who,kind,visibility,desire,pain,sexsat,note\n"
		"2026-11-22T12:00:00+01:00,anna,weekly,private,6,2,7,x\n",
		"unless it is said who the row is for");
	pairs_free(&pairs);
	pairs_set(&pairs, "visibility", "shared");
	import(text, "anna", NULL, NULL, FORGET);
	is_int(got.refused, 1, "a shared row takes no private item");
	pairs_free(&pairs);
}

static void one_a_row(void)
{
	import("date,category,amount,notes\n"
	       "2026-11-22,Energy,4,slept badly\n"
	       "2026-11-21,Stress,8,\n"
	       "2026-11-22,Energy,6,\n"
	       "2026-11-22,stress,3,\"slept badly\"\n"
	       "2026-11-22,STRESS,5,late\n"
	       "2026-11-22,Steps,9000,\n"
	       "2026-11-22,Mood,7,\n", "anna", NULL,
	       MAPS("category=item", "amount=value", "Energy=fatigue",
		    "notes=note", "Mood=-"), FORGET);
	is_text(buf_text(&rows), "time,who,kind,visibility,stress,fatigue,"
		"note\n"
		"2026-11-22" NOON "shared,3,4,slept badly\n"
		"2026-11-21" NOON "shared,8,,\n"
		"2026-11-22" NOON "shared,5,6,late\n",
		"ratings of one time make one row, second ones a second row");
	is_int(got.strange, 1, "items that no column takes are counted");
	import("date,item,value\n2026-11-22,stress,12\n", "anna", NULL, NULL,
	       FORGET);
	is_text(buf_text(&bad), "2:value: is not a number in the range\n",
		"the item's bounds hold");
	import("date,item,value\n2026-11-22,who,ben\n", "anna", NULL, NULL,
	       FORGET);
	is_int(got.strange, 1, "who and when are no items");
}

static void many(void)
{
	struct buf text = BUF_EMPTY;

	buf_puts(&text, "date,item,value\n");
	for (int i = 0; i < 3000; i++)
		buf_addf(&text, "%04d-01-01,%s,%d\n", 2000 + i / 3 % 1000,
			 i % 3 ? i % 3 == 1 ? "stress" : "desire" : "fatigue",
			 i % 11);
	import(buf_text(&text), "anna", NULL, NULL, FORGET);
	is_int(got.added, 1000, "3000 ratings make 1000 rows");
	buf_free(&text);
}

static void twice(void)
{
	static const char text[] = "date,who,desire,pain\n"
		"2026-11-22,anna,6,2\n2026-11-22,ben,6,\n2026-11-22,ben,6,\n";

	import(text, NULL, NULL, NULL, STORE);
	ok(got.added == 3 && got.known == 1,
	   "a row that is there twice in the file is there once");
	import(text, NULL, NULL, NULL, STORE);
	ok(!got.added && got.known == 4,
	   "what was imported is not imported again");
	is_text(buf_text(&said), "4 rows are there already\n", "and says so");
	import("who,pain,time,desire\n"
	       "ben,,2026-11-22T12:00:00+01:00,6.0\n"
	       "ben,,2026-11-23,6\n", NULL, NULL, NULL, STORE);
	ok(got.added == 1 && got.known == 1,
	   "other columns, zeros and order do not make another row");
}

static void clean_up(void)
{
	char path[96];

	snprintf(path, sizeof(path), "%s/anna.csv", shared);
	unlink(path);
	snprintf(path, sizeof(path), "%s/ben.csv", shared);
	unlink(path);
	unlink(private);
	unlink(file);
	rmdir(shared);
	ok(!rmdir(dir), "nothing else was written");
}

int main(void)
{
	ok(mkdtemp(dir) != NULL, "there is a directory");
	snprintf(shared, sizeof(shared), "%s/shared", dir);
	snprintf(private, sizeof(private), "%s/private.csv", dir);
	snprintf(file, sizeof(file), "%s/file.csv", dir);
	setenv("XDG_DATA_HOME", dir, 1);
	config = config_read("none", &fault);
	ok(!stamp_clock_set(&berlin, "2026-11-22T21:14:05+01:00",
			    "Europe/Berlin", &fault), "there is a clock");
	by_name();
	joined();
	wrong_rules();
	bad_rows();
	hollow();
	guarded();
	by_sight();
	one_a_row();
	many();
	ok(!mkdir(shared, 0700), "there is a log");
	twice();
	clean_up();
	buf_free(&said);
	buf_free(&bad);
	buf_free(&rows);
	config_free(config);
	return tap_done();
}
