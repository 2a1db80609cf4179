/* SPDX-License-Identifier: MIT
 * Items of item sets that the log's schema does not know. */
#include "content/extra.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "content/items.h"
#include "content/share.h"

static enum entry_type type_of(enum item_type type)
{
	switch (type) {
	case ITEM_RATING: return ENTRY_RATING;
	case ITEM_NUMBER: return ENTRY_NUMBER;
	case ITEM_CHOICE:
	case ITEM_MULTI: return ENTRY_CHOICE;
	case ITEM_TAGS: return ENTRY_TAGS;
	case ITEM_DATE: return ENTRY_DATE;
	case ITEM_TEXT: break;
	}
	return ENTRY_TEXT;
}

/* Kept items may be shared by who answers them; here they say so. */
static enum visibility sight_of(enum item_visibility v)
{
	switch (v) {
	case ITEM_PRIVATE: return PRIVATE;
	case ITEM_CLINICIAN: return CLINICIAN;
	case ITEM_SHARED:
	case ITEM_KEPT: break;
	}
	return SHARED;
}

static void add(struct extra *x, const struct item *it)
{
	if (entry_column(it->id))
		return;
	for (size_t i = 0; i < x->n; i++)
		if (!strcmp(x->columns[i].name, it->id))
			return;
	x->columns = mem_grow(x->columns, &x->room, x->n + 1,
			      sizeof(*x->columns));
	char *name = mem_dup(it->id);
	x->columns[x->n++] = (struct entry_column){
		.name = name, .type = type_of(it->type), .min = it->min,
		.max = it->max, .visibility = sight_of(it->visibility),
		.what = name,
	};
}

const struct entry_column *extra_columns(void *extra, size_t *count)
{
	struct extra *x = extra;
	struct fault ignored = { 0 };
	char **sets = NULL;
	size_t n = 0;

	if (!x->read)
		share_list("items", &sets, &n);
	x->read = true;
	for (size_t s = 0; s < n; s++) {
		struct items *items = items_read(sets[s], &ignored);
		for (size_t i = 0; items && i < items->n; i++)
			add(x, &items->item[i]);
		items_free(items);
		free(sets[s]);
	}
	free(sets);
	*count = x->n;
	return x->columns;
}

void extra_free(struct extra *x)
{
	for (size_t i = 0; i < x->n; i++)
		free((char *)x->columns[i].name);
	free(x->columns);
	*x = (struct extra)EXTRA_EMPTY;
}
