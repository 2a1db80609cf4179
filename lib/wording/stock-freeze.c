/* SPDX-License-Identifier: MIT
 * How the image of a stock is made. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "table/file.h"
#include "wording/stock-image.h"

/* A file that becomes numbers, its texts behind those of the image. */
struct freezing {
	struct buf *out;
	struct buf numbers;
	struct image_file *file;
	size_t begin;			/* of the image in out */
};

static void align(struct freezing *z)
{
	while ((z->out->len - z->begin) % sizeof(uint64_t))
		buf_putc(z->out, '\0');
}

static uint64_t here(const struct freezing *z)
{
	return z->out->len - z->begin;
}

static void number(struct freezing *z, size_t n)
{
	uint32_t small = (uint32_t)n;

	buf_add(&z->numbers, (const char *)&small, sizeof(small));
}

static void text(struct freezing *z, const char *s, size_t len)
{
	number(z, here(z));
	buf_add(z->out, s, len);
	buf_putc(z->out, '\0');
}

static int add_row(void *arg, const struct table *t, struct fault *f)
{
	struct freezing *z = arg;
	size_t n = table_columns(t);

	(void)f;
	if (!z->file->columns)
		for (size_t i = 0; i < n; i++) {
			const char *name = table_column(t, i);
			text(z, name, strlen(name));
		}
	z->file->columns = (uint32_t)n;
	z->file->rows++;
	number(z, table_line(t));
	for (size_t i = 0; i < n; i++)
		text(z, table_cell(t, (int)i), table_cell_len(t, (int)i));
	return 0;
}

static int add_file(struct freezing *z, struct stock *s, const char *name,
		    bool rows, struct fault *f)
{
	const char *path = stock_path(s, name, f);

	if (!path)
		return -1;
	strncpy(z->file->name, name, sizeof(z->file->name) - 1);
	buf_clear(&z->numbers);
	if ((rows && file_rows(path, add_row, z, f)) ||
	    !stock_sum(path, &z->file->sum))
		return -1;
	align(z);
	z->file->at = here(z);
	buf_add(z->out, z->numbers.at, z->numbers.len);
	return 0;
}

static int by_key(const void *a, const void *b)
{
	const struct stock_kept *x = a, *y = b;

	return x->key < y->key ? -1 : x->key > y->key;
}

/* Bytes that all codes begin with, such as the tables of characters. */
static size_t begin_of(const struct stock_kept *kept, size_t n)
{
	size_t len = n ? kept[0].len : 0;

	for (size_t i = 1; i < n; i++) {
		const char *a = kept[0].code, *b = kept[i].code;
		size_t same = 0;
		while (same < len && same < kept[i].len && a[same] == b[same])
			same++;
		len = same;
	}
	return len;
}

static void add_codes(struct freezing *z, struct stock_kept *kept, size_t n,
		      struct image *head)
{
	struct image_code *code = mem_get(n + 1, sizeof(*code));
	size_t begin = begin_of(kept, n);

	align(z);
	head->begin_at = here(z);
	head->begin_len = begin;
	if (begin)
		buf_add(z->out, kept[0].code, begin);
	if (n)
		qsort(kept, n, sizeof(*kept), by_key);
	for (size_t i = 0; i < n; i++) {
		if (i && kept[i].key == kept[i - 1].key)
			continue;
		code[head->codes++] = (struct image_code){ kept[i].key,
			here(z), kept[i].len - begin, 0, 0 };
		buf_add(z->out, (const char *)kept[i].code + begin,
			kept[i].len - begin);
		if (!kept[i].outline)
			continue;
		align(z);
		code[head->codes - 1].outline_at = here(z);
		code[head->codes - 1].outline_len = kept[i].outline_len;
		buf_add(z->out, kept[i].outline, kept[i].outline_len);
	}
	align(z);
	head->code_at = here(z);
	buf_add(z->out, (const char *)code, head->codes * sizeof(*code));
	free(code);
}

int stock_freeze(struct stock *s, const char *const *names, size_t n_names,
		 size_t n_summed, struct stock_kept *kept, size_t n_kept,
		 const struct buf part[STOCK_PARTS], struct buf *out,
		 struct fault *f)
{
	struct image head = { .mark = IMAGE_MARK };
	size_t all = n_names + n_summed;
	struct image_file *files = mem_get(all, sizeof(*files));
	struct freezing z = { out, BUF_EMPTY, files, out->len };
	int got = 0;

	buf_add(out, (const char *)&head, sizeof(head));
	for (size_t i = 0; i < all && !got; i++) {
		z.file = &files[i];
		got = add_file(&z, s, names[i], i < n_names, f);
	}
	head.files = (uint32_t)all;
	align(&z);
	head.file_at = here(&z);
	buf_add(out, (const char *)files, all * sizeof(*files));
	add_codes(&z, kept, n_kept, &head);
	for (int i = 0; i < STOCK_PARTS; i++) {
		align(&z);
		head.part[i][0] = here(&z);
		head.part[i][1] = part[i].len;
		if (part[i].len)
			buf_add(out, part[i].at, part[i].len);
	}
	head.len = here(&z);
	memcpy(out->at + z.begin, &head, sizeof(head));
	buf_free(&z.numbers);
	free(files);
	return got;
}
