/* SPDX-License-Identifier: MIT
 * prompt - what to say and try next: cards, turns, talks, experiments, words.
 * See attune-prompt(1). */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/msg.h"
#include "cli/opt.h"
#include "cli/out.h"
#include "cli/term.h"
#include "content/agenda.h"
#include "content/draw.h"
#include "content/share.h"
#include "log/place.h"
#include "log/store.h"
#include "talk/talk.h"

enum {
	WORDS_MAX = 64,
	TEXT_WIDTH = 72,	/* longer lines are hard to read */
};

enum own_key { DEPTH = COMMON_END, TURNS, UNSEEN, SEED, AGENDA, MENU, BOTH,
	STOP, GLOSSARY, READINESS, REPAIR, PLAN, HELP_LINES, AT, EVERY, TIMES,
	TITLE };

struct words {
	char *word[WORDS_MAX];
	size_t n;
};

struct job {
	struct talk talk;
	struct words tags, out;		/* -t, -x */
	const struct wish *wish;	/* NULL: cards */
	struct config *config;
	char *footer;
	bool seeded, mixed, timed;
};

static const struct opt options[] = {
	{ 'n', "number", N_("N"), OPT_NUMBER, "1 999",
	  N_("draw N cards, by default one"), 0 },
	{ 'l', "list", NULL, OPT_NONE, NULL,
	  N_("list the decks, or the cards of the decks named"), 0 },
	{ 't', "tag", N_("TAG"), OPT_TEXT, NULL,
	  N_("only what has this tag, or one of several"), OPT_REPEAT },
	{ 'x', "exclude", N_("WORD"), OPT_TEXT, NULL,
	  N_("nothing of this deck, tag, flag or id"), OPT_REPEAT },
	{ DEPTH, "depth", N_("N"), OPT_NUMBER, "1 4",
	  N_("how deep a card may go, by default 2"), 0 },
	{ TURNS, "turns", NULL, OPT_NONE, NULL,
	  N_("say who speaks, who listens, and the steps of a turn"), 0 },
	{ UNSEEN, "unseen", N_("SPAN"), OPT_DATE, NULL,
	  N_("no cards that the log holds, ever or within SPAN"),
	  OPT_MAYBE },
	{ SEED, "seed", N_("N"), OPT_NUMBER, NULL,
	  N_("draw the same again, on any machine"), 0 },
	{ AGENDA, "agenda", N_("MIN"), OPT_NUMBER, "10 120",
	  N_("the parts of a talk of MIN minutes, by default 20"),
	  OPT_MAYBE },
	{ MENU, "menu", NULL, OPT_NONE, NULL,
	  N_("small things to try, or the sheet of the one named"), 0 },
	{ BOTH, "both", NULL, OPT_NONE, NULL,
	  N_("with --menu: each ticks alone, and a part is shown"), 0 },
	{ STOP, "stop", NULL, OPT_NONE, NULL,
	  N_("stop what runs, or the one named; no reason needed"), 0 },
	{ GLOSSARY, "glossary", NULL, OPT_NONE, NULL,
	  N_("what words mean, plainly and to each of you"), 0 },
	{ READINESS, "readiness", NULL, OPT_NONE, NULL,
	  N_("questions to read alone before a talk"), 0 },
	{ REPAIR, "repair", NULL, OPT_NONE, NULL,
	  N_("mending in seven steps, that may end at any step"), 0 },
	{ PLAN, "plan", NULL, OPT_NONE, NULL,
	  N_("a page of plans for days that you entered as hard"), 0 },
	{ HELP_LINES, "help-lines", NULL, OPT_NONE, NULL,
	  N_("where to find help, of all sorts or the one named"), 0 },
	{ AT, "at", N_("TIME"), OPT_TEXT, NULL,
	  N_("with -f ics or remind: when, such as 2026-11-25T20:00"), 0 },
	{ EVERY, "every", N_("SPAN"), OPT_TEXT, NULL,
	  N_("with --at: again after 7d or 2w, four times in all"), 0 },
	{ TIMES, "times", N_("N"), OPT_NUMBER, "1 104",
	  N_("with --every: how many times in all"), 0 },
	{ TITLE, "title", N_("TEXT"), OPT_TEXT, NULL,
	  N_("with --at: a title of your own, by default a neutral one"), 0 },
	{ 'a', "append", NULL, OPT_NONE, NULL,
	  N_("note in the log what was drawn or agreed"), 0 },
	{ 'w', "who", N_("TAG"), OPT_DYNAMIC, "who",
	  N_("the people, with commas between, or the one alone"), 0 },
	{ 'f', "format", N_("FORMAT"), OPT_WORD, "text csv json ics remind",
	  N_("how it is written; ics and remind with --agenda"), 0 },
	OPT_END
};

/* What prompt can do; the first is what it does unless asked for more. */
static const struct wish {
	int key;
	int (*make)(struct talk *t, struct buf *out);
	const char *formats;
	size_t operands;	/* at most */
	bool log;		/* it always looks at the log */
	bool notes;		/* it knows -a */
} wishes[] = {
	{ 0, talk_cards, "text csv json", SIZE_MAX, false, true },
	{ AGENDA, talk_agenda, "text csv json ics remind", 0, false, true },
	{ MENU, talk_menu, "text csv json", 2, true, true },
	{ STOP, talk_stop, "text", 1, true, true },
	{ GLOSSARY, talk_glossary, "text csv json", 1, true, false },
	{ READINESS, talk_readiness, "text", 0, false, false },
	{ REPAIR, talk_repair, "text csv json", 0, false, false },
	{ PLAN, talk_plan, "text csv json", 0, true, false },
	{ HELP_LINES, talk_help_lines, "text csv json", 1, false, false },
};

static int add_word(void *arg, const char *word)
{
	struct words *w = arg;

	if (w->n == WORDS_MAX)
		return -1;
	w->word[w->n++] = mem_dup(word);
	return 0;
}

/* A list that holds no word is no wish, and may be a slip. */
static int add_words(struct words *w, const char *list)
{
	size_t before = w->n;

	return config_each(list, add_word, w) || w->n == before ? -1 : 0;
}

static void free_words(struct words *w)
{
	for (size_t i = 0; i < w->n; i++)
		free(w->word[i]);
}

static void set_wish(struct job *job, int key)
{
	for (size_t i = 0; i < ARRAY_LEN(wishes); i++)
		if (wishes[i].key == key) {
			job->mixed |= job->wish && job->wish != &wishes[i];
			job->wish = &wishes[i];
		}
}

static int set_time(struct job *job, int key, const char *value)
{
	struct calendar *c = &job->talk.calendar;

	job->timed = true;
	switch (key) {
	case AT:
		job->talk.at = true;
		return calendar_at(c, value);
	case EVERY:
		return calendar_every(c, value);
	case TIMES:
		c->times = atoi(value);
		return 0;
	default:
		c->title = value;
		return calendar_is_title(value) ? 0 : -1;
	}
}

static int set(void *arg, int key, const char *value)
{
	struct job *job = arg;
	struct talk *t = &job->talk;

	switch (key) {
	case 'n': t->number = strtoul(value, NULL, 10); break;
	case 'l': t->list = true; break;
	case 't': return add_words(&job->tags, value);
	case 'x': return add_words(&job->out, value);
	case DEPTH: t->depth = atoi(value); break;
	case TURNS: t->turns = true; break;
	case UNSEEN: t->unseen = true; t->span = value; break;
	case SEED:
		t->seed = strtoul(value, NULL, 10);
		job->seeded = true;
		break;
	case AGENDA:
		set_wish(job, key);
		t->minutes = value ? atoi(value) : AGENDA_USUAL;
		break;
	case MENU: case STOP: case GLOSSARY: case READINESS: case REPAIR:
	case PLAN: case HELP_LINES:
		set_wish(job, key);
		break;
	case BOTH: t->both = true; break;
	case AT: case EVERY: case TIMES: case TITLE:
		return set_time(job, key, value);
	case 'a': t->append = true; break;
	default: return common_set(&t->common, key, value);
	}
	return 0;
}

static int trouble(const struct fault *f)
{
	msg_fault(f);
	return -1;
}

static size_t count(char *const *words)
{
	size_t n = 0;

	while (words[n])
		n++;
	return n;
}

/* What cannot go together, said before anything is read. */
static void check(const struct job *job)
{
	const struct talk *t = &job->talk;
	const struct wish *w = job->wish;
	bool cards = w == &wishes[0], times = t->format == SHOW_NONE;

	if (job->mixed)
		msg_usage(_("one wish at a time: cards, --agenda, --menu, "
			    "--stop, --glossary, --readiness, --repair, "
			    "--plan or --help-lines"));
	if (!config_holds(w->formats, t->common.format))
		msg_usage(_("this is not written as %s"), t->common.format);
	if (count(t->named) > w->operands)
		msg_usage(_("what is %s for? it is one word too many"),
			  t->named[w->operands]);
	if (t->append && !w->notes)
		msg_usage(_("there is nothing to note, so -a has nothing to "
			    "do"));
	if (t->both && w->key != MENU)
		msg_usage(_("--both goes with --menu"));
	if (job->timed && !times)
		msg_usage(_("--at, --every, --times and --title go with -f ics "
			    "or -f remind"));
	if (t->list && (!cards || t->append || t->turns))
		msg_usage(_("--list draws nothing, so --append and --turns "
			    "have nothing to do"));
	if (t->turns && !cards && w->key != AGENDA)
		msg_usage(_("--turns goes with cards and with --agenda"));
}

/* Whose yes it takes, whoever is named for the moment. */
static void learn_people(struct job *job)
{
	struct talk *t = &job->talk;
	struct party *p = &t->party;
	struct fault f = { 0 };

	if (party_set(p, t->common.who, job->config, &f))
		msg_usage(t->common.who ? "-w: %s" : "%s", _(f.message));
	if (party_set(&t->couple, p->n > 1 ? t->common.who : NULL,
		      job->config, &f))
		msg_usage("%s", _(f.message));
}

static int learn_clock(struct job *job, struct fault *f)
{
	struct talk *t = &job->talk;
	const char *start = config_get(job->config, "day-start");
	const char *tz = t->common.tz ? t->common.tz :
			 config_get(job->config, "tz");
	struct stamp now;

	if (stamp_clock_set(&t->clock, common_now(&t->common), tz, f))
		return -1;
	if (start)
		t->clock.day_start = stamp_minutes(start);
	stamp_now(&t->clock, &now);
	t->today = stamp_day(&now, t->clock.day_start);
	return 0;
}

/* The log is looked at only for what has to do with it. */
static int learn_past(struct job *job, struct fault *f)
{
	struct talk *t = &job->talk;
	bool turns = t->turns || t->both || job->wish->key == AGENDA;
	struct past_how how = {
		.who = t->party.one, .private = t->common.private,
		.may_be_new = t->append || !t->common.log,
		.day_start = t->clock.day_start, .bad = msg_left_out,
	};
	struct stamp_span span;

	if (t->span) {
		if (stamp_span(&t->clock, t->span, &span, f))
			return -1;
		how.span = &span;
	}
	if (t->unseen || turns || t->append || job->wish->log ||
	    t->common.log) {
		t->shared = place_shared(t->common.log, job->config, f);
		if (!t->shared)
			return -1;
	}
	/* What reads the log for itself names its bad rows by itself. */
	bool reads = t->shared && (!job->wish->log || t->both);
	t->past = reads ? past_read(t->shared, &how, f) : past_empty();
	if (t->past && turns && !t->party.n)
		party_take(&t->party, t->past, job->config);
	return t->past ? 0 : -1;
}

/* The year's weeks take turns where the log has no say. */
static uint64_t tie_of(const struct job *job)
{
	struct draw coin;
	int year, week;

	/* Its own generator, so that the cards do not hang on the people. */
	draw_seed(&coin, ~job->talk.seed);
	stamp_week(job->talk.today, &year, &week);
	return job->seeded ? draw_bits(&coin) : (uint64_t)week;
}

/* Only what is for people needs a width, a colour and the closing words. */
static void learn_how(struct job *job)
{
	struct talk *t = &job->talk;
	struct fault f = { 0 };
	int width = term_width(&t->common, stdout);

	t->how.width = (size_t)(t->common.width || width < TEXT_WIDTH ?
				width : TEXT_WIDTH);
	t->how.bold = term_colour(&t->common, stdout) &&
		      !term_plain(&t->common);
	t->watched = t->format == SHOW_TEXT && isatty(STDOUT_FILENO);
	job->footer = share_words("footer", &f);
	t->how.footer = job->footer;
	if (!*job->footer && t->format == SHOW_TEXT)
		msg_fault(&f);
}

static int learn(struct job *job, struct fault *f)
{
	struct talk *t = &job->talk;

	job->config = config_read(t->common.config, f);
	if (!job->config)
		return trouble(f);
	t->config = job->config;
	learn_people(job);
	if (!job->seeded && draw_any_seed(&t->seed)) {
		msg_error(_("no random numbers: %s"), strerror(errno));
		return -1;
	}
	if (learn_clock(job, f) || learn_past(job, f))
		return trouble(f);
	learn_how(job);
	party_begin(&t->party, t->past, tie_of(job));
	return 0;
}

static int print(struct buf *out)
{
	bool bad = fwrite(buf_text(out), 1, out->len, stdout) != out->len ||
		   fflush(stdout);

	return bad ? TROUBLE : DONE;
}

static int prompt(struct job *job)
{
	struct talk *t = &job->talk;
	struct buf out = BUF_EMPTY;
	struct fault f = { 0 };

	if (!job->wish)
		job->wish = &wishes[0];
	if (!t->common.format)
		t->common.format = "text";
	t->format = show_format_of(t->common.format);
	check(job);
	t->append |= job->wish->key == STOP || t->both;
	t->tags = job->tags.word;
	t->n_tags = job->tags.n;
	t->out = job->out.word;
	t->n_out = job->out.n;
	if (learn(job, &f))
		return TROUBLE;
	if (out_open(t->common.output, &f)) {
		msg_fault(&f);
		return TROUBLE;
	}
	int status = job->wish->make(t, &out);
	if (out.len && print(&out) != DONE)
		status = TROUBLE;
	buf_free(&out);
	return out_close(status);
}

int main(int argc, char **argv)
{
	static const struct opt *const tables[] = { options, common_options,
		common_log_options, NULL };
	static const struct opt_command command = {
		"prompt", N_("[OPTION]... [DECK]...\n"
			     "--agenda[=MIN] [OPTION]...\n"
			     "--menu [OPTION]... [ID [WORD]]\n"
			     "--stop [ID]"),
		N_("Draws cards to talk about, keeps turns fair, and offers "
		   "what to say and try next. Anything may be passed over, by "
		   "anyone, without a reason."),
		tables,
		N_("Without DECK, cards come from all decks for two. For "
		   "adults who are free to choose; no therapy, and no help in "
		   "an emergency."),
	};
	struct job job = { .talk.clock.day_start = 240 };

	store_guard();
	i18n_init();
	msg_name("attune prompt");
	job.talk.named = argv + opt_run(&command, argc, argv, set, &job);
	int status = prompt(&job);
	talk_free(&job.talk);
	config_free(job.config);
	free_words(&job.tags);
	free_words(&job.out);
	free(job.footer);
	return msg_finish(status);
}
