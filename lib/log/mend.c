/* SPDX-License-Identifier: MIT
 * A log put into the form that all programs write. */
#include "log/mend.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "log/canon.h"
#include "log/rewrite.h"
#include "log/seen.h"
#include "table/table.h"

struct mending {
	struct rewrite *r;
	const char *path;
	FILE *in;
	struct table *t;
	struct canon canon;
	struct canon_map map;
	struct canon_key key;
	struct seen twice;
	struct buf line;
};

static int refuse(struct mending *m, struct fault *f, const char *message)
{
	f->file = m->path;
	fault_set(f, message, 0);
	return -1;
}

const char MEND_BROKEN[] = N_("is not mended as long as a record in it is "
				"broken or unfinished");

/* Begins with the first row: 1, 0 for an empty log, -1 with f filled. */
static int start(struct mending *m, const struct canon *c, struct fault *f)
{
	static const struct table_how how = { .key = "time", .torn = true };

	table_close(m->t);
	rewind(m->in);
	m->t = table_open(m->in, m->path, &how, f);
	if (!m->t)
		return f->message == TABLE_EMPTY ? 0 : -1;
	if (table_col(m->t, "time") < 0 || table_col(m->t, "who") < 0)
		return refuse(m, f, N_("not a log: no columns time and who"));
	canon_map(&m->map, c, m->t);
	return 1;
}

static int next(struct mending *m, const struct canon *c, struct fault *f)
{
	for (;;) {
		switch (table_next(m->t, f)) {
		case TABLE_ROW:
			return 1;
		case TABLE_HEADER:
			canon_map(&m->map, c, m->t);
			if (!c)
				canon_add(&m->canon, m->t);
			break;
		case TABLE_BROKEN:
			return refuse(m, f, MEND_BROKEN);
		case TABLE_FAILED:
			return -1;
		case TABLE_END:
			return f->message ? refuse(m, f, MEND_BROKEN) : 0;
		}
	}
}

/* Equal for equal rows of one id. */
static uint64_t hash_of(struct mending *m)
{
	canon_key(&m->map, m->t, &m->key);
	return canon_content(&m->map, m->t) +
	       seen_mix(seen_hash(SEEN_START, m->key.id.at));
}

static int survey(struct mending *m, struct fault *f)
{
	int got = start(m, NULL, f);

	if (got > 0)
		canon_add(&m->canon, m->t);
	while (got > 0 && (got = next(m, NULL, f)) > 0)
		seen_add(&m->twice, hash_of(m));
	if (got >= 0 && canon_arrange(&m->canon, f)) {
		*f = (struct fault){ .file = m->path, .message = f->message };
		got = -1;
	}
	seen_close(&m->twice, true);
	return got;
}

static int put(struct mending *m, struct fault *f)
{
	int got = rewrite_put(m->r, m->line.at, m->line.len, f);

	buf_clear(&m->line);
	return got;
}

static int write_rows(struct mending *m, struct fault *f)
{
	int got = start(m, &m->canon, f);

	canon_header(&m->canon, &m->line);
	if (got > 0 && put(m, f))
		return -1;
	while (got > 0 && (got = next(m, &m->canon, f)) > 0) {
		if (seen_again(&m->twice, hash_of(m)))
			continue;
		canon_line(&m->canon, &m->map, m->t, &m->key, &m->line);
		if (put(m, f))
			return -1;
	}
	return got;
}

static int close_to_others(const char *path, bool private, struct fault *f)
{
	struct stat st;

	if (stat(path, &st) || st.st_uid != geteuid())
		return 0;
	bool group = !private && (st.st_mode & 060) == 060;
	mode_t others = group ? 007 : 077;
	if (!(st.st_mode & others) ||
	    !chmod(path, st.st_mode & 07777 & ~others))
		return 0;
	f->file = path;
	fault_set(f, N_("its mode cannot be set"), errno);
	return -1;
}

static enum store_got mend(struct mending *m, struct fault *f)
{
	int got = survey(m, f);

	/* An empty file has no form yet. */
	if (!got && !m->t)
		return STORE_DONE;
	if (got || write_rows(m, f))
		return STORE_FAILED;
	return rewrite_commit(m->r, f);
}

enum store_got mend_log(const char *path, bool private, struct fault *f)
{
	struct mending m = { .path = path, .map = CANON_MAP_EMPTY };
	enum store_got got = STORE_FAILED;

	*f = (struct fault){ .file = path };
	/* First, since a private log that others may open is not written. */
	if (close_to_others(path, private, f))
		return STORE_FAILED;
	m.r = rewrite_open(path, private, f);
	m.in = m.r ? rewrite_old(m.r, f) : NULL;
	if (m.in)
		got = mend(&m, f);
	table_close(m.t);
	if (m.in)
		fclose(m.in);
	rewrite_close(m.r);
	canon_map_free(&m.map);
	canon_free(&m.canon);
	buf_free(&m.key.id);
	buf_free(&m.line);
	seen_free(&m.twice);
	if (got != STORE_DONE)
		f->file = path;
	return got;
}
