/* SPDX-License-Identifier: MIT
 * What a register's earlier rows leave to do. */
#include "content/picks.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"

enum { PICKS_MAX = 20, TRIGGERS_MAX = 3 };

struct picks {
	const struct ledger *ledger;
	const char *who;
	bool full;
	struct pick all[PICKS_MAX + 1];
	char *label[PICKS_MAX + 1];
	size_t n;
};

/* Words of the log, from least to most. */
size_t picks_firmness(const char *class)
{
	static const char *const words[] = { "table", "negotiable", "private",
		"off" };

	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		if (!strcmp(class, words[i]))
			return i;
	return 0;
}

static bool is_own(const struct picks *p, const struct ledger_row *r)
{
	return !strcmp(r->who, p->who);
}

/* Whether some row of the person is about that one. */
static bool is_answered(const struct picks *p, const struct ledger_row *r)
{
	const struct ledger *l = p->ledger;

	for (size_t i = 0; i < l->n; i++)
		if (is_own(p, &l->row[i]) && !strcmp(l->row[i].about, r->id))
			return true;
	return false;
}

/* What may be done about an earlier row; PICK_NEW: nothing. */
static enum pick_what what_of(const struct picks *p, const char *kind,
			      const struct ledger_row *r)
{
	bool own = is_own(p, r);

	if (r->replaced || !*r->title)
		return PICK_NEW;
	if (!strcmp(kind, "boundary"))
		return own && strcmp(r->class, "off") ? PICK_FIRM : PICK_NEW;
	if (!strcmp(kind, "trigger"))
		return own && !strcmp(r->state, "declared") ? PICK_END :
		       PICK_NEW;
	if (!strcmp(kind, "transition"))
		return own && !strcmp(r->state, "start") &&
		       !is_answered(p, r) ? PICK_END : PICK_NEW;
	if (strcmp(kind, "agreement") || strcmp(r->state, "yes"))
		return PICK_NEW;
	if (own)
		return PICK_END;
	return *r->about || is_answered(p, r) ? PICK_NEW : PICK_JOIN;
}

static void add(struct picks *p, enum pick_what what,
		const struct ledger_row *row)
{
	struct buf label = BUF_EMPTY;

	switch (what) {
	case PICK_NEW:
		buf_puts(&label, _("a new one"));
		break;
	case PICK_FIRM:
		/* Translators: %s is a line that somebody has drawn. */
		buf_addf(&label, _("make it firmer: %s"), row->title);
		break;
	case PICK_END:
		/* Translators: %s is an agreement, a change in life, a guess
		 * at what makes a difference. */
		buf_addf(&label, _("it has ended: %s"), row->title);
		break;
	case PICK_JOIN:
		/* Translators: %s are an agreement and a person. */
		buf_addf(&label, _("say yes to: %s (from %s)"), row->title,
			 row->who);
		break;
	}
	p->all[p->n] = (struct pick){ what, row };
	p->label[p->n++] = buf_take(&label);
}

/* Quarters of the calendar, counted. */
static int quarter(int32_t day)
{
	int year, month, mday;

	stamp_civil(day, &year, &month, &mday);
	return year * 4 + (month - 1) / 3;
}

static bool is_full(const struct picks *p, int32_t today)
{
	const struct ledger *l = p->ledger;
	int n = 0;

	/* An ended one was declared all the same. */
	for (size_t i = 0; i < l->n; i++)
		n += is_own(p, &l->row[i]) &&
		     !strcmp(l->row[i].state, "declared") &&
		     quarter(l->row[i].day) == quarter(today);
	return n >= TRIGGERS_MAX;
}

struct picks *picks_new(const struct ledger *l, const char *kind,
			const char *who, int32_t today)
{
	struct picks *p = mem_get(1, sizeof(*p));

	p->ledger = l;
	p->who = who;
	p->full = !strcmp(kind, "trigger") && is_full(p, today);
	if (!p->full)
		add(p, PICK_NEW, NULL);
	for (size_t i = l->n; i-- && p->n < PICKS_MAX;) {
		enum pick_what what = what_of(p, kind, &l->row[i]);
		if (what != PICK_NEW)
			add(p, what, &l->row[i]);
	}
	return p;
}

size_t picks_count(const struct picks *p)
{
	return p->n;
}

struct pick picks_get(const struct picks *p, size_t i)
{
	return p->all[i];
}

const char *picks_label(const struct picks *p, size_t i)
{
	return p->label[i];
}

bool picks_has_new(const struct picks *p)
{
	return !p->full;
}

bool picks_is_full(const struct picks *p)
{
	return p->full;
}

const char *picks_same(const struct picks *p, const char *title,
		       enum visibility v)
{
	const struct ledger *l = p->ledger;

	for (size_t i = l->n; i--;)
		if (is_own(p, &l->row[i]) && !l->row[i].replaced &&
		    l->row[i].visibility == v &&
		    !strcmp(l->row[i].title, title))
			return l->row[i].id;
	return "";
}

void picks_free(struct picks *p)
{
	if (!p)
		return;
	for (size_t i = 0; i < p->n; i++)
		free(p->label[i]);
	free(p);
}
