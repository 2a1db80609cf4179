/* SPDX-License-Identifier: MIT
 * Which files a wish to read means. */
#include "log/reach.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "log/place.h"

int reach_check(const char *path, struct fault *f)
{
	if (!strcmp(path, "-") || !access(path, F_OK))
		return 0;
	f->file = path;
	fault_set(f, N_("cannot be read"), errno);
	return -1;
}

int reach_files(struct reach *r, const char *const *files, size_t n,
		struct fault *f)
{
	r->paths = mem_get(n + 1, sizeof(*r->paths));
	for (size_t i = 0; i < n; i++)
		r->paths[r->n++] = files[i];
	if (r->private)
		r->paths[r->n++] = r->private;
	for (size_t i = 0; i < r->n; i++)
		if (reach_check(r->paths[i], f))
			return -1;
	return 0;
}

int reach_log(struct reach *r, struct fault *f)
{
	bool usual = !r->log || !strcmp(r->log, "default");

	r->paths = mem_get(2, sizeof(*r->paths));
	r->shared = place_shared(r->log, r->config, f);
	if (!r->shared || (!usual && reach_check(r->log, f)))
		return -1;
	if (access(r->shared, F_OK) == 0 || errno != ENOENT ||
	    place_is_directory(r->shared))
		r->paths[r->n++] = r->shared;
	if (!r->audience.own || r->audience.kind == AUDIENCE_COUPLE)
		return 0;
	r->own = place_private(r->private, r->audience.own, r->shared, f);
	if (!r->own || (r->private && reach_check(r->private, f)))
		return -1;
	if (!access(r->own, F_OK) || errno != ENOENT)
		r->paths[r->n++] = r->own;
	return 0;
}

void reach_free(struct reach *r)
{
	free(r->paths);
	free(r->shared);
	free(r->own);
	r->paths = NULL;
	r->shared = r->own = NULL;
	r->n = 0;
}
