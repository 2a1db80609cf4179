/* SPDX-License-Identifier: MIT
 * The logs of people who are about to begin. */
#include "log/begin.h"

#include <stdlib.h>

#include "log/age.h"
#include "log/entry.h"
#include "log/inputs.h"
#include "log/place.h"
#include "log/secret.h"
#include "log/store.h"

struct beginning {
	const char *shared, *private;
	const struct config *config;
	struct fault *f;
};

static int failed(struct fault *f, const char *path)
{
	return inputs_failed(f, f->file ? f->file : path);
}

/* Takes path over; NULL is a fault that is filled already. */
static int make(char *path, bool private, struct fault *f)
{
	if (!path)
		return -1;
	const struct store_what what = {
		path, private, entry_header(private ? PRIVATE : SHARED),
	};
	int got = store_create(&what, f) == STORE_DONE ? 0 : -1;
	if (got)
		failed(f, path);
	free(path);
	return got;
}

/* Where there is somebody to encrypt to, what is kept alone is encrypted;
 * a plain log that is there already is left to --fold. */
static int make_secret(char *plain, struct fault *f)
{
	char *path = plain ? secret_beside(plain) : NULL;
	int got = path && secret_make(path, entry_header(PRIVATE), f) ==
		  STORE_DONE ? 0 : -1;

	if (path && got)
		failed(f, path);
	free(path);
	free(plain);
	return got;
}

static int make_private(void *arg, const char *tag)
{
	struct beginning *b = arg;

	char *path = place_private(b->private, tag, b->shared, b->f);
	return age_has_recipients() ? make_secret(path, b->f) :
	       make(path, true, b->f);
}

static int make_shared(void *arg, const char *tag)
{
	struct beginning *b = arg;
	const char *here = config_get(b->config, "here");

	if (here && !config_holds(here, tag))
		return 0;
	return make(place_own(b->shared, tag, b->config), false, b->f);
}

int begin_logs(const char *people, const char *log, const char *private,
	       const struct config *c, struct fault *f)
{
	char *shared = place_shared(log, c, f);
	struct beginning b = { shared, private, c, f };

	if (!shared)
		return -1;
	int got = place_is_directory(shared) && place_make(shared, f) ?
		  inputs_failed(f, shared) :
		  config_each(people, make_private, &b) ||
		  config_each(people, make_shared, &b) ? -1 : 0;
	free(shared);
	return got;
}
