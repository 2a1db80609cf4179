/* SPDX-License-Identifier: MIT
 * A log read once. */
#include "content/scan.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "log/feed.h"
#include "log/place.h"

static void nobody(const struct fault *f)
{
	(void)f;
}

/* The files that may be looked at, private being one of them or NULL. */
static size_t paths_of(const struct scan_how *how, const char **paths,
		       char **private)
{
	struct fault ignored = { 0 };
	size_t n = 0;

	*private = NULL;
	if (!how->shared)
		return 0;
	if (!how->may_be_new || place_is_directory(how->shared) ||
	    !access(how->shared, F_OK))
		paths[n++] = how->shared;
	if (how->who)
		*private = place_private(how->private, how->who, how->shared,
					 &ignored);
	if (*private && !access(*private, F_OK))
		paths[n++] = *private;
	return n;
}

int scan_log(const struct scan_how *how,
	     void (*each)(void *arg, const struct entry *e), void *arg,
	     struct fault *f)
{
	const struct feed_how feed_how = {
		.audience = { how->who ? AUDIENCE_OWN : AUDIENCE_COUPLE,
			      how->who },
		.day_start = how->day_start,
		.bad = how->bad ? how->bad : nobody,
	};
	const char *paths[2];
	char *private;
	struct entry e;

	size_t n = paths_of(how, paths, &private);
	struct feed *d = n ? feed_open(paths, n, &feed_how, f) : NULL;
	int got = n && !d ? -1 : 0;
	while (d && (got = feed_next(d, &e, f)) > 0)
		each(arg, &e);
	if (d)
		feed_close(d);
	free(private);
	return got;
}

bool scan_before(const struct stamp *a, const char *id_a,
		 const struct stamp *b, const char *id_b)
{
	if (a->utc != b->utc)
		return a->utc < b->utc;
	if (a->nano != b->nano)
		return a->nano < b->nano;
	return strcmp(id_a, id_b) < 0;
}
