/* SPDX-License-Identifier: MIT
 * An encrypted log written anew. */
#include "log/fold.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "log/age.h"
#include "log/disk.h"
#include "log/lock.h"
#include "log/secret.h"

enum { STALE_AFTER = 24 * 3600 };

struct job {
	struct secret s;
	struct buf text;	/* of all pieces */
	struct buf kept;	/* what remains of it, padded */
	struct buf sealed;
	char *plain;		/* the log beside it; NULL: none is taken in */
};

static int refuse(struct fault *f, const char *message, int cause)
{
	fault_set(f, message, cause);
	return -1;
}

/* Adds what a fold that was killed has not brought in already. */
static void add(struct buf *text, struct buf *header,
		const struct secret_piece *p)
{
	const char *at = buf_text(&p->bytes);
	const char *rows = memchr(at, '\n', p->bytes.len);
	size_t len = p->bytes.len;

	while (len && at[len - 1] == '\n')
		len--;
	size_t first = rows ? (size_t)(rows + 1 - at) : len;
	/* Rows alone, and only those with an id of chance in them. */
	if (p->is_new && first < len && len < p->bytes.len && text->len &&
	    memmem(text->at, text->len, rows, len - first + 2))
		return;
	secret_add(text, header, p);
}

/* Whether a plain log can be put behind another as it is. */
static bool has_our_form(const struct buf *text)
{
	const char *at = buf_text(text);
	size_t first = strcspn(at, "\r\n");

	return text->len == strlen(at) && strcspn(at, ";\t") >= first &&
	       strncmp(at, "\xef\xbb\xbf", 3) && strncmp(at, "sep=", 4);
}

/* The log beside it as one more piece. */
static int add_plain(struct job *j, struct fault *f)
{
	struct secret *s = &j->s;
	struct secret_piece p = { .name = NULL };
	struct buf name = BUF_EMPTY;
	char part[BUFSIZ];
	struct stat st;
	size_t n;

	buf_add(&name, s->path, strlen(s->path) - strlen(".age"));
	buf_puts(&name, ".csv");
	j->plain = buf_take(&name);
	if (lstat(j->plain, &st) && errno == ENOENT) {
		free(j->plain);
		j->plain = NULL;
		return 0;
	}
	fault_in_file(f, j->plain);
	FILE *in = store_read(j->plain, f);
	if (!in)
		return -1;
	while ((n = fread(part, 1, sizeof(part), in)) > 0)
		buf_add(&p.bytes, part, n);
	bool bad = ferror(in);
	fclose(in);
	explicit_bzero(part, sizeof(part));
	if (bad || !has_our_form(&p.bytes)) {
		buf_wipe(&p.bytes);
		buf_free(&p.bytes);
		return refuse(f, bad ? N_("cannot be read") :
			      N_("is not of the form that these programs "
				 "write: log --lint --fix mends it"), 0);
	}
	p.name = mem_dup("");
	s->pieces = mem_grow(s->pieces, &s->room, s->n + 1,
			     sizeof(*s->pieces));
	s->pieces[s->n++] = p;
	fault_in_file(f, s->path);
	return 0;
}

/* Adds the lines of the text that are not to go. */
static void drop_lines(struct job *j, const struct rewrite_lines *lines,
		       size_t n)
{
	const char *at = buf_text(&j->text), *end = at + j->text.len;
	size_t line = 1, next = 0;

	while (at < end) {
		size_t len = 0, left = (size_t)(end - at);
		while (len < left && at[len] != '\n' && at[len] != '\r')
			len++;
		len += len < left ? 1 : 0;
		if (len < left && at[len - 1] == '\r' && at[len] == '\n')
			len++;
		while (next < n && lines[next].last < line)
			next++;
		if (next == n || lines[next].first > line)
			buf_add(&j->kept, at, len);
		at += len;
		line++;
	}
}

static int choose_lines(struct job *j, fold_choose choose, void *arg,
			size_t *n, struct fault *f)
{
	struct rewrite_lines *lines = NULL;
	FILE *in = j->text.len ? fmemopen(j->text.at, j->text.len, "r") : NULL;
	int got = 0;

	*n = 0;
	if (in) {
		got = choose(arg, in, &lines, n, f);
		fclose(in);
	} else if (j->text.len) {
		got = refuse(f, N_("cannot be read"), errno);
	}
	if (!got)
		drop_lines(j, lines, *n);
	free(lines);
	return got;
}

/* The ciphertext is opened again: keys that do not belong together would shut
 * the writer out of everything. */
static int seal(struct job *j, struct fault *f)
{
	struct buf again = BUF_EMPTY;

	secret_pad(&j->kept);
	if (age_seal(j->kept.at, j->kept.len, &j->sealed, f))
		return -1;
	int got = age_unseal(j->sealed.at, j->sealed.len, &again, f);
	bool same = !got && again.len == j->kept.len &&
		    !memcmp(again.at, j->kept.at, again.len);
	buf_wipe(&again);
	buf_free(&again);
	return same ? 0 :
	       refuse(f, N_("nothing was done: the identity of the config "
			    "cannot open what its recipients are sent"), 0);
}

/* Files that killed runs left, so old that no run is at work on them. */
static void remove_stale(const struct secret *s)
{
	int fd = disk_open(s->tmp, ".", O_RDONLY | O_DIRECTORY);
	DIR *dir = fd < 0 ? NULL : fdopendir(fd);
	struct dirent *entry;
	struct timespec now;
	struct stat st;

	clock_gettime(CLOCK_REALTIME, &now);
	while (dir && (entry = readdir(dir)))
		if (!fstatat(s->tmp, entry->d_name, &st,
			     AT_SYMLINK_NOFOLLOW) && S_ISREG(st.st_mode) &&
		    st.st_uid == geteuid() &&
		    st.st_mtim.tv_sec < now.tv_sec - STALE_AFTER)
			unlinkat(s->tmp, entry->d_name, 0);
	if (dir)
		closedir(dir);
	else if (fd >= 0)
		close(fd);
}

/* Takes away what the new main.age holds. */
static enum store_got clear(const struct job *j, struct fault *f)
{
	const struct secret *s = &j->s;
	char *up = disk_dir(s->path);
	int got = 0;

	for (size_t i = 0; i < s->n; i++) {
		const struct secret_piece *p = &s->pieces[i];
		if (*p->name && (p->is_new || strcmp(p->name, "main.age")) &&
		    unlinkat(p->is_new ? s->new : s->top, p->name, 0) &&
		    errno != ENOENT)
			got = -1;
	}
	if (j->plain && unlink(j->plain))
		got = -1;
	if (got || disk_sync(s->new) || disk_sync(s->top) ||
	    (j->plain && disk_sync_dir(up))) {
		refuse(f, N_("is folded, but what was folded could not be "
			     "taken away: the next --fold tries it"), errno);
		got = -1;
	}
	free(up);
	return got ? STORE_UNSURE : STORE_DONE;
}

static bool is_folded(const struct secret *s)
{
	return s->n == 1 && !s->pieces[0].is_new &&
	       !strcmp(s->pieces[0].name, "main.age");
}

static int load(struct job *j, bool *plain, struct fault *f)
{
	struct buf header = BUF_EMPTY;

	enum lock_got lock = lock_take(j->s.top, true);
	if (lock != LOCK_TAKEN)
		return refuse(f, lock == LOCK_BUSY ?
			      N_("locked by another program") :
			      N_("cannot be locked"),
			      lock == LOCK_BUSY ? 0 : errno);
	remove_stale(&j->s);
	if (secret_load(&j->s, f) || (plain && add_plain(j, f)))
		return -1;
	for (size_t i = 0; i < j->s.n; i++)
		add(&j->text, &header, &j->s.pieces[i]);
	buf_free(&header);
	return 0;
}

static void job_free(struct job *j)
{
	buf_wipe(&j->text);
	buf_free(&j->text);
	buf_wipe(&j->kept);
	buf_free(&j->kept);
	buf_free(&j->sealed);
	free(j->plain);
	secret_close(&j->s);
}

enum store_got fold_log(const char *path, fold_choose choose, void *arg,
			bool *plain, struct fault *f)
{
	struct job j = { .plain = NULL };
	enum store_got got = STORE_FAILED;
	size_t n;

	if (!secret_open(&j.s, path, true, f) && !load(&j, plain, f) &&
	    !choose_lines(&j, choose, arg, &n, f)) {
		if (is_folded(&j.s) && !n)
			got = STORE_DONE;
		else if (!seal(&j, f))
			got = secret_put(&j.s, &j.sealed, true, f);
		if (got == STORE_DONE && j.sealed.len)
			got = clear(&j, f);
	}
	if (plain)
		*plain = j.plain != NULL;
	secret_changed();
	job_free(&j);
	return got;
}
