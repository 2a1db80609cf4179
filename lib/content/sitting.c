/* SPDX-License-Identifier: MIT
 * One person's sitting. */
#include "content/sitting.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/msg.h"
#include "content/consent.h"
#include "content/questions.h"
#include "content/registers.h"
#include "content/share.h"
#include "log/place.h"
#include "log/rescue.h"

struct sitting {
	const struct sitting_how *how;
	const char *who;
	struct items *set;
	struct answers_how answers_how;
	struct answers *answers;
	char *alone;
	struct ledger *ledger, *consents;
	struct consent *consent;
	struct registers *registers;
	struct questions *questions;
	bool has_first;
	struct asking first, asking;
};

/* The value of the config key "NAME.TAG"; NULL. */
static const char *value_of(const struct config *c, const char *name,
			    const char *who)
{
	struct buf key = BUF_EMPTY;

	buf_addf(&key, "%s.%s", name, who);
	const char *value = config_get(c, buf_text(&key));
	buf_free(&key);
	return value;
}

static int count(void *n, const char *word)
{
	(void)word;
	++*(size_t *)n;
	return 0;
}

static size_t count_of(const struct config *c, const char *key)
{
	size_t n = 0;

	config_each(config_get(c, key), count, &n);
	return n;
}

const char *sitting_who(const struct config *c, const char *given)
{
	const char *here = config_get(c, "here");
	const char *who = given ? given : config_get(c, "who");

	if (!who && count_of(c, "here") == 1)
		who = here;
	if (!who && !here && count_of(c, "people") == 1)
		who = config_get(c, "people");
	return who;
}

void sitting_speak(const struct sitting_how *how, const char *who,
		   const char *usual)
{
	const char *lang = value_of(how->config, "lang", who);

	if (!how->has_lang && (lang || usual))
		i18n_language(lang ? lang : usual);
}

/* The present time of day on the day of --for, and whether it is another
 * day.  In the small hours that is the calendar day after. */
static int when(const struct sitting_how *how, struct stamp *time, bool *other,
		struct fault *f)
{
	const struct stamp_clock *clock = how->clock;
	struct stamp_span span;
	struct stamp now;

	stamp_now(clock, &now);
	*time = now;
	*other = false;
	if (!how->day)
		return 0;
	if (stamp_span(clock, how->day, &span, f))
		return -1;
	int32_t today = stamp_day(&now, clock->day_start);
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
	bool small = minute < clock->day_start;
	if (stamp_local(clock, span.first + small, minute, time, f))
		return -1;
	time->utc += second % 60;
	time->nano = now.nano;
	return 0;
}

static int read_set(struct sitting *s, struct fault *f)
{
	const struct sitting_how *how = s->how;
	const char *named = how->items ? how->items :
			    value_of(how->config, "items", s->who);

	s->set = items_read_all(named ? named : "daily", f);
	if (!s->set)
		return -1;
	s->answers_how = (struct answers_how){
		.share = value_of(how->config, "share", s->who),
		.kept = how->kept, .n_kept = how->n_kept, .alone = how->alone,
	};
	for (size_t i = 0; i < how->n_kept; i++)
		if (!items_find(s->set, how->kept[i]))
			msg_usage(_("--keep: no such question in %s: %s"),
				  s->set->set, how->kept[i]);
	s->answers = answers_new(s->set, &s->answers_how);
	if (answers_check(s->answers, f))
		return -1;
	/* Without the word on who may read them these are not asked. */
	s->alone = how->alone && how->asks ? share_words("alone", f) :
		   mem_dup("");
	return how->alone && how->asks && !*s->alone ? -1 : 0;
}

/* A place that cannot be is found before the first question. */
static int check_place(const struct sitting_how *how, const char *who,
		       struct fault *f)
{
	const char *here = config_get(how->config, "here");

	if (here && *who && !config_holds(here, who)) {
		fault_set_detail(f, N_("may not write here, says the key "
				       "'here' of the config"), who);
		return -1;
	}
	if (!how->append)
		return 0;
	char *private = place_private(how->private, who, how->shared, f);
	free(private);
	return private ? 0 : -1;
}

struct sitting *sitting_new(const struct sitting_how *how, const char *who,
			    struct fault *f)
{
	struct sitting *s = mem_get(1, sizeof(*s));
	struct stamp ignored;
	bool other;

	s->how = how;
	s->who = who;
	if (!check_place(how, who, f) && !when(how, &ignored, &other, f) &&
	    (how->consent || !read_set(s, f)))
		return s;
	sitting_free(s);
	return NULL;
}

struct answers *sitting_answers(const struct sitting *s)
{
	return s->answers;
}

/* Several people write on this account, or nothing says that they do not. */
static bool is_account_shared(const struct config *c)
{
	return count_of(c, config_get(c, "here") ? "here" : "people") > 1;
}

static struct ledger *rows_of(const struct sitting *s, const char *kind,
			      bool everyone, struct fault *f)
{
	const struct ledger_how how = {
		.config = s->how->config, .shared = s->how->shared,
		.private = s->how->private, .who = s->who,
		.day_start = s->how->clock->day_start,
	};

	return ledger_read(&how, kind, everyone, f);
}

static int32_t today_of(const struct sitting *s)
{
	struct stamp now;

	stamp_now(s->how->clock, &now);
	return stamp_day(&now, s->how->clock->day_start);
}

/* The words that are read and accepted once, or looked at again. */
static int begin_consent(struct sitting *s, struct fault *f)
{
	s->consents = rows_of(s, "consent", false, f);
	if (!s->consents)
		return -1;
	bool first = !s->how->consent;
	if (first && consent_holds(s->consents, today_of(s)))
		return 0;
	s->consent = consent_new(s->consents, today_of(s), first, f);
	if (!s->consent)
		return -1;
	s->has_first = first;
	consent_asking(s->consent, first ? &s->first : &s->asking);
	return 0;
}

static int begin_register(struct sitting *s, struct fault *f)
{
	struct stamp time;
	bool other;

	/* Only agreements are answered by others. */
	bool everyone = !strcmp(s->set->set, "agreement");
	s->ledger = rows_of(s, s->set->set, everyone, f);
	if (!s->ledger || when(s->how, &time, &other, f))
		return -1;
	s->registers = registers_new(s->answers, s->ledger, s->who,
		stamp_day(&time, s->how->clock->day_start));
	registers_asking(s->registers, &s->asking);
	return s->how->asks ? 0 : registers_check(s->registers, f);
}

int sitting_begin(struct sitting *s, struct fault *f)
{
	if (s->how->asks && begin_consent(s, f))
		return -1;
	if (s->how->consent)
		return 0;
	if (items_is_register(s->set->set))
		return begin_register(s, f);
	s->questions = questions_new(s->answers, s->alone,
				     is_account_shared(s->how->config));
	questions_asking(s->questions, &s->asking);
	return 0;
}

const char *sitting_why_not(const struct sitting *s)
{
	return s->registers && registers_is_full(s->registers) ?
	       registers_why_full() : NULL;
}

const struct asking *sitting_first(const struct sitting *s)
{
	return s->has_first ? &s->first : NULL;
}

const struct asking *sitting_questions(const struct sitting *s)
{
	return &s->asking;
}

bool sitting_accepted(const struct sitting *s)
{
	return !s->has_first || consent_given(s->consent);
}

bool sitting_any(const struct sitting *s)
{
	return s->asking.any(s->asking.arg) ||
	       (s->has_first && s->first.any(s->first.arg));
}

static int fill(const struct sitting *s, struct keep *k, bool only_shared,
		struct fault *f)
{
	char time[STAMP_MAX], logged[STAMP_MAX];
	struct stamp about, now;
	bool other;

	if (when(s->how, &about, &other, f))
		return -1;
	stamp_now(s->how->clock, &now);
	const struct entries_row row = {
		.who = s->who, .time = stamp_print(time, &about),
		.logged = other ? stamp_print(logged, &now) : NULL,
	};
	if (s->has_first &&
	    s->first.keep(s->first.arg, &row, only_shared, k, f))
		return -1;
	return s->asking.keep(s->asking.arg, &row, only_shared, k, f);
}

static struct keep_how keep_how_of(const struct sitting *s)
{
	return (struct keep_how){
		.clock = s->how->clock, .config = s->how->config,
		.shared = s->how->shared, .private = s->how->private,
		.who = s->who, .visibility = PRIVATE,
	};
}

/* The rows held; NULL with what was typed given back. */
static struct keep *gather(const struct sitting *s, const struct keep_how *how)
{
	struct keep *k = keep_new(how);
	struct fault f = { 0 };

	if (!fill(s, k, false, &f))
		return k;
	msg_fault(&f);
	s->asking.give_back(s->asking.arg);
	keep_free(k);
	return NULL;
}

int sitting_print(const struct sitting *s, struct buf *out)
{
	const struct keep_how how = keep_how_of(s);
	struct keep *k = gather(s, &how);

	if (k)
		keep_print(k, out, true);
	keep_free(k);
	return k ? 0 : -1;
}

void sitting_give_back(const struct sitting *s)
{
	const struct keep_how how = keep_how_of(s);
	struct keep *k = gather(s, &how);

	if (k)
		keep_give_back(k);
	keep_free(k);
}

/* Without a terminal the words after "not saved:" may be seen by nobody: the
 * shared rows, and only those, wait in a file. */
static void rescue(const struct sitting *s, const struct keep_how *how)
{
	struct keep *k = keep_new(how);
	struct buf command = BUF_EMPTY;
	struct fault f = { 0 };

	if (!fill(s, k, true, &f) && keep_count(k)) {
		if (rescue_rows(k, s->how->log, &command, &f))
			msg_fault(&f);
		else
			msg_error(_("what is shared waits in a file; this "
				    "stores it: %s"), buf_text(&command));
	}
	buf_free(&command);
	keep_free(k);
}

int sitting_store(const struct sitting *s)
{
	const struct keep_how how = keep_how_of(s);
	struct keep *k = gather(s, &how);
	int got = -1;

	if (k && keep_store(k) == STORE_DONE)
		got = 0;
	else if (k && !isatty(STDERR_FILENO))
		rescue(s, &how);
	keep_free(k);
	return got;
}

void sitting_free(struct sitting *s)
{
	if (!s)
		return;
	questions_free(s->questions);
	registers_free(s->registers);
	consent_free(s->consent);
	ledger_free(s->ledger);
	ledger_free(s->consents);
	answers_free(s->answers);
	items_free(s->set);
	free(s->alone);
	free(s);
}
