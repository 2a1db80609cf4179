/* SPDX-License-Identifier: MIT
 * What a log is like before rows are added. */
#include "log/shape.h"

#include <errno.h>
#include <string.h>

#include "base/i18n.h"
#include "log/disk.h"
#include "log/stamp.h"
#include "table/table.h"

enum { BLOCK = 64 << 10 };

static int refuse(struct fault *f, const char *message, int cause)
{
	fault_set(f, message, cause);
	return -1;
}

/* Adds the bytes from..to of the file. */
static int load(struct buf *b, int fd, off_t from, off_t to, struct fault *f)
{
	size_t len = (size_t)(to - from);

	buf_reserve(b, len);
	ssize_t n = disk_read(fd, b->at + b->len, len, from);
	if (n > 0)
		b->len += (size_t)n;
	b->at[b->len] = '\0';
	if (n < 0)
		return refuse(f, N_("cannot be read"), errno);
	return (size_t)n < len ? refuse(f, N_("cannot be read"), EIO) : 0;
}

/* Where the file ends without the zeros that a power failure leaves. */
static int find_end(int fd, off_t size, off_t *end, struct fault *f)
{
	struct buf block = BUF_EMPTY;

	for (*end = size; *end;) {
		off_t from = *end > BLOCK ? *end - BLOCK : 0;
		buf_clear(&block);
		if (load(&block, fd, from, *end, f)) {
			buf_free(&block);
			return -1;
		}
		while (*end > from && !block.at[*end - from - 1])
			--*end;
		if (*end > from)
			break;
	}
	buf_free(&block);
	return 0;
}

static bool begins(const struct buf *b, const char *with)
{
	size_t n = strlen(with);

	return b->len >= n && !memcmp(b->at, with, n);
}

/* Length of the header with its line break: the first line that is neither
 * empty nor "sep=".  0 when it does not end within the bytes. */
static size_t header_end(const struct buf *b)
{
	size_t at = begins(b, "\xef\xbb\xbf") ? 3 : 0;

	while (at < b->len) {
		const char *line = b->at + at;
		const char *lf = memchr(line, '\n', b->len - at);
		if (!lf)
			return 0;
		at += (size_t)(lf - line) + 1;
		size_t n = (size_t)(lf - line);
		while (n && strchr(" \t\r", line[n - 1]))
			n--;
		if (n && (n < 4 || memcmp(line, "sep=", 4)))
			return at;
	}
	return 0;
}

/* Loads the header line, as far as the end of the file if it has no break. */
static int load_head(struct shape *s, int fd, off_t end, struct fault *f)
{
	size_t len = 0;

	while (!len && (off_t)s->head.len < end &&
	       s->head.len <= TABLE_RECORD_MAX) {
		off_t from = (off_t)s->head.len;
		off_t to = end - from > BLOCK ? from + BLOCK : end;
		if (load(&s->head, fd, from, to, f))
			return -1;
		len = header_end(&s->head);
	}
	if (begins(&s->head, "age-encryption.org/v1") ||
	    begins(&s->head, "-----BEGIN"))
		return refuse(f, N_("an encrypted file: no row can be added "
				    "to it"), 0);
	if (!len && (off_t)s->head.len < end)
		return refuse(f, N_("not a log: its first line does not end"),
			      0);
	if (len) {
		s->head.len = len;
		s->head.at[len] = '\0';
	}
	return 0;
}

/* A table over bytes; the stream is the caller's. */
static struct table *over(struct buf *bytes, FILE **in, struct fault *f)
{
	static const struct table_how how = { .key = "time" };
	struct table *t = NULL;

	*in = fmemopen(bytes->at, bytes->len, "r");
	if (!*in) {
		fault_set(f, N_("cannot be read"), errno);
		return NULL;
	}
	const char *file = f->file;
	t = table_open(*in, file ? file : "", &how, f);
	f->file = file;
	if (!t) {
		fclose(*in);
		*in = NULL;
	}
	return t;
}

static int check_head(struct shape *s, struct fault *f)
{
	static const char *const needed[] = { "time", "who" };
	size_t n = s->head.len;
	FILE *in;

	const char *cr = memchr(s->head.at, '\r', n);
	if (cr && cr + 1 < s->head.at + n && cr[1] != '\n')
		return refuse(f, N_("its lines end in CR: no row can be added "
				    "to it"), 0);
	s->columns = over(&s->head, &in, f);
	if (!s->columns)
		return -1;
	fclose(in);
	for (size_t i = 0; i < ARRAY_LEN(needed); i++)
		if (table_col(s->columns, needed[i]) < 0) {
			fault_set_detail(f, N_("not a log: it has no column"),
					 needed[i]);
			return -1;
		}
	f->line = 0;
	return 0;
}

/* Whether what is behind the last line break is a row but for its own. */
static bool torn_is_row(const struct shape *s)
{
	struct fault ignored = { 0 };
	struct buf both = BUF_EMPTY;
	struct stamp when;
	FILE *in;
	bool is = false;

	buf_add(&both, buf_text(&s->head), s->head.len);
	buf_add(&both, buf_text(&s->torn), s->torn.len);
	buf_putc(&both, '\n');
	struct table *t = over(&both, &in, &ignored);
	if (t && table_next(t, &ignored) == TABLE_ROW) {
		const char *time = table_cell(t, table_col(t, "time"));
		is = !stamp_parse(time, strlen(time), &when) &&
		     *table_cell(t, table_col(t, "who")) &&
		     table_next(t, &ignored) == TABLE_END;
	}
	table_close(t);
	if (in)
		fclose(in);
	buf_free(&both);
	return is;
}

/* Takes the bytes behind the last line break out of the tail. */
static void split_torn(struct shape *s, size_t lines)
{
	buf_add(&s->torn, s->tail.at + lines, s->tail.len - lines);
	s->tail.len = lines;
	s->tail.at[lines] = '\0';
	s->end = torn_is_row(s) ? SHAPE_OPEN : SHAPE_TORN;
	if (s->end == SHAPE_OPEN) {
		buf_add(&s->tail, s->torn.at, s->torn.len);
		buf_putc(&s->tail, '\n');
	}
}

/* Loads the last 64 KiB behind the header, or as much more as it takes to
 * find a line break. */
static int load_end(struct shape *s, int fd, off_t *from, off_t end,
		    struct fault *f)
{
	off_t head = (off_t)s->head.len, len = BLOCK;

	for (;;) {
		*from = end - head > len ? end - len : head;
		buf_clear(&s->tail);
		if (load(&s->tail, fd, *from, end, f))
			return -1;
		if (*from == head || memchr(s->tail.at, '\n', s->tail.len))
			return 0;
		if (len > TABLE_RECORD_MAX)
			return refuse(f, N_("its last line does not end"), 0);
		len *= 2;
	}
}

/* Loads the last lines, whole ones, and what is behind them. */
static int load_tail(struct shape *s, int fd, off_t end, struct fault *f)
{
	off_t from;

	if (load_end(s, fd, &from, end, f))
		return -1;
	if (from > (off_t)s->head.len) {
		/* It began somewhere in a line. */
		char *lf = memchr(s->tail.at, '\n', s->tail.len);
		size_t cut = (size_t)(lf - s->tail.at) + 1;
		s->tail.len -= cut;
		memmove(s->tail.at, lf + 1, s->tail.len + 1);
	}
	size_t lines = s->tail.len;
	while (lines && s->tail.at[lines - 1] != '\n')
		lines--;
	if (s->tail.len - lines > TABLE_RECORD_MAX)
		return refuse(f, N_("its last line does not end"), 0);
	if (lines < s->tail.len)
		split_torn(s, lines);
	s->size = end;
	if (s->end == SHAPE_TORN)
		s->size -= (off_t)s->torn.len;
	return 0;
}

int shape_read(struct shape *s, int fd, off_t size, const struct buf *header,
	       struct fault *f)
{
	off_t end;

	*s = (struct shape){ 0 };
	if (find_end(fd, size, &end, f))
		return -1;
	s->zeros = (size_t)(size - end);
	if (!end) {
		s->fresh = true;
		return 0;
	}
	if (load_head(s, fd, end, f))
		return -1;
	if ((size_t)end < header->len && s->head.len == (size_t)end &&
	    !memcmp(s->head.at, header->at, (size_t)end)) {
		s->fresh = true;
		return 0;
	}
	if (check_head(s, f))
		return -1;
	if (s->head.at[s->head.len - 1] != '\n') {
		buf_putc(&s->head, '\n');
		s->end = SHAPE_OPEN;
		s->size = end;
		return 0;
	}
	return load_tail(s, fd, end, f);
}

struct table *shape_rows(struct shape *s, FILE **in, struct fault *f)
{
	buf_clear(&s->both);
	buf_add(&s->both, buf_text(&s->head), s->head.len);
	buf_add(&s->both, buf_text(&s->tail), s->tail.len);
	return over(&s->both, in, f);
}

bool shape_has_header(const struct shape *s)
{
	static const char key[] = "time";
	const char *at = buf_text(&s->tail), *end = at + s->tail.len;
	char d = table_delimiter(s->columns);

	for (const char *p = at; p < end; p++) {
		p = memmem(p, (size_t)(end - p), key, sizeof(key) - 1);
		if (!p)
			return false;
		const char *next = p + sizeof(key) - 1;
		if ((p == at || p[-1] == '\n' || p[-1] == '"' || p[-1] == d) &&
		    (next == end || *next == '\n' || *next == '\r' ||
		     *next == '"' || *next == d))
			return true;
	}
	return false;
}

void shape_free(struct shape *s)
{
	table_close(s->columns);
	buf_free(&s->head);
	buf_free(&s->tail);
	buf_free(&s->torn);
	buf_free(&s->both);
	*s = (struct shape){ 0 };
}
