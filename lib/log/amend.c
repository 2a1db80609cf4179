/* SPDX-License-Identifier: MIT
 * New rows made of old ones. */
#include "log/amend.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "log/config.h"
#include "log/entry.h"
#include "log/inputs.h"
#include "log/own.h"
#include "log/place.h"

/* The cells of a new row; all borrowed. */
struct draft {
	const char **names, **values;
	size_t n;
};

static int refuse(struct fault *f, const char *column, const char *message)
{
	f->file = NULL;
	fault_set(f, message, 0);
	fault_in_column(f, column);
	return -1;
}

/* All rows of the person, wherever they are. */
static int read_own(const struct amend_how *how, struct own *own,
		    struct fault *f)
{
	const struct keep_how *k = how->keep;
	char **files = NULL, *private;
	size_t n = 0;
	int got = own_files(k->shared, k->who, &files, &n, f);

	for (size_t i = 0; i < n && !got; i++)
		got = own_read(own, files[i], f);
	private = got ? NULL : place_private(k->private, k->who, k->shared, f);
	if (private && own_read(own, private, f))
		got = -1;
	if (got && f->file)
		inputs_failed(f, f->file);
	/* Without a home there are no private rows, and no more to find. */
	*f = got ? *f : (struct fault){ 0 };
	free(private);
	for (size_t i = 0; i < n; i++)
		free(files[i]);
	free(files);
	return got;
}

static void put(struct draft *d, const char *name, const char *value)
{
	d->names[d->n] = name;
	d->values[d->n++] = value;
}

/* Whether the new row's cell of that column is left to the old one. */
static bool is_left(const struct amend_how *how, const char *name)
{
	static const char *const renewed[] = {
		"id", "ref", "who", "kind", "visibility", "logged",
	};

	for (size_t i = 0; i < ARRAY_LEN(renewed); i++)
		if (!strcmp(renewed[i], name))
			return false;
	return !pairs_get(how->pairs, name);
}

/* Begins with what was set, and with whose row it is, of what kind and for
 * whom. */
static void begin(struct draft *d, const struct amend_how *how,
		  const struct own_row *r, enum visibility v)
{
	const struct pairs *p = how->pairs;
	size_t most = r->n + p->n + 4;

	d->names = mem_get(most, sizeof(*d->names));
	d->values = mem_get(most, sizeof(*d->values));
	for (size_t i = 0; i < p->n; i++)
		put(d, p->names[i], p->values[i]);
	if (!pairs_get(p, "who"))
		put(d, "who", how->keep->who);
	if (!pairs_get(p, "kind"))
		put(d, "kind", r->kind);
	if (!pairs_get(p, "visibility"))
		put(d, "visibility", entry_visibility_word(v));
}

static bool may_be(const struct amend_how *how, enum visibility v)
{
	const char *wish = pairs_get(how->pairs, "visibility");

	return !wish || !strcmp(wish, entry_visibility_word(v));
}

/* What must stay as it is, for the new row to stand for the old one. */
static int check_pairs(const struct amend_how *how, const struct own_row *r,
		       struct fault *f)
{
	const struct pairs *p = how->pairs;
	const char *word;

	if ((word = pairs_get(p, "id")) || (word = pairs_get(p, "ref")))
		return refuse(f, pairs_get(p, "id") ? "id" : "ref",
			      N_("is given to the row by this operation"));
	if ((word = pairs_get(p, "who")) && strcmp(word, how->keep->who))
		return refuse(f, "who", N_("one person's row is not "
					   "another's"));
	if ((word = pairs_get(p, "kind")) && strcmp(word, r->kind))
		return refuse(f, "kind", N_("a row stands for one of its own "
					    "kind only"));
	return 0;
}

static int add(struct draft *d, struct keep *k, struct fault *f)
{
	int got = keep_add(k, d->n, d->names, d->values, f);

	free(d->names);
	free(d->values);
	return got;
}

static int amend(const struct amend_how *how, const struct own_row *r,
		 struct keep *k, struct fault *f)
{
	struct draft d = { 0 };

	if (check_pairs(how, r, f))
		return -1;
	/* The old row would go on to be seen by whom it was for. */
	if (!may_be(how, r->visibility))
		return refuse(f, "visibility",
			      N_("a row stays for whom it is; --share makes a "
				 "shared row of it, --withdraw takes it "
				 "back"));
	begin(&d, how, r, r->visibility);
	for (size_t i = 0; i < r->n; i++)
		if (is_left(how, r->names[i]))
			put(&d, r->names[i], r->values[i]);
	put(&d, "ref", r->id);
	return add(&d, k, f);
}

int amend_row(const struct amend_how *how, const char *word, struct keep *k,
	      struct fault *f)
{
	struct own own = { .who = how->keep->who };
	int got = read_own(how, &own, f);
	ssize_t found = got ? -1 : own_find(&own, word, f);

	if (found >= 0)
		got = amend(how, &own.rows[own_newest(&own, (size_t)found)],
			    k, f);
	own_free(&own);
	return found < 0 ? -1 : got;
}

/* Whether an id is one that nobody else knows. */
static bool is_private_id(const struct own *own, const char *id)
{
	for (size_t i = 0; i < own->n; i++)
		if (own->rows[i].visibility != SHARED &&
		    utf8_same(own->rows[i].id, id))
			return true;
	return false;
}

/* Whether a cell may go over to the shared row. */
static bool may_share(const struct amend_how *how, const struct own *own,
		      const char *name, const char *value, struct buf *said)
{
	const struct entry_column *c = entry_column(name);
	struct buf key = BUF_EMPTY;

	if (c && !strcmp(name, "about"))
		return !is_private_id(own, value);
	buf_addf(&key, "share.%s", how->keep->who);
	const char *shares = config_get(how->keep->config, key.at);
	buf_free(&key);
	const struct entry_column *item = keep_item(how->keep, name);
	bool may = c ? c->visibility == SHARED :
		   shares && config_holds(shares, name) &&
		   (!item || item->visibility == SHARED);
	if (!may)
		buf_addf(said, _("not shared: %s\n"), name);
	return may;
}

static int share(const struct amend_how *how, const struct own *own,
		 const struct own_row *r, struct keep *k, struct buf *said,
		 struct fault *f)
{
	struct draft d = { 0 };

	if (r->visibility == SHARED)
		return refuse(f, "visibility", N_("the row is shared already"));
	if (check_pairs(how, r, f))
		return -1;
	if (!may_be(how, SHARED))
		return refuse(f, "visibility", N_("--share makes a shared "
						  "row"));
	begin(&d, how, r, SHARED);
	for (size_t i = 0; i < r->n; i++)
		if (is_left(how, r->names[i]) &&
		    may_share(how, own, r->names[i], r->values[i], said))
			put(&d, r->names[i], r->values[i]);
	return add(&d, k, f);
}

int amend_share(const struct amend_how *how, const char *word, struct keep *k,
		struct buf *said, struct fault *f)
{
	struct own own = { .who = how->keep->who };
	int got = read_own(how, &own, f);
	ssize_t found = got ? -1 : own_find(&own, word, f);

	if (found >= 0)
		got = share(how, &own,
			    &own.rows[own_newest(&own, (size_t)found)], k,
			    said, f);
	own_free(&own);
	return found < 0 ? -1 : got;
}
