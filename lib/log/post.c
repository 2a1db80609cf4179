/* SPDX-License-Identifier: MIT
 * Rows sent to their files. */
#include "log/post.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/msg.h"
#include "log/place.h"
#include "log/secret.h"
#include "log/withdraw.h"

/* The rows that go into one file. */
struct batch {
	char *path;
	bool private;
	size_t *rows;		/* their numbers in the hold */
	size_t n, room;
};

/* The batch for the rows of one person. */
struct route {
	const char *who;
	bool private;
	size_t batch;
};

/* All rows sorted out. */
struct post {
	const struct keep_how *how;
	struct held *held;
	struct batch *batches;
	size_t n, room;
	struct route *routes;
	size_t n_routes, routes_room;
};

/* The batch of that path, made if need be; takes path over. */
static size_t batch_of(struct post *p, char *path, bool private)
{
	for (size_t i = 0; i < p->n; i++)
		if (!strcmp(p->batches[i].path, path)) {
			free(path);
			return i;
		}
	p->batches = mem_grow(p->batches, &p->room, p->n + 1,
			      sizeof(*p->batches));
	p->batches[p->n] = (struct batch){ .path = path, .private = private };
	return p->n++;
}

/* The batch for a row of that person; NULL with f filled. */
static struct batch *route(struct post *p, const char *who, bool private,
			   struct fault *f)
{
	const struct keep_how *how = p->how;

	for (size_t i = 0; i < p->n_routes; i++)
		if (p->routes[i].private == private &&
		    !strcmp(p->routes[i].who, who))
			return &p->batches[p->routes[i].batch];
	char *path = private ?
		place_private(how->private, who, how->shared, f) :
		place_own(how->shared, who, how->config);
	if (!path)
		return NULL;
	size_t batch = batch_of(p, path, private);
	p->routes = mem_grow(p->routes, &p->routes_room, p->n_routes + 1,
			     sizeof(*p->routes));
	p->routes[p->n_routes++] = (struct route){ who, private, batch };
	return &p->batches[batch];
}

/* Sorts the rows of one sort into batches; -1 with f filled. */
static int sort_out(struct post *p, size_t who, bool private,
		    struct fault *f)
{
	const struct held *h = p->held;

	for (size_t i = 0; i < h->n; i++) {
		if ((h->rows[i].visibility != SHARED) != private)
			continue;
		struct batch *b = route(p, held_value(h, &h->rows[i], who),
					private, f);
		if (!b)
			return -1;
		b->rows = mem_grow(b->rows, &b->room, b->n + 1,
				   sizeof(*b->rows));
		b->rows[b->n++] = i;
	}
	return 0;
}

/* Whoever writes a shared row adds to an encrypted log too, if only blank
 * lines: its files say nothing of when something was kept alone. */
static void add_covers(struct post *p)
{
	size_t n = p->n_routes;

	for (size_t i = 0; i < n; i++) {
		struct fault f = { 0 };
		char *path = p->routes[i].private ? NULL :
			place_private(p->how->private, p->routes[i].who,
				      p->how->shared, &f);
		if (path && secret_is(path))
			batch_of(p, path, true);
		else
			free(path);
	}
}

struct giving {
	struct held *held;
	const struct batch *batch;
};

static void give(void *giving, size_t i, struct store_row *out)
{
	struct giving *g = giving;

	out->n = held_out(g->held, &g->held->rows[g->batch->rows[i]]);
	out->names = g->held->names;
	out->values = g->held->values;
}

static enum store_got store(struct held *h, const struct batch *b)
{
	struct fault f = { .file = b->path };
	struct buf said = BUF_EMPTY;
	bool *used = mem_get(h->n_columns, sizeof(*used));

	for (size_t i = 0; i < b->n; i++)
		held_mark(h, &h->rows[b->rows[i]], used);
	/* What the schema does not know gets a column in a new log only. */
	const char **header = held_columns(h, used,
		entry_header(b->private ? PRIVATE : SHARED));
	const struct store_what what = { b->path, b->private, header };
	struct giving giving = { h, b };
	const struct store_rows rows = { b->n, give, &giving };
	enum store_got got = store_append_all(&what, &rows, &said, &f);

	msg_notes(buf_text(&said));
	if (got != STORE_DONE)
		msg_fault(&f);
	for (size_t i = 0; i < b->n && got == STORE_DONE; i++)
		h->rows[b->rows[i]].stored = true;
	buf_free(&said);
	free(header);
	free(used);
	return got;
}

/* Takes out again what a writer withdrew and a synchronizer brought back.
 * The rows are stored by now: what fails here is tried again next time. */
static void withdraw_of(const struct keep_how *to, const char *who)
{
	struct fault f = { 0 };
	char *private = place_private(to->private, who, to->shared, &f);

	if (!private)
		return;
	const struct withdraw_how how = { who, to->shared, private };
	if (withdraw_again(&how, &f) != STORE_DONE)
		msg_note(_("%s: withdrawn rows could not be taken out again; "
			   "the next entry tries it"), f.file ? f.file : who);
	free(private);
}

static void withdraw_all(const struct post *p)
{
	for (size_t i = 0; i < p->n_routes; i++) {
		size_t before = 0;
		while (before < i &&
		       strcmp(p->routes[i].who, p->routes[before].who))
			before++;
		if (before == i)
			withdraw_of(p->how, p->routes[i].who);
	}
}

static void post_free(struct post *p)
{
	for (size_t i = 0; i < p->n; i++) {
		free(p->batches[i].path);
		free(p->batches[i].rows);
	}
	free(p->batches);
	free(p->routes);
}

enum store_got post_rows(const struct keep_how *how, struct held *h,
			 size_t who)
{
	struct post post = { .how = how, .held = h };
	enum store_got got = STORE_DONE;
	struct fault f = { 0 };

	if (sort_out(&post, who, true, &f) || sort_out(&post, who, false, &f)) {
		msg_fault(&f);
		got = STORE_FAILED;
	} else {
		add_covers(&post);
	}
	for (size_t i = 0; i < 2 * post.n && got == STORE_DONE; i++)
		if (post.batches[i % post.n].private == (i < post.n))
			got = store(h, &post.batches[i % post.n]);
	if (got == STORE_DONE)
		withdraw_all(&post);
	post_free(&post);
	return got;
}
