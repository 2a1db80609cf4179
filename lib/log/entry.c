/* SPDX-License-Identifier: MIT
 * One row of the log, read and checked. */
#include "log/entry.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "log/cell.h"

static const char *const visibility_words[] = {
	[SHARED] = "shared", [CLINICIAN] = "clinician", [PRIVATE] = "private",
};

enum visibility entry_visibility(const char *cell)
{
	if (!strcmp(cell, visibility_words[SHARED]))
		return SHARED;
	if (!strcmp(cell, visibility_words[CLINICIAN]))
		return CLINICIAN;
	return PRIVATE;
}

const char *entry_visibility_word(enum visibility v)
{
	return visibility_words[v];
}

const char *entry_cell(const struct entry *e, const char *name)
{
	for (size_t i = 0; i < e->n; i++)
		if (!strcmp(e->names[i], name))
			return e->cells[i];
	return "";
}

/* The schema's columns mostly come in its own order, so that the search goes
 * on where the last one was found. */
static const struct entry_column *search(const struct entry *e, size_t cell,
					 size_t *at)
{
	const char *name = e->names[cell];
	size_t n;
	const struct entry_column *all = entry_columns(&n);

	for (size_t i = 0; i < n; i++) {
		const struct entry_column *c = &all[(*at + i) % n];
		if (c->name == name || !strcmp(c->name, name)) {
			*at = (size_t)(c - all) + 1;
			return c;
		}
	}
	return NULL;
}

static const struct entry_column *column_of(const struct entry *e,
					    size_t cell, size_t *at)
{
	return e->known ? e->known[cell] : search(e, cell, at);
}

/* Whether a column of times is the row's own, and not when it was logged. */
static bool is_own_time(const struct entry_column *c)
{
	return c->name[0] == 't';
}

/* The message about a cell that may not stay; NULL when it may. */
static const char *blame(struct entry *e, const struct entry_column *c,
			 const char *cell)
{
	struct stamp ignored;

	switch (c->type) {
	case ENTRY_ID:
		return ident_is(cell) ? NULL : CELL_BAD_ID;
	case ENTRY_TIME:
		return stamp_parse(cell, strlen(cell), is_own_time(c) ?
				   &e->time : &ignored) ? CELL_BAD_TIME : NULL;
	case ENTRY_TAG:
		return ident_is_tag(cell) ? NULL : CELL_BAD_TAG;
	case ENTRY_DATE:
		return cell_is_date(cell) ? NULL : CELL_BAD_DATE;
	case ENTRY_RATING:
	case ENTRY_NUMBER:
		return cell_in_range(cell, c) ? NULL : CELL_BAD_NUMBER;
	case ENTRY_TAGS:
		return cell_are_tags(cell) ? NULL : CELL_BAD_TAGS;
	case ENTRY_KIND:
	case ENTRY_VISIBILITY:
	case ENTRY_CHOICE:
	case ENTRY_TEXT:
		break;
	}
	return NULL;
}

void entry_derive_id(char *out, size_t n, const char *const *names,
		     const char *const *cells,
		     const struct entry_column *const *known,
		     enum visibility v)
{
	const char **values = mem_get(n, sizeof(*values));

	for (size_t i = 0; i < n; i++)
		values[i] = v == SHARED && known[i] &&
			    known[i]->visibility != SHARED ? "" : cells[i];
	ident_of_row(out, n, names, values);
	free(values);
}

void entry_name(struct entry *e)
{
	if (*e->id)
		return;
	const struct entry_column **known = mem_get(e->n, sizeof(*known));
	size_t at = 0;

	for (size_t i = 0; i < e->n; i++)
		known[i] = column_of(e, i, &at);
	entry_derive_id(e->id, e->n, e->names, e->cells, known,
			e->visibility);
	free(known);
}

static int missing(struct fault *f, const char *column)
{
	fault_set(f, N_("is missing"), 0);
	fault_in_column(f, column);
	return -1;
}

int entry_look(struct entry *e, bool has_vis, int day_start, struct fault *f)
{
	const char *id = "", *time = "", *vis = "";
	size_t at = 0;

	e->who = e->kind = e->ref = e->about = "";
	f->file = e->file;
	f->line = e->line;
	f->column[0] = '\0';
	for (size_t i = 0; i < e->n; i++) {
		const char *cell = e->cells[i];
		const struct entry_column *c;
		if (!*cell || !(c = column_of(e, i, &at)))
			continue;
		const char *message = blame(e, c, cell);
		if (message) {
			fault_set(f, message, 0);
			if (message == CELL_BAD_NUMBER)
				cell_say_range(f, c);
			fault_in_column(f, c->name);
			return -1;
		}
		switch (c->type) {
		case ENTRY_ID:
			*(c->name[0] == 'i' ? &id :
			  c->name[0] == 'r' ? &e->ref : &e->about) = cell;
			break;
		case ENTRY_TIME:
			if (is_own_time(c))
				time = cell;
			break;
		case ENTRY_TAG: e->who = cell; break;
		case ENTRY_KIND: e->kind = cell; break;
		case ENTRY_VISIBILITY: vis = cell; break;
		case ENTRY_TEXT: case ENTRY_DATE: case ENTRY_RATING:
		case ENTRY_NUMBER: case ENTRY_TAGS: case ENTRY_CHOICE:
			break;
		}
	}
	if (!*time)
		return missing(f, "time");
	if (!*e->who)
		return missing(f, "who");
	e->day = stamp_day(&e->time, day_start);
	e->visibility = has_vis ? entry_visibility(vis) : SHARED;
	e->id[0] = e->id[IDENT_LEN] = '\0';
	for (size_t i = 0; i < IDENT_LEN && *id; i++)
		e->id[i] = id[i] >= 'a' && id[i] <= 'z' ?
			   (char)(id[i] - 'a' + 'A') : id[i];
	return 0;
}

int entry_check(struct entry *e, bool has_vis, int day_start, struct fault *f)
{
	if (entry_look(e, has_vis, day_start, f))
		return -1;
	entry_name(e);
	return 0;
}
