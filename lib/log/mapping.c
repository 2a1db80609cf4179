/* SPDX-License-Identifier: MIT
 * Which columns of another program's file become which of the log. */
#include "log/mapping.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "log/cells.h"

const struct entry_column MAPPING_ITEM = {
	.name = "item", .type = ENTRY_TEXT,
};
const struct entry_column MAPPING_VALUE = {
	.name = "value", .type = ENTRY_TEXT,
};

/* A name as it is compared: small letters, runs of blanks and of what stands
 * for them as one "_". */
static char *folded(const char *s)
{
	struct buf out = BUF_EMPTY;

	for (; *s; s++) {
		char c = *s >= 'A' && *s <= 'Z' ? (char)(*s - 'A' + 'a') : *s;
		if (strchr(" \t\r\n_-", c)) {
			if (out.len && out.at[out.len - 1] != '_')
				buf_putc(&out, '_');
		} else {
			buf_putc(&out, c);
		}
	}
	if (out.len && out.at[out.len - 1] == '_')
		out.len--;
	return buf_take(&out);
}

static bool alike(const char *a, const char *b)
{
	char *x = folded(a), *y = folded(b);
	bool same = !strcmp(x, y);

	free(x);
	free(y);
	return same;
}

/* The column of the log of that name, NULL.  A name is taken as it stands,
 * or as a header may write it. */
static const struct entry_column *known(const struct mapping *m,
					const char *name)
{
	size_t n;
	const struct entry_column *all = entry_columns(&n);

	for (size_t i = 0; i < n; i++)
		if (alike(all[i].name, name))
			return &all[i];
	for (size_t i = 0; i < m->n_items; i++)
		if (alike(m->items[i].name, name))
			return &m->items[i];
	if (alike(MAPPING_ITEM.name, name))
		return &MAPPING_ITEM;
	return alike(MAPPING_VALUE.name, name) ? &MAPPING_VALUE : NULL;
}

static int bad_rule(struct fault *f, const char *message, const char *detail)
{
	fault_set_detail(f, message, detail);
	return -1;
}

static int read_rule(struct mapping *m, const char *text, struct fault *f)
{
	struct mapping_rule *r = &m->rules[m->n_rules];
	const char *equals = strrchr(text, '=');

	if (!equals || equals == text || !equals[1])
		return bad_rule(f, N_("is not OLD=NEW"), text);
	*r = (struct mapping_rule){
		.from = mem_dupn(text, (size_t)(equals - text)),
		.to = mem_dup(equals + 1),
	};
	m->n_rules++;
	if (!strcmp(r->to, "-"))
		return 0;
	r->column = known(m, r->to);
	return r->column ? 0 :
	       bad_rule(f, N_("the log has no such column"), r->to);
}

/* The column of the file that OLD names; -1. */
static int find(const struct table *t, const char *name)
{
	size_t n = table_columns(t);

	for (size_t i = 0; i < n; i++)
		if (!strcmp(table_column(t, i), name))
			return (int)i;
	for (size_t i = 0; i < n; i++)
		if (alike(table_column(t, i), name))
			return (int)i;
	if (*name != '#')
		return -1;
	char *end;
	unsigned long number = strtoul(name + 1, &end, 10);
	return !*end && number >= 1 && number <= n ? (int)number - 1 : -1;
}

const struct mapping_target *mapping_to(const struct mapping *m,
					const char *name)
{
	for (size_t i = 0; i < m->n; i++)
		if (!strcmp(m->target[i].column->name, name))
			return &m->target[i];
	return NULL;
}

static void join(struct mapping *m, const struct entry_column *c,
		    size_t from)
{
	size_t i = 0;

	while (i < m->n && m->target[i].column != c)
		i++;
	if (i == m->n) {
		m->target = mem_grow(m->target, &m->room, m->n + 1,
				     sizeof(*m->target));
		m->target[m->n++] = (struct mapping_target){ .column = c };
	}
	struct mapping_target *to = &m->target[i];
	to->from = mem_grow(to->from, &to->room, to->n + 1,
			    sizeof(*to->from));
	to->from[to->n++] = from;
}

/* Rules whose OLD is no column may name items of a file of one a row. */
static int apply_rules(struct mapping *m, const struct table *t, bool *taken,
		       struct fault *f)
{
	for (size_t i = 0; i < m->n_rules; i++) {
		struct mapping_rule *r = &m->rules[i];
		int at = find(t, r->from);
		if (at < 0)
			continue;
		if (taken[at])
			return bad_rule(f, N_("is mapped twice"), r->from);
		taken[at] = r->used = true;
		if (r->column)
			join(m, r->column, (size_t)at);
	}
	bool by_item = mapping_to(m, MAPPING_ITEM.name) || find(t, "item") >= 0;
	for (size_t i = 0; i < m->n_rules && !by_item; i++)
		if (!m->rules[i].used)
			return bad_rule(f, N_("the file has no such column"),
					m->rules[i].from);
	return 0;
}

/* Takes columns of like names, but into none that a rule fills. */
static void take_alike(struct mapping *m, const struct table *t, bool *taken)
{
	size_t n = table_columns(t), ruled = m->n;

	for (size_t i = 0; i < n; i++) {
		const char *name = table_column(t, i);
		const struct entry_column *c = known(m, name);
		if (!c && alike(name, "date"))
			c = entry_column("time");
		if (taken[i] || !c)
			continue;
		const struct mapping_target *to = mapping_to(m, c->name);
		bool fits = !to || ((size_t)(to - m->target) >= ruled &&
				    !strcmp(c->name, "time"));
		if (!fits)
			continue;
		taken[i] = true;
		join(m, c, i);
	}
	/* A day is read before its time of day. */
	for (size_t i = ruled; i < m->n; i++) {
		struct mapping_target *to = &m->target[i];
		if (to->n != 2 || strcmp(to->column->name, "time") ||
		    alike(table_column(t, to->from[0]), "date"))
			continue;
		size_t day = to->from[1];
		to->from[1] = to->from[0];
		to->from[0] = day;
	}
}

int mapping_make(struct mapping *m, const char *const *rules, size_t n,
		 const struct entry_column *items, size_t n_items,
		 const struct table *t, struct fault *f)
{
	size_t columns = table_columns(t);

	*m = (struct mapping){ .items = items, .n_items = n_items };
	m->rules = mem_get(n + 1, sizeof(*m->rules));
	m->loose = mem_get(columns, sizeof(*m->loose));
	for (size_t i = 0; i < n; i++)
		if (read_rule(m, rules[i], f))
			return -1;
	bool *taken = mem_get(columns, sizeof(*taken));
	int got = apply_rules(m, t, taken, f);
	if (!got)
		take_alike(m, t, taken);
	for (size_t i = 0; i < columns; i++)
		if (!taken[i])
			m->loose[m->n_loose++] = i;
	free(taken);
	if (!got && !mapping_to(m, MAPPING_ITEM.name) !=
		    !mapping_to(m, MAPPING_VALUE.name))
		return bad_rule(f, N_("'item' and 'value' go together: one "
				      "column for each"), "");
	return got;
}

/* Items are what a row says, not whose it is and when. */
static bool is_item(const struct entry_column *c)
{
	return cells_says(c) && c != &MAPPING_ITEM && c != &MAPPING_VALUE;
}

bool mapping_item(const struct mapping *m, const char *item,
		  const struct entry_column **column)
{
	for (size_t i = 0; i < m->n_rules; i++) {
		const struct mapping_rule *r = &m->rules[i];
		if (r->used || !alike(r->from, item))
			continue;
		*column = r->column;
		return !r->column || is_item(r->column);
	}
	*column = known(m, item);
	return *column && is_item(*column);
}

void mapping_free(struct mapping *m)
{
	for (size_t i = 0; i < m->n_rules; i++) {
		free(m->rules[i].from);
		free(m->rules[i].to);
	}
	for (size_t i = 0; i < m->n; i++)
		free(m->target[i].from);
	free(m->rules);
	free(m->target);
	free(m->loose);
	*m = (struct mapping){ 0 };
}
