/* SPDX-License-Identifier: MIT
 * A sheet before it has a form. */
#include "sheet/doc.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static struct doc_block *add(struct doc *d, enum doc_kind kind)
{
	d->block = mem_grow(d->block, &d->room, d->n + 1, sizeof(*d->block));
	struct doc_block *b = &d->block[d->n++];
	*b = (struct doc_block){ .kind = kind };
	return b;
}

static char *copy(const char *text)
{
	return text ? mem_dup(text) : NULL;
}

void doc_add(struct doc *d, enum doc_kind kind, const char *lead,
	     const char *text)
{
	struct doc_block *b = add(d, kind);

	b->lead = copy(lead);
	b->text = copy(text);
}

void doc_section(struct doc *d, const char *key, const char *title)
{
	struct doc_block *b = add(d, DOC_SECTION);

	b->key = key;
	b->text = mem_dup(title);
}

void doc_quiet(struct doc *d, const char *key, const char *title)
{
	doc_section(d, key, title);
	d->block[d->n - 1].quiet = true;
}

void doc_chart(struct doc *d, const char *lead, struct chart *c,
	       const char *text)
{
	struct doc_block *b = add(d, DOC_CHART);

	b->lead = mem_dup(lead);
	b->text = mem_dup(text);
	b->chart = c;
}

void doc_brief(struct doc *d)
{
	d->block[d->n - 1].brief = true;
}

struct doc_table *doc_table(struct doc *d, const char *caption,
			    size_t columns, size_t numbers)
{
	struct doc_block *b = add(d, DOC_TABLE);
	struct doc_table *t = mem_get(1, sizeof(*t));

	*t = (struct doc_table){ .caption = copy(caption),
				 .columns = columns, .numbers = numbers };
	b->table = t;
	return t;
}

void doc_row(struct doc_table *t, const char *const *cells)
{
	size_t at = t->rows * t->columns;

	t->cell = mem_grow(t->cell, &t->room, at + t->columns,
			   sizeof(*t->cell));
	for (size_t i = 0; i < t->columns; i++)
		t->cell[at + i] = mem_dup(cells[i]);
	t->rows++;
}

void doc_picture(struct doc_table *t, struct chart *c)
{
	t->picture = mem_grow(t->picture, &t->picture_room, t->rows,
			      sizeof(*t->picture));
	if (t->rows == 2)
		t->picture[0] = NULL;
	t->picture[t->rows - 1] = c;
}

static void clear(struct doc_block *b)
{
	struct doc_table *t = b->table;

	for (size_t i = 0; t && i < t->rows * t->columns; i++)
		free(t->cell[i]);
	for (size_t i = 1; t && t->pictures && i < t->rows; i++)
		chart_free(t->picture[i]);
	if (t) {
		free(t->picture);
		free(t->caption);
		free(t->cell);
	}
	free(t);
	chart_free(b->chart);
	free(b->lead);
	free(b->text);
}

static bool has(const struct doc *d, const char *key)
{
	for (size_t i = 0; i < d->n; i++)
		if (d->block[i].key && !strcmp(d->block[i].key, key))
			return true;
	return false;
}

static bool among(const char *const *keys, size_t n, const char *key)
{
	for (size_t i = 0; i < n; i++)
		if (!strcmp(keys[i], key))
			return true;
	return false;
}

int doc_keep(struct doc *d, const char *const *keys, size_t n,
	     size_t *unknown)
{
	size_t to = 0;
	bool stays = true;

	for (size_t i = 0; i < n; i++)
		if (!has(d, keys[i])) {
			*unknown = i;
			return -1;
		}
	for (size_t i = 0; i < d->n; i++) {
		struct doc_block *b = &d->block[i];
		if (b->kind == DOC_SECTION)
			stays = among(keys, n, b->key) ||
				!strcmp(b->key, DOC_FOOTER);
		if (stays)
			d->block[to++] = *b;
		else
			clear(b);
	}
	d->n = to;
	return 0;
}

void doc_keys(const struct doc *d, struct buf *out)
{
	size_t from = out->len;

	for (size_t i = 0; i < d->n; i++) {
		const char *key = d->block[i].key;
		const struct doc before = { .block = d->block, .n = i };
		if (key && strcmp(key, DOC_FOOTER) && !has(&before, key))
			buf_addf(out, out->len > from ? ", %s" : "%s", key);
	}
}

void doc_free(struct doc *d)
{
	for (size_t i = 0; i < d->n; i++)
		clear(&d->block[i]);
	free(d->block);
	*d = (struct doc){ 0 };
}
