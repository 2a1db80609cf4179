/* SPDX-License-Identifier: MIT
 * One column of a CSV heard. */
#include "reword/column.h"

#include <string.h>

#include "reword/show.h"
#include "table/writer.h"

/* What is said of one cell: the categories, the first message, the cell with
 * other wordings. */
static void hear_cell(struct column *c, const char *cell, size_t len,
		      struct buf *heard, struct buf *why, struct buf *text)
{
	struct blocks *b = blocks_open(NULL, cell, len, false);
	struct block block = { .kind = BLOCK_BLANK };
	struct answer a = { 0 };

	tongues_text(c->tongues);
	while (blocks_next(b, &block)) {
		answerer_block(tongues_for(c->tongues, &block), &block, &a);
		c->found |= answer_found(&a);
		for (size_t i = 0; i < a.n; i++) {
			const char *word = category_name(a.remark[i].category);
			if (heard->len && strstr(buf_text(heard), word))
				continue;
			buf_addf(heard, "%s%s", heard->len ? ";" : "", word);
			if (!why->len)
				buf_puts(why, show_message(a.remark[i].rule));
		}
		show_rewritten(&block, &a, text);
	}
	answer_free(&a);
	blocks_close(b);
}

void column_row(struct column *c, const struct table *t, struct buf *out)
{
	struct writer_how how = { .delimiter = table_delimiter(t) };
	struct buf heard = BUF_EMPTY, why = BUF_EMPTY, text = BUF_EMPTY;
	const char *cell = table_cell(t, c->at);
	size_t len = table_cell_len(t, c->at), start = out->len;

	hear_cell(c, cell, len, &heard, &why, &text);
	bool new = text.len != len || memcmp(buf_text(&text), cell, len);
	for (size_t i = 0; i < table_columns(t); i++) {
		bool here = c->rewrite && (int)i == c->at;
		writer_cell(out, &how,
			    here ? buf_text(&text) : table_cell(t, (int)i),
			    here ? text.len : table_cell_len(t, (int)i), !i);
	}
	if (!c->rewrite) {
		writer_cell(out, &how, buf_text(&heard), heard.len, false);
		writer_cell(out, &how, buf_text(&why), why.len, false);
		writer_cell(out, &how, buf_text(&text), new ? text.len : 0,
			    false);
	}
	writer_end(out, &how, start);
	buf_free(&heard);
	buf_free(&why);
	buf_free(&text);
}

void column_header(const struct column *c, const struct table *t,
		   struct buf *out)
{
	static const char *const added[] = { "heard", "why", "perhaps" };
	struct writer_how how = { .delimiter = table_delimiter(t) };
	size_t start = out->len;

	for (size_t i = 0; i < table_columns(t); i++)
		writer_cell(out, &how, table_column(t, i),
			    strlen(table_column(t, i)), !i);
	for (size_t i = 0; !c->rewrite && i < ARRAY_LEN(added); i++)
		writer_cell(out, &how, added[i], strlen(added[i]), false);
	writer_end(out, &how, start);
}
