/* SPDX-License-Identifier: MIT
 * Fuzzing the ear: any bytes as a text.  Every byte is in one block, every
 * finding lies in its sentence and both in the block, and the same text is
 * heard the same way twice. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "wording/blocks.h"
#include "wording/hush.h"
#include "wording/wording.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool good)
{
	if (!good)
		abort();
}

static struct wording *ear(void)
{
	static struct wording *w;
	const struct wording_how how = { .least = SEV_INFO, .strict = true };
	struct fault f = { 0 };

	if (!w) {
		if (!getenv("ATTUNE_DATA"))
			setenv("ATTUNE_DATA", PKGDATADIR, 1);
		i18n_init();
		w = wording_open(&how, &f);
		must(w);
	}
	return w;
}

static uint64_t mix(uint64_t hash, uint64_t value)
{
	return (hash ^ value) * 1099511628211u;
}

static uint64_t look_at(struct wording *w, struct hush *h,
			const struct block *b)
{
	uint64_t hash = 14695981039346656037u;
	struct findings all;

	wording_hear(w, b, &all);
	hush_block(h, b);
	for (size_t i = 0; i < all.n; i++) {
		const struct finding *x = &all.at[i];
		size_t line, column;
		must(x->at.from <= x->at.to && x->at.to <= b->len);
		must(x->sentence.from <= x->at.from);
		must(x->at.to <= x->sentence.to && x->sentence.to <= b->len);
		must(x->view.to <= all.view->len);
		must(!i || all.at[i - 1].at.from <= x->at.from);
		block_place(b, x->at.from, &line, &column);
		must(line >= b->first && column >= 1);
		hash = mix(hash, x->at.from);
		hash = mix(hash, x->at.to);
		hash = mix(hash, x->category);
		hash = mix(hash, hush_covers(h, b, all.view, x));
	}
	return hash;
}

static uint64_t once(const char *text, size_t size, bool lines)
{
	struct blocks *reader = blocks_open(NULL, text, size, lines);
	struct block b = { .kind = BLOCK_BLANK };
	struct hush *h = hush_open();
	uint64_t hash = 0;
	size_t all = 0;

	hush_text(h);
	while (blocks_next(reader, &b)) {
		must(b.len && !memcmp(b.bytes, text + all, b.len));
		all += b.len;
		hash = mix(hash, look_at(ear(), h, &b));
	}
	must(all == size);
	hush_close(h);
	blocks_close(reader);
	return hash;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *text = (const char *)data;

	for (int lines = 0; lines < 2; lines++)
		must(once(text, size, lines) == once(text, size, lines));
	return 0;
}
