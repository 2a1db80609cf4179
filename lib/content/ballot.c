/* SPDX-License-Identifier: MIT
 * The paper of a vote. */
#include "content/ballot.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "content/asking.h"
#include "content/vote.h"

enum { ANSWERS = 2 };

struct ballot {
	const struct experiment *const *entry;
	size_t n;
	struct vote *vote;
};

static void take_line(void *limits, const struct entry *e)
{
	limits_take(limits, e);
}

static void bar(struct ballot *b, size_t person, const char *tag,
		const struct scan_how *log)
{
	struct scan_how own = *log;
	struct limits *limits = limits_new();
	struct fault ignored = { 0 };

	own.who = tag;
	/* Bad private rows are told to nobody here: two are at the table. */
	own.bad = NULL;
	scan_log(&own, take_line, limits, &ignored);
	for (size_t i = 0; i < b->n; i++)
		if (experiment_is_off(b->entry[i], limits, tag))
			vote_bar(b->vote, person, i);
	limits_free(limits);
}

struct ballot *ballot_new(const struct experiment *const *entry, size_t n,
			  const struct party *party,
			  const struct scan_how *log)
{
	struct ballot *b = mem_get(1, sizeof(*b));

	b->entry = entry;
	b->n = n;
	b->vote = vote_new(party->n, n);
	for (size_t i = 0; i < party->n; i++)
		bar(b, i, party->tag[i], log);
	return b;
}

size_t ballot_count(const struct ballot *b)
{
	return b->n;
}

const struct experiment *ballot_entry(const struct ballot *b, size_t i)
{
	return b->entry[i];
}

bool ballot_is_open(const struct ballot *b, size_t person, size_t i)
{
	return vote_is_open(b->vote, person, i);
}

const char *const *ballot_answers(void)
{
	static const char *words[ANSWERS];

	words[0] = _("open to it");
	words[1] = _("not now");
	return words;
}

bool ballot_take(struct ballot *b, size_t person, size_t i, const char *line,
		 struct buf *why)
{
	const char *const *words = ballot_answers();
	size_t number = asking_number(line, ANSWERS);

	/* A no in any words must never end up as a question. */
	if (utf8_same(line, words[0]) || asking_is_yes(line))
		number = 1;
	if (!*line || utf8_same(line, words[1]) || utf8_same(line, _("no")))
		number = 2;
	if (!number) {
		buf_puts(why, _("1 is open to it; 2 or Enter is not now."));
		return false;
	}
	vote_set(b->vote, person, i, number == 1);
	return true;
}

int ballot_list(const struct ballot *b, const struct experiment **shown)
{
	size_t at[VOTE_SHOWN];
	int n = vote_list(b->vote, &VOTE_SYSTEM, at);

	for (int i = 0; i < n; i++)
		shown[i] = b->entry[at[i]];
	return n;
}

void ballot_free(struct ballot *b)
{
	if (!b)
		return;
	vote_free(b->vote);
	free(b);
}
