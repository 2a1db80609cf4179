/* SPDX-License-Identifier: MIT
 * Decks are read as the files say, refused with line and column, and give a
 * draw only the cards it may have. */
#include "tap.h"

#include <sys/stat.h>
#include <unistd.h>

#include "base/base.h"
#include "base/i18n.h"
#include "content/deck.h"
#include "content/party.h"
#include "content/past.h"
#include "content/pool.h"

static char root[64];

static const char *in_root(const char *name)
{
	static char path[256];

	snprintf(path, sizeof(path), "%s/%s", root, name);
	return path;
}

static void put(const char *name, const char *text)
{
	FILE *out = fopen(in_root(name), "w");

	if (!out || fputs(text, out) < 0 || fclose(out))
		exit(EXIT_FAILURE);
}

static void world(void)
{
	static const char *const dirs[] = { "en", "en/decks", "attune",
		"attune/content", "attune/content/decks" };

	snprintf(root, sizeof(root), "/tmp/attune-deck-XXXXXX");
	if (!mkdtemp(root))
		exit(EXIT_FAILURE);
	for (size_t i = 0; i < ARRAY_LEN(dirs); i++)
		mkdir(in_root(dirs[i]), 0700);
	setenv("ATTUNE_DATA", root, 1);
	setenv("XDG_DATA_HOME", root, 1);
	put("en/decks.csv", "deck,title,purpose,mode,note,rev\n"
	    "b,Second first,For both.,P;L,Be kind.,1\n"
	    "a,Alone,For one.,S,,1\n"
	    "gone,Gone,No file.,P,,1\n");
	put("en/decks/a.csv", "id,level,mode,text,flags\n"
	    "a-1,1,S,Alone?,trauma\n");
	put("en/decks/b.csv", "id,level,mode,text,followup,reflect,tags\n"
	    "b-1,1,P,One?,And?,You ...,x;y\n"
	    "b-2,3,L,Two?,,,y\n"
	    "b-3,2,S,Three?,,,\n");
	put("attune/content/decks.csv", "deck,title\nb,Our second\n");
	put("attune/content/decks/b.csv", "id,level,mode,text\n"
	    "b-2,1,P,Two anew?\nb-9,4,T,Nine?\n");
	put("attune/content/decks/z.csv", "text,mode,level,id\n"
	    "Last?,P,2,z-1\nLonely?,S,2,z-2\n");
}

static void remove_world(void)
{
	char command[128];

	/* nftw would be longer than what it takes away. */
	snprintf(command, sizeof(command), "rm -rf '%s'", root);
	if (system(command))
		exit(EXIT_FAILURE);
}

static struct decks *load(void)
{
	struct fault f = { 0 };
	struct decks *all = decks_list(&f);

	for (size_t i = 0; all && i < all->n; i++)
		if (deck_load(&all->deck[i], &f))
			exit(EXIT_FAILURE);
	return all;
}

static void reading(struct decks *all)
{
	is_int(all->n, 3, "every deck with a file is there, and no other");
	is_text(all->deck[0].id, "b", "in the order of decks.csv");
	is_text(all->deck[2].id, "z", "files of one's own after them");
	is_text(all->deck[0].title, "Our second",
		"one's own decks.csv goes before the shipped one");
	is_text(all->deck[2].title, "z", "a deck without title has its id");
	is_text(all->deck[2].mode, "S;P", "and the modes of its cards");
	const struct deck *b = decks_find(all, "b");
	is_int(b->n, 4, "one's own cards are added");
	is_text(b->card[1].text, "Two anew?", "or take a card's place");
	is_int(b->card[1].level, 1, "whole, level and all");
	is_text(b->card[0].tags, "x;y", "tags are kept as they stand");
	is_text(b->card[0].seed, "", "a column that is not there is empty");
	ok(!decks_find(all, "gone"), "a deck without a file is none");
	ok(card_holds("ab;c", "c") && !card_holds("ab;c", "a") &&
	   !card_holds("", ""), "a word is found whole or not at all");
}

static size_t count(const struct decks *all, struct pool_how how)
{
	static char *none[] = { NULL };
	struct past *past = past_empty();
	struct pool pool = { 0 };

	if (!how.named)
		how.named = none;
	how.past = past;
	pool_fill(&pool, all, &how);
	size_t n = pool.n;
	pool_free(&pool);
	past_free(past);
	return n;
}

static void pools(const struct decks *all)
{
	static char a[] = "a", b[] = "b", x[] = "x", trauma[] = "trauma",
		y[] = "y", one[] = "b-1";
	char *only_a[] = { a, NULL }, *only_b[] = { b, NULL };
	char *tag_y[] = { y }, *out[] = { x }, *flag[] = { trauma };
	char *deck[] = { b }, *id[] = { one };

	is_int(count(all, (struct pool_how){ .depth = 2 }), 3,
	       "the pool is what is for two, and not too deep");
	is_int(count(all, (struct pool_how){ .depth = 2, .alone = true }), 5,
	       "alone the cards for one come in");
	is_int(count(all, (struct pool_how){ .depth = 4, .named = only_b }), 3,
	       "a therapist's card comes when its deck is named, a card for "
	       "one in a mixed deck does not");
	is_int(count(all, (struct pool_how){ .depth = 2, .named = only_a }), 1,
	       "a deck for one comes when it is named");
	is_int(count(all, (struct pool_how){ .depth = 2, .tags = tag_y,
					     .n_tags = 1 }), 1,
	       "a tag is asked for");
	is_int(count(all, (struct pool_how){ .depth = 2, .out = out,
					     .n_out = 1 }), 2,
	       "a tag is left out");
	is_int(count(all, (struct pool_how){ .depth = 2, .named = only_a,
					     .out = flag, .n_out = 1 }), 0,
	       "so is a flag");
	is_int(count(all, (struct pool_how){ .depth = 2, .out = deck,
					     .n_out = 1 }), 1, "and a deck");
	is_int(count(all, (struct pool_how){ .depth = 2, .out = id,
					     .n_out = 1 }), 2, "and a card");
	is_int(count(all, (struct pool_how){ .depth = 4, .any_mode = true }), 7,
	       "a list shows every mode");
	ok(pool_knows(all, "kids", false) && pool_knows(all, "b-9", false) &&
	   !pool_knows(all, "b-9", true) && !pool_knows(all, "q", false),
	   "words that mean something are known");
}

static void refused(const char *text, size_t line, const char *column,
		    const char *what)
{
	struct fault f = { 0 };
	char title[128];

	put("en/decks/a.csv", text);
	struct decks *all = decks_list(&f);
	struct deck *d = decks_find(all, "a");
	snprintf(title, sizeof(title), "%s is refused", what);
	ok(deck_load(d, &f) == -1 && !d->n, title);
	snprintf(title, sizeof(title), "with its line and column (%s)", what);
	ok(f.line == line && !strcmp(f.column, column) && f.file &&
	   strstr(f.file, "en/decks/a.csv"), title);
	decks_free(all);
}

static void refusals(void)
{
	refused("id,level,text\n", 1, "mode", "a column that is missing");
	refused("id,level,mode,text\na 1,1,P,Hm?\n", 2, "id", "a bad id");
	refused("id,level,mode,text\na-1,0,P,Hm?\n", 2, "level", "a bad level");
	refused("id,level,mode,text\na-1,1,PL,Hm?\n", 2, "mode", "a bad mode");
	refused("id,level,mode,text\na-1,1,P,\n", 2, "text", "no text");
	refused("id,level,mode,text\na-1,1,P,Hm?\na-1,1,P,Hm?\n", 3, "id",
		"an id twice");
	refused("id,level,mode,text,tags\na-1,1,P,Hm?,\xff\n", 2, "tags",
		"what is no UTF-8");
}

static void people(void)
{
	struct fault f = { 0 };
	struct party p = { .n = 0 };

	put("config", "people = cleo dan\ndepth.cleo = 4\nname.dan = Dan D.\n"
	    "here = cleo\nwho = dan\n");
	struct config *c = config_read(in_root("config"), &f);
	struct past *past = past_empty();
	is_int(party_set(&p, NULL, c, &f), 0, "the config says who is there");
	is_text(p.name[1], "Dan D.", "and what they are called");
	is_int(party_depth(&p, c), PARTY_DEPTH, "one alone goes no deeper");
	party_begin(&p, past, 1);
	is_text(p.tag[p.starter], "dan", "a tie is broken as asked");
	is_text(party_writer(&p, c, true), "cleo",
		"nobody writes who may not write here");
	party_free(&p);
	is_int(party_set(&p, "cleo", c, &f), 0, "-w goes before the config");
	is_text(p.one, "cleo", "one person draws alone");
	is_int(party_depth(&p, c), 4, "at their own depth");
	party_free(&p);
	is_int(party_set(&p, "Cleo", c, &f), -1, "what is no tag is refused");
	party_free(&p);
	past_free(past);
	config_free(c);
}

int main(void)
{
	i18n_init();
	world();
	struct decks *all = load();
	reading(all);
	pools(all);
	decks_free(all);
	refusals();
	people();
	remove_world();
	return tap_done();
}
