/* SPDX-License-Identifier: MIT
 * report - what the weeks show, said kindly: for a couple to read together,
 * or for one person alone.  See attune-report(1). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/msg.h"
#include "cli/common.h"
#include "cli/opt.h"
#include "cli/out.h"
#include "cli/source.h"
#include "cli/term.h"
#include "log/config.h"
#include "log/ident.h"
#include "log/reach.h"
#include "log/store.h"
#include "practice/batch.h"
#include "practice/page.h"
#include "practice/single.h"
#include "sheet/measures.h"
#include "sheet/methods.h"

enum {
	KEY_SINCE = COMMON_END, KEY_UNTIL, KEY_LAST, KEY_AUDIENCE,
	KEY_SECTION, KEY_AHEAD, KEY_MAP, KEY_NOTE, KEY_NOTES, KEY_HIDE,
	KEY_DAY_START, KEY_FLUKES, KEY_SCALE, KEY_METHODS, KEY_STRICT,
};

struct job {
	struct common common;
	struct order order;
	const char **measure;	/* -m */
	size_t n_measures, measure_room;
	char **section;		/* --section, --ahead, --map */
	size_t n_sections, section_room;
	int day_start;		/* minutes; negative: not given */
	const char *scale;	/* --scale */
	const char *folder;	/* -O */
	bool each, quiet, methods;
	size_t workers;

	/* Learnt from these. */
	struct config *config;
	struct measures measures;
	struct scales scales;
	bool *chosen;		/* a flag a measure */
};

static const struct opt options[] = {
	{ 'f', "format", N_("FORMAT"), OPT_WORD, "text html svg csv json",
	  N_("text, a page, one chart, or one number a row"), 0 },
	{ KEY_AUDIENCE, "audience", N_("WORD"), OPT_WORD,
	  "couple own clinician medical",
	  N_("who reads it: the couple; one person; a therapist; a doctor"),
	  0 },
	{ 'w', "who", N_("TAG"), OPT_DYNAMIC, "who",
	  N_("the one person of a sheet, or of a chart with -f svg"), 0 },
	{ 'p', "period", N_("WORD"), OPT_WORD, "week month quarter year all",
	  N_("the current week, month, quarter or year; all days"), 0 },
	{ KEY_SINCE, "since", N_("DATE"), OPT_DATE, NULL,
	  N_("from DATE on: 2026-11-22, 2026-W47, 90d, today"), 0 },
	{ KEY_UNTIL, "until", N_("DATE"), OPT_DATE, NULL,
	  N_("up to and with DATE; later rows do not count"), 0 },
	{ KEY_LAST, "last", N_("SPAN"), OPT_DATE, NULL,
	  N_("the last days or weeks: 90d, 4w"), 0 },
	{ 'm', "measure", N_("ITEM"), OPT_DYNAMIC, "items",
	  N_("ITEM too, beside the three measures"), OPT_REPEAT },
	{ KEY_SECTION, "section", N_("NAME"), OPT_TEXT, NULL,
	  N_("this section alone, such as talk or questions"),
	  OPT_REPEAT },
	{ KEY_AHEAD, "ahead", NULL, OPT_NONE, NULL,
	  N_("the days ahead alone, as --section=ahead"), 0 },
	{ KEY_MAP, "map", NULL, OPT_NONE, NULL,
	  N_("what was thought to help or hinder, and what was seen"), 0 },
	{ KEY_NOTE, "note", N_("FORM"), OPT_WORD, "dap soap birp",
	  N_("a therapist's note to be completed, not a sheet"), 0 },
	{ KEY_NOTES, "no-notes", NULL, OPT_NONE, NULL,
	  N_("leave out words from the log"), 0 },
	{ KEY_HIDE, "deidentify", NULL, OPT_NONE, NULL,
	  N_("take names, words and dates out, as far as columns show"), 0 },
	{ 'E', "each", NULL, OPT_NONE, NULL,
	  N_("every operand is a client with a report of its own"), 0 },
	{ 'O', "output-dir", N_("DIR"), OPT_DIR, NULL,
	  N_("write a file for each client into DIR"), 0 },
	{ 'j', "jobs", N_("N"), OPT_NUMBER, "1 64",
	  N_("with --each: so many clients at a time"), 0 },
	{ KEY_DAY_START, "day-start", N_("HH:MM"), OPT_TEXT, NULL,
	  N_("when a day begins, by default 04:00"), 0 },
	{ KEY_FLUKES, "flukes", N_("F"), OPT_TEXT, NULL,
	  N_("claims of lasting change a year that may be flukes"), 0 },
	{ KEY_SCALE, "scale", N_("FILE"), OPT_FILE, NULL,
	  N_("a table of questionnaires with totals in the log"), 0 },
	{ KEY_METHODS, "methods", NULL, OPT_NONE, NULL,
	  N_("how everything is counted, and from how many days on"), 0 },
	{ KEY_STRICT, "strict", NULL, OPT_NONE, NULL,
	  N_("stop at the first bad record"), 0 },
	OPT_END
};

static void add_section(struct job *j, const char *name, size_t len)
{
	if (!len)
		return;
	j->section = mem_grow(j->section, &j->section_room,
			      j->n_sections + 1, sizeof(*j->section));
	j->section[j->n_sections++] = mem_dupn(name, len);
}

static void add_sections(struct job *j, const char *list)
{
	for (size_t len; *list; list += len + (list[len] == ',')) {
		len = strcspn(list, ",");
		add_section(j, list, len);
	}
}

static int set(void *job, int key, const char *arg)
{
	struct job *j = job;
	struct order *o = &j->order;

	switch (key) {
	case 'p': o->period.word = strcmp(arg, "all") ? arg : NULL; break;
	case 'm':
		j->measure = mem_grow(j->measure, &j->measure_room,
				      j->n_measures + 1,
				      sizeof(*j->measure));
		j->measure[j->n_measures++] = arg;
		break;
	case KEY_SINCE: o->period.since = arg; break;
	case KEY_UNTIL: o->period.until = arg; break;
	case KEY_LAST: o->period.last = arg; break;
	case KEY_AUDIENCE:
		o->audience.kind = (enum audience_kind)audience_of(arg);
		break;
	case KEY_SECTION: add_sections(j, arg); break;
	case KEY_AHEAD: add_sections(j, "ahead"); break;
	case KEY_MAP: add_sections(j, "map"); break;
	case KEY_NOTE: o->note = arg; break;
	case KEY_NOTES: o->no_notes = true; break;
	case KEY_HIDE: o->hidden = true; break;
	case 'E': j->each = true; break;
	case 'O': j->folder = arg; break;
	case 'j': j->workers = (size_t)entry_number(arg); break;
	case KEY_DAY_START:
		j->day_start = stamp_minutes(arg);
		return j->day_start < 0 ? -1 : 0;
	case KEY_FLUKES:
		o->flukes = entry_number(arg);
		return o->flukes >= .01 && o->flukes <= 100 ? 0 : -1;
	case KEY_SCALE: j->scale = arg; break;
	case KEY_METHODS: j->methods = true; break;
	case KEY_STRICT: o->strict = true; break;
	default:
		j->quiet |= key == 'q';
		return common_set(&j->common, key, arg);
	}
	return 0;
}

static int trouble(const struct fault *f)
{
	msg_fault(f);
	return TROUBLE;
}

static enum order_format format_of(const char *word)
{
	static const char *const all[] = {
		[ORDER_TEXT] = "text", [ORDER_HTML] = "html",
		[ORDER_SVG] = "svg", [ORDER_CSV] = "csv",
		[ORDER_JSON] = "json",
	};
	size_t i = 0;

	while (word && strcmp(all[i], word))
		i++;
	return (enum order_format)i;
}

/* The one person of an own or a medical sheet, or of a chart. */
static void choose_person(struct job *j)
{
	struct order *o = &j->order;
	const char *who = j->common.who;
	bool one = o->audience.kind == AUDIENCE_OWN ||
		   o->audience.kind == AUDIENCE_MEDICAL;

	if (who && !ident_is_tag(who))
		msg_usage(_("--who takes the tag of one person: a-z, 0-9, "
			    "'_', '.' and '-'"));
	if (one)
		o->audience.own = who ? who : config_get(j->config, "who");
	else if (j->common.private || (who && o->format != ORDER_SVG))
		msg_usage(_("--who and --private go with --audience=own and "
			    "--audience=medical"));
	if (one && !o->audience.own)
		msg_usage(_("a sheet of one person needs --who=TAG"));
	if (!one)
		o->chart_who = who;
}

/* What cannot go together, whatever the log holds. */
static void check(const struct job *j)
{
	const struct order *o = &j->order;

	if (j->n_sections && order_is_table(o))
		msg_usage(_("--section, --ahead and --map go with sheets, not "
			    "with tables"));
	if (o->note && o->format != ORDER_TEXT)
		msg_usage(_("--note is text alone: it is completed by hand, "
			    "and its numbers are those of -f csv or json "
			    "without it"));
	if (o->note && (o->audience.kind != AUDIENCE_CLINICIAN || j->n_sections))
		msg_usage(_("--note goes with --audience=clinician, and not "
			    "with --section"));
	if ((o->period.word != NULL) + (o->period.last != NULL) +
	    (o->period.since || o->period.until) > 1)
		msg_usage(_("only one of --period, --last, and --since with "
			    "--until can be given"));
	if (o->hidden && o->period.word)
		msg_usage(_("--deidentify moves days, so that no month or "
			    "year is left for --period: --last or --since "
			    "will do"));
}

/* The same for --each and -O. */
static void check_clients(const struct job *j, int operands)
{
	const struct order *o = &j->order;

	if (j->each && !operands)
		msg_usage(_("--each needs operands: a file or a folder for "
			    "every client"));
	if (!j->each && j->folder && operands != 1)
		msg_usage(_("--output-dir needs --each, or one operand whose "
			    "name the file gets"));
	if (j->folder && j->common.output)
		msg_usage(_("only one of --output and --output-dir can be "
			    "given"));
	if (o->audience.own)
		msg_usage(_("--each and --output-dir go with "
			    "--audience=couple and --audience=clinician"));
	if (!j->folder && (o->format == ORDER_HTML || o->format == ORDER_SVG))
		msg_usage(_("pages and charts of --each are files: see "
			    "--output-dir"));
	if (j->folder && o->audience.kind == AUDIENCE_CLINICIAN && !o->note &&
	    j->n_sections)
		msg_usage(_("--section is of one sheet, and --output-dir "
			    "writes two of each client here"));
}

/* Measures by the names given; what is asked in private is never joint. */
static void choose_measures(struct job *j)
{
	j->order.chart_item = -1;
	if (j->n_measures)
		j->chosen = mem_get(j->measures.n, sizeof(*j->chosen));
	for (size_t i = 0; i < j->n_measures; i++) {
		int m = measures_find(&j->measures, j->measure[i]);
		if (m < 0)
			msg_usage(_("no such item to rate: %s"),
				  j->measure[i]);
		if (j->measures.all[m].secret &&
		    j->order.audience.kind == AUDIENCE_COUPLE)
			msg_usage(_("%s is asked in private and stands in no "
				    "joint sheet"), j->measure[i]);
		j->chosen[m] = true;
		j->order.chart_item = m;
	}
	j->order.chosen = j->chosen;
	if (j->n_measures > 1 && j->order.format == ORDER_SVG)
		msg_usage(_("svg is one chart: -m can be given once"));
}

/* The clock's zone has no say in a report, so that none is asked for. */
static int set_clock(struct job *j, struct fault *f)
{
	struct stamp_clock clock;

	if (stamp_clock_set(&clock, common_now(&j->common),
			    j->common.tz ? j->common.tz : "UTC", f))
		return -1;
	stamp_now(&clock, &j->order.period.now);
	return 0;
}

/* What options and config say, before anything is read. */
static int ready(struct job *j)
{
	struct order *o = &j->order;
	struct fault f = { 0 };

	j->config = config_read(j->common.config, &f);
	if (!j->config)
		return trouble(&f);
	o->config = j->config;
	o->format = format_of(j->common.format);
	choose_person(j);
	check(j);
	const char *start = config_get(j->config, "day-start");
	if (j->day_start < 0)
		j->day_start = start ? stamp_minutes(start) : 240;
	o->period.day_start = j->day_start;
	if (set_clock(j, &f) ||
	    period_check(&o->period, &o->until_given, &o->until, &f) ||
	    measures_read(&j->measures, &f) ||
	    (j->scale && scales_read(&j->scales, j->scale, &f)))
		return trouble(&f);
	o->measures = &j->measures;
	o->scales = &j->scales;
	o->section = (const char *const *)j->section;
	o->n_sections = j->n_sections;
	o->width = (size_t)term_width(&j->common, stdout);
	o->plain = term_plain(&j->common);
	choose_measures(j);
	return DONE;
}

/* The files that are meant, and what a table calls them. */
static int find(const struct job *j, struct reach *r, struct single *log,
		int argc, char **argv, struct fault *f)
{
	static const char *const typed[] = { "-" };
	int got = -1;

	log->name = "default";
	switch (source_of(argc, j->common.log)) {
	case SOURCE_OPERANDS:
		log->name = argc == 1 ? argv[0] : "";
		got = reach_files(r, (const char *const *)argv, (size_t)argc,
				  f);
		break;
	case SOURCE_STDIN:
		log->name = "-";
		got = reach_files(r, typed, 1, f);
		break;
	case SOURCE_LOG:
		log->name = j->common.log;
		got = reach_log(r, f);
		break;
	case SOURCE_DEFAULT:
		got = reach_log(r, f);
		break;
	}
	if (j->order.hidden)
		log->name = "";
	log->paths = r->paths;
	log->n = r->n;
	return got;
}

static int one(const struct job *j, struct buf *out, int argc, char **argv)
{
	static const enum sheet_kind kinds[] = {
		[AUDIENCE_COUPLE] = SHEET_COUPLE, [AUDIENCE_OWN] = SHEET_OWN,
		[AUDIENCE_CLINICIAN] = SHEET_PRIVATE,
		[AUDIENCE_MEDICAL] = SHEET_MEDICAL,
	};
	struct reach r = {
		.log = j->common.log, .private = j->common.private,
		.config = j->config, .audience = j->order.audience,
	};
	struct single log = { 0 };
	struct buf why = BUF_EMPTY;
	struct fault f = { 0 };
	enum single_got got = SINGLE_FAILED;

	if (!find(j, &r, &log, argc, argv, &f))
		got = single_make(&j->order, &log,
				  kinds[j->order.audience.kind], out, &why,
				  &f);
	if (got == SINGLE_UNFIT)
		msg_usage("%s", why.at);
	if (got == SINGLE_FAILED)
		msg_fault(&f);
	reach_free(&r);
	buf_free(&why);
	return got == SINGLE_DONE ? DONE : TROUBLE;
}

/* Everything is in memory before a file is opened. */
static int write_out(const struct job *j, const struct buf *out)
{
	struct fault f = { 0 };

	if (out_open(j->common.output, &f))
		return out_close(trouble(&f));
	fwrite(out->at, 1, out->len, stdout);
	return out_close(DONE);
}

static int clients(const struct job *j, int argc, char **argv)
{
	struct fault f = { 0 };
	size_t n = (size_t)argc;
	struct client *all = clients_of(argv, n, j->order.hidden,
					j->folder != NULL, &f);
	const struct batch b = {
		.order = &j->order, .client = all, .n = n,
		.folder = j->folder, .workers = j->workers,
		.quiet = j->quiet || j->order.plain,
	};

	if (!all || out_open(j->common.output, &f))
		return trouble(&f);
	int status = batch_run(&b);
	clients_free(all, n);
	return out_close(status);
}

/* How it is counted, without a look at any log. */
static int methods(const struct job *j, struct buf *out)
{
	struct doc d = { 0 };
	struct buf why = BUF_EMPTY;

	if (j->order.format != ORDER_TEXT && j->order.format != ORDER_HTML)
		msg_usage(_("--methods is text or a page"));
	methods_build(&d, &j->measures, j->chosen, j->order.flukes);
	if (!page_keep(&j->order, &d, &why))
		msg_usage("%s", why.at);
	page_write(&j->order, &d, out);
	doc_free(&d);
	return DONE;
}

static void clear(struct job *j)
{
	measures_free(&j->measures);
	scales_free(&j->scales);
	for (size_t i = 0; i < j->n_sections; i++)
		free(j->section[i]);
	free(j->section);
	free(j->chosen);
	free(j->measure);
	config_free(j->config);
}

static int report(struct job *j, int argc, char **argv)
{
	struct buf out = BUF_EMPTY;
	int status = ready(j);

	if (!status && !j->methods && (j->each || j->folder)) {
		check_clients(j, argc);
		status = clients(j, argc, argv);
	} else if (!status) {
		status = j->methods ? methods(j, &out) :
				      one(j, &out, argc, argv);
		if (!status)
			status = write_out(j, &out);
	}
	buf_free(&out);
	clear(j);
	return status;
}

int main(int argc, char **argv)
{
	static const struct opt *const tables[] = {
		options, common_log_options, common_options, NULL
	};
	static const struct opt_command command = {
		"report", N_("[OPTION]... [FILE|DIR]..."),
		N_("Say what the weeks show: what is usual for each person, "
		   "what passed, what has lasted so far. By default for the "
		   "couple to read together, from shared rows alone."),
		tables,
		N_("attune is a notebook for adults who are free to choose; "
		   "it is not therapy and gives no diagnosis."),
	};
	struct job job = { .day_start = -1, .workers = 1,
			   .order = { .flukes = 1 } };

	store_guard();
	i18n_init();
	msg_name("attune report");
	int first = opt_run(&command, argc, argv, set, &job);
	return msg_finish(report(&job, argc - first, argv + first));
}
