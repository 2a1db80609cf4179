/* SPDX-License-Identifier: MIT
 * log - append rows to a couple's log, or select rows from it.  See
 * attune-log(1). */
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "base/base.h"
#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/msg.h"
#include "cli/common.h"
#include "cli/opt.h"
#include "cli/out.h"
#include "cli/source.h"
#include "cli/term.h"
#include "content/share.h"
#include "log/begin.h"
#include "log/config.h"
#include "log/feed.h"
#include "log/intake.h"
#include "log/keep.h"
#include "log/listing.h"
#include "log/pairs.h"
#include "log/place.h"
#include "log/reach.h"
#include "log/rows.h"
#include "log/select.h"
#include "log/store.h"
#include "log/values.h"

enum mode { SELECT, APPEND, VALUES, SCHEMA, PATH, INIT };

struct job {
	enum mode mode;
	struct common common;
	struct select select;
	const char *since, *until, *last, *columns, *values;
	size_t number;
	int audience;
	bool sort, raw, require, strict, tee;
	const char **set;	/* NAME=VALUE */
	size_t sets, set_room;
	struct listing_how how;

	struct config *config;
	struct stamp_clock clock;
	const char *own;	/* the one person asked for; NULL: not one */
	struct reach reach;
	struct feed *feed;
	char **chosen;		/* columns to write */
};

enum {
	KEY_SINCE = COMMON_END, KEY_UNTIL, KEY_LAST, KEY_AUDIENCE, KEY_SORT,
	KEY_RAW, KEY_REQUIRE, KEY_TEE, KEY_VALUES, KEY_SCHEMA, KEY_PATH,
	KEY_INIT, KEY_NA, KEY_STRICT,
	FLUSH_AT = 64 << 10,
};

static const struct opt options[] = {
	{ 'a', "append", NULL, OPT_NONE, NULL,
	  N_("append the rows of FILE or standard input"), 0 },
	{ 's', "set", N_("NAME=VALUE"), OPT_TEXT, NULL,
	  N_("append a row of now with VALUE in column NAME"), OPT_REPEAT },
	{ KEY_TEE, "tee", NULL, OPT_NONE, NULL,
	  N_("print the appended rows as they are stored"), 0 },
	{ 'w', "who", N_("TAG,..."), OPT_DYNAMIC, "who",
	  N_("rows of these people"), 0 },
	{ 'k', "kind", N_("KIND,..."), OPT_DYNAMIC, "kind",
	  N_("rows of these kinds"), 0 },
	{ 't', "tag", N_("TAG,..."), OPT_DYNAMIC, "tags",
	  N_("rows that have one of these tags"), 0 },
	{ 'g', "grep", N_("TEXT"), OPT_TEXT, NULL,
	  N_("rows whose notes, texts or tags have TEXT in them"), 0 },
	{ KEY_SINCE, "since", N_("DATE"), OPT_DATE, NULL,
	  N_("rows from DATE on: 2026-11-22, 2026-W47, 90d, today"), 0 },
	{ KEY_UNTIL, "until", N_("DATE"), OPT_DATE, NULL,
	  N_("rows up to and with DATE"), 0 },
	{ KEY_LAST, "last", N_("SPAN"), OPT_DATE, NULL,
	  N_("rows of the last days or weeks: 90d, 4w"), 0 },
	{ 'n', "number", N_("N"), OPT_NUMBER, NULL,
	  N_("the latest N rows at most"), 0 },
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
		msg_usage(_("only one of --append, --values, --schema, --path "
			    "and --init can be done at a time"));
	j->mode = mode;
	return 0;
}

static int set_delimiter(struct job *j, const char *arg)
{
	if (!strcmp(arg, "tab") || !strcmp(arg, "\\t"))
		arg = "\t";
	if (strlen(arg) != 1 || !strchr(",;\t", *arg))
		return -1;
	j->how.delimiter = *arg;
	return 0;
}

static int set_format(struct job *j, const char *arg)
{
	static const char *const words[] = {
		[LISTING_CSV] = "csv", [LISTING_TSV] = "tsv",
		[LISTING_JSON] = "json", [LISTING_JSONL] = "jsonl",
		[LISTING_TEXT] = "text",
	};

	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		if (!strcmp(words[i], arg))
			j->how.format = (enum listing_format)i;
	return common_set(&j->common, 'f', arg);
}

static int set(void *job, int key, const char *arg)
{
	struct job *j = job;

	switch (key) {
	case 'a': return set_mode(j, APPEND);
	case 's':
		j->set = mem_grow(j->set, &j->set_room, j->sets + 1,
				  sizeof(*j->set));
		j->set[j->sets++] = arg;
		break;
	case 'k': j->select.kinds = arg; break;
	case 't': j->select.tags = arg; break;
	case 'g': j->select.text = arg; break;
	case 'n': j->number = strtoul(arg, NULL, 10); return -!j->number;
	case 'c': j->columns = arg; break;
	case 'd': return set_delimiter(j, arg);
	case 'f': return set_format(j, arg);
	case 'H': j->how.header = false; break;
	case KEY_TEE: j->tee = true; break;
	case KEY_SINCE: j->since = arg; break;
	case KEY_UNTIL: j->until = arg; break;
	case KEY_LAST: j->last = arg; break;
	case KEY_AUDIENCE: 
		j->audience = (enum audience_kind)audience_of(arg);
		break;
	case KEY_SORT: j->sort = true; break;
	case KEY_RAW: j->raw = true; break;
	case KEY_REQUIRE: j->require = true; break;
	case KEY_STRICT: j->strict = true; break;
	case KEY_NA: j->how.na = arg; break;
	case KEY_VALUES: j->values = arg; return set_mode(j, VALUES);
	case KEY_SCHEMA: return set_mode(j, SCHEMA);
	case KEY_PATH: return set_mode(j, PATH);
	case KEY_INIT: return set_mode(j, INIT);
	default: return common_set(&j->common, key, arg);
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
	int people = 0;

	if (config_each(j->common.who, count_person, &people) ||
	    (people == 1 && !ident_is_tag(j->common.who)))
		msg_usage(_("--who takes tags of people: a-z, 0-9, '_', '.' "
			    "and '-'"));
	if (j->common.who && people != 1 && (j->mode == APPEND || !people))
		msg_usage(_("--who takes one person here"));
	if (j->mode != APPEND && (j->sets || j->tee))
		msg_usage(_("--set and --tee go with --append"));
	if (operands > (j->mode == APPEND) && j->mode != SELECT &&
	    j->mode != VALUES)
		msg_usage(_("too many operands"));
	if (j->mode == APPEND && j->common.format &&
	    strcmp(j->common.format, "csv"))
		msg_usage(_("--append writes csv only"));
	if (j->mode != APPEND && j->mode != INIT && j->common.private &&
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
	j->select.who = j->common.who;
	config_each(j->common.who, count_person, &people);
	/* Only who is named by -w releases something to a clinician. */
	if (people < 2 && (people || j->audience != AUDIENCE_CLINICIAN))
		j->own = people ? j->common.who : config_get(j->config, "who");
	if (select_spans(&j->select, &j->clock, j->since, j->until, j->last,
			 &f))
		return trouble(&f);
	j->how.config = j->config;
	j->how.width = (size_t)term_width(&j->common, stdout);
	j->reach = (struct reach){
		.log = j->common.log,
		.private = j->common.private,
		.config = j->config,
		.audience = { (enum audience_kind)j->audience, j->own },
	};
	if (!j->own && (j->audience == AUDIENCE_OWN ||
			j->audience == AUDIENCE_MEDICAL))
		msg_usage(_("this audience needs one person: --who=TAG"));
	return 0;
}

/* What is to be read: operands, -L, standard input or the usual log. */
static int open_feed(struct job *j, int argc, char **argv)
{
	static const char *const typed[] = { "-" };
	struct fault f = { 0 };
	const struct feed_how how = {
		.audience = j->reach.audience,
		.day_start = j->clock.day_start,
		.raw = j->raw,
		.strict = j->strict,
		.bad = msg_left_out,
	};
	int got = -1;

	switch (source_of(argc, j->common.log)) {
	case SOURCE_OPERANDS:
		got = reach_files(&j->reach, (const char *const *)argv,
				  (size_t)argc, &f);
		break;
	case SOURCE_STDIN:
		got = reach_files(&j->reach, typed, 1, &f);
		break;
	case SOURCE_LOG:
	case SOURCE_DEFAULT:
		got = reach_log(&j->reach, &f);
		break;
	}
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
	const struct rows_how how = {
		&j->select, &j->how, j->number, j->sort, j->reach.own &&
		j->audience == AUDIENCE_CLINICIAN ? "consent" : NULL,
	};
	long n = rows_print(j->feed, &how, stdout, &f);
	return n < 0 ? trouble(&f) : n || !j->require ? DONE : OTHERWISE;
}

static int add_person(void *values, const char *tag)
{
	values_add(values, tag);
	return 0;
}

/* People are known before they write. */
static int list_values(struct job *j, int argc, char **argv)
{
	struct values values = VALUES_EMPTY;
	struct fault f = { 0 };

	if (open_feed(j, argc, argv))
		return TROUBLE;
	if (!strcmp(j->values, "who"))
		config_each(config_get(j->config, "people"), add_person,
			    &values);
	long n = rows_values(j->feed, &j->select, j->values, &values, &f);
	if (n >= 0)
		values_print(&values, stdout);
	int status = n < 0 ? trouble(&f) :
		     values.n || !j->require ? DONE : OTHERWISE;
	values_free(&values);
	return status;
}

/* Takes all rows into the hold; 0, or TROUBLE when one of them is bad. */
static int take(struct job *j, struct intake *t, int argc, char **argv)
{
	struct fault f = { 0 };
	struct pairs pairs = PAIRS_EMPTY;
	int got = 0;

	for (size_t i = 0; i < j->sets && !got; i++)
		got = pairs_add(&pairs, j->set[i], &f);
	if (!got)
		got = pairs_time(&pairs, &j->clock, &f);
	if (!got && pairs.typed && argc && !strcmp(argv[0], "-"))
		msg_usage(_("standard input cannot be both rows and a value"));
	t->pairs = &pairs;
	if (!got && !argc && j->sets)
		intake_pairs(t);
	else if (!got)
		got = intake_file(t, argc ? argv[0] : "-", &f);
	pairs_free(&pairs);
	if (got)
		return trouble(&f);
	return t->refused ? TROUBLE : 0;
}

/* All rows are taken, or none is stored. */
static int append(struct job *j, int argc, char **argv)
{
	struct fault f = { 0 };
	struct keep_how how = {
		.clock = &j->clock, .config = j->config,
		.private = j->common.private, .who = j->own,
		.visibility = SHARED,
	};
	struct intake intake = { .bad = msg_left_out };
	struct buf rows = BUF_EMPTY;
	char *shared = place_shared(j->common.log, j->config, &f);

	if (!shared)
		return trouble(&f);
	how.shared = shared;
	intake.keep = keep_new(&how);
	int status = take(j, &intake, argc, argv);
	/* Nothing ends the program while it alone has the rows. */
	signal(SIGPIPE, SIG_IGN);
	signal(SIGINT, SIG_IGN);
	if (!status && keep_store(intake.keep) != STORE_DONE)
		status = TROUBLE;
	signal(SIGINT, SIG_DFL);
	if (!status && j->tee) {
		keep_print(intake.keep, &rows, j->how.header);
		fwrite(rows.at, 1, rows.len, stdout);
	}
	buf_free(&rows);
	keep_free(intake.keep);
	free(shared);
	return status;
}

static int print_schema(void)
{
	char *path = share_plain("schema/log.json");
	struct fault f = { .file = path };
	FILE *in = fopen(path, "r");

	for (int c; in && (c = getc(in)) != EOF;)
		putchar(c);
	fault_set(&f, N_("cannot be read"), errno);
	int status = in && !ferror(in) ? DONE : trouble(&f);
	if (in)
		fclose(in);
	free(path);
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
	char *shared = place_shared(j->common.log, j->config, &f);

	if (!people)
		msg_usage(_("nobody to make logs for: no key 'people' in the "
			    "config and no --who"));
	int got = !shared || begin_logs(people, shared, j->common.private,
					j->config, &f);
	free(shared);
	return got ? trouble(&f) : DONE;
}

static int work(struct job *j, int argc, char **argv)
{
	switch (j->mode) {
	case SELECT: return choose(j, argc, argv);
	case VALUES: return list_values(j, argc, argv);
	case APPEND: return append(j, argc, argv);
	case SCHEMA: return print_schema();
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
	free(j->set);
	feed_close(j->feed);
	reach_free(&j->reach);
	config_free(j->config);
}

int main(int argc, char **argv)
{
	static const struct opt *const tables[] = {
		options, common_log_options, common_options, NULL
	};
	static const struct opt_command command = {
		.name = "log",
		.synopsis = N_("[OPTION]... [FILE]...\n"
			       "--append [-s NAME=VALUE]... [FILE]\n"
			       "--values=COLUMN [FILE]...\n"
			       "--schema | --path | --init"),
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
	argc -= first;
	check_usage(&job, argc);
	int status = ready(&job);
	if (!status && out_open(job.common.output, &f))
		status = trouble(&f);
	if (!status)
		status = out_close(work(&job, argc, argv + first));
	tidy(&job);
	return msg_finish(status);
}
