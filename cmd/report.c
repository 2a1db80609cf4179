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
#include "content/share.h"
#include "log/config.h"
#include "log/feed.h"
#include "log/ident.h"
#include "log/reach.h"
#include "log/store.h"
#include "sheet/couple.h"
#include "sheet/figures.h"
#include "sheet/gather.h"
#include "sheet/measures.h"
#include "sheet/own.h"
#include "sheet/page.h"
#include "sheet/period.h"
#include "sheet/tidy.h"

enum {
	KEY_SINCE = COMMON_END, KEY_UNTIL, KEY_LAST, KEY_AUDIENCE, KEY_NOTES,
	KEY_DAY_START, KEY_FLUKES, KEY_STRICT,
	KIND_SENTENCES = 8,
};

struct job {
	struct common common;
	struct period_how period;
	const char **measure;	/* -m */
	size_t n_measures, measure_room;
	enum audience_kind audience;
	bool no_notes, strict;
	int day_start;		/* minutes; negative: not given */
	double flukes;
	const char *file;	/* the log as the user named it */

	/* Learnt from these. */
	struct config *config;
	const char *own;	/* the one person; NULL: the couple */
	struct measures measures;
	bool *chosen;		/* a flag a measure; NULL: none chosen */
	struct gather gather;
	struct figures figures;
};

static const struct opt options[] = {
	{ 'f', "format", N_("FORMAT"), OPT_WORD, "text csv",
	  N_("text to read, or one number a row"), 0 },
	{ KEY_AUDIENCE, "audience", N_("WORD"), OPT_WORD, "couple own",
	  N_("who reads it: the couple, or one person alone"), 0 },
	{ 'w', "who", N_("TAG"), OPT_DYNAMIC, "who",
	  N_("the person whose own sheet it is"), 0 },
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
	{ KEY_NOTES, "no-notes", NULL, OPT_NONE, NULL,
	  N_("leave out words from the log"), 0 },
	{ KEY_DAY_START, "day-start", N_("HH:MM"), OPT_TEXT, NULL,
	  N_("when a day begins, by default 04:00"), 0 },
	{ KEY_FLUKES, "flukes", N_("F"), OPT_TEXT, NULL,
	  N_("claims of lasting change a year that may be flukes"), 0 },
	{ KEY_STRICT, "strict", NULL, OPT_NONE, NULL,
	  N_("stop at the first bad record"), 0 },
	OPT_END
};

/* msg_left_out and the feed know no count that could be asked for. */
static size_t left_out;

static void leave_out(const struct fault *f)
{
	left_out++;
	msg_left_out(f);
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
	case KEY_NOTES: j->no_notes = true; break;
	case KEY_DAY_START:
		j->day_start = stamp_minutes(arg);
		return j->day_start < 0 ? -1 : 0;
	case KEY_FLUKES:
		j->flukes = entry_number(arg);
		return j->flukes >= .01 && j->flukes <= 100 ? 0 : -1;
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

/* The one person of an own sheet. */
static void choose_person(struct job *j)
{
	const char *who = j->common.who;

	if (who && !ident_is_tag(who))
		msg_usage(_("--who takes the tag of one person: a-z, 0-9, "
			    "'_', '.' and '-'"));
	if (j->audience == AUDIENCE_OWN)
		j->own = who ? who : config_get(j->config, "who");
	else if (who || j->common.private)
		msg_usage(_("--who and --private go with --audience=own"));
	if (j->audience == AUDIENCE_OWN && !j->own)
		msg_usage(_("an own sheet needs one person: --who=TAG"));
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
		if (j->measures.all[m].secret && !j->own)
			msg_usage(_("%s is asked in private and stands in own "
				    "sheets only"), j->measure[i]);
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
static int ready(struct job *j, struct gather_how *how)
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
	*how = (struct gather_how){ .now = j->period.now.utc,
				    .day_start = j->day_start,
				    .secret = j->own != NULL };
	if (period_check(&j->period, &how->until_given, &how->until, &f) ||
	    measures_read(&j->measures, &f))
		return trouble(&f);
	/* Without a wish the whole log counts, later rows too. */
	if (!how->until_given && !j->period.last && !j->period.word) {
		how->until_given = true;
		how->until = INT32_MAX;
	}
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
	struct gather_how how;
	struct period period;

	if (ready(j, &how))
		return TROUBLE;
	struct reach r = {
		.log = j->common.log, .private = j->common.private,
		.config = j->config, .audience = { j->audience, j->own },
	};
	struct feed *feed = open_feed(j, &r, argc, argv, &f);
	int got = feed ? gather_read(&j->gather, &j->measures, feed, &how, &f)
		       : -1;
	/* The fault may name a file of the feed. */
	if (got)
		msg_fault(&f);
	feed_close(feed);
	reach_free(&r);
	if (got)
		return TROUBLE;
	period_of(&j->period, &j->gather, &period);
	return figures_of(&j->gather, &period, j->flukes, &j->figures, &f) ?
	       trouble(&f) : 0;
}

/* Shipped words, without which no sheet leaves the program. */
static int words(struct page *p, const struct job *j)
{
	struct fault f = { 0 };
	char kind[16];
	int year, week;
	size_t n = 0;

	stamp_week(j->figures.period.last, &year, &week);
	snprintf(kind, sizeof(kind), "kind-%d",
		 (week - 1) % KIND_SENTENCES + 1);
	const struct { const char *id, **to; } wanted[] = {
		{ "footer", &p->closing[0] },
		{ "normalising", &p->opening[0] },
		{ kind, &p->opening[1] },
		{ "stop-together", &p->closing[1] },
	};
	for (size_t i = 0; i < (j->own ? 1 : ARRAY_LEN(wanted)); i++, n++) {
		*wanted[i].to = share_words(wanted[i].id, &f);
		if (!**wanted[i].to)
			return trouble(&f);
	}
	return 0;
}

static int write_text(struct job *j)
{
	struct page p = {
		.width = (size_t)term_width(&j->common, stdout),
		.plain = term_plain(&j->common), .notes = !j->no_notes,
		.config = j->config, .chosen = j->chosen,
		.left_out = left_out,
	};
	int status = words(&p, j);

	if (!status) {
		if (j->own)
			own_write(&p, &j->figures, j->own);
		else
			couple_write(&p, &j->figures);
		fwrite(p.out.at, 1, p.out.len, stdout);
	}
	for (int i = 0; i < 2; i++) {
		free((char *)p.opening[i]);
		free((char *)p.closing[i]);
	}
	buf_free(&p.out);
	return status;
}

static int write_csv(struct job *j)
{
	const struct tidy_how how = { j->file, j->own, left_out };
	struct buf out = BUF_EMPTY;

	/* CSV is the same bytes in every locale, its sentences included. */
	i18n_language("en");
	tidy_write(&out, &j->figures, &how);
	fwrite(out.at, 1, out.len, stdout);
	buf_free(&out);
	return DONE;
}

static int report(struct job *j, int argc, char **argv)
{
	int status = compute(j, argc, argv);
	struct fault f = { 0 };

	if (!status && out_open(j->common.output, &f))
		status = trouble(&f);
	if (!status)
		status = j->common.format && !strcmp(j->common.format, "csv") ?
			 write_csv(j) : write_text(j);
	figures_free(&j->figures);
	gather_free(&j->gather);
	measures_free(&j->measures);
	free(j->chosen);
	free(j->measure);
	config_free(j->config);
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
