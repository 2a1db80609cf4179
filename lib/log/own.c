/* SPDX-License-Identifier: MIT
 * The rows of one person. */
#include "log/own.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "log/canon.h"
#include "log/disk.h"
#include "log/place.h"
#include "log/store.h"
#include "table/table.h"

static bool goes_on(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

static bool begins(const char *text, const char *with)
{
	return !strncmp(text, with, strlen(with));
}

/* What the names of a person's files begin with. */
struct pattern {
	const char *stem;
	bool whole;		/* a log that is one file: its name is */
	const char *name;
};

static bool fits(const struct pattern *p, const char *name)
{
	const char *rest = name + strlen(p->stem);

	if (*name == '.' || !begins(name, p->stem) || place_ends(name, ".torn"))
		return false;
	if (!p->whole)
		return !goes_on(*rest);
	return !strcmp(name, p->name) || begins(rest, ".sync-conflict-") ||
	       begins(rest, " (");
}

static int by_name(const void *a, const void *b)
{
	const char *const *x = a, *const *y = b;

	return strcmp(*x, *y);
}

static void add_file(char ***files, size_t *n, size_t *room, const char *dir,
		     const char *name)
{
	struct buf path = BUF_EMPTY;
	struct stat st;

	if (strcmp(dir, "."))
		buf_addf(&path, "%s%s", dir, place_ends(dir, "/") ? "" : "/");
	buf_puts(&path, name);
	if (stat(path.at, &st) || !S_ISREG(st.st_mode)) {
		buf_free(&path);
		return;
	}
	*files = mem_grow(*files, room, *n + 1, sizeof(**files));
	(*files)[(*n)++] = buf_take(&path);
}

static int list(const char *dir, const struct pattern *p, char ***files,
		size_t *n, struct fault *f)
{
	DIR *d = opendir(dir);
	struct dirent *entry;
	size_t room = 0;

	*files = NULL;
	*n = 0;
	if (!d && errno == ENOENT)
		return 0;
	while (d && (errno = 0, entry = readdir(d)))
		if (fits(p, entry->d_name))
			add_file(files, n, &room, dir, entry->d_name);
	int cause = errno;
	if (d)
		closedir(d);
	if (*n)
		qsort(*files, *n, sizeof(**files), by_name);
	if (cause)
		fault_set(f, N_("its directory cannot be read"), cause);
	return cause ? -1 : 0;
}

int own_files(const char *shared, const char *who, char ***files, size_t *n,
	      struct fault *f)
{
	struct pattern p = { .stem = who };

	f->file = shared;
	if (place_is_directory(shared))
		return list(shared, &p, files, n, f);
	char *dir = disk_dir(shared);
	p.name = disk_name(shared);
	const char *dot = strrchr(p.name, '.');
	char *stem = dot ? mem_dupn(p.name, (size_t)(dot - p.name)) :
			   mem_dup(p.name);
	p.stem = stem;
	p.whole = true;
	int got = list(dir, &p, files, n, f);
	free(stem);
	free(dir);
	return got;
}

const char *own_cell(const struct own_row *r, const char *name)
{
	for (size_t i = 0; i < r->n; i++)
		if (!strcmp(r->names[i], name))
			return r->values[i];
	return "";
}

static int64_t instant(const char *cell)
{
	struct stamp s;

	return stamp_parse(cell, strlen(cell), &s) ? INT64_MIN : s.utc;
}

/* The cells of a row, names and values behind each other in one block. */
static void copy(struct own_row *r, const struct canon_map *m,
		 const struct table *t)
{
	size_t bytes = 2 * m->n * sizeof(char *);

	for (size_t i = 0; i < m->n; i++)
		bytes += strlen(m->names[i]) + table_cell_len(t, (int)i) + 2;
	r->names = mem_get(bytes, 1);
	r->values = r->names + m->n;
	char *at = (char *)(r->values + m->n);
	for (size_t i = 0; i < m->n; i++) {
		const char *cell = table_cell(t, (int)i);
		if (!*cell || !strcmp(cell, "NA"))
			continue;
		r->names[r->n] = at;
		at = stpcpy(at, m->names[i]) + 1;
		r->values[r->n++] = at;
		at = stpcpy(at, cell) + 1;
	}
}

static void add_row(struct own *o, struct canon_map *m, const struct table *t)
{
	struct own_row r = { .visibility = SHARED };

	canon_id(m, t, r.id);
	copy(&r, m, t);
	r.kind = own_cell(&r, "kind");
	if (!*r.kind)
		r.kind = "checkin";
	r.ref = own_cell(&r, "ref");
	if (m->visibility >= 0)
		r.visibility = entry_visibility(own_cell(&r, "visibility"));
	const char *logged = own_cell(&r, "logged");
	r.written = instant(*logged ? logged : own_cell(&r, "time"));
	o->rows = mem_grow(o->rows, &o->room, o->n + 1, sizeof(*o->rows));
	o->rows[o->n++] = r;
}

static int read_rows(struct own *o, struct table *t, struct fault *f)
{
	struct canon_map m = CANON_MAP_EMPTY;
	enum table_got got;

	canon_map(&m, NULL, t);
	while ((got = table_next(t, f)) != TABLE_END && got != TABLE_FAILED) {
		if (got == TABLE_HEADER)
			canon_map(&m, NULL, t);
		if (got == TABLE_ROW && !strcmp(table_cell(t, m.who), o->who))
			add_row(o, &m, t);
	}
	canon_map_free(&m);
	return got == TABLE_FAILED ? -1 : 0;
}

int own_read(struct own *o, const char *path, struct fault *f)
{
	static const struct table_how how = { .key = "time" };
	int got = 0;

	FILE *in = store_read(path, f);
	if (!in)
		return f->cause == ENOENT ? 0 : -1;
	struct table *t = table_open(in, path, &how, f);
	if (t && table_col(t, "time") >= 0 && table_col(t, "who") >= 0)
		got = read_rows(o, t, f);
	table_close(t);
	fclose(in);
	f->file = path;
	return got;
}

static bool same_id(const char *a, const char *b)
{
	for (; *a && *b; a++, b++) {
		char x = *a >= 'a' && *a <= 'z' ? (char)(*a - 32) : *a;
		char y = *b >= 'a' && *b <= 'z' ? (char)(*b - 32) : *b;
		if (x != y)
			return false;
	}
	return !*b;
}

static ssize_t refuse(struct fault *f, const char *message)
{
	f->file = NULL;
	f->line = 0;
	f->column[0] = '\0';
	fault_set(f, message, 0);
	return -1;
}

static ssize_t last(const struct own *o, struct fault *f)
{
	size_t best = 0;

	if (!o->n)
		return refuse(f, N_("there is no row of yours"));
	for (size_t i = 1; i < o->n; i++)
		if (o->rows[i].written >= o->rows[best].written)
			best = i;
	return (ssize_t)best;
}

ssize_t own_find(const struct own *o, const char *word, struct fault *f)
{
	ssize_t found = -1;

	if (!strcmp(word, "last"))
		return last(o, f);
	for (size_t i = 0; i < o->n && *word; i++) {
		const char *id = o->rows[i].id;
		if (!same_id(id, word))
			continue;
		if (found >= 0 && strcmp(o->rows[found].id, id))
			return refuse(f, N_("several rows of yours have an id "
					    "that begins like this"));
		found = (ssize_t)i;
	}
	if (found < 0)
		return refuse(f, N_("no row of yours has this id"));
	return found;
}

/* Whether row a says that it stands for row b. */
static bool replaces(const struct own_row *a, const struct own_row *b)
{
	return ident_is(a->ref) && same_id(a->ref, b->id) &&
	       strcmp(a->id, b->id) && !strcmp(a->kind, b->kind);
}

size_t own_newest(const struct own *o, size_t i)
{
	/* Rows that replace each other in a ring have no newest one. */
	for (size_t steps = 0; steps < o->n; steps++) {
		size_t next = i;
		for (size_t k = 0; k < o->n; k++)
			if (replaces(&o->rows[k], &o->rows[i]) &&
			    (next == i ||
			     o->rows[k].written >= o->rows[next].written))
				next = k;
		if (next == i)
			return i;
		i = next;
	}
	return i;
}

void own_versions(const struct own *o, size_t i, bool *chosen)
{
	bool more = true;

	chosen[i] = true;
	while (more) {
		more = false;
		for (size_t k = 0; k < o->n; k++) {
			for (size_t c = 0; c < o->n && !chosen[k]; c++) {
				const struct own_row *a = &o->rows[k];
				const struct own_row *b = &o->rows[c];
				if (!chosen[c] ||
				    (strcmp(a->id, b->id) && !replaces(a, b) &&
				     !replaces(b, a)))
					continue;
				chosen[k] = more = true;
			}
		}
	}
}

void own_free(struct own *o)
{
	for (size_t i = 0; i < o->n; i++)
		free(o->rows[i].names);
	free(o->rows);
	*o = (struct own){ 0 };
}
