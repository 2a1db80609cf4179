/* SPDX-License-Identifier: MIT
 * log - append rows to a couple's log, or select rows from it.  See
 * attune-log(1). */
#include <stdlib.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/msg.h"
#include "cli/common.h"
#include "cli/opt.h"
#include "cli/out.h"
#include "cli/pick.h"
#include "cli/source.h"
#include "cli/term.h"
#include "content/extra.h"
#include "content/share.h"
#include "log/admit.h"
#include "log/begin.h"
#include "log/config.h"
#include "log/due.h"
#include "log/feed.h"
#include "log/listing.h"
#include "log/reach.h"
#include "log/rows.h"
#include "log/select.h"
#include "log/store.h"
#include "log/tend.h"
#include "sheet/consents.h"
#include "table/dialect.h"

enum mode {
	SELECT, APPEND, IMPORT, AMEND, SHARE, WITHDRAW, FOLD, MERGE, LINT,
	VALUES, SCHEMA, PATH, INIT,
};

/* What a repeated option was given. */
struct list {
	const char **at;
	size_t n, room;
};

struct job {
	enum mode mode;
	struct common common;
	struct select select;
	struct pick pick;
	const char *columns, *values;
	int audience;
	int time;		/* enum shapes_time */
	bool sort, raw, require, strict, tee, tidy, due, fix;
	const char *id;		/* of --amend and its like */
	struct list set, maps;	/* NAME=VALUE, OLD=NEW */
	const char *time_format;
	struct listing_how how;

	struct config *config;
	struct stamp_clock clock;
	const char *own;	/* the one person asked for; NULL: not one */
	struct reach reach;
	struct feed *feed;
	char **chosen;		/* columns to write */
};

enum {
	KEY_AUDIENCE = PICK_END, KEY_SORT, KEY_RAW, KEY_REQUIRE, KEY_TEE,
	KEY_VALUES, KEY_SCHEMA, KEY_PATH, KEY_INIT, KEY_NA, KEY_STRICT,
	KEY_IMPORT, KEY_MAP, KEY_TIME_FORMAT, KEY_DIALECT, KEY_LONG, KEY_TIME,
	KEY_AMEND, KEY_SHARE, KEY_WITHDRAW, KEY_MERGE, KEY_LINT, KEY_FIX,
	KEY_DUE, KEY_FOLD,
};

static const struct opt options[] = {
	{ 'a', "append", NULL, OPT_NONE, NULL,
	  N_("append the rows of FILE or standard input"), 0 },
	{ 's', "set", N_("NAME=VALUE"), OPT_TEXT, NULL,
	  N_("append a row of now with VALUE in column NAME"), OPT_REPEAT },
	{ KEY_TEE, "tee", NULL, OPT_NONE, NULL,
	  N_("print the appended rows as they are stored"), 0 },
	{ KEY_IMPORT, "import", NULL, OPT_NONE, NULL,
	  N_("append the rows of another program's CSV"), 0 },
	{ KEY_MAP, "map", N_("OLD=NEW"), OPT_TEXT, NULL,
	  N_("import column OLD as NEW; '-' leaves it out"), OPT_REPEAT },
	{ KEY_TIME_FORMAT, "time-format", N_("FORMAT"), OPT_TEXT, NULL,
	  N_("how imported times are written: '%d.%m.%Y %H:%M'"), 0 },
	{ KEY_AUDIENCE, "audience", N_("WORD"), OPT_WORD,
	  "couple own clinician medical", N_("what this reader may see"), 0 },
	{ 'c', "columns", N_("NAME,..."), OPT_DYNAMIC, "columns",
	  N_("these columns, in this order"), 0 },
	{ KEY_SORT, "sort", NULL, OPT_NONE, NULL,
	  N_("order rows by instant, then id"), 0 },
	{ KEY_RAW, "raw", NULL, OPT_NONE, NULL,
	  N_("replaced rows and duplicates too"), 0 },
	{ KEY_REQUIRE, "require", NULL, OPT_NONE, NULL,
	  N_("exit with 1 when there is no such row"), 0 },
	{ KEY_DUE, "due", NULL, OPT_NONE, NULL,
	  N_("what is to be looked at again; exit with 1 if anything"), 0 },
	{ KEY_AMEND, "amend", N_("ID"), OPT_TEXT, NULL,
	  N_("correct one of your rows with --set; last: the latest"), 0 },
	{ KEY_SHARE, "share", N_("ID"), OPT_TEXT, NULL,
	  N_("make a shared row of what you kept to yourself"), 0 },
	{ KEY_WITHDRAW, "withdraw", N_("ID"), OPT_TEXT, NULL,
	  N_("take one of your rows back, the last, or all of them"), 0 },
	{ KEY_MERGE, "merge", NULL, OPT_NONE, NULL,
	  N_("make one log of all FILEs; --output may be one of them"), 0 },
	{ KEY_FOLD, "fold", NULL, OPT_NONE, NULL,
	  N_("make one file of your encrypted private log"), 0 },
	{ KEY_LINT, "lint", NULL, OPT_NONE, NULL,
	  N_("list what is wrong with the log; exit with 1 if anything"), 0 },
	{ KEY_FIX, "fix", NULL, OPT_NONE, NULL,
	  N_("with --lint: first mend what can be mended without loss"), 0 },
	{ KEY_VALUES, "values", N_("COLUMN"), OPT_DYNAMIC, "columns",
	  N_("list the different values of COLUMN instead of rows"), 0 },
	{ KEY_SCHEMA, "schema", NULL, OPT_NONE, NULL,
	  N_("print the Table Schema of the log and leave"), 0 },
	{ KEY_PATH, "path", NULL, OPT_NONE, NULL,
	  N_("print where the log lies and leave"), 0 },
	{ KEY_INIT, "init", NULL, OPT_NONE, NULL,
	  N_("make the logs of the people in the config"), 0 },
	{ 'f', "format", N_("FORMAT"), OPT_WORD, "csv tsv json jsonl text",
	  N_("how rows are written"), 0 },
	{ KEY_DIALECT, "dialect", N_("WORD"), OPT_WORD, DIALECT_WORDS,
	  N_("write CSV as this spreadsheet opens it"), 0 },
	{ KEY_LONG, "long", NULL, OPT_NONE, NULL,
	  N_("write one rating a row: item and value"), 0 },
	{ KEY_TIME, "time", N_("WORD"), OPT_WORD, SHAPES_WORDS,
	  N_("write times in this form"), 0 },
	{ 'd', "delimiter", N_("CHAR"), OPT_TEXT, NULL,
	  N_("written between cells: a comma, ';' or tab"), 0 },
	{ 'H', "no-header", NULL, OPT_NONE, NULL,
	  N_("write no header line"), 0 },
	{ KEY_NA, "na", N_("TEXT"), OPT_TEXT, NULL,
	  N_("write TEXT for what is missing"), 0 },
	{ KEY_STRICT, "strict", NULL, OPT_NONE, NULL,
	  N_("stop at the first bad record"), 0 },
	OPT_END
};

static int set_mode(struct job *j, enum mode mode)
{
	if (j->mode != SELECT && j->mode != mode)
		msg_usage(_("only one such thing can be done at a time"));
	j->mode = mode;
	return 0;
}

static int set_id(struct job *j, enum mode mode, const char *id)
{
	j->id = id;
	return *id ? set_mode(j, mode) : -1;
}

static int add(struct list *l, const char *arg)
{
	l->at = mem_grow(l->at, &l->room, l->n + 1, sizeof(*l->at));
	l->at[l->n++] = arg;
	return 0;
}

static int set(void *job, int key, const char *arg)
{
	struct job *j = job;

	switch (key) {
	case 'a': return set_mode(j, APPEND);
	case 's': return add(&j->set, arg);
	case 'c': j->columns = arg; break;
	case 'd': return listing_set_delimiter(&j->how, arg);
	case 'f': return listing_set_format(&j->how, arg);
	case 'H': j->how.header = false; break;
	case KEY_TEE: j->tee = true; break;
	case KEY_AUDIENCE: j->audience = audience_of(arg); break;
	case KEY_IMPORT: return set_mode(j, IMPORT);
	case KEY_MAP: return add(&j->maps, arg);
	case KEY_TIME_FORMAT: j->time_format = arg; break;
	case KEY_DIALECT: j->how.dialect = arg; break;
	case KEY_LONG: j->tidy = true; break;
	case KEY_TIME: j->time = shapes_time_of(arg); break;
	case KEY_SORT: j->sort = true; break;
	case KEY_RAW: j->raw = true; break;
	case KEY_REQUIRE: j->require = true; break;
	case KEY_STRICT: j->strict = true; break;
	case KEY_NA: j->how.na = arg; break;
	case KEY_DUE: j->due = true; break;
	case KEY_FIX: j->fix = true; break;
	case KEY_AMEND: return set_id(j, AMEND, arg);
	case KEY_SHARE: return set_id(j, SHARE, arg);
	case KEY_WITHDRAW: return set_id(j, WITHDRAW, arg);
	case KEY_MERGE: return set_mode(j, MERGE);
	case KEY_FOLD: return set_mode(j, FOLD);
	case KEY_LINT: return set_mode(j, LINT);
	case KEY_VALUES: j->values = arg; return set_mode(j, VALUES);
	case KEY_SCHEMA: return set_mode(j, SCHEMA);
	case KEY_PATH: return set_mode(j, PATH);
	case KEY_INIT: return set_mode(j, INIT);
	default: return pick_set(&j->pick, &j->common, key, arg);
	}
	return 0;
}

static int trouble(const struct fault *f)
{
	msg_fault(f);
	return TROUBLE;
}

static int count_person(void *people, const char *word)
{
	++*(int *)people;
	return !ident_is_tag(word);
}

/* Checks what options alone can say; ends the program on nonsense. */
static void check_usage(const struct job *j, int operands)
{
	bool adds = j->mode >= APPEND && j->mode <= SHARE;
	bool reads = j->mode == SELECT || j->mode >= MERGE;
	size_t most = j->mode == APPEND || j->mode == IMPORT;
	enum listing_format format = j->how.format;
	int people = 0;

	if (config_each(j->common.who, count_person, &people) ||
	    (people == 1 && !ident_is_tag(j->common.who)))
		msg_usage(_("--who takes tags of people: a-z, 0-9, '_', '.' "
			    "and '-'"));
	if (j->common.who && people != 1 && (!reads || !people))
		msg_usage(_("--who takes one person here"));
	if (!adds && (j->set.n || j->tee))
		msg_usage(_("--set and --tee go with --append, --import, "
			    "--amend and --share"));
	if ((j->mode == AMEND && !j->set.n) || (j->fix && j->mode != LINT) ||
	    (j->due && j->mode != SELECT))
		msg_usage(_("--amend needs --set; --fix goes with --lint, "
			    "--due with no other operation"));
	if (j->mode != IMPORT && (j->maps.n || j->time_format))
		msg_usage(_("--map and --time-format go with --import"));
	if ((!reads || j->mode >= SCHEMA) && (size_t)operands > most)
		msg_usage(_("too many operands"));
	if (format != LISTING_CSV && (adds || j->how.dialect))
		msg_usage(_("--append, --import and --dialect write csv "
			    "only"));
	if (format == LISTING_TEXT && (j->tidy || j->time))
		msg_usage(_("--long and --time do not go with --format=text"));
	if (reads && j->mode != LINT && j->mode != INIT && j->common.private &&
	    j->audience == AUDIENCE_COUPLE)
		msg_usage(_("--private goes with --audience=own, clinician or "
			    "medical"));
}

/* Config, clock, the one person: what every mode needs. 0 or TROUBLE. */
static int ready(struct job *j)
{
	struct fault f = { 0 };
	int people = 0;

	j->config = config_read(j->common.config, &f);
	if (!j->config)
		return trouble(&f);
	const char *start = config_get(j->config, "day-start");
	const char *tz = j->common.tz ? j->common.tz :
			 config_get(j->config, "tz");
	if (stamp_clock_set(&j->clock, common_now(&j->common), tz, &f))
		return trouble(&f);
	j->clock.day_start = start ? stamp_minutes(start) : 240;
	j->select = (struct select){
		.who = j->common.who, .kinds = j->pick.kinds,
		.tags = j->pick.tags, .text = j->pick.text,
	};
	config_each(j->common.who, count_person, &people);
	/* Only who is named by -w releases something to a clinician. */
	if (people < 2 && (people || j->audience != AUDIENCE_CLINICIAN))
		j->own = people ? j->common.who : config_get(j->config, "who");
	if (select_spans(&j->select, &j->clock, j->pick.since, j->pick.until,
			 j->pick.last, &f))
		return trouble(&f);
	j->how.config = j->config;
	j->how.width = (size_t)term_width(&j->common, stdout);
	j->reach = (struct reach){
		.log = j->common.log,
		.private = j->common.private,
		.config = j->config,
		.audience = { (enum audience_kind)j->audience, j->own },
	};
	if (!j->own && (j->audience == AUDIENCE_OWN || j->id ||
			j->audience == AUDIENCE_MEDICAL || j->mode == FOLD))
		msg_usage(_("this needs one person: --who=TAG"));
	return 0;
}

/* What is to be read: operands, -L, standard input or the usual log. */
static int open_feed(struct job *j, int argc, char **argv)
{
	static char *const typed[] = { "-" };
	struct fault f = { 0 };
	const struct feed_how how = {
		.audience = j->reach.audience,
		.day_start = j->clock.day_start,
		.raw = j->raw,
		.unchecked = j->raw,
		.strict = j->strict,
		.bad = msg_left_out,
	};
	char *const *files = argc ? argv : typed;
	bool named = argc || source_of(argc, j->common.log) == SOURCE_STDIN;
	int got = named ? reach_files(&j->reach, (const char *const *)files,
				      argc ? (size_t)argc : 1, &f) :
		  reach_log(&j->reach, &f);

	if (!got)
		j->feed = feed_open(j->reach.paths, j->reach.n, &how, &f);
	return j->feed ? 0 : trouble(&f);
}

static int choose(struct job *j, int argc, char **argv)
{
	struct fault f = { 0 };

	if (open_feed(j, argc, argv))
		return TROUBLE;
	j->chosen = rows_columns(j->feed, j->columns, &j->how.n, &f);
	if (!j->chosen)
		return trouble(&f);
	j->how.columns = (const char *const *)j->chosen;
	if (j->due) {
		/* A boundary is its owner's: it takes a person who is named. */
		const struct due_how due = {
			&j->select, &j->how, &j->clock,
			j->common.who ? j->own : NULL,
		};
		long n = due_print(j->feed, &due, stdout, &f);
		return n < 0 ? trouble(&f) : n ? OTHERWISE : DONE;
	}
	struct consents consents = { .day_start = j->clock.day_start };
	bool releases = j->reach.own && j->audience == AUDIENCE_CLINICIAN;
	const struct rows_how how = {
		&j->select, &j->how, j->pick.number, j->sort,
		releases ? "consent" : NULL,
		releases ? consents_release : NULL, &consents,
		{ .time = (enum shapes_time)j->time, .tidy = j->tidy,
		  .day_start = j->clock.day_start, .chosen = j->columns },
	};
	stamp_now(&j->clock, &consents.now);
	long n = rows_print(j->feed, &how, stdout, &f);
	if (n > 0 && consents.uncovered)
		msg_note("%s", _("some of these rows are covered by no "
				 "current consent row: a report will not show "
				 "them"));
	consents_free(&consents);
	return n < 0 ? trouble(&f) : n || !j->require ? DONE : OTHERWISE;
}

static int list_values(struct job *j, int argc, char **argv)
{
	struct fault f = { 0 };

	if (open_feed(j, argc, argv))
		return TROUBLE;
	long n = rows_values(j->feed, &j->select, j->values,
			     config_get(j->config, "people"), stdout, &f);
	return n < 0 ? trouble(&f) : n || !j->require ? DONE : OTHERWISE;
}

/* All rows are taken, or none is stored. */
static int append(struct job *j, int argc, char **argv)
{
	struct extra own = EXTRA_EMPTY;
	struct buf stored = BUF_EMPTY;

	const struct admit how = {
		.clock = &j->clock, .config = j->config,
		.log = j->common.log, .private = j->common.private,
		.who = j->own, .amend = j->mode == AMEND ? j->id : NULL,
		.share = j->mode == SHARE ? j->id : NULL,
		.set = j->set.at, .n_set = j->set.n,
		.foreign = j->mode == IMPORT, .maps = j->maps.at,
		.n_maps = j->maps.n, .time_format = j->time_format,
		.delimiter = j->how.delimiter, .items = extra_columns,
		.items_arg = &own,
	};
	int status = admit_rows(&how, argc ? argv[0] : NULL,
				j->tee ? &stored : NULL, j->how.header);
	if (j->tee)
		fwrite(buf_text(&stored), 1, stored.len, stdout);
	buf_free(&stored);
	extra_free(&own);
	return status;
}

static int print_path(struct job *j)
{
	struct fault f = { 0 };

	if (reach_log(&j->reach, &f) && !j->reach.shared)
		return trouble(&f);
	puts(j->reach.shared);
	if (j->reach.own)
		puts(j->reach.own);
	return DONE;
}

static int init(struct job *j)
{
	struct fault f = { 0 };
	const char *people = j->common.who ? j->common.who :
			     config_get(j->config, "people");

	if (!people)
		msg_usage(_("nobody to make logs for: no key 'people' in the "
			    "config and no --who"));
	return begin_logs(people, j->common.log, j->common.private, j->config,
			  &f) ? trouble(&f) : DONE;
}

/* Somebody's private log is looked at when they are named. */
static int tend(struct job *j, const char *const *files, size_t n)
{
	const struct tend how = {
		.config = j->config, .clock = &j->clock,
		.log = j->common.log, .private = j->common.private,
		.who = j->mode == LINT && !j->common.who &&
		       !j->common.private ? NULL : j->own,
	};

	return j->mode == LINT ? tend_lint(&how, files, n, j->fix) :
	       j->mode == MERGE ? tend_merge(files, n, j->common.output) :
	       j->mode == FOLD ? tend_fold(&how) : tend_withdraw(&how, j->id);
}

static int work(struct job *j, int argc, char **argv)
{
	struct fault f = { 0 };

	switch (j->mode) {
	case SELECT: return choose(j, argc, argv);
	case VALUES: return list_values(j, argc, argv);
	case APPEND:
	case IMPORT: case AMEND: case SHARE: return append(j, argc, argv);
	case WITHDRAW: case FOLD: case MERGE: case LINT:
		return tend(j, (const char *const *)argv, (size_t)argc);
	case SCHEMA:
		return share_print("schema/log.json", stdout, &f) ?
		       trouble(&f) : DONE;
	case PATH: return print_path(j);
	case INIT: return init(j);
	}
	return TROUBLE;
}

static void tidy(struct job *j)
{
	for (size_t i = 0; i < j->how.n; i++)
		free(j->chosen[i]);
	free(j->chosen);
	free(j->set.at);
	free(j->maps.at);
	feed_close(j->feed);
	reach_free(&j->reach);
	config_free(j->config);
}

int main(int argc, char **argv)
{
	static const struct opt *const tables[] = {
		options, pick_options, common_log_options, common_options, NULL
	};
	static const struct opt_command command = {
		.name = "log",
		.synopsis = N_("[OPTION]... [FILE]...\n"
			       "--append [-s NAME=VALUE]... [FILE]\n"
			       "--import [--map=OLD=NEW]... [FILE]\n"
			       "--amend=ID|last -s NAME=VALUE...\n"
			       "--share=ID|last | --withdraw=ID|last|all\n"
			       "--merge FILE... [-o OUT]\n"
			       "--lint [--fix] [FILE]...\n"
			       "--values=COLUMN [FILE]...\n"
			       "--fold | --schema | --path | --init"),
		.summary = N_("Select rows of a couple's log as CSV, or "
			      "append rows to it."),
		.tables = tables,
		.closing = N_("Without FILE and --log, rows come from "
			      "standard input if it is a pipe or a file, else "
			      "from the usual log ('-L default')."),
	};
	struct job job = { .how.header = true };
	struct fault f = { 0 };

	store_guard();
	i18n_init();
	msg_name("attune log");
	int first = opt_run(&command, argc, argv, set, &job);
	check_usage(&job, argc -= first);
	int status = ready(&job);
	if (!status && out_open(job.mode == MERGE && tend_in_place(
		    job.common.output) ? NULL : job.common.output, &f))
		status = trouble(&f);
	if (!status)
		status = out_close(work(&job, argc, argv + first));
	tidy(&job);
	return msg_finish(status);
}
