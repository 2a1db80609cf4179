/* SPDX-License-Identifier: MIT
 * What can be rated, from the schema and the item sets. */
#include "sheet/measures.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "content/items.h"
#include "content/share.h"
#include "log/entry.h"

static const struct { const char *id, *what; } three[MEASURES_THREE] = {
	{ "communication", N_("communication") },
	{ "freq", N_("desired frequency: times wished for in a week") },
	{ "affection", N_("affection") },
};

static struct measure *add(struct measures *m, const char *id,
			   const char *what)
{
	int at = measures_find(m, id);

	if (at >= 0)
		return &m->all[at];
	m->all = mem_grow(m->all, &m->room, m->n + 1, sizeof(*m->all));
	struct measure *new = &m->all[m->n++];
	*new = (struct measure){ .id = mem_dup(id), .what = what };
	return new;
}

static void add_schema(struct measures *m)
{
	size_t n;
	const struct entry_column *all = entry_columns(&n);

	for (size_t i = 0; i < MEASURES_THREE; i++)
		add(m, three[i].id, three[i].what);
	for (size_t i = 0; i < n; i++) {
		if (all[i].type != ENTRY_RATING &&
		    (all[i].type != ENTRY_NUMBER ||
		     !strcmp(all[i].name, "minutes")))
			continue;
		struct measure *new = add(m, all[i].name, all[i].what);
		new->secret = all[i].visibility != SHARED;
	}
}

static int add_set(struct measures *m, const char *set, struct fault *f)
{
	struct items *s = items_read(set, f);

	if (!s)
		return -1;
	for (size_t i = 0; i < s->n; i++) {
		const struct item *it = &s->item[i];
		if (it->type != ITEM_RATING && it->type != ITEM_NUMBER)
			continue;
		struct measure *new = add(m, it->id, NULL);
		/* Asked in two ways, the more secret one holds. */
		new->factor |= !strcmp(it->role, "factor");
		new->starred |= it->visibility == ITEM_KEPT;
		new->secret |= it->visibility == ITEM_PRIVATE ||
			       it->visibility == ITEM_CLINICIAN;
	}
	items_free(s);
	return 0;
}

int measures_read(struct measures *m, struct fault *f)
{
	char **sets;
	size_t n;
	int got = 0;

	*m = (struct measures){ 0 };
	add_schema(m);
	share_list("items", &sets, &n);
	if (!n) {
		fault_set_detail(f, N_("shipped content is missing"), "items");
		got = -1;
	}
	for (size_t i = 0; i < n; i++) {
		if (!got)
			got = add_set(m, sets[i], f);
		free(sets[i]);
	}
	free(sets);
	if (got)
		measures_free(m);
	return got;
}

int measures_find(const struct measures *m, const char *id)
{
	for (size_t i = 0; i < m->n; i++)
		if (!strcmp(m->all[i].id, id))
			return (int)i;
	return -1;
}

static const char *words(const struct measure *m)
{
	return m->what ? _(m->what) : m->id;
}

static void capital(struct buf *out, size_t at)
{
	if (out->len > at && out->at[at] >= 'a' && out->at[at] <= 'z')
		out->at[at] = (char)(out->at[at] - 'a' + 'A');
}

void measures_heading(const struct measure *m, struct buf *out)
{
	size_t at = out->len;

	utf8_mask(out, words(m), strlen(words(m)), false);
	capital(out, at);
}

void measures_word(const struct measure *m, struct buf *out)
{
	/* What follows a colon explains. */
	utf8_mask(out, words(m), strcspn(words(m), ":"), false);
}

void measures_short(const struct measure *m, struct buf *out)
{
	size_t at = out->len;

	measures_word(m, out);
	capital(out, at);
}

void measures_free(struct measures *m)
{
	for (size_t i = 0; i < m->n; i++)
		free(m->all[i].id);
	free(m->all);
	*m = (struct measures){ 0 };
}
