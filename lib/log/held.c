/* SPDX-License-Identifier: MIT
 * Many rows in little room. */
#include "log/held.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "table/table.h"

size_t held_column(struct held *h, const char *name)
{
	for (size_t i = 0; i < h->n_columns; i++)
		if (!strcmp(h->columns[i].name, name))
			return i;
	if (h->n_columns == TABLE_COLUMNS_MAX)
		return SIZE_MAX;
	h->columns = mem_grow(h->columns, &h->columns_room, h->n_columns + 1,
			      sizeof(*h->columns));
	const struct entry_column *known = entry_column(name);
	h->columns[h->n_columns] = (struct held_column){
		mem_dup(name), known, known ? known->visibility : SHARED,
	};
	return h->n_columns++;
}

void held_put(struct held *h, size_t column, const char *value, size_t len)
{
	struct held_row *now = &h->now;

	if (!now->n) {
		now->text = h->text.len;
		now->cells = h->n_cells;
	}
	size_t at = now->cells + now->n++;
	if (at >= h->cells_room)
		h->cells = mem_grow(h->cells, &h->cells_room, at + 1,
				    sizeof(*h->cells));
	h->cells[at] = (struct held_cell){
		(uint32_t)(h->text.len - now->text), (uint16_t)column,
	};
	buf_reserve(&h->text, len + 1);
	memcpy(h->text.at + h->text.len, value, len + 1);
	h->text.len += len + 1;
	h->text.at[h->text.len] = '\0';
}

void held_end(struct held *h, enum visibility v)
{
	h->now.visibility = (uint8_t)v;
	h->n_cells = h->now.cells + h->now.n;
	h->rows = mem_grow(h->rows, &h->rows_room, h->n + 1,
			   sizeof(*h->rows));
	h->rows[h->n++] = h->now;
	h->now = (struct held_row){ 0 };
}

void held_drop(struct held *h)
{
	if (h->now.n)
		h->text.len = h->now.text;
	h->now = (struct held_row){ 0 };
}

const char *held_cell(const struct held *h, const struct held_row *r,
		      size_t i)
{
	return h->text.at + r->text + h->cells[r->cells + i].at;
}

const char *held_value(const struct held *h, const struct held_row *r,
		       size_t column)
{
	for (size_t i = 0; i < r->n; i++)
		if (h->cells[r->cells + i].column == column)
			return held_cell(h, r, i);
	return NULL;
}

size_t held_out(struct held *h, const struct held_row *r)
{
	size_t room = h->out_room;

	if (r->n > room || !h->names) {
		h->names = mem_grow(h->names, &room, r->n, sizeof(*h->names));
		h->values = mem_grow(h->values, &h->out_room, r->n,
				     sizeof(*h->values));
	}
	for (size_t i = 0; i < r->n; i++) {
		const struct held_cell *c = &h->cells[r->cells + i];
		h->names[i] = h->columns[c->column].name;
		h->values[i] = h->text.at + r->text + c->at;
	}
	return r->n;
}

void held_mark(const struct held *h, const struct held_row *r, bool *used)
{
	for (size_t i = 0; i < r->n; i++)
		used[h->cells[r->cells + i].column] = true;
}

const char **held_columns(const struct held *h, const bool *used,
			  const char *const *header)
{
	size_t known, at = 0;
	const struct entry_column *all = entry_columns(&known);
	const char **names = mem_get(known + h->n_columns + 1, sizeof(*names));
	bool *wanted = mem_get(known, sizeof(*wanted));

	for (size_t i = 0; header && header[i]; i++)
		if (entry_column(header[i]))
			wanted[entry_column(header[i]) - all] = true;
	for (size_t i = 0; i < h->n_columns; i++)
		if (used[i] && h->columns[i].known)
			wanted[h->columns[i].known - all] = true;
	for (size_t i = 0; i < known; i++)
		if (wanted[i])
			names[at++] = all[i].name;
	for (size_t i = 0; i < h->n_columns; i++)
		if (used[i] && !h->columns[i].known)
			names[at++] = h->columns[i].name;
	free(wanted);
	return names;
}

void held_free(struct held *h)
{
	for (size_t i = 0; i < h->n_columns; i++)
		free(h->columns[i].name);
	free(h->columns);
	buf_free(&h->text);
	free(h->cells);
	free(h->rows);
	free(h->names);
	free(h->values);
	*h = (struct held){ 0 };
}
