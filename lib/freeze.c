/* SPDX-License-Identifier: MIT
 * freeze - makes the image of the rules that reframe takes up without reading
 * or compiling them.  The build runs it; a reframe without image, or with
 * rules that have changed since, reads the rules themselves and finds the
 * same.
 *	freeze LANGUAGE >IMAGE	with $ATTUNE_DATA */
#include <stdio.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/msg.h"
#include "reword/answer.h"
#include "reword/say.h"
#include "wording/freeze.h"

struct patterns {
	struct stock_kept *kept;
	size_t n, room;
};

static void take(void *arg, const char *text, const char *full,
		 const struct pattern *p)
{
	struct patterns *all = arg;
	struct stock_kept k = { .key = stock_key(text) };

	k.code = pattern_bytes(p, &k.len);
	k.outline = pattern_outline(p, full, &k.outline_len);
	all->kept = mem_grow(all->kept, &all->room, all->n + 1, sizeof(k));
	all->kept[all->n++] = k;
}

/* Makes every pattern there is. */
static int make_all(struct wording *w, struct answerer *a, struct fault *f)
{
	if (wording_make(w, f) || (a->verbs && say_ready(a, f)))
		return -1;
	for (size_t i = 0; i < a->frames.n; i++)
		if (frames_make(&a->frames, &a->frames.frame[i], f))
			return -1;
	return 0;
}

int main(int argc, char **argv)
{
	struct patterns all = { NULL, 0, 0 };
	struct wording_how how = { .made = take, .made_arg = &all };
	struct answer_how none = { .wordings = 0 };
	struct buf image = BUF_EMPTY;
	struct fault f = { 0 };

	i18n_init();
	msg_name("freeze");
	if (argc != 2 || i18n_language(argv[1]))
		msg_usage("LANGUAGE >IMAGE");
	struct wording *w = wording_open(&how, &f);
	struct answerer *a = w ? answerer_open(w, &none, &f) : NULL;
	if (!a || make_all(w, a, &f) ||
	    wording_freeze(w, all.kept, all.n, &image, &f))
		msg_die("%s:%zu: %s %s", f.file ? f.file : "?", f.line,
			f.message, f.detail);
	fwrite(image.at, 1, image.len, stdout);
	for (size_t i = 0; i < all.n; i++) {
		free((void *)(uintptr_t)all.kept[i].code);
		free((void *)(uintptr_t)all.kept[i].outline);
	}
	free(all.kept);
	buf_free(&image);
	answerer_close(a);
	wording_close(w);
	return msg_finish(DONE);
}
