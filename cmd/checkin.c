/* SPDX-License-Identifier: MIT
 * checkin - a minute for oneself: questions on the terminal, rows out or into
 * the logs.  See attune-checkin(1). */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/msg.h"
#include "cli/ask.h"
#include "cli/common.h"
#include "cli/opt.h"
#include "cli/out.h"
#include "cli/term.h"
#include "cli/tty.h"
#include "content/form.h"
#include "content/given.h"
#include "content/ledger.h"
#include "content/share.h"
#include "content/sitting.h"
#include "content/stage.h"
#include "content/together.h"
#include "content/turns.h"
#include "log/config.h"
#include "log/ident.h"
#include "log/place.h"
#include "log/stamp.h"
#include "log/store.h"

enum { KEEP_MAX = 40 };

enum own_key { ALONE = COMMON_END, ANSWERS, BOTH, CONSENT, DUE, FOR, FORM,
	KEEP };

struct job {
	struct common common;
	struct sitting_how how;		/* what is asked, filled from here */
	const char *answers;
	const char *kept[KEEP_MAX];
	int mode;			/* BOTH, CONSENT, DUE, FORM; 0: usual */
	bool yes;
	const char *const *operands;	/* NULL-ended */

	/* Learnt from these and the config, before anything is asked. */
	struct config *config;
	const char *who;
	struct stamp_clock clock;
	char *shared;
};

static const struct opt options[] = {
	{ 'i', "items", N_("SET"), OPT_DYNAMIC, "items",
	  N_("ask the questions of SET, by default daily"), 0 },
	{ ALONE, "alone", NULL, OPT_NONE, NULL,
	  N_("add the questions for you alone and for a therapist"), 0 },
	{ 'w', "who", N_("TAG"), OPT_DYNAMIC, "who",
	  N_("the person who answers"), 0 },
	{ BOTH, "both", NULL, OPT_NONE, NULL,
	  N_("one after the other at one machine; needs -a"), 0 },
	{ 'a', "append", NULL, OPT_NONE, NULL,
	  N_("put the rows into the logs and print nothing"), 0 },
	{ 'y', "yes", NULL, OPT_NONE, NULL,
	  N_("ask nothing; take what is given"), 0 },
	{ ANSWERS, "answers", N_("FILE"), OPT_FILE, NULL,
	  N_("take lines NAME = VALUE from FILE; - is standard input"), 0 },
	{ FOR, "for", N_("DATE"), OPT_DATE, NULL,
	  N_("the day that the answers are about"), 0 },
	{ KEEP, "keep", N_("ITEM"), OPT_TEXT, NULL,
	  N_("keep the answer to ITEM in your own file this time"),
	  OPT_REPEAT },
	{ CONSENT, "consent", NULL, OPT_NONE, NULL,
	  N_("read what is kept and for whom; give or take back a yes"), 0 },
	{ DUE, "due", NULL, OPT_NONE, NULL,
	  N_("exit with 0 and a line if you did not write today"), 0 },
	{ FORM, "form", NULL, OPT_NONE, NULL,
	  N_("print a blank sheet for paper or a spreadsheet"), 0 },
	{ 'f', "format", N_("FORMAT"), OPT_WORD, "text csv",
	  N_("how the blank sheet of --form is written"), 0 },
	OPT_END
};

static int set_mode(struct job *job, int mode)
{
	if (job->mode && job->mode != mode)
		msg_usage(_("only one of --both, --consent, --due and --form "
			    "can be done at a time"));
	job->mode = mode;
	return 0;
}

static int set(void *arg, int key, const char *value)
{
	struct job *job = arg;

	switch (key) {
	case 'i': job->how.items = value; break;
	case 'a': job->how.append = true; break;
	case 'y': job->yes = true; break;
	case ALONE: job->how.alone = true; break;
	case ANSWERS: job->answers = value; break;
	case FOR: job->how.day = value; break;
	case BOTH: case CONSENT: case DUE: case FORM:
		return set_mode(job, key);
	case KEEP:
		if (job->how.n_kept == KEEP_MAX)
			return -1;
		job->kept[job->how.n_kept++] = value;
		break;
	case COMMON_LANG:
		job->how.has_lang = true;
		return common_set(&job->common, key, value);
	default:
		return common_set(&job->common, key, value);
	}
	return 0;
}

static int trouble(const struct fault *f)
{
	msg_fault(f);
	return TROUBLE;
}

static int learn_who(struct job *job)
{
	job->who = sitting_who(job->config, job->common.who);
	if (!job->who)
		msg_usage(_("who answers? say it with -w TAG, or with "
			    "\"who = TAG\" in the config"));
	if (!ident_is_tag(job->who))
		msg_usage(_("-w takes the tag of one person: a-z, 0-9, '_', "
			    "'.', '-'"));
	sitting_speak(&job->how, job->who, NULL);
	return 0;
}

static int learn_clock(struct job *job, struct fault *f)
{
	const char *start = config_get(job->config, "day-start");
	const char *tz = job->common.tz ? job->common.tz :
			 config_get(job->config, "tz");

	if (stamp_clock_set(&job->clock, common_now(&job->common), tz, f))
		return -1;
	if (start)
		job->clock.day_start = stamp_minutes(start);
	return 0;
}

static int learn(struct job *job, struct fault *f)
{
	job->config = config_read(job->common.config, f);
	if (!job->config || learn_clock(job, f))
		return -1;
	job->shared = place_shared(job->common.log, job->config, f);
	if (!job->shared)
		return -1;
	job->how.config = job->config;
	job->how.clock = &job->clock;
	job->how.shared = job->shared;
	job->how.log = job->common.log;
	job->how.private = job->common.private;
	job->how.kept = job->kept;
	return 0;
}

/* A program that reads the rows is told that there are none; elsewhere no
 * trace is left. */
static void print_none(const struct job *job)
{
	struct stat st;

	if (!job->how.append && !fstat(STDOUT_FILENO, &st) &&
	    (S_ISFIFO(st.st_mode) || S_ISSOCK(st.st_mode)))
		puts("id,time,who,kind,visibility");
}

static int print(const struct sitting *s)
{
	struct buf out = BUF_EMPTY;

	if (sitting_print(s, &out))
		return TROUBLE;
	bool bad = fwrite(out.at, 1, out.len, stdout) != out.len ||
		   fflush(stdout);
	buf_free(&out);
	int status = out_close(bad ? TROUBLE : DONE);
	if (status != DONE)
		sitting_give_back(s);
	return status;
}

static int store(const struct sitting *s)
{
	if (sitting_store(s))
		return TROUBLE;
	msg_detail(_("your answers are kept"));
	return DONE;
}

/* ask knows no items, and content no terminal: here they meet. */
static void show(void *arg, size_t i, struct ask_question *q)
{
	const struct asking *a = arg;
	struct question one;

	a->show(a->arg, i, &one);
	*q = (struct ask_question){ .lead = one.lead, .page = one.page,
		.text = one.text, .choice = one.choice,
		.n_choice = one.n_choice, .hint = one.hint,
		.explain = one.explain, .before = one.before };
}

static enum ask_took take(void *arg, size_t i, const char *line,
			  struct buf *why)
{
	const struct asking *a = arg;

	return (enum ask_took)a->take(a->arg, i, line, why);
}

static bool wanted(void *arg, size_t i)
{
	const struct asking *a = arg;

	return !a->wanted || a->wanted(a->arg, i);
}

static enum asked play(void *arg, const struct asking *a)
{
	struct asking copy = *a;
	const struct ask_form form = { .n = a->n, .opening = a->opening,
		.keys = a->keys, .arg = &copy, .show = show, .take = take,
		.wanted = wanted };

	return (enum asked)ask_run(arg, &form);
}

static int tell_signal(void *arg)
{
	return tty_signal(arg);
}

static void wipe(void *arg)
{
	tty_wipe(arg);
}

static void hold(void *arg, const char *text)
{
	struct buf ignored = BUF_EMPTY;

	tty_say(arg, text);
	tty_say(arg, " ");
	tty_line(arg, &ignored);
	buf_free(&ignored);
}

/* Opens the terminal; -1 when there is none. */
static int set_stage(const struct job *job, struct stage *g)
{
	const char *term = getenv("TERM");
	struct fault f = { 0 };
	const struct tty_how how = {
		.plain = term_plain(&job->common) || !term || !*term ||
			 !strcmp(term, "dumb"),
		.width = job->common.width,
	};

	*g = (struct stage){ tty_open(&how, &f), how.plain, play, tell_signal,
			     wipe, hold };
	if (g->arg)
		return 0;
	msg_fault(&f);
	msg_note(_("with -y nothing is asked: give NAME=VALUE or --answers"));
	return -1;
}

/* A signal that asked to leave does so now. */
static void leave(const struct stage *g)
{
	int sig = tty_signal(g->arg);

	tty_close(g->arg);
	if (sig)
		raise(sig);
}

static int ask(const struct job *job, const struct sitting *s)
{
	struct stage g;

	if (set_stage(job, &g))
		return TROUBLE;
	enum asked got = stage_play(&g, s);
	tty_leave(g.arg);
	if (got == ASKED_LEFT || !sitting_any(s))
		print_none(job);
	int status = stage_settle(s, got, tty_signal(g.arg),
				  job->how.append ? store : print);
	leave(&g);
	return status;
}

static int answer(const struct job *job, struct sitting *s)
{
	struct fault f = { 0 };
	struct answers *a = sitting_answers(s);

	if (a && given_take(a, answers_sets(a), job->answers, job->operands))
		return TROUBLE;
	if (out_open(job->common.output, &f) || sitting_begin(s, &f))
		return trouble(&f);
	if (job->yes)
		return stage_settle(s, ASKED_DONE, 0,
				    job->how.append ? store : print);
	const char *why_not = sitting_why_not(s);
	if (!why_not)
		return ask(job, s);
	msg_note("%s", why_not);
	print_none(job);
	return OTHERWISE;
}

/* The usual way, and --consent: one person answers. */
static int one(struct job *job)
{
	struct fault f = { 0 };

	if (learn_who(job))
		return TROUBLE;
	struct sitting *s = sitting_new(&job->how, job->who, &f);
	if (!s)
		return trouble(&f);
	int status = answer(job, s);
	sitting_free(s);
	return status;
}

static int both(struct job *job)
{
	struct fault f = { 0 };
	struct stamp now;
	struct stage g;
	int year, week, status;

	stamp_now(&job->clock, &now);
	stamp_week(stamp_day(&now, job->clock.day_start), &year, &week);
	struct turns *t = turns_new(job->common.who, job->config, week, &f);
	if (!t)
		msg_usage("%s", _(f.message));
	if (set_stage(job, &g)) {
		status = TROUBLE;
	} else {
		status = together_play(&g, t, &job->how);
		leave(&g);
	}
	turns_free(t);
	return status;
}

/* Nothing is said of whom or what it is about: somebody may look on. */
static int due(struct job *job)
{
	struct fault f = { 0 };
	struct stamp now;

	if (learn_who(job))
		return TROUBLE;
	const struct ledger_how how = {
		.config = job->config, .shared = job->shared,
		.private = job->common.private, .who = job->who,
		.day_start = job->clock.day_start,
	};
	stamp_now(&job->clock, &now);
	int has = ledger_has_day(&how, stamp_day(&now, how.day_start), &f);
	if (has < 0)
		return trouble(&f);
	if (has)
		return OTHERWISE;
	return puts(_("Your notes")) < 0 || fflush(stdout) ? TROUBLE : DONE;
}

static int form(struct job *job)
{
	struct fault f = { 0 };
	struct buf out = BUF_EMPTY;
	bool csv = job->common.format && !strcmp(job->common.format, "csv");
	const char *who = sitting_who(job->config, job->common.who);

	if (who && ident_is_tag(who))
		sitting_speak(&job->how, who, NULL);
	struct sitting *s = sitting_new(&job->how, who ? who : "", &f);
	char *footer = s ? share_words("footer", &f) : mem_dup("");
	int status = TROUBLE;
	if (!s || !*footer || out_open(job->common.output, &f)) {
		msg_fault(&f);
	} else {
		if (csv)
			form_csv(&out, sitting_answers(s), who);
		else
			form_text(&out, sitting_answers(s), footer,
				  job->common.width ?
				  (size_t)job->common.width : FORM_WIDTH);
		bool bad = fwrite(buf_text(&out), 1, out.len, stdout) !=
			   out.len || fflush(stdout);
		status = out_close(bad ? TROUBLE : DONE);
	}
	buf_free(&out);
	free(footer);
	sitting_free(s);
	return status;
}

static void check_wish(const struct job *job)
{
	bool given = *job->operands || job->answers;

	if (job->how.append && job->common.output)
		msg_usage(_("--append prints nothing, so --output has nothing "
			    "to write"));
	if (job->yes && !given)
		msg_usage(_("-y asks nothing: give NAME=VALUE or --answers"));
	if (job->mode && (job->yes || given))
		msg_usage(_("answers are given for one person's questions "
			    "only, not with --both, --consent, --due or "
			    "--form"));
	if (job->common.format && job->mode != FORM)
		msg_usage(_("-f goes with --form"));
	if (job->mode != BOTH)
		return;
	if (!job->how.append)
		msg_usage(_("--both needs -a: nobody sees another one's "
			    "rows"));
	if (job->how.alone)
		msg_usage(_("--alone is for one person at the screen and in "
			    "the room, so not with --both"));
	const char *private = getenv("ATTUNE_PRIVATE");
	if (job->common.private || (private && *private))
		msg_usage(_("--both keeps each one's own log apart: leave out "
			    "--private and ATTUNE_PRIVATE"));
}

static int checkin(struct job *job)
{
	struct fault f = { 0 };

	check_wish(job);
	job->how.consent = job->mode == CONSENT;
	job->how.asks = !job->yes && job->mode != FORM;
	job->how.append |= job->how.consent;
	if (learn(job, &f))
		return trouble(&f);
	switch (job->mode) {
	case BOTH: return both(job);
	case DUE: return due(job);
	case FORM: return form(job);
	default: return one(job);
	}
}

static const char synopsis[] = N_(
	"[-a] [-i SET] [-w TAG] [OPTION]... [NAME=VALUE]...\n"
	"-y [-a] [OPTION]... {--answers=FILE | NAME=VALUE}...\n"
	"--both -a [-i SET] [-w TAG,TAG] [OPTION]...\n"
	"--consent | --due | --form [-f FORMAT] [OPTION]...");

int main(int argc, char **argv)
{
	static const struct opt *const tables[] = { options, common_options,
		common_log_options, NULL };
	static const struct opt_command command = {
		"checkin", synopsis,
		N_("A minute for yourself: a few questions about your day, "
		   "each free to skip."),
		tables,
		N_("Enter skips a question, < goes back, ? explains, . "
		   "finishes, q leaves without a trace. For adults who are "
		   "free to choose; no therapy, and no help in an "
		   "emergency."),
	};
	struct job job = { .clock = { .day_start = 240 } };

	store_guard();
	signal(SIGPIPE, SIG_IGN);
	i18n_init();
	msg_name("attune checkin");
	int first = opt_run(&command, argc, argv, set, &job);
	job.operands = (const char *const *)argv + first;
	int status = checkin(&job);
	out_close(TROUBLE);
	config_free(job.config);
	free(job.shared);
	return msg_finish(status);
}
