/* SPDX-License-Identifier: MIT
 * Several logs made one.  The first pass over each file learns its columns,
 * whether it is sorted, and which ids come more than once; the second takes
 * the least row of all files again and again. */
#include "log/merge.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "log/canon.h"
#include "log/inputs.h"
#include "log/lock.h"
#include "log/seen.h"
#include "log/store.h"
#include "table/table.h"

struct row {
	struct canon_key key;
	struct buf line;
	size_t number;		/* its physical line */
};

struct source {
	const char *name;
	FILE *in;
	struct table *t;
	struct canon_map map;
	bool sorted, over;
	struct row now;		/* of a sorted file: its next row */
	struct row *rows;	/* of another: all of them */
	size_t n, room, at;
};

/* Where a row stood whose id comes more than once. */
struct first {
	const struct source *source;	/* NULL: not met yet */
	size_t line;
};

struct merge {
	const struct merge_how *how;
	struct inputs inputs;
	struct source *sources;
	struct canon canon;
	struct seen ids;
	struct first *firsts;	/* of each of them */
	struct buf out;
};

enum { FLUSH_AT = 64 << 10 };

static const char NOT_A_LOG[] = N_("not a log: no columns time and who");
static const char MARKS[] =
	N_("holds git's conflict marks; its two sides can be merged instead: "
	   "git show :2:FILE, git show :3:FILE");
static const char BROKEN[] =
	N_("a broken record, which merging would lose; --lint names all");
static const char UNFINISHED[] =
	N_("an unfinished last row, which merging would lose; the next entry "
	   "there keeps it in a file beside it");

static void free_row(struct row *r)
{
	buf_free(&r->key.id);
	buf_free(&r->line);
}

static int failed(struct source *s, struct fault *f)
{
	return inputs_failed(f, s->name);
}

/* What a table calls broken, said for somebody who wants to merge. */
static int refuse(struct source *s, struct fault *f)
{
	fault_set(f, f->message == TABLE_CONFLICT ? MARKS : BROKEN, 0);
	return failed(s, f);
}

/* Begins with the first row: 1, 0 for an empty file, -1 with f filled. */
static int start(struct source *s, const struct canon *c, struct fault *f)
{
	static const struct table_how how = { .key = "time", .torn = true };

	rewind(s->in);
	*f = (struct fault){ 0 };
	s->t = table_open(s->in, s->name, &how, f);
	if (!s->t && f->message == TABLE_EMPTY)
		return 0;
	if (!s->t && f->message == TABLE_CONFLICT)
		fault_set(f, MARKS, 0);
	if (!s->t)
		return failed(s, f);
	canon_map(&s->map, c, s->t);
	if (s->map.time >= 0 && s->map.who >= 0)
		return 1;
	fault_set(f, NOT_A_LOG, 0);
	return failed(s, f);
}

static void stop(struct source *s)
{
	table_close(s->t);
	s->t = NULL;
}

/* The next row: 1, 0 at the end, -1 with f filled.  c is as for canon_map;
 * new_header is told of each header. */
static int next(struct source *s, const struct canon *c, struct canon *learn,
		struct fault *f)
{
	for (;;) {
		switch (table_next(s->t, f)) {
		case TABLE_ROW:
			return 1;
		case TABLE_HEADER:
			canon_map(&s->map, c, s->t);
			if (learn)
				canon_add(learn, s->t);
			break;
		case TABLE_BROKEN:
			return refuse(s, f);
		case TABLE_FAILED:
			return failed(s, f);
		case TABLE_END:
			if (!f->message)
				return 0;
			fault_set(f, UNFINISHED, 0);
			return failed(s, f);
		}
	}
}

static int survey(struct merge *m, struct source *s, struct fault *f)
{
	struct canon_key keys[2] = { { 0 }, { 0 } };
	size_t rows = 0;
	int got = start(s, NULL, f);

	s->sorted = true;
	if (got > 0)
		canon_add(&m->canon, s->t);
	while (got > 0 && (got = next(s, NULL, &m->canon, f)) > 0) {
		struct canon_key *k = &keys[rows++ % 2];
		canon_key(&s->map, s->t, k);
		if (rows > 1 && canon_compare(&keys[rows % 2], k) >= 0)
			s->sorted = false;
		seen_add(&m->ids, seen_mix(seen_hash(SEEN_START, k->id.at)));
	}
	buf_free(&keys[0].id);
	buf_free(&keys[1].id);
	stop(s);
	return got;
}

static int by_key(const void *a, const void *b)
{
	const struct row *x = a, *y = b;
	int order = canon_compare(&x->key, &y->key);

	return order ? order : strcmp(x->line.at, y->line.at);
}

/* Fills r with the next row; as next. */
static int fetch(struct merge *m, struct source *s, struct row *r,
		 struct fault *f)
{
	int got = next(s, &m->canon, NULL, f);

	if (got <= 0)
		return got;
	canon_key(&s->map, s->t, &r->key);
	buf_clear(&r->line);
	canon_line(&m->canon, &s->map, s->t, &r->key, &r->line);
	r->number = table_line(s->t);
	return 1;
}

static int load(struct merge *m, struct source *s, struct fault *f)
{
	struct row r = { 0 };
	int got;

	while ((got = fetch(m, s, &r, f)) > 0) {
		s->rows = mem_grow(s->rows, &s->room, s->n + 1,
				   sizeof(*s->rows));
		s->rows[s->n++] = r;
		r = (struct row){ 0 };
	}
	free_row(&r);
	if (s->n)
		qsort(s->rows, s->n, sizeof(*s->rows), by_key);
	stop(s);
	return got;
}

/* Moves on to the next row; -1 with f filled. */
static int advance(struct merge *m, struct source *s, struct fault *f)
{
	if (!s->sorted) {
		s->over = ++s->at >= s->n;
		return 0;
	}
	int got = fetch(m, s, &s->now, f);
	s->over = got <= 0;
	return got < 0 ? -1 : 0;
}

static int begin(struct merge *m, struct source *s, struct fault *f)
{
	int got = start(s, &m->canon, f);

	if (got <= 0) {
		s->over = true;
		return got;
	}
	if (s->sorted)
		return advance(m, s, f);
	got = load(m, s, f);
	s->over = !s->n;
	return got;
}

static const struct row *at(const struct source *s)
{
	return s->sorted ? &s->now : &s->rows[s->at];
}

static struct source *least(struct merge *m)
{
	struct source *best = NULL;

	for (size_t i = 0; i < m->inputs.n; i++) {
		struct source *s = &m->sources[i];
		if (!s->over && (!best || by_key(at(s), at(best)) < 0))
			best = s;
	}
	return best;
}

/* Names a row whose id came before, with both places. */
static void name_unlike(struct merge *m, const struct source *s)
{
	const struct row *r = at(s);
	size_t i = seen_find(&m->ids, seen_mix(seen_hash(SEEN_START,
							 r->key.id.at)));
	struct fault f = { .file = s->name, .line = r->number };
	char place[FAULT_DETAIL_MAX];

	if (i == SIZE_MAX)
		return;
	struct first *first = &m->firsts[i];
	if (!first->source) {
		*first = (struct first){ s, r->number };
		return;
	}
	snprintf(place, sizeof(place), "%s:%zu", first->source->name,
		 first->line);
	fault_set_detail(&f, N_("another row has the same id; both are kept"),
			 place);
	fault_in_column(&f, "id");
	m->how->unlike(&f);
}

static int flush(struct merge *m, size_t from, struct fault *f)
{
	if (m->out.len < from)
		return 0;
	int got = m->how->put(m->how->arg, m->out.at, m->out.len, f);
	buf_clear(&m->out);
	return got;
}

/* The second pass: equal rows follow each other. */
static int write_rows(struct merge *m, struct fault *f)
{
	struct buf last = BUF_EMPTY;
	struct source *s;
	int got = 0;

	canon_header(&m->canon, &m->out);
	while (!got && (s = least(m))) {
		const struct row *r = at(s);
		if (strcmp(buf_text(&last), r->line.at)) {
			if (m->ids.n)
				name_unlike(m, s);
			buf_add(&m->out, r->line.at, r->line.len);
			buf_clear(&last);
			buf_add(&last, r->line.at, r->line.len);
			got = flush(m, FLUSH_AT, f);
		}
		if (!got)
			got = advance(m, s, f);
	}
	buf_free(&last);
	return got ? -1 : flush(m, 1, f);
}

/* A stream that can be read twice, under one shared lock. */
static FILE *open_file(const struct merge *m, const char *file,
		       struct fault *f)
{
	struct stat st;
	int fd = store_open(file, &st, f);

	if (fd < 0)
		return NULL;
	if (m->how->out && rewrite_is(m->how->out, &st)) {
		/* Our own lock would be waited for. */
		close(fd);
		return rewrite_old(m->how->out, f);
	}
	lock_take(fd, false);
	FILE *in = fdopen(fd, "r");
	if (!in) {
		fault_set(f, N_("cannot be read"), errno);
		close(fd);
	}
	return in;
}

/* Opens all inputs and keeps them open, so that no row comes between the two
 * passes. */
static int open_all(struct merge *m, struct fault *f)
{
	m->sources = mem_get(m->inputs.n, sizeof(*m->sources));
	for (size_t i = 0; i < m->inputs.n; i++) {
		struct source *s = &m->sources[i];
		const char *file = m->inputs.files[i];
		s->name = inputs_name(&m->inputs, i);
		s->in = strcmp(file, "-") ? open_file(m, file, f) :
			inputs_open(&m->inputs, i, false, f);
		if (!s->in)
			return failed(s, f);
	}
	return 0;
}

static int merge(struct merge *m, struct fault *f)
{
	int got = open_all(m, f);

	for (size_t i = 0; i < m->inputs.n && !got; i++)
		got = survey(m, &m->sources[i], f);
	if (!got && !m->canon.n) {
		fault_set(f, N_("there is no log to merge"), 0);
		f->file = NULL;
		return -1;
	}
	if (!got && canon_arrange(&m->canon, f)) {
		f->file = NULL;
		return -1;
	}
	seen_close(&m->ids, true);
	m->firsts = mem_get(m->ids.n, sizeof(*m->firsts));
	for (size_t i = 0; i < m->inputs.n && !got; i++)
		got = begin(m, &m->sources[i], f);
	return got ? -1 : write_rows(m, f);
}

static void tidy(struct merge *m)
{
	for (size_t i = 0; m->sources && i < m->inputs.n; i++) {
		struct source *s = &m->sources[i];
		stop(s);
		if (s->in)
			fclose(s->in);
		canon_map_free(&s->map);
		free_row(&s->now);
		for (size_t r = 0; r < s->n; r++)
			free_row(&s->rows[r]);
		free(s->rows);
	}
	free(m->sources);
	inputs_free(&m->inputs);
	canon_free(&m->canon);
	seen_free(&m->ids);
	free(m->firsts);
	buf_free(&m->out);
}

int merge_logs(const char *const *paths, size_t n,
	       const struct merge_how *how, struct fault *f)
{
	struct merge m = { .how = how };
	int got = 0;

	*f = (struct fault){ 0 };
	for (size_t i = 0; i < n && !got; i++)
		got = inputs_add(&m.inputs, paths[i], f);
	if (!got && m.inputs.n_strange) {
		fault_set(f, INPUTS_STRANGE, 0);
		got = inputs_failed(f, m.inputs.strange[0]);
	}
	if (!got)
		got = merge(&m, f);
	tidy(&m);
	return got;
}
