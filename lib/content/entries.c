/* SPDX-License-Identifier: MIT
 * Answers on their way into rows of the log. */
#include "content/entries.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/msg.h"

enum { SIGHTS = 3, FIXED = 7 };

struct entries_ids {
	char (*id)[IDENT_MAX];
	size_t n, room;
};

struct entries_ids *entries_ids_new(void)
{
	return mem_get(1, sizeof(struct entries_ids));
}

void entries_ids_free(struct entries_ids *ids)
{
	if (!ids)
		return;
	free(ids->id);
	free(ids);
}

const char *entries_id(struct entries_ids *ids, size_t i, struct fault *f)
{
	for (; ids->n <= i; ids->n++) {
		ids->id = mem_grow(ids->id, &ids->room, ids->n + 1,
				   sizeof(*ids->id));
		if (ident_new(ids->id[ids->n])) {
			fault_set(f, N_("no random number for an id"), errno);
			return NULL;
		}
	}
	return ids->id[i];
}

static bool has_value(const struct answers *a, size_t i)
{
	const char *value = answers_get(a, i);

	return value && *value;
}

const char *entries_kind(const struct items *s)
{
	if (!strcmp(s->set, "weekly") || !strcmp(s->set, "weekly-long"))
		return "weekly";
	if (items_is_register(s->set))
		return s->set;
	return strcmp(s->set, "session") ? "checkin" : "session";
}

void entries_set_name(const struct items *s, struct buf *out)
{
	buf_addf(out, "%s-%s", s->set, s->version);
}

void entries_give_back(const struct answers *a)
{
	struct buf line = BUF_EMPTY;

	for (size_t i = 0; i < answers_count(a); i++) {
		if (!has_value(a, i))
			continue;
		buf_clear(&line);
		buf_addf(&line, "%s = %s", answers_item(a, i)->id,
			 answers_get(a, i));
		msg_not_saved(line.at, line.len);
	}
	buf_free(&line);
}

/* One row: what every row has, and the answers of that set for that
 * visibility. */
static int keep_row(const struct answers *a, const struct items *s,
		    const struct entries_row *row, const char *id,
		    enum visibility sight, struct keep *k, struct fault *f)
{
	size_t room = answers_count(a) + FIXED, n = 0;
	const char **names = mem_get(room, sizeof(*names));
	const char **values = mem_get(room, sizeof(*values));
	struct buf set = BUF_EMPTY;

	entries_set_name(s, &set);
	const char *const fixed[FIXED][2] = {
		{ "id", id }, { "time", row->time }, { "who", row->who },
		{ "kind", entries_kind(s) },
		{ "visibility", entry_visibility_word(sight) },
		{ "item_set", buf_text(&set) },
		{ "logged", row->logged ? row->logged : "" },
	};
	for (; n < FIXED; n++) {
		names[n] = fixed[n][0];
		values[n] = fixed[n][1];
	}
	for (size_t i = 0; i < answers_count(a); i++) {
		if (answers_set(a, i) != s || answers_sight(a, i) != sight ||
		    !has_value(a, i))
			continue;
		names[n] = answers_item(a, i)->id;
		values[n++] = answers_get(a, i);
	}
	int got = n > FIXED ? keep_add(k, n, names, values, f) : 0;
	buf_free(&set);
	free(names);
	free(values);
	return got;
}

int entries_keep(const struct answers *a, struct entries_ids *ids,
		 const struct entries_row *row, bool only_shared,
		 struct keep *k, struct fault *f)
{
	const struct items *s = answers_sets(a);

	for (size_t i = 0; s; i++) {
		enum visibility sight = (enum visibility)(i % SIGHTS);
		const char *id = entries_id(ids, i, f);
		if (!id)
			return -1;
		if ((sight == SHARED || !only_shared) &&
		    keep_row(a, s, row, id, sight, k, f))
			return -1;
		if (sight == PRIVATE)
			s = s->next;
	}
	return 0;
}
