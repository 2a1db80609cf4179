/* SPDX-License-Identifier: MIT
 * prompt - cards for a talk: drawn, listed, taken in turns.  See
 * attune-prompt(1). */
#include <errno.h>
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
#include "cli/term.h"
#include "content/deck.h"
#include "content/draw.h"
#include "content/party.h"
#include "content/past.h"
#include "content/pool.h"
#include "content/share.h"
#include "content/show.h"
#include "log/config.h"
#include "log/keep.h"
#include "log/place.h"
#include "log/stamp.h"
#include "log/store.h"

enum {
	WORDS_MAX = 64,
	TEXT_WIDTH = 72,	/* longer lines are hard to read */
};

enum own_key { DEPTH = COMMON_END, TURNS, UNSEEN, SEED };

struct words {
	char *word[WORDS_MAX];
	size_t n;
};

struct job {
	struct common common;
	struct words tags, out;		/* -t, -x */
	const char *span;		/* --unseen=SPAN; NULL: ever */
	uint64_t seed;
	size_t number;			/* -n; 0: not given */
	int depth;			/* --depth; 0: not given */
	bool list, turns, unseen, append, seeded;
	char *const *named;		/* NULL-ended deck operands */

	/* Learnt from these and the config, before anything is drawn. */
	struct config *config;
	struct stamp_clock clock;
	char *shared;
	struct decks *decks;
	struct past *past;
	struct party party;
	bool alone;			/* the cards are for one person */
	int ceiling;			/* the highest level */
};

static const struct opt options[] = {
	{ 'n', "number", N_("N"), OPT_NUMBER, "1 999",
	  N_("draw N cards, by default one"), 0 },
	{ 'l', "list", NULL, OPT_NONE, NULL,
	  N_("list the decks, or the cards of the decks named"), 0 },
	{ 't', "tag", N_("TAG"), OPT_TEXT, NULL,
	  N_("only cards with this tag, or one of several"), OPT_REPEAT },
	{ 'x', "exclude", N_("WORD"), OPT_TEXT, NULL,
	  N_("no cards of this deck, tag, flag or id"), OPT_REPEAT },
	{ DEPTH, "depth", N_("N"), OPT_NUMBER, "1 4",
	  N_("how deep a card may go, by default 2"), 0 },
	{ TURNS, "turns", NULL, OPT_NONE, NULL,
	  N_("say who speaks, who listens, and the steps of a turn"), 0 },
	{ UNSEEN, "unseen", N_("SPAN"), OPT_DATE, NULL,
	  N_("no cards that the log holds, ever or within SPAN"),
	  OPT_MAYBE },
	{ SEED, "seed", N_("N"), OPT_NUMBER, NULL,
	  N_("draw the same again, on any machine"), 0 },
	{ 'a', "append", NULL, OPT_NONE, NULL,
	  N_("note in the log which cards were drawn"), 0 },
	{ 'w', "who", N_("TAG"), OPT_DYNAMIC, "who",
	  N_("the people, with commas between, or the one alone"), 0 },
	{ 'f', "format", N_("FORMAT"), OPT_WORD, "text csv json",
	  N_("how the cards are written"), 0 },
	OPT_END
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

static int set(void *arg, int key, const char *value)
{
	struct job *job = arg;

	switch (key) {
	case 'n': job->number = strtoul(value, NULL, 10); break;
	case 'l': job->list = true; break;
	case 't': return add_words(&job->tags, value);
	case 'x': return add_words(&job->out, value);
	case DEPTH: job->depth = atoi(value); break;
	case TURNS: job->turns = true; break;
	case UNSEEN: job->unseen = true; job->span = value; break;
	case SEED:
		job->seed = strtoul(value, NULL, 10);
		job->seeded = true;
		break;
	case 'a': job->append = true; break;
	default: return common_set(&job->common, key, value);
	}
	return 0;
}

static int trouble(const struct fault *f)
{
	msg_fault(f);
	return -1;
}

/* Whether every deck that is named is for one person alone. */
static bool is_solo_wish(const struct job *job)
{
	for (char *const *name = job->named; *name; name++)
		if (!pool_is_solo(decks_find(job->decks, *name)))
			return false;
	return *job->named != NULL;
}

static void learn_people(struct job *job)
{
	struct party *p = &job->party;
	struct fault f = { 0 };

	if (party_set(p, job->common.who, job->config, &f))
		msg_usage(job->common.who ? "-w: %s" : "%s", _(f.message));
	job->alone = p->n == 1;
	if (!p->one && !p->given && is_solo_wish(job))
		p->one = config_get(job->config, "who");
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

/* A deck that is bad ends the run when it is named, and is left out when the
 * draw is from all decks. */
static int learn_decks(struct job *job)
{
	struct fault f = { 0 };

	job->decks = decks_list(&f);
	if (!job->decks)
		return trouble(&f);
	for (char *const *name = job->named; *name; name++)
		if (!decks_find(job->decks, *name))
			msg_usage(_("no such deck: %s; --list shows the decks"),
				  *name);
	for (size_t i = 0; i < job->decks->n; i++) {
		struct deck *d = &job->decks->deck[i];
		bool named = false;
		for (char *const *name = job->named; *name; name++)
			named |= !strcmp(*name, d->id);
		f = (struct fault){ 0 };
		if (!deck_load(d, &f))
			continue;
		if (named)
			return trouble(&f);
		if (!*job->named)
			msg_left_out(&f);
	}
	return 0;
}

static void check_words(const struct job *job)
{
	for (size_t i = 0; i < job->tags.n; i++)
		if (!pool_knows(job->decks, job->tags.word[i], true))
			msg_usage(_("no card has the tag %s"),
				  job->tags.word[i]);
	/* A slip of the pen must not let in what was to stay out. */
	for (size_t i = 0; i < job->out.n; i++)
		if (!pool_knows(job->decks, job->out.word[i], false))
			msg_usage(_("no deck, tag, flag or card is named %s"),
				  job->out.word[i]);
}

static void check_wish(const struct job *job)
{
	size_t named = 0;
	const char *solo = NULL, *whole = NULL;

	for (char *const *name = job->named; *name; name++, named++) {
		const struct deck *d = decks_find(job->decks, *name);
		if (pool_is_solo(d))
			solo = d->id;
		if (deck_is_whole(d))
			whole = d->id;
	}
	if (job->list)
		return;
	if (job->turns && job->alone)
		msg_usage(_("--turns needs two people or more"));
	if (solo && job->turns)
		msg_usage(_("%s is read alone: leave --turns out"), solo);
	if (solo && job->party.given && !job->alone)
		msg_usage(_("%s is read alone: name one person with -w"),
			  solo);
	if (whole && named > 1)
		msg_usage(_("%s is read on its own: name no other deck"),
			  whole);
}

/* The log is looked at only for what has to do with it. */
static int learn_past(struct job *job, struct fault *f)
{
	struct past_how how = {
		.who = job->party.one, .private = job->common.private,
		.may_be_new = job->append || !job->common.log,
		.day_start = job->clock.day_start, .bad = msg_left_out,
	};
	struct stamp_span span;

	if (job->span) {
		if (stamp_span(&job->clock, job->span, &span, f))
			return -1;
		how.span = &span;
	}
	if (job->unseen || job->turns || job->append || job->common.log) {
		job->shared = place_shared(job->common.log, job->config, f);
		if (!job->shared)
			return -1;
	}
	job->past = job->shared ? past_read(job->shared, &how, f) :
				  past_empty();
	return job->past ? 0 : -1;
}

/* The year's weeks take turns where the log has no say. */
static uint64_t tie_of(const struct job *job)
{
	struct draw coin;
	struct stamp now;
	int year, week;

	/* Its own generator, so that the cards do not hang on the people. */
	draw_seed(&coin, ~job->seed);
	stamp_now(&job->clock, &now);
	stamp_week(stamp_day(&now, job->clock.day_start), &year, &week);
	return job->seeded ? draw_bits(&coin) : (uint64_t)week;
}

static int learn(struct job *job, struct fault *f)
{
	job->config = config_read(job->common.config, f);
	if (!job->config)
		return trouble(f);
	if (learn_decks(job))
		return -1;
	learn_people(job);
	check_words(job);
	check_wish(job);
	if (!job->seeded && draw_any_seed(&job->seed)) {
		msg_error(_("no random numbers: %s"), strerror(errno));
		return -1;
	}
	if (learn_clock(job, f) || learn_past(job, f))
		return trouble(f);
	if (job->turns && !job->party.n)
		party_take(&job->party, job->past, job->config);
	party_begin(&job->party, job->past, tie_of(job));
	job->ceiling = job->depth ? job->depth :
				    party_depth(&job->party, job->config);
	return 0;
}

static void fill(const struct job *job, struct pool *pool)
{
	const struct pool_how how = {
		.named = job->named, .past = job->past,
		.tags = job->tags.word, .n_tags = job->tags.n,
		.out = job->out.word, .n_out = job->out.n,
		.unseen = job->unseen, .alone = job->alone,
		.any_mode = job->list, .depth = job->ceiling,
	};

	pool_fill(pool, job->decks, &how);
}

/* Only the first row says who began: draws are counted, not cards. */
static const char *mark(const struct job *job, const char *who, size_t i)
{
	const struct party *p = &job->party;

	if (!job->turns || !p->n || i)
		return "";
	return strcmp(who, p->tag[p->starter]) ? "listener" : "speaker";
}

static int append(const struct job *job, const struct card *const *card,
		  size_t n)
{
	static const char *const names[] = { "who", "kind", "visibility",
		"title", "class", "tags" };
	const struct keep_how how = {
		.clock = &job->clock, .config = job->config,
		.shared = job->shared, .private = job->common.private,
		.visibility = PRIVATE,
	};
	const char *who = party_writer(&job->party, job->config, job->turns);
	struct keep *k = keep_new(&how);
	struct fault f = { 0 };
	int got = 0;

	for (size_t i = 0; i < n && !got; i++) {
		const char *const values[ARRAY_LEN(names)] = {
			who, "prompt",
			card[i]->mode == CARD_SOLO ? "private" : "shared",
			card[i]->id, card[i]->deck, mark(job, who, i),
		};
		got = keep_add(k, ARRAY_LEN(names), names, values, &f);
	}
	if (got)
		msg_fault(&f);
	else if (keep_store(k) != STORE_DONE)
		got = -1;
	keep_free(k);
	return got;
}

static int print(struct buf *out)
{
	bool bad = fwrite(buf_text(out), 1, out->len, stdout) != out->len ||
		   fflush(stdout);

	buf_free(out);
	return bad ? TROUBLE : DONE;
}

/* Only what is for people needs a width, a colour and the closing words. */
static void show_how_of(const struct job *job, struct show_how *how)
{
	int width = term_width(&job->common, stdout);

	how->width = (size_t)(job->common.width || width < TEXT_WIDTH ?
			      width : TEXT_WIDTH);
	how->bold = term_colour(&job->common, stdout) &&
		    !term_plain(&job->common);
}

static int nothing_left(void)
{
	msg_note(_("no card is left for this draw, and that is all right: "
		   "talk as you are, or another day"));
	return OTHERWISE;
}

static int list(const struct job *job, const struct pool *pool)
{
	enum show_format format = show_format_of(job->common.format);
	struct show_how how = { .footer = "" };
	struct buf out = BUF_EMPTY;

	show_how_of(job, &how);
	if (*job->named)
		show_card_list(&out, format, pool->card, pool->n, job->decks,
			       &how);
	else
		show_decks(&out, format, pool->card, pool->n, job->decks,
			   &how);
	int status = print(&out);
	return status != DONE || pool->n ? status : nothing_left();
}

static int show(const struct job *job, const struct card *const *card,
		size_t n)
{
	enum show_format format = show_format_of(job->common.format);
	struct show_how how = { .turns = job->turns ? &job->party : NULL };
	struct fault f = { 0 };
	struct buf out = BUF_EMPTY;
	char *footer = share_words("footer", &f);

	how.footer = footer;
	show_how_of(job, &how);
	show_cards(&out, format, card, n, job->decks, &how);
	if (!*footer && format == SHOW_TEXT)
		msg_fault(&f);
	free(footer);
	return print(&out);
}

static int draw(const struct job *job, const struct pool *pool)
{
	const struct card **card = mem_get(pool->n + 1, sizeof(*card));
	size_t n = pool_draw(pool, job->seed, job->number, card);
	int status = DONE;

	msg_detail(_("the seed of this draw: %lu"), (unsigned long)job->seed);
	/* First the log: a card that could not be noted is not shown, and can
	 * be drawn again. */
	if (n && job->append && append(job, card, n))
		status = TROUBLE;
	else
		status = show(job, card, n);
	free(card);
	if (status == DONE && !n)
		return nothing_left();
	if (status == DONE && n < job->number)
		msg_note(P_("%zu card was left for this draw",
			    "%zu cards were left for this draw", n), n);
	return status;
}

static int prompt(struct job *job)
{
	struct pool pool = { 0 };
	struct fault f = { 0 };

	if (!job->common.format)
		job->common.format = "text";
	if (job->list && (job->append || job->turns))
		msg_usage(_("--list draws nothing, so --append and --turns "
			    "have nothing to do"));
	if (learn(job, &f))
		return TROUBLE;
	if (job->append && !party_writer(&job->party, job->config, job->turns))
		msg_usage(_("-a needs to know who writes: say it with -w, or "
			    "with \"who = TAG\" in the config"));
	if (out_open(job->common.output, &f)) {
		msg_fault(&f);
		return TROUBLE;
	}
	fill(job, &pool);
	int status = job->list ? list(job, &pool) : draw(job, &pool);
	pool_free(&pool);
	return out_close(status);
}

int main(int argc, char **argv)
{
	static const struct opt *const tables[] = { options, common_options,
		common_log_options, NULL };
	static const struct opt_command command = {
		"prompt", N_("[OPTION]... [DECK]..."),
		N_("Draws cards to talk about, and keeps turns fair. Any card "
		   "may be passed over, by anyone, without a reason."),
		tables,
		N_("Without DECK, cards come from all decks for two. For "
		   "adults who are free to choose; no therapy, and no help in "
		   "an emergency."),
	};
	struct job job = { .clock = { .day_start = 240 } };

	store_guard();
	i18n_init();
	msg_name("attune prompt");
	job.named = argv + opt_run(&command, argc, argv, set, &job);
	int status = prompt(&job);
	past_free(job.past);
	decks_free(job.decks);
	config_free(job.config);
	free_words(&job.tags);
	free_words(&job.out);
	party_free(&job.party);
	free(job.shared);
	return msg_finish(status);
}
