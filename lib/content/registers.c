/* SPDX-License-Identifier: MIT
 * The dialogue of a register. */
#include "content/registers.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "content/record.h"
#include "content/terms.h"

struct registers {
	struct record *record;
	const struct picks *picks;
	/* The texts of the question under way. */
	struct buf lead, text, hint, before;
	const char **choice;
};

struct registers *registers_new(struct answers *a, const struct ledger *l,
				const char *who, int32_t today)
{
	struct registers *r = mem_get(1, sizeof(*r));

	r->record = record_new(a, l, who, today);
	r->picks = record_picks(r->record);
	return r;
}

bool registers_is_full(const struct registers *r)
{
	return picks_is_full(r->picks) && !picks_count(r->picks);
}

const char *registers_why_full(void)
{
	return _("Three are noted for this quarter, which is plenty: looking "
		 "at more finds links that are not there. The next quarter "
		 "has room again.");
}

int registers_check(struct registers *r, struct fault *f)
{
	return record_check(r->record, f);
}

/* Question 0 is what to do; the others are the items. */
static bool wanted(void *arg, size_t i)
{
	const struct registers *r = arg;

	return i ? record_wants(r->record, i - 1) :
	       record_wants_pick(r->record);
}

static void show_choices(struct registers *r, const struct item *it,
			 struct question *q)
{
	free(r->choice);
	r->choice = mem_get(it->n_choice + 1, sizeof(*r->choice));
	for (size_t k = 0; k < it->n_choice; k++) {
		size_t at = record_choice(r->record, it, k);
		if (at < it->n_choice)
			r->choice[q->n_choice++] = it->choice[at].label;
	}
	q->choice = r->choice;
}

static const char *label_of(const struct item *it, const char *key)
{
	for (size_t i = 0; i < it->n_choice; i++)
		if (!strcmp(it->choice[i].key, key))
			return it->choice[i].label;
	return key;
}

static void show_hint(struct registers *r, const struct item *it)
{
	char date[STAMP_MAX];
	const char *enter = record_usual(r->record, it->id, date);

	asking_hint(it, &r->hint);
	if (!*enter)
		return;
	if (r->hint.len)
		buf_puts(&r->hint, "; ");
	/* Translators: %s is what is taken when only Enter is pressed. */
	buf_addf(&r->hint, _("Enter: %s"), label_of(it, enter));
}

/* The list's own meaning of a word may help to find one's own. */
static void show_meaning(struct registers *r)
{
	char *meaning = terms_meaning(record_get(r->record, "title"));

	if (meaning)
		/* Translators: %s is what the list of words says. */
		buf_addf(&r->lead, _("In the list: %s."), meaning);
	free(meaning);
}

static void show_pick(struct registers *r, struct question *q)
{
	size_t n = picks_count(r->picks);

	free(r->choice);
	r->choice = mem_get(n + 1, sizeof(*r->choice));
	for (size_t i = 0; i < n; i++)
		r->choice[i] = picks_label(r->picks, i);
	q->choice = r->choice;
	q->n_choice = n;
	q->page = true;
	if (picks_is_full(r->picks))
		buf_puts(&r->lead, registers_why_full());
	buf_puts(&r->text, _("What would you like?"));
	buf_puts(&r->hint, picks_has_new(r->picks) ?
		 _("one number; Enter: a new one") :
		 _("one number, or Enter for none"));
	q->explain = record_is(r->record, "boundary") ?
		_("A line is yours alone, and may be made firmer at once and "
		  "without a talk.") :
		_("Each row is yours alone. What has ended stays in the log "
		  "as it was.");
}

static void show_item(struct registers *r, size_t i, struct question *q)
{
	const struct item *it = answers_item(record_answers(r->record), i);
	struct pick p = record_pick(r->record);

	if (record_is(r->record, "glossary") && !strcmp(it->id, "note"))
		show_meaning(r);
	if (p.row)
		buf_addf(&r->lead, "\"%s\"", p.row->title);
	buf_addf(&r->text, record_sight(r->record) == SHARED ||
		 !strcmp(it->id, "visibility") ? "%s" : "* %s", it->question);
	show_hint(r, it);
	answers_show(record_answers(r->record), i, &r->before);
	if (it->n_choice)
		show_choices(r, it, q);
	q->explain = it->explain;
	q->page = p.row != NULL;
}

static void show(void *arg, size_t i, struct question *q)
{
	struct registers *r = arg;

	memset(q, 0, sizeof(*q));
	buf_clear(&r->lead);
	buf_clear(&r->text);
	buf_clear(&r->hint);
	buf_clear(&r->before);
	if (i)
		show_item(r, i - 1, q);
	else
		show_pick(r, q);
	q->lead = buf_text(&r->lead);
	q->text = buf_text(&r->text);
	q->hint = buf_text(&r->hint);
	q->before = buf_text(&r->before);
}

static enum question_took take_pick(struct registers *r, const char *line,
				    struct buf *why)
{
	size_t n = picks_count(r->picks), which = asking_number(line, n);

	record_choose(r->record, n);
	if (!*line || !strcmp(line, "-"))
		return picks_has_new(r->picks) ? QUESTION_TAKEN :
		       QUESTION_ENOUGH;
	if (!which) {
		buf_addf(why, _("A number from 1 to %d fits here."), (int)n);
		return QUESTION_WRONG;
	}
	record_choose(r->record, which - 1);
	return QUESTION_TAKEN;
}

/* Enter, or an answer taken away. */
static enum question_took take_nothing(struct registers *r, size_t i,
				       struct buf *why)
{
	char date[STAMP_MAX];
	const char *id = answers_item(record_answers(r->record), i)->id;

	record_put(r->record, id, record_usual(r->record, id, date));
	if (*record_get(r->record, id) || !record_needs(r->record, id))
		return QUESTION_TAKEN;
	/* Without a name, or a firmer word, there is no entry, and that is
	 * fine. */
	bool firm = record_pick(r->record).what == PICK_FIRM;
	if (!strcmp(id, "title") || !strcmp(id, "moment") ||
	    (firm && !strcmp(id, "class")))
		return QUESTION_ENOUGH;
	buf_puts(why, _("The entry cannot be understood without this; q "
			"leaves without a trace."));
	return QUESTION_WRONG;
}

/* "2" is the second of the choices that are shown. */
static const char *shown_choice(const struct registers *r,
				const struct item *it, const char *line)
{
	size_t n = 0;

	while (record_choice(r->record, it, n) < it->n_choice)
		n++;
	size_t which = asking_number(line, n);
	if (which)
		return it->choice[record_choice(r->record, it, which - 1)].key;
	for (size_t k = 0; k < n; k++) {
		const struct item_choice *c =
			&it->choice[record_choice(r->record, it, k)];
		if (utf8_same(line, c->key) || utf8_same(line, c->label))
			return c->key;
	}
	return NULL;
}

static enum question_took take(void *arg, size_t i, const char *line,
			       struct buf *why)
{
	struct registers *r = arg;
	struct fault f = { 0 };

	if (!i)
		return take_pick(r, line, why);
	const struct item *it = answers_item(record_answers(r->record), --i);
	if (!*line || !strcmp(line, "-"))
		return take_nothing(r, i, why);
	const char *key = it->n_choice ? shown_choice(r, it, line) : line;
	char *before = mem_dup(record_get(r->record, it->id));
	enum question_took took = QUESTION_WRONG;
	if (!key || answers_put(record_answers(r->record), i, key, &f)) {
		asking_fits(it, &f, why);
	} else if (!*record_get(r->record, it->id)) {
		took = take_nothing(r, i, why);
	} else if (record_fit(r->record, it, why)) {
		record_put(r->record, it->id, before);
	} else {
		took = QUESTION_TAKEN;
	}
	free(before);
	return took;
}

static bool any(void *arg)
{
	const struct registers *r = arg;

	return record_any(r->record);
}

static int keep(void *arg, const struct entries_row *row, bool only_shared,
		struct keep *k, struct fault *f)
{
	const struct registers *r = arg;

	return record_keep(r->record, row, only_shared, k, f);
}

static void give_back(void *arg)
{
	const struct registers *r = arg;

	entries_give_back(record_answers(r->record));
}

void registers_asking(struct registers *r, struct asking *out)
{
	*out = (struct asking){ .arg = r,
		.n = answers_count(record_answers(r->record)) + 1,
		.show = show, .take = take, .wanted = wanted, .any = any,
		.keep = keep, .give_back = give_back,
		.opening = _("An entry of your own. Who it is for comes first; "
			     "* marks what is not for the notes you share."),
		.keys = _("Enter takes what is usual or skips, < goes back, ? "
			  "explains, q leaves without a trace."),
	};
}

void registers_free(struct registers *r)
{
	if (!r)
		return;
	record_free(r->record);
	buf_free(&r->lead);
	buf_free(&r->text);
	buf_free(&r->hint);
	buf_free(&r->before);
	free(r->choice);
	free(r);
}
