/* SPDX-License-Identifier: MIT
 * The text of an encrypted log. */
#include "log/secret.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "log/age.h"
#include "log/disk.h"
#include "log/place.h"

enum { PIECE_MAX = 256 << 20 };

static int refuse(struct fault *f, const char *message, int cause)
{
	fault_set(f, message, cause);
	return -1;
}

/* Reads one ciphertext; 1 when it is not there any more. */
static int read_piece(struct secret_piece *p, int dir)
{
	int fd = disk_open(dir, p->name, O_RDONLY | O_NOFOLLOW);
	struct stat st;

	if (fd < 0)
		return errno == ENOENT ? 1 : -1;
	if (fstat(fd, &st) || !S_ISREG(st.st_mode) || st.st_size > PIECE_MAX) {
		close(fd);
		errno = EINVAL;
		return -1;
	}
	p->when = st.st_mtim;
	char *bytes = mem_get((size_t)st.st_size + 1, 1);
	ssize_t n = disk_read(fd, bytes, (size_t)st.st_size, 0);
	int cause = errno;
	if (n > 0)
		buf_add(&p->bytes, bytes, (size_t)n);
	free(bytes);
	close(fd);
	errno = cause;
	return n < 0 ? -1 : 0;
}

static int add_piece(struct secret *s, int dir, const char *name, bool is_new,
		     struct fault *f)
{
	struct secret_piece p = { .name = mem_dup(name), .is_new = is_new };
	int got = read_piece(&p, dir);

	if (!got) {
		s->pieces = mem_grow(s->pieces, &s->room, s->n + 1,
				     sizeof(*s->pieces));
		s->pieces[s->n++] = p;
		return 0;
	}
	if (got < 0) {
		fault_set_detail(f, N_("a file of it cannot be read"), name);
		f->cause = errno == ENOENT ? EIO : errno;
	}
	free(p.name);
	return got < 0 ? -1 : 0;
}

static int add_pieces(struct secret *s, int dir, bool is_new, struct fault *f)
{
	int fd = dir < 0 ? -1 : disk_open(dir, ".", O_RDONLY | O_DIRECTORY);
	DIR *d = fd < 0 ? NULL : fdopendir(fd);
	struct dirent *entry;
	int got = 0;

	if (dir < 0)
		return 0;
	while (d && !got && (errno = 0, entry = readdir(d)))
		if (*entry->d_name != '.' && place_ends(entry->d_name, ".age"))
			got = add_piece(s, dir, entry->d_name, is_new, f);
	int cause = errno;
	if (d)
		closedir(d);
	else if (fd >= 0)
		close(fd);
	return got ? got : !d || cause ?
	       refuse(f, N_("cannot be read"), cause ? cause : EIO) : 0;
}

/* main.age, conflict copies of it, and what was added since. */
static int in_order(const void *a, const void *b)
{
	const struct secret_piece *x = a, *y = b;

	if (x->is_new != y->is_new)
		return x->is_new - y->is_new;
	if (!x->is_new && !strcmp(x->name, "main.age"))
		return -1;
	if (!x->is_new && !strcmp(y->name, "main.age"))
		return 1;
	if (x->when.tv_sec != y->when.tv_sec)
		return x->when.tv_sec < y->when.tv_sec ? -1 : 1;
	if (x->when.tv_nsec != y->when.tv_nsec)
		return x->when.tv_nsec < y->when.tv_nsec ? -1 : 1;
	return strcmp(x->name, y->name);
}

int secret_load(struct secret *s, struct fault *f)
{
	/* What a fold moves meanwhile from new/ to main.age is seen twice
	 * rather than never. */
	if (add_pieces(s, s->new, true, f) || add_pieces(s, s->top, false, f))
		return -1;
	if (s->n)
		qsort(s->pieces, s->n, sizeof(*s->pieces), in_order);
	for (size_t i = 0; i < s->n; i++) {
		struct secret_piece *p = &s->pieces[i];
		struct buf text = BUF_EMPTY;
		if (age_unseal(p->bytes.at ? p->bytes.at : "", p->bytes.len,
			       &text, f)) {
			if (f->message == AGE_CLOSED)
				snprintf(f->detail, sizeof(f->detail), "%s%s",
					 p->is_new ? "new/" : "", p->name);
			buf_free(&text);
			return -1;
		}
		buf_free(&p->bytes);
		p->bytes = text;
	}
	return 0;
}

void secret_add(struct buf *text, struct buf *header,
		const struct secret_piece *p)
{
	const char *at = buf_text(&p->bytes);
	size_t len = p->bytes.len;

	while (len && at[len - 1] == '\n')
		len--;
	if (!len)
		return;
	const char *end = memchr(at, '\n', len);
	size_t first = end ? (size_t)(end - at) : len;
	bool same = p->is_new && header->len == first &&
		    !memcmp(header->at, at, first);
	/* Only what one append wrote is known to have one header. */
	buf_clear(header);
	if (p->is_new)
		buf_add(header, at, first);
	if (same)
		first += end ? 1 : 0;
	else
		first = 0;
	buf_add(text, at + first, len - first);
	if (len > first)
		buf_putc(text, '\n');
}

/* A text that was decrypted, as long as somebody reads it or it may be asked
 * for again: a log is mostly read twice. */
struct text {
	struct buf bytes;
	size_t users;
};

struct reader {
	struct text *text;
	size_t at;
};

static struct {
	char *path;
	struct text *text;
} last;

static void leave(struct text *t)
{
	if (!t || --t->users)
		return;
	buf_wipe(&t->bytes);
	buf_free(&t->bytes);
	free(t);
}

void secret_changed(void)
{
	leave(last.text);
	free(last.path);
	last.text = NULL;
	last.path = NULL;
}

static ssize_t take(void *cookie, char *bytes, size_t len)
{
	struct reader *r = cookie;
	size_t left = r->text->bytes.len - r->at;

	if (len > left)
		len = left;
	if (len)
		memcpy(bytes, r->text->bytes.at + r->at, len);
	r->at += len;
	return (ssize_t)len;
}

static int shut(void *cookie)
{
	struct reader *r = cookie;

	leave(r->text);
	free(r);
	return 0;
}

/* A plain log beside it is one whose rows would be passed over. */
static int check_beside(const struct secret *s, struct fault *f)
{
	struct buf plain = BUF_EMPTY;

	buf_add(&plain, s->path, strlen(s->path) - strlen(".age"));
	buf_puts(&plain, ".csv");
	int there = !access(plain.at, F_OK);
	if (there) {
		fault_in_file(f, plain.at);
		fault_set(f, N_("lies in plain beside the encrypted log: "
				"log --fold takes it in"), 0);
	}
	buf_free(&plain);
	return there ? -1 : 0;
}

static struct text *read_text(const char *path, struct fault *f)
{
	struct buf header = BUF_EMPTY;
	struct text *t = NULL;
	struct secret s;

	if (!secret_open(&s, path, false, f) && !check_beside(&s, f) &&
	    !secret_load(&s, f)) {
		t = mem_get(1, sizeof(*t));
		for (size_t i = 0; i < s.n; i++)
			secret_add(&t->bytes, &header, &s.pieces[i]);
	}
	buf_free(&header);
	secret_close(&s);
	return t;
}

FILE *secret_read(const char *path, struct fault *f)
{
	static const cookie_io_functions_t how = { .read = take,
						   .close = shut };

	if (!last.path || strcmp(last.path, path)) {
		struct text *t = read_text(path, f);
		if (!t)
			return NULL;
		secret_changed();
		t->users = 1;
		last.text = t;
		last.path = mem_dup(path);
	}
	struct reader *r = mem_get(1, sizeof(*r));
	r->text = last.text;
	FILE *in = fopencookie(r, "r", how);
	if (in) {
		r->text->users++;
		return in;
	}
	refuse(f, N_("cannot be read"), errno ? errno : ENOMEM);
	free(r);
	return NULL;
}
