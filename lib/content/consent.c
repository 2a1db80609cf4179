/* SPDX-License-Identifier: MIT
 * The words that each person reads and accepts alone. */
#include "content/consent.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "content/share.h"
#include "log/cell.h"

enum { PAGES = 5, UNTIL_DAYS = 90 };

enum step { CHOOSE, PAGE, SCOPE = PAGE + PAGES, UNTIL, PURPOSE, ACCEPT,
	STEPS };

enum to { US, THERAPIST, TO };

enum wish { NOTHING, GIVE, TAKE_BACK };

static const char *const to_word[TO] = { [US] = "us",
	[THERAPIST] = "therapist" };
static const char *const scope_word[] = { "shared", "clinician" };

struct consent {
	const struct ledger_row *now[TO];	/* that holds; NULL */
	int32_t today;
	bool first, accepted;
	char *page[PAGES], *accept, *footer;
	enum wish wish;
	enum to to;
	size_t scope;		/* of scope_word */
	char until[STAMP_MAX];
	char *purpose;
	struct entries_ids *ids;
	struct buf lead, hint, before;
	const char *choice[TO];
};

/* The last word that a person said to somebody; NULL when it is no yes. */
static const struct ledger_row *holding(const struct ledger *l,
					const char *to, int32_t today)
{
	const struct ledger_row *last = NULL;
	char date[STAMP_MAX];

	for (size_t i = 0; i < l->n; i++)
		if (!l->row[i].replaced && !strcmp(l->row[i].title, to))
			last = &l->row[i];
	if (!last || strcmp(last->state, "given"))
		return NULL;
	return !*last->review_by ||
	       strcmp(last->review_by, stamp_date(date, today)) >= 0 ?
	       last : NULL;
}

bool consent_holds(const struct ledger *l, int32_t today)
{
	return holding(l, to_word[US], today) != NULL;
}

/* The texts of these ids as paragraphs; NULL with f filled. */
static char *words(const char *const *id, size_t n, struct fault *f)
{
	struct buf out = BUF_EMPTY;

	for (size_t i = 0; i < n && id[i]; i++) {
		char *one = share_words(id[i], f);
		bool missing = !*one;
		buf_addf(&out, i ? "\n%s" : "%s", one);
		free(one);
		if (missing) {
			buf_free(&out);
			return NULL;
		}
	}
	return buf_take(&out);
}

static int read_words(struct consent *c, struct fault *f)
{
	static const char *const ids[PAGES][2] = {
		{ "dependence", "first-run-1" },
		{ "first-run-2", "first-run-3" },
		{ "first-run-4", "digital" },
		{ "first-run-5", "first-run-6" },
		{ "first-run-7", "first-run-8" },
	};
	static const char *const accept[] = { "first-run-9" };
	static const char *const footer[] = { "footer" };

	for (size_t i = 0; i < PAGES; i++)
		if (!(c->page[i] = words(ids[i], ARRAY_LEN(ids[i]), f)))
			return -1;
	c->accept = words(accept, 1, f);
	c->footer = words(footer, 1, f);
	return c->accept && c->footer ? 0 : -1;
}

struct consent *consent_new(const struct ledger *l, int32_t today, bool first,
			    struct fault *f)
{
	struct consent *c = mem_get(1, sizeof(*c));

	c->today = today;
	c->first = first;
	c->wish = first ? GIVE : NOTHING;
	c->ids = entries_ids_new();
	for (size_t to = 0; to < TO; to++)
		c->now[to] = holding(l, to_word[to], today);
	if (!read_words(c, f))
		return c;
	consent_free(c);
	return NULL;
}

static bool wanted(void *arg, size_t i)
{
	const struct consent *c = arg;
	bool therapist = c->wish == GIVE && c->to == THERAPIST;

	switch ((enum step)i) {
	case CHOOSE: return !c->first;
	case SCOPE: case UNTIL: case PURPOSE: return therapist;
	case ACCEPT: return c->wish == GIVE;
	case PAGE: case STEPS: break;
	}
	return c->wish != TAKE_BACK;
}

static void say_state(struct consent *c)
{
	for (size_t to = 0; to < TO; to++) {
		const struct ledger_row *now = c->now[to];
		char since[STAMP_MAX];
		if (to)
			buf_putc(&c->lead, '\n');
		buf_puts(&c->lead, to == US ? _("Keeping notes here:") :
			 _("A therapist reading along:"));
		buf_putc(&c->lead, ' ');
		if (!now)
			buf_puts(&c->lead, _("no yes from you just now."));
		else if (*now->review_by)
			/* Translators: %s are two dates. */
			buf_addf(&c->lead, _("your yes since %s, until %s."),
				 stamp_date(since, now->day), now->review_by);
		else
			buf_addf(&c->lead, _("your yes since %s."),
				 stamp_date(since, now->day));
	}
}

static void show_choose(struct consent *c, struct question *q)
{
	static const char *const labels[TO][2] = {
		[US] = { N_("say yes to keeping notes"),
			 N_("take back your yes to keeping notes") },
		[THERAPIST] = { N_("say yes to a therapist reading along"),
			 N_("take back your yes to a therapist") },
	};

	say_state(c);
	for (size_t to = 0; to < TO; to++)
		c->choice[to] = _(labels[to][c->now[to] != NULL]);
	q->page = true;
	q->text = _("What would you like?");
	q->choice = c->choice;
	q->n_choice = TO;
	q->hint = _("one number; Enter reads the text");
	q->explain = _("It counts for you alone. Taking a yes back needs no "
		       "reason. What is written stays where it is: attune log "
		       "--withdraw=all takes out everything of yours.");
}

static void show_page(struct consent *c, size_t page, struct question *q)
{
	q->page = true;
	buf_puts(&c->lead, c->page[page]);
	q->text = page + 1 < PAGES || c->wish == GIVE ?
		  _("Enter goes on.") : _("That is all of it. Enter ends.");
}

static void show_scope(struct consent *c, struct question *q)
{
	c->choice[0] = _("the notes you share");
	c->choice[1] = _("those, and what you wrote for a therapist");
	q->text = _("What may the therapist read of yours?");
	q->choice = c->choice;
	q->n_choice = 2;
	q->hint = _("one number; Enter: the notes you share");
	q->explain = _("What you keep for yourself alone stays with you. Your "
		       "partner's notes need your partner's own yes. Nothing "
		       "is sent: you hand the notes over yourself. Ask first "
		       "how the therapist treats secrets.");
}

static void show_until(struct consent *c, struct question *q)
{
	char date[STAMP_MAX];

	stamp_date(date, c->today + UNTIL_DAYS);
	q->text = _("Until when?");
	/* Translators: %s are dates. */
	buf_addf(&c->hint, _("a date such as %s; Enter: %s"), date, date);
	q->explain = _("After that day it counts as no yes, unless you give "
		       "it again. You can take it back before, at any time.");
	buf_puts(&c->before, c->until);
}

static void show(void *arg, size_t i, struct question *q)
{
	struct consent *c = arg;

	memset(q, 0, sizeof(*q));
	buf_clear(&c->lead);
	buf_clear(&c->hint);
	buf_clear(&c->before);
	q->explain = "";
	switch ((enum step)i) {
	case CHOOSE: show_choose(c, q); break;
	case SCOPE: show_scope(c, q); break;
	case UNTIL: show_until(c, q); break;
	case PURPOSE:
		q->text = _("What for, in a few words?");
		q->explain = _("Such as: for our sessions this winter. Nothing "
			       "is fine.");
		buf_puts(&c->before, c->purpose ? c->purpose : "");
		break;
	case ACCEPT:
		q->page = true;
		buf_puts(&c->lead, c->footer);
		q->text = c->accept;
		buf_puts(&c->hint, _("yes, or Enter for no"));
		break;
	case PAGE: case STEPS: default:
		show_page(c, i - PAGE, q);
		break;
	}
	q->lead = buf_text(&c->lead);
	q->before = buf_text(&c->before);
	if (!q->hint)
		q->hint = buf_text(&c->hint);
}

static enum question_took take_choice(struct consent *c, const char *line,
				      struct buf *why)
{
	size_t which = asking_number(line, TO);

	c->wish = NOTHING;
	if (!*line)
		return QUESTION_TAKEN;
	if (!which) {
		buf_puts(why, _("One of the numbers fits here; Enter reads "
				"the text."));
		return QUESTION_WRONG;
	}
	c->to = (enum to)(which - 1);
	c->wish = c->now[c->to] ? TAKE_BACK : GIVE;
	return QUESTION_TAKEN;
}

static enum question_took take_until(struct consent *c, const char *line,
				     struct buf *why)
{
	char today[STAMP_MAX];
	struct fault ignored = { 0 };

	if (!*line || !strcmp(line, "-")) {
		stamp_date(c->until, c->today + UNTIL_DAYS);
		return QUESTION_TAKEN;
	}
	char *date = entry_canonical("review_by", line, &ignored);
	bool good = date && strcmp(date, stamp_date(today, c->today)) >= 0;
	if (good)
		memcpy(c->until, date, strlen(date) + 1);
	else
		/* Translators: %s is a date. */
		buf_addf(why, _("A date such as %s (year, month, day) fits "
				"here, today or later."), "2026-11-22");
	free(date);
	return good ? QUESTION_TAKEN : QUESTION_WRONG;
}

static enum question_took take_purpose(struct consent *c, const char *line,
				       struct buf *why)
{
	struct fault f = { 0 };
	char *text = entry_canonical("note", strcmp(line, "-") ? line : "",
				     &f);

	if (!text) {
		buf_addf(why, _("That answer %s; Enter skips."),
			 _(f.message));
		return QUESTION_WRONG;
	}
	free(c->purpose);
	c->purpose = text;
	return QUESTION_TAKEN;
}

static enum question_took take(void *arg, size_t i, const char *line,
			       struct buf *why)
{
	struct consent *c = arg;

	switch ((enum step)i) {
	case CHOOSE: return take_choice(c, line, why);
	case UNTIL: return take_until(c, line, why);
	case PURPOSE: return take_purpose(c, line, why);
	case SCOPE:
		c->scope = *line ? asking_number(line, 2) : 1;
		if (c->scope--)
			return QUESTION_TAKEN;
		c->scope = 0;
		buf_puts(why, _("1 or 2 fits here."));
		return QUESTION_WRONG;
	case ACCEPT:
		c->accepted = asking_is_yes(line);
		return QUESTION_TAKEN;
	case PAGE: case STEPS: break;
	}
	return QUESTION_TAKEN;
}

bool consent_given(const struct consent *c)
{
	return c->wish == GIVE && c->accepted;
}

static bool any(void *arg)
{
	const struct consent *c = arg;

	return c->wish == TAKE_BACK || consent_given(c);
}

static int keep(void *arg, const struct entries_row *row, bool only_shared,
		struct keep *k, struct fault *f)
{
	static const char *const names[] = { "id", "time", "who", "kind",
		"visibility", "title", "state", "class", "review_by", "note" };
	const struct consent *c = arg;

	if (only_shared || !any(arg))
		return 0;
	bool give = c->wish == GIVE, therapist = c->to == THERAPIST;
	const char *note = therapist ? c->purpose : _("notes of our own");
	/* A yes is of now, whatever day the answers are about. */
	const char *now = row->logged ? row->logged : row->time;
	const char *const values[ARRAY_LEN(names)] = {
		entries_id(c->ids, 0, f), now, row->who, "consent",
		"private", to_word[c->to], give ? "given" : "withdrawn",
		give ? scope_word[c->scope] : "",
		give && therapist ? c->until : "",
		give && note ? note : "",
	};
	return values[0] ? keep_add(k, ARRAY_LEN(names), names, values, f) :
	       -1;
}

/* Of a row that cannot be made there is nothing that was typed to give. */
static void give_back(void *arg)
{
	(void)arg;
}

void consent_asking(struct consent *c, struct asking *out)
{
	*out = (struct asking){ .n = STEPS, .arg = c, .show = show,
		.take = take, .wanted = wanted, .any = any, .keep = keep,
		.give_back = give_back,
		.opening = c->first ?
			_("Before the first question, some words to read "
			  "alone.") : "",
		.keys = _("Enter goes on, < goes back, ? explains, q leaves "
			  "without a trace."),
	};
}

void consent_free(struct consent *c)
{
	if (!c)
		return;
	for (size_t i = 0; i < PAGES; i++)
		free(c->page[i]);
	free(c->accept);
	free(c->footer);
	free(c->purpose);
	entries_ids_free(c->ids);
	buf_free(&c->lead);
	buf_free(&c->hint);
	buf_free(&c->before);
	free(c);
}
