/* SPDX-License-Identifier: MIT
 * The files of rules of one language. */
#include "wording/stock.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "content/share.h"
#include "table/file.h"
#include "wording/stock-image.h"

enum { PATH_ROOM = 4096, COLUMNS_MAX = 24, CHUNK = 1 << 16 };

/* Cells that were read, kept as long as the stock. */
struct chunk {
	struct chunk *next;
	size_t used, room;
	char bytes[];
};

struct known {
	struct known *next;
	char *path;
	const struct image_file *file;	/* NULL: not in the image */
};

struct stock {
	const char *lang;
	const struct image *image;	/* NULL: none that fits */
	size_t image_len;
	struct known *paths;
	struct chunk *chunks;
};

static const void *map(const char *path, size_t *len)
{
	struct stat st;
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	void *at = MAP_FAILED;

	if (fd >= 0 && !fstat(fd, &st) && S_ISREG(st.st_mode) && st.st_size) {
		*len = (size_t)st.st_size;
		at = mmap(NULL, *len, PROT_READ, MAP_PRIVATE, fd, 0);
	}
	if (fd >= 0)
		close(fd);
	return at == MAP_FAILED ? NULL : at;
}

static uint64_t mix(uint64_t sum, uint64_t more)
{
	return (sum ^ more) * 0x9e3779b97f4a7c15;
}

static uint64_t word_at(const char *s)
{
	uint64_t word;

	memcpy(&word, s, sizeof(word));
	return word;
}

/* Four words at a time, each with a sum of its own. */
static uint64_t sum_of(const char *bytes, size_t len)
{
	uint64_t a = len, b = 1, c = 2, d = 3;
	const char *end = bytes + len;
	char rest[32] = "";

	for (; end - bytes >= 32; bytes += 32) {
		a = mix(a, word_at(bytes));
		b = mix(b, word_at(bytes + 8));
		c = mix(c, word_at(bytes + 16));
		d = mix(d, word_at(bytes + 24));
	}
	memcpy(rest, bytes, (size_t)(end - bytes));
	for (int i = 0; i < 32; i += 8)
		a = mix(a ^ a >> 29, word_at(rest + i));
	return mix(mix(a ^ a >> 29, b), mix(c ^ c >> 29, d));
}

uint64_t stock_key(const char *text)
{
	return sum_of(text, strlen(text));
}

typedef uint64_t pair __attribute__((vector_size(16)));

static inline void add_pair(pair *sum, pair *sums, const char *at)
{
	pair next;

	memcpy(&next, at, sizeof(next));
	*sum += next;
	*sums += *sum;
}

/* Two words at a time, their sum and the sum of that, which tells their order:
 * all of the rules are summed at every start, so little is spent on a byte.
 * source: Fletcher 1982, with words for bytes. */
static uint64_t sum_of_file(const char *bytes, size_t len)
{
	pair sum = { len, 1 }, sums = { 2, 3 };
	const char *end = bytes + len;

	for (; end - bytes >= 128; bytes += 128) {
		add_pair(&sum, &sums, bytes);
		add_pair(&sum, &sums, bytes + 16);
		add_pair(&sum, &sums, bytes + 32);
		add_pair(&sum, &sums, bytes + 48);
		add_pair(&sum, &sums, bytes + 64);
		add_pair(&sum, &sums, bytes + 80);
		add_pair(&sum, &sums, bytes + 96);
		add_pair(&sum, &sums, bytes + 112);
	}
	uint64_t rest = sum_of(bytes, (size_t)(end - bytes));
	uint64_t all[] = { sum[0], sum[1], sums[0], sums[1], rest };

	return sum_of((const char *)all, sizeof(all));
}

bool stock_sum(const char *path, uint64_t *sum)
{
	size_t len;
	const void *at = map(path, &len);

	if (!at)
		return false;
	*sum = sum_of_file(at, len);
	munmap((void *)(uintptr_t)at, len);
	return true;
}

/* The image of a language lies beside the program. */
static const struct image *open_image(const char *lang, size_t *len)
{
	char path[PATH_ROOM];
	ssize_t n = readlink("/proc/self/exe", path, sizeof(path) - 64);
	const struct image *i;

	while (n > 0 && path[n - 1] != '/')
		n--;
	if (n <= 0 || strlen(lang) > 16)
		return NULL;
	snprintf(path + n, sizeof(path) - (size_t)n, "rules-%s.image", lang);
	if (!(i = map(path, len)))
		return NULL;
	if (*len >= sizeof(*i) && i->len == *len &&
	    !strncmp(i->mark, IMAGE_MARK, sizeof(i->mark)))
		return i;
	munmap((void *)(uintptr_t)i, *len);
	return NULL;
}

static const void *place(const struct stock *s, uint64_t at)
{
	return (const char *)s->image + at;
}

/* Whether every file is still what the image was made from. */
static bool is_current(struct stock *s)
{
	const struct image_file *file = place(s, s->image->file_at);

	for (uint32_t i = 0; i < s->image->files; i++) {
		struct fault f = { 0 };
		uint64_t sum;
		const char *path = stock_path(s, file[i].name, &f);
		if (!path || !stock_sum(path, &sum) || sum != file[i].sum)
			return false;
		s->paths->file = &file[i];
	}
	return true;
}

struct stock *stock_open(const char *lang, struct fault *f)
{
	struct stock *s = mem_get(1, sizeof(*s));

	s->lang = lang;
	if (!lang)
		free(share_find("rules/rules.csv", &s->lang, f));
	if (!s->lang) {
		free(s);
		return NULL;
	}
	s->image = open_image(s->lang, &s->image_len);
	if (s->image && !is_current(s)) {
		munmap((void *)(uintptr_t)s->image, s->image_len);
		s->image = NULL;
	}
	return s;
}

void stock_free(struct stock *s)
{
	if (!s)
		return;
	for (struct known *k = s->paths, *next; k; k = next) {
		next = k->next;
		free(k->path);
		free(k);
	}
	for (struct chunk *c = s->chunks, *next; c; c = next) {
		next = c->next;
		free(c);
	}
	if (s->image)
		munmap((void *)(uintptr_t)s->image, s->image_len);
	free(s);
}

const char *stock_language(const struct stock *s)
{
	return s->lang;
}

const char *stock_path(struct stock *s, const char *name, struct fault *f)
{
	char *path = share_in(name, s->lang);

	if (!path) {
		fault_set_detail(f, N_("shipped content is missing"), name);
		return NULL;
	}
	for (struct known *k = s->paths; k; k = k->next)
		if (!strcmp(k->path, path)) {
			free(path);
			return k->path;
		}
	struct known *k = mem_get(1, sizeof(*k));
	k->path = path;
	k->next = s->paths;
	s->paths = k;
	return path;
}

bool stock_is_image(const struct stock *s)
{
	return s->image != NULL;
}

static const char *keep(struct stock *s, const char *text, size_t len)
{
	struct chunk *c = s->chunks;

	if (!len)
		return "";
	if (!c || c->room - c->used <= len) {
		size_t room = len < CHUNK ? CHUNK : len + 1;
		c = mem_get(1, sizeof(*c) + room);
		c->room = room;
		c->next = s->chunks;
		s->chunks = c;
	}
	char *to = c->bytes + c->used;
	memcpy(to, text, len);
	to[len] = '\0';
	c->used += len + 1;
	return to;
}

/* A file under way. */
struct reading {
	struct stock *stock;
	const char *const *columns;
	size_t n;
	int (*each)(void *arg, const struct stock_row *row, struct fault *f);
	void *arg;
};

static int read_row(void *arg, const struct table *t, struct fault *f)
{
	const struct reading *r = arg;
	const char *cell[COLUMNS_MAX];
	struct stock_row row = { cell, table_line(t) };

	for (size_t i = 0; i < r->n; i++) {
		int col = table_col(t, r->columns[i]);
		cell[i] = keep(r->stock, table_cell(t, col),
			       table_cell_len(t, col));
	}
	return r->each(r->arg, &row, f);
}

static int image_rows(const struct stock *s, const struct image_file *file,
		      const struct reading *r, struct fault *f)
{
	const uint32_t *at = place(s, file->at);
	const char *cell[COLUMNS_MAX];
	size_t from[COLUMNS_MAX];

	for (size_t i = 0; i < r->n; i++)
		for (from[i] = 0; from[i] < file->columns; from[i]++)
			if (!strcmp(place(s, at[from[i]]), r->columns[i]))
				break;
	at += file->columns;
	for (uint32_t k = 0; k < file->rows; k++) {
		struct stock_row row = { cell, *at++ };
		for (size_t i = 0; i < r->n; i++)
			cell[i] = from[i] < file->columns ?
				place(s, at[from[i]]) : "";
		at += file->columns;
		if (!r->each(r->arg, &row, f))
			continue;
		f->line = row.line;
		return -1;
	}
	return 0;
}

int stock_rows(struct stock *s, const char *path, const char *const *columns,
	       size_t n, int (*each)(void *arg, const struct stock_row *row,
				     struct fault *f),
	       void *arg, struct fault *f)
{
	struct reading r = { s, columns, n, each, arg };

	if (n > COLUMNS_MAX)
		abort();
	for (const struct known *k = s->paths; s->image && k; k = k->next)
		if (k->file && !strcmp(k->path, path)) {
			int got = image_rows(s, k->file, &r, f);
			if (got)
				fault_in_file(f, path);
			return got;
		}
	return file_rows(path, read_row, &r, f);
}

static const struct image_code *code_of(const struct stock *s,
					const char *text)
{
	if (!s->image)
		return NULL;
	const struct image_code *code = place(s, s->image->code_at);
	uint64_t key = stock_key(text);
	size_t low = 0, high = s->image->codes;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (code[middle].key == key)
			return &code[middle];
		if (code[middle].key < key)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

const void *stock_code(const struct stock *s, const char *text, size_t *len)
{
	const struct image_code *code = code_of(s, text);

	if (!code)
		return NULL;
	*len = code->len;
	return place(s, code->at);
}

const void *stock_begin(const struct stock *s, size_t *len)
{
	*len = s->image ? s->image->begin_len : 0;
	return s->image ? place(s, s->image->begin_at) : NULL;
}

const void *stock_outline(const struct stock *s, const char *text,
			  size_t *len)
{
	const struct image_code *code = code_of(s, text);

	if (!code || !code->outline_len)
		return NULL;
	*len = code->outline_len;
	return place(s, code->outline_at);
}

const void *stock_part(const struct stock *s, enum stock_part part,
		       size_t *len)
{
	if (!s->image || !s->image->part[part][1])
		return NULL;
	*len = s->image->part[part][1];
	return place(s, s->image->part[part][0]);
}
