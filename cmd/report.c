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
#include "log/feed.h"
#include "log/ident.h"
#include "log/reach.h"
#include "log/store.h"
#include "sheet/build.h"
#include "sheet/measures.h"
#include "sheet/reading.h"
#include "sheet/text.h"
#include "sheet/tidy.h"

enum {
	KEY_SINCE = COMMON_END, KEY_UNTIL, KEY_LAST, KEY_AUDIENCE,
	KEY_SECTION, KEY_AHEAD, KEY_NOTE, KEY_NOTES,
	KEY_DAY_START, KEY_FLUKES, KEY_SCALE, KEY_STRICT,
};

struct job {
	struct common common;
	struct period_how period;
	const char **measure;	/* -m */
	size_t n_measures, measure_room;
	char **section;		/* --section, --ahead */
	size_t n_sections, section_room;
	const char *note;	/* --note; NULL: a sheet */
	enum audience_kind audience;
	bool no_notes, strict;
	int day_start;		/* minutes; negative: not given */
	double flukes;
	const char *scale;	/* --scale */
	const char *file;	/* the log as the user named it */

	/* Learnt from these. */
	struct config *config;
	const char *own;	/* the one person; NULL: the couple */
	struct measures measures;
	struct scales scales;
	bool *chosen;		/* a flag a measure; NULL: none chosen */
	struct reading_how how;
	struct reading reading;
	struct doc doc;
};

static const struct opt options[] = {
	{ 'f', "format", N_("FORMAT"), OPT_WORD, "text csv json",
	  N_("text to read, or one number a row"), 0 },
	{ KEY_AUDIENCE, "audience", N_("WORD"), OPT_WORD,
	  "couple own clinician medical",
	  N_("who reads it: the couple; one person; a therapist; a doctor"),
	  0 },
	{ 'w', "who", N_("TAG"), OPT_DYNAMIC, "who",
	  N_("the one person of an own or medical sheet"), 0 },
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
	{ KEY_NOTE, "note", N_("FORM"), OPT_WORD, "dap soap birp",
	  N_("a therapist's note to be completed, not a sheet"), 0 },
	{ KEY_NOTES, "no-notes", NULL, OPT_NONE, NULL,
	  N_("leave out words from the log"), 0 },
	{ KEY_DAY_START, "day-start", N_("HH:MM"), OPT_TEXT, NULL,
	  N_("when a day begins, by default 04:00"), 0 },
	{ KEY_FLUKES, "flukes", N_("F"), OPT_TEXT, NULL,
	  N_("claims of lasting change a year that may be flukes"), 0 },
	{ KEY_SCALE, "scale", N_("FILE"), OPT_FILE, NULL,
	  N_("a table of questionnaires with totals in the log"), 0 },
	{ KEY_STRICT, "strict", NULL, OPT_NONE, NULL,
	  N_("stop at the first bad record"), 0 },
	OPT_END
};

/* msg_left_out and the feed know no count that could be asked for. */
static size_t left_out;
static bool again;		/* rows come a second time */

static void leave_out(const struct fault *f)
{
	if (again)
		return;
	left_out++;
	msg_left_out(f);
}

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

	switch (key) {
	case 'p': j->period.word = strcmp(arg, "all") ? arg : NULL; break;
	case 'm':
		j->measure = mem_grow(j->measure, &j->measure_room,
				      j->n_measures + 1,
				      sizeof(*j->measure));
		j->measure[j->n_measures++] = arg;
		break;
	case KEY_SINCE: j->period.since = arg; break;
	case KEY_UNTIL: j->period.until = arg; break;
	case KEY_LAST: j->period.last = arg; break;
	case KEY_AUDIENCE:
		j->audience = (enum audience_kind)audience_of(arg);
		break;
	case KEY_SECTION: add_sections(j, arg); break;
	case KEY_AHEAD: add_sections(j, "ahead"); break;
	case KEY_NOTE: j->note = arg; break;
	case KEY_NOTES: j->no_notes = true; break;
	case KEY_DAY_START:
		j->day_start = stamp_minutes(arg);
		return j->day_start < 0 ? -1 : 0;
	case KEY_FLUKES:
		j->flukes = entry_number(arg);
		return j->flukes >= .01 && j->flukes <= 100 ? 0 : -1;
	case KEY_SCALE: j->scale = arg; break;
	case KEY_STRICT: j->strict = true; break;
	default: return common_set(&j->common, key, arg);
	}
	return 0;
}

static int trouble(const struct fault *f)
{
	msg_fault(f);
	return TROUBLE;
}

/* Whether numbers are wanted, and no words of rows. */
static bool is_table(const struct job *j)
{
	const char *format = j->common.format;

	return format && (!strcmp(format, "csv") || !strcmp(format, "json"));
}

/* The one person of an own or a medical sheet. */
static void choose_person(struct job *j)
{
	const char *who = j->common.who;
	bool one = j->audience == AUDIENCE_OWN ||
		   j->audience == AUDIENCE_MEDICAL;

	if (who && !ident_is_tag(who))
		msg_usage(_("--who takes the tag of one person: a-z, 0-9, "
			    "'_', '.' and '-'"));
	if (one)
		j->own = who ? who : config_get(j->config, "who");
	else if (who || j->common.private)
		msg_usage(_("--who and --private go with --audience=own and "
			    "--audience=medical"));
	if (one && !j->own)
		msg_usage(_("a sheet of one person needs --who=TAG"));
	if (j->n_sections && is_table(j))
		msg_usage(_("--section and --ahead go with sheets, not with "
			    "tables"));
	if (j->note && (j->audience != AUDIENCE_CLINICIAN || is_table(j) ||
			j->n_sections))
		msg_usage(_("--note goes with --audience=clinician as text, "
			    "and not with --section"));
}

/* Measures by the names given; what is asked in private is never joint. */
static void choose_measures(struct job *j)
{
	if (j->n_measures)
		j->chosen = mem_get(j->measures.n, sizeof(*j->chosen));
	for (size_t i = 0; i < j->n_measures; i++) {
		int m = measures_find(&j->measures, j->measure[i]);
		if (m < 0)
			msg_usage(_("no such item to rate: %s"),
				  j->measure[i]);
		if (j->measures.all[m].secret &&
		    j->audience == AUDIENCE_COUPLE)
			msg_usage(_("%s is asked in private and stands in no "
				    "joint sheet"), j->measure[i]);
		j->chosen[m] = true;
	}
}

/* The clock's zone has no say in a report, so that none is asked for. */
static int set_clock(struct job *j, struct fault *f)
{
	struct stamp_clock clock;

	if (stamp_clock_set(&clock, common_now(&j->common),
			    j->common.tz ? j->common.tz : "UTC", f))
		return -1;
	stamp_now(&clock, &j->period.now);
	return 0;
}

/* What options and config say, before anything is read. */
static int ready(struct job *j, struct reading_how *how)
{
	struct fault f = { 0 };

	j->config = config_read(j->common.config, &f);
	if (!j->config)
		return trouble(&f);
	choose_person(j);
	if ((j->period.word != NULL) + (j->period.last != NULL) +
	    (j->period.since || j->period.until) > 1)
		msg_usage(_("only one of --period, --last, and --since with "
			    "--until can be given"));
	const char *start = config_get(j->config, "day-start");
	if (j->day_start < 0)
		j->day_start = start ? stamp_minutes(start) : 240;
	j->period.day_start = j->day_start;
	if (set_clock(j, &f))
		return trouble(&f);
	*how = (struct reading_how){
		.audience = { j->audience, j->own },
		.measures = &j->measures, .scales = &j->scales,
		.flukes = j->flukes, .words = !is_table(j), .again = &again,
	};
	if (period_check(&j->period, &how->until_given, &how->until, &f) ||
	    measures_read(&j->measures, &f) ||
	    (j->scale && scales_read(&j->scales, j->scale, &f)))
		return trouble(&f);
	/* Without a wish the whole log counts, later rows too. */
	if (!how->until_given && !j->period.last && !j->period.word) {
		how->until_given = true;
		how->until = INT32_MAX;
	}
	how->period = j->period;
	choose_measures(j);
	return 0;
}

static struct feed *open_feed(struct job *j, struct reach *r, int argc,
			      char **argv, struct fault *f)
{
	static const char *const typed[] = { "-" };
	const struct feed_how how = {
		.audience = r->audience, .day_start = j->day_start,
		.strict = j->strict, .bad = leave_out,
	};
	int got = -1;

	j->file = "default";
	switch (source_of(argc, j->common.log)) {
	case SOURCE_OPERANDS:
		j->file = argc == 1 ? argv[0] : "";
		got = reach_files(r, (const char *const *)argv, (size_t)argc,
				  f);
		break;
	case SOURCE_STDIN:
		j->file = "-";
		got = reach_files(r, typed, 1, f);
		break;
	case SOURCE_LOG:
		j->file = j->common.log;
		got = reach_log(r, f);
		break;
	case SOURCE_DEFAULT:
		got = reach_log(r, f);
		break;
	}
	return got ? NULL : feed_open(r->paths, r->n, &how, f);
}

/* Reads the log and computes what there is to say. */
static int compute(struct job *j, int argc, char **argv)
{
	struct fault f = { 0 };

	if (ready(j, &j->how))
		return TROUBLE;
	struct reach r = {
		.log = j->common.log, .private = j->common.private,
		.config = j->config, .audience = { j->audience, j->own },
	};
	struct feed *feed = open_feed(j, &r, argc, argv, &f);
	int got = feed ? reading_of(&j->reading, feed, &j->how, &f) : -1;
	/* The fault may name a file of the feed. */
	if (got)
		msg_fault(&f);
	feed_close(feed);
	reach_free(&r);
	return got ? TROUBLE : 0;
}

/* Leaves the sections that were asked for. */
static void keep_sections(struct job *j)
{
	struct buf there = BUF_EMPTY;
	size_t unknown;

	if (!j->n_sections ||
	    !doc_keep(&j->doc, (const char *const *)j->section,
		      j->n_sections, &unknown))
		return;
	doc_keys(&j->doc, &there);
	msg_usage(_("no such section in this sheet: %s; there are %s"),
		  j->section[unknown], buf_text(&there));
}

/* Makes the sheet, or the note, before anything is written. */
static int build(struct job *j)
{
	static const enum sheet_kind kinds[] = {
		[AUDIENCE_COUPLE] = SHEET_COUPLE, [AUDIENCE_OWN] = SHEET_OWN,
		[AUDIENCE_CLINICIAN] = SHEET_PRIVATE,
		[AUDIENCE_MEDICAL] = SHEET_MEDICAL,
	};
	struct sheet s = {
		.kind = kinds[j->audience],
		.figures = &j->reading.figures,
		.entries = &j->reading.entries,
		.findings = &j->reading.findings,
		.consents = &j->reading.consents,
		.notices = &j->reading.notices,
		.config = j->config, .chosen = j->chosen, .own = j->own,
		.notes = !j->no_notes, .left_out = left_out,
	};
	struct fault f = { 0 };

	if (j->note ? build_note(&s, &j->doc, j->note, &f)
		    : build_sheet(&s, &j->doc, &f))
		return trouble(&f);
	keep_sections(j);
	return DONE;
}

static void write_text(struct job *j)
{
	struct buf out = BUF_EMPTY;

	text_write(&out, &j->doc, (size_t)term_width(&j->common, stdout),
		   term_plain(&j->common));
	fwrite(out.at, 1, out.len, stdout);
	buf_free(&out);
}

static void write_table(struct job *j)
{
	const struct tidy_how how = {
		.file = j->file, .audience = { j->audience, j->own },
		.left_out = left_out,
		.json = !strcmp(j->common.format, "json"),
	};
	struct buf out = BUF_EMPTY;

	/* Tables are the same bytes in every locale, sentences included. */
	i18n_language("en");
	tidy_write(&out, &j->reading.findings, &how);
	fwrite(out.at, 1, out.len, stdout);
	buf_free(&out);
}

static void clear(struct job *j)
{
	doc_free(&j->doc);
	reading_free(&j->reading);
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
	int status = compute(j, argc, argv);
	struct fault f = { 0 };

	if (!status && !is_table(j))
		status = build(j);
	if (!status && out_open(j->common.output, &f))
		status = trouble(&f);
	if (!status && is_table(j))
		write_table(j);
	else if (!status)
		write_text(j);
	clear(j);
	return out_close(status);
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
	struct job job = { .day_start = -1, .flukes = 1 };

	store_guard();
	i18n_init();
	msg_name("attune report");
	int first = opt_run(&command, argc, argv, set, &job);
	return msg_finish(report(&job, argc - first, argv + first));
}
