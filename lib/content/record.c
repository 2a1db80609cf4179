/* SPDX-License-Identifier: MIT
 * One entry of a register, by the rules of its kind. */
#include "content/record.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "content/terms.h"

enum { REVIEW_DAYS = 28, CELLS_MAX = 16 };

struct record {
	struct answers *answers;
	const char *kind;
	int32_t today;
	struct picks *picks;
	size_t pick;		/* the one chosen; picks_count: none yet */
	bool *given;		/* items that were answered beforehand */
	bool any_given;
	struct entries_ids *ids;
};

bool record_is(const struct record *r, const char *kind)
{
	return !strcmp(r->kind, kind);
}

struct record *record_new(struct answers *a, const struct ledger *l,
			  const char *who, int32_t today)
{
	struct record *r = mem_get(1, sizeof(*r));
	size_t n = answers_count(a);

	r->answers = a;
	r->kind = entries_kind(answers_sets(a));
	r->today = today;
	r->picks = picks_new(l, r->kind, who, today);
	r->pick = picks_count(r->picks);
	r->ids = entries_ids_new();
	r->given = mem_get(n + 1, sizeof(*r->given));
	for (size_t i = 0; i < n; i++)
		r->any_given |= r->given[i] = answers_get(a, i) != NULL;
	return r;
}

struct answers *record_answers(const struct record *r)
{
	return r->answers;
}

const struct picks *record_picks(const struct record *r)
{
	return r->picks;
}

void record_choose(struct record *r, size_t pick)
{
	r->pick = pick;
}

struct pick record_pick(const struct record *r)
{
	return r->pick < picks_count(r->picks) ?
	       picks_get(r->picks, r->pick) :
	       (struct pick){ PICK_NEW, NULL };
}

const char *record_get(const struct record *r, const char *id)
{
	int i = answers_find(r->answers, id);
	const char *value = i < 0 ? NULL : answers_get(r->answers, (size_t)i);

	return value ? value : "";
}

void record_put(struct record *r, const char *id, const char *value)
{
	struct fault ignored = { 0 };
	int i = answers_find(r->answers, id);

	if (i >= 0)
		answers_put(r->answers, (size_t)i, value, &ignored);
}

/* While nobody said, an entry is for whom the set says.  The config's share
 * is about answers to ordinary questions. */
static enum visibility usual_sight(const struct record *r)
{
	int i = answers_find(r->answers, "visibility");

	return i >= 0 && answers_item(r->answers, (size_t)i)->visibility ==
			 ITEM_SHARED ? SHARED : PRIVATE;
}

/* A row that stands for an earlier one must be where that one is. */
enum visibility record_sight(const struct record *r)
{
	struct pick p = record_pick(r);

	if (p.row)
		return p.row->visibility;
	const char *said = record_get(r, "visibility");
	return *said ? entry_visibility(said) : usual_sight(r);
}

bool record_needs(const struct record *r, const char *id)
{
	static const char *const needed[][2] = {
		{ "boundary", "title" }, { "boundary", "class" },
		{ "agreement", "title" }, { "value", "title" },
		{ "value", "class" }, { "glossary", "title" },
		{ "glossary", "note" }, { "trigger", "title" },
		{ "trigger", "class" }, { "transition", "title" },
		{ "moment", "moment" },
	};

	if (record_is(r, "boundary") && !strcmp(id, "note"))
		return !strcmp(record_get(r, "class"), "negotiable");
	for (size_t i = 0; i < ARRAY_LEN(needed); i++)
		if (record_is(r, needed[i][0]) && !strcmp(id, needed[i][1]))
			return true;
	return false;
}

static const char *review_day(const struct record *r, char date[STAMP_MAX])
{
	struct pick p = record_pick(r);

	stamp_date(date, r->today);
	return p.what == PICK_JOIN && strcmp(p.row->review_by, date) > 0 ?
	       p.row->review_by : stamp_date(date, r->today + REVIEW_DAYS);
}

const char *record_usual(const struct record *r, const char *id,
			 char date[STAMP_MAX])
{
	if (!strcmp(id, "visibility"))
		return entry_visibility_word(usual_sight(r));
	if (!strcmp(id, "review_by") && record_is(r, "agreement"))
		return review_day(r, date);
	return record_is(r, "transition") && !strcmp(id, "state") ? "start" :
	       "";
}

/* Whether the item has a place in the entry as things stand. */
static bool has_place(const struct record *r, const char *id)
{
	struct pick p = record_pick(r);
	bool line = record_is(r, "boundary");

	if (p.what == PICK_END ||
	    (p.what == PICK_NEW && !picks_has_new(r->picks)))
		return false;
	if (p.what == PICK_JOIN)
		return !strcmp(id, "review_by");
	if (line && !strcmp(id, "review_by"))
		return strcmp(record_get(r, "class"), "off") != 0;
	if (line && !strcmp(id, "note"))
		return record_needs(r, id);
	return p.what == PICK_NEW || !strcmp(id, "class");
}

bool record_wants(const struct record *r, size_t i)
{
	return !r->given[i] && has_place(r, answers_item(r->answers, i)->id);
}

bool record_wants_pick(const struct record *r)
{
	return !r->any_given &&
	       picks_count(r->picks) > (size_t)picks_has_new(r->picks);
}

size_t record_choice(const struct record *r, const struct item *it, size_t k)
{
	struct pick p = record_pick(r);
	size_t least = p.what == PICK_FIRM && !strcmp(it->id, "class") ?
		       picks_firmness(p.row->class) + 1 : 0;

	for (size_t i = 0; i < it->n_choice; i++)
		if (picks_firmness(it->choice[i].key) >= least && !k--)
			return i;
	return it->n_choice;
}

/* "late shift" is the tag late-shift; the name of a rating is that rating.
 * NULL with why filled. */
static char *trigger_class(const struct record *r, const char *value,
			   struct buf *why)
{
	const struct entry_column *c = entry_column(value);
	bool rating = c && (c->type == ENTRY_RATING ||
			    c->type == ENTRY_NUMBER) &&
		      strcmp(value, "minutes");
	struct buf out = BUF_EMPTY;

	if (strchr(value, ';')) {
		buf_puts(why, _("One question's name or one tag fits here."));
		return NULL;
	}
	if (rating && c->visibility > record_sight(r)) {
		buf_puts(why, _("That one is asked in private, so it fits "
				"only where the entry is for you alone."));
		return NULL;
	}
	buf_addf(&out, rating || !strncmp(value, "tag:", 4) ? "%s" : "tag:%s",
		 value);
	return buf_take(&out);
}

int record_fit(struct record *r, const struct item *it, struct buf *why)
{
	const char *value = record_get(r, it->id);
	char today[STAMP_MAX];
	char *better = NULL;
	int got = 0;

	if (!*value)
		return 0;
	if (!strcmp(it->id, "review_by") &&
	    strcmp(value, stamp_date(today, r->today)) < 0) {
		buf_puts(why, _("A day that is still to come fits here."));
		got = -1;
	} else if (record_is(r, "trigger") && !strcmp(it->id, "class")) {
		better = trigger_class(r, value, why);
		got = better ? 0 : -1;
	} else if (record_is(r, "glossary") && !strcmp(it->id, "title")) {
		better = terms_id(value);
	}
	if (better)
		record_put(r, it->id, better);
	free(better);
	return got;
}

bool record_any(const struct record *r)
{
	struct pick p = record_pick(r);
	bool named = *record_get(r, "title") || *record_get(r, "moment") ||
		     *record_get(r, "repair") ||
		     (record_is(r, "repair") && *record_get(r, "note"));

	switch (p.what) {
	case PICK_END: case PICK_JOIN: return true;
	case PICK_FIRM: return *record_get(r, "class");
	case PICK_NEW: break;
	}
	return named && picks_has_new(r->picks);
}

static int refuse(struct fault *f, const char *id, const char *message)
{
	fault_in_column(f, id);
	fault_set(f, message, 0);
	return -1;
}

int record_check(struct record *r, struct fault *f)
{
	struct buf why = BUF_EMPTY;
	int got = 0;

	if (picks_is_full(r->picks) && record_pick(r).what == PICK_NEW)
		return refuse(f, "title", N_("three of them stand for this "
					     "quarter, which is plenty"));
	for (size_t i = 0; i < answers_count(r->answers) && !got; i++) {
		const struct item *it = answers_item(r->answers, i);
		char date[STAMP_MAX];
		if (!has_place(r, it->id)) {
			/* What was typed before another choice is left. */
			if (r->given[i] && *record_get(r, it->id))
				got = refuse(f, it->id,
					     N_("has no place in this entry"));
			continue;
		}
		if (!*record_get(r, it->id))
			record_put(r, it->id, record_usual(r, it->id, date));
		if (!*record_get(r, it->id) && record_needs(r, it->id))
			got = refuse(f, it->id, N_("is missing"));
		else if (record_fit(r, it, &why))
			got = refuse(f, it->id, N_("does not fit here"));
	}
	buf_free(&why);
	return got;
}

struct cells {
	const char *names[CELLS_MAX], *values[CELLS_MAX];
	size_t n;
};

static void add(struct cells *c, const char *name, const char *value)
{
	for (size_t i = 0; i < c->n; i++)
		if (!strcmp(c->names[i], name)) {
			c->values[i] = value;
			return;
		}
	c->names[c->n] = name;
	c->values[c->n++] = value;
}

static void add_answers(const struct record *r, struct cells *c)
{
	for (size_t i = 0; i < answers_count(r->answers); i++) {
		const char *id = answers_item(r->answers, i)->id;
		if (strcmp(id, "visibility") && *record_get(r, id) &&
		    has_place(r, id) && c->n < CELLS_MAX)
			add(c, id, record_get(r, id));
	}
}

/* What the rules say beside the answers. */
static void add_rules(const struct record *r, struct cells *c)
{
	struct pick p = record_pick(r);

	if (p.row)
		add(c, "title", p.row->title);
	switch (p.what) {
	case PICK_NEW:
		if (record_is(r, "agreement"))
			add(c, "state", "yes");
		if (record_is(r, "trigger"))
			add(c, "state", "declared");
		if (record_is(r, "glossary"))
			add(c, "ref",
			    picks_same(r->picks, record_get(r, "title"),
				       record_sight(r)));
		break;
	case PICK_FIRM:
		add(c, "ref", p.row->id);
		break;
	case PICK_JOIN:
		add(c, "about", p.row->id);
		add(c, "state", "yes");
		break;
	case PICK_END:
		/* The two ends of a change in life both stay in the log. */
		add(c, record_is(r, "transition") ? "about" : "ref", p.row->id);
		add(c, "state", record_is(r, "transition") ? "end" : "ended");
		add(c, "class", p.row->class);
		if (!record_is(r, "transition"))
			add(c, "about", p.row->about);
		break;
	}
}

int record_keep(struct record *r, const struct entries_row *row,
		bool only_shared, struct keep *k, struct fault *f)
{
	struct buf set = BUF_EMPTY;
	struct cells c = { .n = 0 };

	if (!record_any(r))
		return 0;
	if (record_check(r, f))
		return -1;
	enum visibility sight = record_sight(r);
	const char *id = entries_id(r->ids, 0, f);
	if (!id)
		return -1;
	if (only_shared && sight != SHARED)
		return 0;
	entries_set_name(answers_sets(r->answers), &set);
	add(&c, "id", id);
	add(&c, "time", row->time);
	add(&c, "who", row->who);
	add(&c, "kind", r->kind);
	add(&c, "visibility", entry_visibility_word(sight));
	add(&c, "item_set", buf_text(&set));
	if (row->logged)
		add(&c, "logged", row->logged);
	add_rules(r, &c);
	add_answers(r, &c);
	int got = keep_add(k, c.n, c.names, c.values, f);
	buf_free(&set);
	return got;
}

void record_free(struct record *r)
{
	if (!r)
		return;
	picks_free(r->picks);
	entries_ids_free(r->ids);
	free(r->given);
	free(r);
}
