/* SPDX-License-Identifier: MIT
 * A log read in one pass, in the hope that nothing in it needs two: that no
 * row names another one, that equal rows lie near to each other, and that
 * each file has one header.  Most logs are like that. */
#include <stdlib.h>

#include "base/mem.h"
#include "log/pass.h"

enum { FAULTS_HELD = 100 };

bool once_begin(struct feed *d)
{
	d->once = d->how.once && !d->how.raw && !d->how.strict &&
		  pass_headers(d);
	return d->once;
}

/* Whether the table's bytes say all that is read of a row, and nothing else:
 * they are sooner hashed than cell by cell. */
static bool is_whole(const struct feed *d)
{
	return d->inputs.n == 1 && d->how.audience.kind != AUDIENCE_OWN &&
	       d->mapped == table_columns(d->table);
}

enum once_got once_judge(struct feed *d, const struct entry *e, bool good)
{
	static const enum once_got of[] = {
		[RECENT_NEW] = ONCE_TAKE, [RECENT_KNOWN] = ONCE_DROP,
		[RECENT_UNSURE] = ONCE_FAILED,
	};
	bool whole = is_whole(d);
	size_t len;
	const char *cells = table_bytes(d->table, &len);

	/* NA is as good as nothing, but not the same bytes. */
	if (*pass_cell(d, d->ref_from) || (whole && d->na))
		return ONCE_FAILED;
	uint64_t content = whole ? seen_bytes(SEEN_START, cells, len) :
				   pass_content(d);
	if (good)
		return of[recent_add(&d->recent, e->who, e->time.utc,
				     content)];
	return seen_new(&d->wrong, content) ? ONCE_TAKE : ONCE_DROP;
}

bool once_hold(struct feed *d, const struct fault *f)
{
	if (d->n_held == FAULTS_HELD)
		return false;
	d->held = mem_grow(d->held, &d->held_room, d->n_held + 1,
			   sizeof(*d->held));
	d->held[d->n_held++] = *f;
	return true;
}

void once_tell(struct feed *d)
{
	for (size_t i = 0; i < d->n_held; i++)
		d->how.bad(&d->held[i]);
	d->n_held = 0;
}

void once_clear(struct feed *d)
{
	recent_free(&d->recent);
	seen_free(&d->wrong);
	free(d->held);
	d->held = NULL;
	d->n_held = d->held_room = 0;
}

int once_end(struct feed *d, struct fault *f)
{
	once_clear(d);
	pass_shut(d);
	pass_forget(d);
	d->once = false;
	return pass_survey(d, f) ? -1 : FEED_ANEW;
}
