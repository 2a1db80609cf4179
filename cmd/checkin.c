/* SPDX-License-Identifier: MIT
 * checkin - a minute for oneself: questions on the terminal, rows out or into
 * the logs.  See attune-checkin(1). */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
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
#include "content/answers.h"
#include "content/given.h"
#include "content/items.h"
#include "content/questions.h"
#include "content/share.h"
#include "log/config.h"
#include "log/ident.h"
#include "log/keep.h"
#include "log/place.h"
#include "log/rescue.h"
#include "log/stamp.h"
#include "log/store.h"

enum { KEEP_MAX = 40 };

enum own_key { ALONE = COMMON_END, ANSWERS, FOR, KEEP };

struct job {
	struct common common;
	const char *items, *answers, *day;
	const char *kept[KEEP_MAX];
	size_t n_kept;
	bool append, yes, has_lang;
	const char *const *operands;	/* NULL-ended */

	/* Learnt from these and the config, before anything is asked. */
	struct config *config;
	const char *who;
	struct stamp_clock clock;
	char *shared;
	struct items *set;
	struct answers_how how;
	struct answers *given;
};

static const struct opt options[] = {
	{ 'i', "items", N_("SET"), OPT_DYNAMIC, "items",
	  N_("ask the questions of SET, by default daily"), 0 },
	{ ALONE, "alone", NULL, OPT_NONE, NULL,
	  N_("add the questions for you alone and for a therapist"), 0 },
	{ 'w', "who", N_("TAG"), OPT_DYNAMIC, "who",
	  N_("the person who answers"), 0 },
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
	OPT_END
};

static int set(void *arg, int key, const char *value)
{
	struct job *job = arg;

	switch (key) {
	case 'i': job->items = value; break;
	case 'a': job->append = true; break;
	case 'y': job->yes = true; break;
	case ALONE: job->how.alone = true; break;
	case ANSWERS: job->answers = value; break;
	case FOR: job->day = value; break;
	case KEEP:
		if (job->n_kept == KEEP_MAX)
			return -1;
		job->kept[job->n_kept++] = value;
		break;
	case COMMON_LANG:
		job->has_lang = true;
		return common_set(&job->common, key, value);
	default:
		return common_set(&job->common, key, value);
	}
	return 0;
}

static int trouble(const struct fault *f)
{
	msg_fault(f);
	return -1;
}

/* The value of the config key "NAME.TAG"; NULL. */
static const char *of_who(const struct job *job, const char *name)
{
	struct buf key = BUF_EMPTY;

	buf_addf(&key, "%s.%s", name, job->who);
	const char *value = config_get(job->config, buf_text(&key));
	buf_free(&key);
	return value;
}

static int count(void *n, const char *word)
{
	(void)word;
	++*(int *)n;
	return 0;
}

static int count_of(const struct config *c, const char *key)
{
	int n = 0;

	config_each(config_get(c, key), count, &n);
	return n;
}

static int learn_who(struct job *job)
{
	const struct config *c = job->config;
	const char *here = config_get(c, "here");
	const char *who = job->common.who ? job->common.who :
			  config_get(c, "who");

	if (!who && count_of(c, "here") == 1)
		who = here;
	if (!who && !here && count_of(c, "people") == 1)
		who = config_get(c, "people");
	if (!who)
		msg_usage(_("who answers? say it with -w TAG, or with "
			    "\"who = TAG\" in the config"));
	if (!ident_is_tag(who))
		msg_usage(_("-w takes the tag of one person: a-z, 0-9, '_', "
			    "'.', '-'"));
	if (here && !config_holds(here, who)) {
		msg_error(_("%s may not write here, says the key 'here' of the "
			    "config"), who);
		return -1;
	}
	job->who = who;
	const char *lang = of_who(job, "lang");
	if (lang && !job->has_lang)
		i18n_language(lang);
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

/* A place that cannot be is found before the first question. */
static int learn_places(struct job *job, struct fault *f)
{
	job->shared = place_shared(job->common.log, job->config, f);
	if (!job->shared)
		return -1;
	if (!job->append)
		return 0;
	char *private = place_private(job->common.private, job->who,
				      job->shared, f);
	free(private);
	return private ? 0 : -1;
}

static int learn_items(struct job *job, struct fault *f)
{
	const char *set_name = job->items ? job->items : of_who(job, "items");

	job->set = items_read(set_name ? set_name : "daily", f);
	if (!job->set)
		return -1;
	for (size_t i = 0; i < job->n_kept; i++)
		if (!items_find(job->set, job->kept[i]))
			msg_usage(_("--keep: no such question in %s: %s"),
				  job->set->set, job->kept[i]);
	job->how.share = of_who(job, "share");
	job->how.kept = job->kept;
	job->how.n_kept = job->n_kept;
	job->given = answers_new(job->set, &job->how);
	return answers_check(job->given, f);
}

/* The present time of day on the day of --for, and whether it is another
 * day.  In the small hours that is the calendar day after. */
static int when(const struct job *job, struct stamp *time, bool *other,
		struct fault *f)
{
	struct stamp_span span;
	struct stamp now;

	stamp_now(&job->clock, &now);
	*time = now;
	*other = false;
	if (!job->day)
		return 0;
	if (stamp_span(&job->clock, job->day, &span, f))
		return -1;
	int32_t today = stamp_day(&now, job->clock.day_start);
	if (span.exact || span.first != span.last || span.first > today) {
		fault_set(f, N_("--for takes one day, today or before"), 0);
		return -1;
	}
	*other = span.first != today;
	if (!*other)
		return 0;
	int64_t wall = now.utc + now.offset * 60;
	int64_t second = ((wall % 86400) + 86400) % 86400;
	int minute = (int)(second / 60);
	bool small = minute < job->clock.day_start;
	if (stamp_local(&job->clock, span.first + small, minute, time, f))
		return -1;
	time->utc += second % 60;
	time->nano = now.nano;
	return 0;
}

static int fill(const struct job *job, struct keep *k, bool only_shared,
		struct fault *f)
{
	char time[STAMP_MAX], logged[STAMP_MAX];
	struct stamp about, now;
	bool other;

	if (when(job, &about, &other, f))
		return -1;
	stamp_now(&job->clock, &now);
	const struct answers_row row = {
		.who = job->who, .kind = answers_kind(job->set),
		.time = stamp_print(time, &about),
		.logged = other ? stamp_print(logged, &now) : NULL,
	};
	return answers_keep(job->given, &row, only_shared, k, f);
}

/* Without a terminal the words after "not saved:" may be seen by nobody: the
 * shared row, and only that, waits in a file. */
static void rescue(const struct job *job, const struct keep_how *how)
{
	struct keep *k = keep_new(how);
	struct buf command = BUF_EMPTY;
	struct fault f = { 0 };

	if (!fill(job, k, true, &f) && keep_count(k)) {
		if (rescue_rows(k, job->common.log, &command, &f))
			msg_fault(&f);
		else
			msg_error(_("what is shared waits in a file; this "
				    "stores it: %s"), buf_text(&command));
	}
	buf_free(&command);
	keep_free(k);
}

static int print(const struct keep *k)
{
	struct buf out = BUF_EMPTY;

	keep_print(k, &out, true);
	bool bad = fwrite(out.at, 1, out.len, stdout) != out.len ||
		   fflush(stdout);
	buf_free(&out);
	int status = out_close(bad ? TROUBLE : DONE);
	if (status != DONE)
		keep_give_back(k);
	return status;
}

enum fate { SAVE, GIVE_BACK };

/* What becomes of the answers, of which there are some. */
static int finish(const struct job *job, enum fate fate)
{
	const struct keep_how how = {
		.clock = &job->clock, .config = job->config,
		.shared = job->shared, .private = job->common.private,
		.who = job->who, .visibility = PRIVATE,
	};
	struct keep *k = keep_new(&how);
	struct fault f = { 0 };
	int status = TROUBLE;

	if (fill(job, k, false, &f)) {
		msg_fault(&f);
		answers_give_back(job->given);
	} else if (fate == GIVE_BACK) {
		keep_give_back(k);
	} else if (!job->append) {
		status = print(k);
	} else if (keep_store(k) == STORE_DONE) {
		msg_detail(_("your answers are kept"));
		status = DONE;
	} else if (!isatty(STDERR_FILENO)) {
		rescue(job, &how);
	}
	keep_free(k);
	return status;
}

static int settle(const struct job *job, enum ask_got got, int sig)
{
	bool any = answers_any(job->given);

	switch (got) {
	case ASK_LEFT:
		return OTHERWISE;
	case ASK_SIGNAL:
		/* Ctrl-C is the person's own way out; others come unasked. */
		if (any && sig != SIGINT && sig != SIGQUIT)
			finish(job, GIVE_BACK);
		return OTHERWISE;
	case ASK_TIRED:
		msg_error(_("many answers did not fit, so it ends here"));
		break;
	case ASK_ENDED:
		if (!any)
			return OTHERWISE;
		msg_error(_("the input ended before the questions did"));
		break;
	case ASK_DONE:
		if (any)
			return finish(job, SAVE);
		msg_note(_("nothing was written down, and that is fine"));
		return DONE;
	}
	return any ? finish(job, GIVE_BACK) : TROUBLE;
}

/* ask knows no items, and questions no terminal: here they meet. */
static void show(void *arg, size_t i, struct ask_question *q)
{
	struct question one;

	questions_show(arg, i, &one);
	*q = (struct ask_question){ .lead = one.lead, .text = one.text,
		.choice = one.choice, .n_choice = one.n_choice,
		.hint = one.hint, .explain = one.explain,
		.before = one.before };
}

static enum ask_took take(void *arg, size_t i, const char *line,
			  struct buf *why)
{
	return (enum ask_took)questions_take(arg, i, line, why);
}

/* Several people write on this account, or nothing says that they do not. */
static bool is_account_shared(const struct config *c)
{
	return count_of(c, config_get(c, "here") ? "here" : "people") > 1;
}

static struct tty *open_tty(const struct job *job)
{
	const char *term = getenv("TERM");
	struct fault f = { 0 };
	const struct tty_how how = {
		.plain = term_plain(&job->common) || !term || !*term ||
			 !strcmp(term, "dumb"),
		.width = job->common.width,
	};
	struct tty *t = tty_open(&how, &f);

	if (!t) {
		msg_fault(&f);
		msg_note(_("with -y nothing is asked: give NAME=VALUE or "
			   "--answers"));
	}
	return t;
}

static int ask(const struct job *job)
{
	struct fault f = { 0 };
	char *alone = job->how.alone ? share_words("alone", &f) : mem_dup("");
	bool mute = job->how.alone && !*alone;
	struct tty *t = mute ? NULL : open_tty(job);

	/* Without the word on who may read them these are not asked. */
	if (mute)
		msg_fault(&f);
	if (!t) {
		free(alone);
		return TROUBLE;
	}
	struct questions *q = questions_new(job->given, alone,
					    is_account_shared(job->config));
	const struct ask_form form = { .n = questions_count(q),
		.opening = questions_opening(q), .arg = q, .show = show,
		.take = take };
	enum ask_got got = ask_run(t, &form);
	int sig = tty_signal(t);
	tty_leave(t);
	questions_free(q);
	free(alone);
	int status = settle(job, got, sig);
	tty_close(t);
	if (got == ASK_SIGNAL)
		raise(sig);
	return status;
}

static int checkin(struct job *job)
{
	struct fault f = { 0 };
	struct stamp ignored;
	bool other;

	if (job->append && job->common.output)
		msg_usage(_("--append prints nothing, so --output has nothing "
			    "to write"));
	if (job->yes && !*job->operands && !job->answers)
		msg_usage(_("-y asks nothing: give NAME=VALUE or --answers"));
	job->config = config_read(job->common.config, &f);
	if (!job->config)
		return trouble(&f);
	if (learn_who(job))
		return -1;
	if (learn_clock(job, &f) || learn_places(job, &f) ||
	    learn_items(job, &f) || when(job, &ignored, &other, &f))
		return trouble(&f);
	if (given_take(job->given, job->set, job->answers, job->operands))
		return -1;
	if (out_open(job->common.output, &f))
		return trouble(&f);
	return job->yes ? settle(job, ASK_DONE, 0) : ask(job);
}

static const char synopsis[] = N_(
	"[-a] [-i SET] [-w TAG] [OPTION]... [NAME=VALUE]...\n"
	"-y [-a] [OPTION]... {--answers=FILE | NAME=VALUE}...");

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
	answers_free(job.given);
	items_free(job.set);
	config_free(job.config);
	free(job.shared);
	return msg_finish(status < 0 ? TROUBLE : status);
}
