/* SPDX-License-Identifier: MIT
 * Rows that their writer takes back. */
#include "log/withdraw.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "log/canon.h"
#include "log/disk.h"
#include "log/fold.h"
#include "log/ident.h"
#include "log/inputs.h"
#include "log/own.h"
#include "log/place.h"
#include "log/rewrite.h"
#include "log/secret.h"
#include "table/table.h"

struct job {
	const struct withdraw_how *how;
	char **files;		/* of the shared log */
	size_t n_files;
	char *dir;		/* where the list lies */
	struct buf name;	/* its name */
	bool open_end;		/* its last line has no line break */
	char (*ids)[IDENT_MAX];	/* sorted once sort_ids was called */
	size_t n, room;
	bool all;		/* what is no row goes too */
	bool again;		/* what came back, and not what is asked */
};

static int refuse(struct fault *f, const char *file, const char *message,
		  int cause)
{
	f->line = 0;
	f->column[0] = '\0';
	fault_set(f, message, cause);
	return inputs_failed(f, file);
}

static void add_id(struct job *j, const char *id)
{
	j->ids = mem_grow(j->ids, &j->room, j->n + 1, sizeof(*j->ids));
	for (size_t i = 0; i < IDENT_LEN; i++)
		j->ids[j->n][i] = id[i] >= 'a' && id[i] <= 'z' ?
				  (char)(id[i] - 'a' + 'A') : id[i];
	j->ids[j->n++][IDENT_LEN] = '\0';
}

static int compare(const void *a, const void *b)
{
	return strcmp(a, b);
}

static void sort_ids(struct job *j)
{
	if (j->n)
		qsort(j->ids, j->n, sizeof(*j->ids), compare);
}

static bool has_id(const struct job *j, const char *id)
{
	return j->n && bsearch(id, j->ids, j->n, sizeof(*j->ids), compare);
}

static void begin(struct job *j, const struct withdraw_how *how)
{
	*j = (struct job){ .how = how, .dir = disk_dir(how->private) };
	buf_addf(&j->name, "%s.withdrawn", how->who);
}

static void end(struct job *j)
{
	for (size_t i = 0; i < j->n_files; i++)
		free(j->files[i]);
	free(j->files);
	free(j->dir);
	free(j->ids);
	buf_free(&j->name);
}

static int list_failed(const struct job *j, struct fault *f, int cause)
{
	struct buf path = BUF_EMPTY;

	buf_addf(&path, "%s/%s", j->dir, j->name.at);
	refuse(f, path.at, N_("the list of withdrawn rows cannot be used"),
	       cause);
	buf_free(&path);
	return -1;
}

/* Adds the ids of the list; none when there is no list. */
static int read_list(struct job *j, struct fault *f)
{
	int dir = disk_open_dir(j->dir, 0), fd = -1, cause = errno;
	char *line = NULL;
	size_t room = 0;
	ssize_t len;

	if (dir >= 0) {
		fd = disk_open(dir, j->name.at, O_RDONLY | O_NOFOLLOW);
		cause = errno;
		close(dir);
	}
	if (fd < 0)
		return cause == ENOENT ? 0 : list_failed(j, f, cause);
	FILE *in = fdopen(fd, "r");
	while (in && (len = getline(&line, &room, in)) > 0) {
		j->open_end = line[len - 1] != '\n';
		if (!j->open_end)
			line[len - 1] = '\0';
		if (ident_is(line))
			add_id(j, line);
	}
	free(line);
	int bad = !in || ferror(in);
	cause = errno;
	if (in)
		fclose(in);
	else
		close(fd);
	return bad ? list_failed(j, f, cause) : 0;
}

static int add_to_list(const struct job *j, const struct buf *ids,
		       struct fault *f)
{
	if (!ids->len)
		return 0;
	if (place_make(j->dir, f))
		return -1;
	int dir = disk_open_dir(j->dir, 0);
	int got = dir < 0 ? -1 : disk_keep(dir, j->name.at, ids->at, ids->len);
	int cause = errno;
	if (dir >= 0)
		close(dir);
	return got ? list_failed(j, f, cause) : 0;
}

/* The lines of a file that are to go. */
struct lines {
	struct rewrite_lines *at;
	size_t n, room;
};

static void add_lines(struct lines *l, size_t first, size_t last)
{
	l->at = mem_grow(l->at, &l->room, l->n + 1, sizeof(*l->at));
	l->at[l->n++] = (struct rewrite_lines){ first, last };
}

/* Physical lines of the current record: LF, CR and CRLF each end one. */
static size_t lines_of(const struct table *t)
{
	size_t len, n = 1;
	const char *raw = table_raw(t, &len);

	for (size_t i = 0; i < len; i++)
		if (raw[i] == '\n' ||
		    (raw[i] == '\r' && (i + 1 == len || raw[i + 1] != '\n')))
			n++;
	return n;
}

static bool goes(const struct job *j, struct canon_map *m,
		 const struct table *t)
{
	char id[IDENT_MAX];

	if (strcmp(table_cell(t, m->who), j->how->who))
		return false;
	if (j->all)
		return true;
	canon_id(m, t, id);
	return has_id(j, id);
}

/* Finds the lines of one table. */
static int find_rows(const struct job *j, struct table *t, bool alone,
		     struct lines *l, struct fault *f)
{
	struct canon_map m = CANON_MAP_EMPTY;
	enum table_got got;

	canon_map(&m, NULL, t);
	while ((got = table_next(t, f)) != TABLE_END && got != TABLE_FAILED) {
		size_t line = table_line(t);
		if (got == TABLE_HEADER)
			canon_map(&m, NULL, t);
		if (got == TABLE_ROW && goes(j, &m, t))
			add_lines(l, line, line + lines_of(t) - 1);
		/* Where one person writes, what is broken is theirs. */
		if (got == TABLE_BROKEN && j->all && alone)
			add_lines(l, line, line);
	}
	canon_map_free(&m);
	return got == TABLE_FAILED ? -1 : 0;
}

/* Finds the lines of one file, which is no log if it has none. */
static int find(const struct job *j, FILE *in, const char *path, bool alone,
		struct lines *l, struct fault *f)
{
	static const struct table_how how = { .key = "time" };
	struct table *t = table_open(in, path, &how, f);
	int got = 0;

	if (t && table_col(t, "time") >= 0 && table_col(t, "who") >= 0)
		got = find_rows(j, t, alone, l, f);
	table_close(t);
	return got ? inputs_failed(f, path) : 0;
}

static enum store_got rewrite(const struct job *j, const char *path,
			      bool private, bool alone, struct fault *f)
{
	struct rewrite *r = rewrite_open(path, private, f);
	struct lines l = { 0 };
	enum store_got got = STORE_FAILED;
	FILE *in = r ? rewrite_old(r, f) : NULL;

	if (in && !find(j, in, path, alone, &l, f) &&
	    !rewrite_without(r, l.at, l.n, f))
		got = rewrite_commit(r, f);
	if (in)
		fclose(in);
	rewrite_close(r);
	free(l.at);
	if (got != STORE_DONE)
		inputs_failed(f, path);
	return got;
}

struct folding {
	const struct job *job;
	const char *path;
};

static int choose_lines(void *folding, FILE *in, struct rewrite_lines **lines,
			size_t *n, struct fault *f)
{
	const struct folding *g = folding;
	struct lines l = { 0 };
	int got = find(g->job, in, g->path, true, &l, f);

	*lines = l.at;
	*n = l.n;
	return got;
}

static enum store_got refold(const struct job *j, const char *path,
			     bool *plain, struct fault *f)
{
	struct folding g = { j, path };

	return fold_log(path, choose_lines, &g, plain, f);
}

/* A file is looked at before it is locked: mostly there is nothing to do. */
static enum store_got clean(const struct job *j, const char *path,
			    bool private, bool alone, struct fault *f)
{
	struct lines l = { 0 };

	/* Nothing comes back into an encrypted log but by new files, which
	 * --fold looks at: an entry needs no secret. */
	if (j->again && secret_is(path))
		return STORE_DONE;
	FILE *in = store_read(path, f);
	if (!in && f->cause == ENOENT)
		return STORE_DONE;
	if (!in || find(j, in, path, alone, &l, f)) {
		if (in)
			fclose(in);
		free(l.at);
		inputs_failed(f, path);
		return STORE_FAILED;
	}
	fclose(in);
	size_t n = l.n;
	free(l.at);
	return !n ? STORE_DONE :
	       secret_is(path) ? refold(j, path, NULL, f) :
	       rewrite(j, path, private, alone, f);
}

/* The rest of a row that was torn lies beside its file. */
static int remove_torn(const char *path, struct fault *f)
{
	struct buf torn = BUF_EMPTY;

	buf_addf(&torn, "%s.torn", path);
	int got = unlink(torn.at) && errno != ENOENT ?
		  refuse(f, torn.at, N_("cannot be taken away"), errno) : 0;
	buf_free(&torn);
	return got;
}

static enum store_got clean_all(const struct job *j, struct fault *f)
{
	bool alone = place_is_directory(j->how->shared);
	enum store_got worst = STORE_DONE;
	struct fault other;

	/* What cannot be done in one file is done in the others. */
	for (size_t i = 0; i <= j->n_files; i++) {
		bool private = i == j->n_files;
		const char *path = private ? j->how->private : j->files[i];
		struct fault *at = worst == STORE_DONE ? f : &other;
		enum store_got got = clean(j, path, private, alone || private,
					   at);
		if (got == STORE_DONE && j->all && (alone || private) &&
		    remove_torn(path, at))
			got = STORE_FAILED;
		if (worst == STORE_DONE)
			worst = got;
	}
	return worst;
}

/* Adds the ids of a row, its own and that of an older version, which may come
 * back from elsewhere. */
static void add_row(struct job *j, const struct own_row *r)
{
	add_id(j, r->id);
	if (ident_is(r->ref))
		add_id(j, r->ref);
}

/* Chooses rows; ids gets the lines that the list lacks. */
static int choose(struct job *j, const char *word, const struct own *own,
		  struct buf *ids, struct fault *f)
{
	struct job known = *j;
	bool *chosen = mem_get(own->n + 1, sizeof(*chosen));
	ssize_t found = j->all ? 0 : own_find(own, word, f);

	if (!j->all && found >= 0)
		own_versions(own, (size_t)found, chosen);
	j->ids = NULL;
	j->n = j->room = 0;
	for (size_t i = 0; i < own->n && found >= 0; i++)
		if (j->all || chosen[i])
			add_row(j, &own->rows[i]);
	sort_ids(j);
	sort_ids(&known);
	if (j->open_end)
		buf_putc(ids, '\n');
	for (size_t i = 0; i < j->n; i++)
		if ((!i || strcmp(j->ids[i], j->ids[i - 1])) &&
		    !has_id(&known, j->ids[i]))
			buf_addf(ids, "%s\n", j->ids[i]);
	for (size_t i = 0; i < known.n; i++)
		add_id(j, known.ids[i]);
	sort_ids(j);
	free(known.ids);
	free(chosen);
	return found < 0 ? -1 : 0;
}

static enum store_got withdraw(struct job *j, const char *word,
			       struct fault *f)
{
	struct own own = { .who = j->how->who };
	struct buf ids = BUF_EMPTY;
	int got = own_files(j->how->shared, j->how->who, &j->files,
			    &j->n_files, f);

	for (size_t i = 0; i < j->n_files && !got; i++)
		got = own_read(&own, j->files[i], f);
	if (!got)
		got = own_read(&own, j->how->private, f);
	if (!got)
		got = read_list(j, f);
	if (!got)
		got = choose(j, word, &own, &ids, f);
	if (!got)
		got = add_to_list(j, &ids, f);
	buf_free(&ids);
	own_free(&own);
	return got ? STORE_FAILED : clean_all(j, f);
}

enum store_got withdraw_rows(const struct withdraw_how *how, const char *word,
			     struct fault *f)
{
	struct job j;

	begin(&j, how);
	j.all = !strcmp(word, "all");
	enum store_got got = withdraw(&j, word, f);
	if (got != STORE_DONE && f->file)
		inputs_failed(f, f->file);
	end(&j);
	return got;
}

enum store_got withdraw_again(const struct withdraw_how *how, struct fault *f)
{
	struct job j;
	enum store_got got = STORE_FAILED;

	begin(&j, how);
	j.again = true;
	if (!read_list(&j, f)) {
		got = STORE_DONE;
		sort_ids(&j);
		if (j.n)
			got = own_files(how->shared, how->who, &j.files,
					&j.n_files, f) ? STORE_FAILED :
			      clean_all(&j, f);
	}
	end(&j);
	return got;
}

enum store_got withdraw_fold(const struct withdraw_how *how, bool *plain,
			     struct fault *f)
{
	struct job j;
	enum store_got got = STORE_FAILED;

	begin(&j, how);
	*plain = false;
	if (!read_list(&j, f)) {
		sort_ids(&j);
		got = refold(&j, how->private, plain, f);
	}
	if (got != STORE_DONE)
		inputs_failed(f, f->file ? f->file : how->private);
	end(&j);
	return got;
}
