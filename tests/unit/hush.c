/* SPDX-License-Identifier: MIT
 * Marks, phrases and known findings: what is left out, and what is not. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "tap.h"
#include "wording/hush.h"

static struct wording *w;

/* Counts what is heard in a text and not left out; *keys gets the last key. */
static int heard(struct hush *h, const char *text, bool lines, char *key)
{
	struct blocks *b = blocks_open(NULL, text, strlen(text), lines);
	struct block block = { .kind = BLOCK_BLANK };
	struct findings all;
	int n = 0;

	hush_text(h);
	while (blocks_next(b, &block)) {
		wording_hear(w, &block, &all);
		hush_block(h, &block);
		for (size_t i = 0; i < all.n; i++) {
			if (hush_covers(h, &block, all.view, &all.at[i]))
				continue;
			if (key)
				hush_key(&block, &all.at[i], key);
			n++;
		}
	}
	blocks_close(b);
	return n;
}

static size_t unused[9], n_unused;

static void tell(void *arg, size_t line)
{
	(void)arg;
	if (n_unused < ARRAY_LEN(unused))
		unused[n_unused++] = line;
}

static void marks(void)
{
	struct hush *h = hush_open();

	ok(heard(h, "You never listen to me.\n", false, NULL) == 1,
	   "without a mark it is heard");
	is_int(heard(h, "You never listen to me. [ok]\n", false, NULL), 0,
	       "[ok] behind the sentence leaves it out");
	is_int(heard(h, "You never listen to me. [ok] You never ask how I am."
			"\n", false, NULL), 1,
	       "and not the sentence behind it");
	is_int(heard(h, "You never listen to me. attune: ok\n"
			"You never ask how I am.\n", true, NULL), 1,
	       "a mark at the end of a line is for that line");
	is_int(heard(h, "attune: off\n\nYou never listen to me.\n\n"
			"attune: on\n\nYou never ask how I am.\n", false,
		     NULL), 1, "off and on");
	is_int(heard(h, "<!-- attune: off overgeneralization -->\n\n"
			"You never listen to me.\n\nYou're a liar.\n", false,
		     NULL), 1, "off for a category is for that one");
	is_int(heard(h, "# attune: off no-such-rule\n\n"
			"You never listen to me.\n", false, NULL), 1,
	       "off for another rule is not for this one");
	n_unused = 0;
	hush_unused(h, tell, NULL);
	ok(n_unused == 1 && unused[0] == 1,
	   "a mark that covered nothing is told, with its line");
	is_int(heard(h, "You never listen to me.\n", false, NULL), 1,
	       "a new text begins with nothing switched off");
	hush_close(h);
}

static void write_file(const char *path, const char *text)
{
	FILE *out = fopen(path, "w");

	if (!out || fputs(text, out) < 0 || fclose(out))
		exit(2);
}

static void files(void)
{
	struct hush *h = hush_open();
	struct fault f = { 0 };
	char key[HUSH_KEY], again[HUSH_KEY], text[64];

	write_file("allow.txt", "# ours\n\nYou Never listen\n");
	ok(!hush_allow(h, "allow.txt", &f), "a list of phrases is read");
	is_int(heard(h, "YOU NEVER  LISTEN to me.\n", false, NULL), 0,
	       "a phrase is one whatever its capitals and blanks");
	is_int(heard(h, "you never listen to me. You never ask how I am.\n",
		     false, NULL), 1,
	       "a phrase of the list is left out, the rest is heard");
	ok(!hush_allow(h, "not-there.txt", &f), "a list may be missing");
	hush_close(h);
	h = hush_open();
	is_int(heard(h, "You never\nask how I am.\n", false, key), 1,
	       "a finding has a key");
	heard(h, "Hello. You never ask how I am.\n", false, again);
	is_text(again, key, "the same wherever the line breaks");
	snprintf(text, sizeof(text), "%s\n", key);
	write_file("known.txt", text);
	ok(!hush_known(h, "known.txt", &f), "a list of keys is read");
	is_int(heard(h, "You never ask how I am. You never listen to me.\n",
		     false, NULL), 1, "what is known is left out, no more");
	hush_close(h);
	remove("allow.txt");
	remove("known.txt");
}

int main(void)
{
	const struct wording_how how = { .least = SEV_NOTE };
	struct fault f = { 0 };

	i18n_init();
	w = wording_open(&how, &f);
	if (!w)
		return EXIT_FAILURE;
	marks();
	files();
	wording_close(w);
	return tap_done();
}
