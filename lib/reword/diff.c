/* SPDX-License-Identifier: MIT
 * Two texts as a unified diff. */
#include "reword/diff.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { CONTEXT = 3 };

struct diff {
	const char *name;
	bool headed;
	struct buf old, new;		/* lines that are not whole yet */
	struct buf wait[CONTEXT];	/* equal lines that no hunk has */
	size_t waiting;
	struct buf hunk;		/* not empty: a hunk is open */
	struct buf plus;		/* new lines that stand behind the old
					 * ones of the same change */
	size_t line[2];			/* lines seen of each text */
	size_t from[2], count[2];	/* of the hunk */
	size_t same;			/* equal lines at its end */
};

struct diff *diff_open(const char *name)
{
	struct diff *d = mem_get(1, sizeof(*d));

	d->name = name;
	return d;
}

static void put(struct buf *out, char mark, const char *line, size_t len)
{
	buf_putc(out, mark);
	buf_add(out, line, len);
	if (!len || line[len - 1] != '\n')
		buf_puts(out, "\n\\ No newline at end of file\n");
}

static void end_change(struct diff *d)
{
	buf_add(&d->hunk, buf_text(&d->plus), d->plus.len);
	buf_clear(&d->plus);
}

/* An empty side is said to begin before its first line. */
static void end_hunk(struct diff *d, struct buf *out)
{
	end_change(d);
	if (!d->hunk.len)
		return;
	if (!d->headed)
		buf_addf(out, "--- %s\n+++ %s\n", d->name, d->name);
	d->headed = true;
	buf_puts(out, "@@");
	for (int i = 0; i < 2; i++)
		buf_addf(out, " %c%zu,%zu", "-+"[i],
			 d->from[i] - !d->count[i], d->count[i]);
	buf_puts(out, " @@\n");
	buf_add(out, d->hunk.at, d->hunk.len);
	buf_clear(&d->hunk);
}

static void wait_out(struct diff *d)
{
	for (size_t i = 0; i < d->waiting; i++) {
		put(&d->hunk, ' ', d->wait[i].at, d->wait[i].len);
		d->count[0]++;
		d->count[1]++;
	}
	d->waiting = 0;
}

static void equal(struct diff *d, const char *line, size_t len,
		  struct buf *out)
{
	d->line[0]++;
	d->line[1]++;
	end_change(d);
	if (d->hunk.len && d->same < CONTEXT) {
		put(&d->hunk, ' ', line, len);
		d->count[0]++;
		d->count[1]++;
		d->same++;
		return;
	}
	if (d->waiting == CONTEXT) {
		struct buf first = d->wait[0];
		end_hunk(d, out);
		memmove(d->wait, d->wait + 1, sizeof(first) * (CONTEXT - 1));
		d->wait[--d->waiting] = first;
	}
	buf_clear(&d->wait[d->waiting]);
	buf_add(&d->wait[d->waiting++], line, len);
}

static void changed(struct diff *d, int side, const char *line, size_t len)
{
	if (!d->hunk.len && !d->plus.len)
		for (int i = 0; i < 2; i++) {
			d->from[i] = d->line[i] - d->waiting + 1;
			d->count[i] = 0;
		}
	wait_out(d);
	if (side)
		put(&d->plus, '+', line, len);
	else
		put(&d->hunk, '-', line, len);
	d->line[side]++;
	d->count[side]++;
	d->same = 0;
}

static size_t line_len(const char *s, size_t len)
{
	const char *end = memchr(s, '\n', len);

	return end ? (size_t)(end - s) + 1 : len;
}

static void side(struct diff *d, int which, const char *s, size_t len)
{
	while (len) {
		size_t n = line_len(s, len);
		changed(d, which, s, n);
		s += n;
		len -= n;
	}
}

/* Equal lines at both ends of a stretch are equal; the rest has changed. */
static void settle(struct diff *d, struct buf *out)
{
	const char *a = buf_text(&d->old), *b = buf_text(&d->new);
	size_t n = d->old.len, m = d->new.len, end = 0;

	while (n && m) {
		size_t len = line_len(a, n);
		if (len != line_len(b, m) || memcmp(a, b, len))
			break;
		equal(d, a, len, out);
		a += len;
		b += len;
		n -= len;
		m -= len;
	}
	for (size_t i = 1; i <= n && i <= m && a[n - i] == b[m - i]; i++)
		if ((i == n || a[n - i - 1] == '\n') &&
		    (i == m || b[m - i - 1] == '\n'))
			end = i;
	side(d, 0, a, n - end);
	side(d, 1, b, m - end);
	for (a += n - end; end;) {
		size_t len = line_len(a, end);
		equal(d, a, len, out);
		a += len;
		end -= len;
	}
	buf_clear(&d->old);
	buf_clear(&d->new);
}

static bool whole(const struct buf *b)
{
	return b->len && b->at[b->len - 1] == '\n';
}

void diff_add(struct diff *d, const char *old, size_t old_len,
	      const char *new, size_t new_len, struct buf *out)
{
	buf_add(&d->old, old, old_len);
	buf_add(&d->new, new, new_len);
	if (whole(&d->old) && whole(&d->new))
		settle(d, out);
}

void diff_close(struct diff *d, struct buf *out)
{
	settle(d, out);
	end_hunk(d, out);
	for (size_t i = 0; i < CONTEXT; i++)
		buf_free(&d->wait[i]);
	buf_free(&d->old);
	buf_free(&d->new);
	buf_free(&d->hunk);
	buf_free(&d->plus);
	free(d);
}
