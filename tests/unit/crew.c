/* SPDX-License-Identifier: MIT
 * Worker processes: order, what they write, and what becomes of one that
 * dies. */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "practice/crew.h"
#include "tap.h"

enum { PIECES = 40, DEAD = 7, LOUD = 11, LONG = 1 << 20 };

struct seen {
	size_t taken, right, stop, steps;
	bool dead, loud, ordered;
};

static int work(void *arg, size_t i)
{
	(void)arg;
	if (i == DEAD)
		raise(SIGKILL);
	/* The first ones take longest. */
	usleep((useconds_t)(i < 4 ? 20000 - i * 5000 : 0));
	printf("piece %zu\n", i);
	for (size_t k = 0; i == LOUD && k < LONG; k++)
		putchar('x');
	if (i == LOUD)
		fputs("a word\n", stderr);
	return i == LOUD ? 3 : 0;
}

static bool take(void *arg, size_t i, const struct buf *out,
		 const struct buf *err, int status)
{
	struct seen *s = arg;
	char want[32];

	snprintf(want, sizeof(want), "piece %zu\n", i);
	s->ordered = (s->ordered || !i) && i == s->taken;
	s->taken++;
	if (i == DEAD)
		s->dead = status == -1 && !out->len;
	else if (i == LOUD)
		s->loud = status == 3 && out->len == strlen(want) + LONG &&
			  !strcmp(err->at, "a word\n");
	else
		s->right += !status && !err->len && !strcmp(out->at, want);
	return s->taken != s->stop;
}

static void step(void *arg, size_t done)
{
	struct seen *s = arg;

	s->steps += done == s->steps + 1;
}

int main(void)
{
	for (size_t workers = 1; workers <= 9; workers += 4) {
		struct seen s = { 0 };
		struct fault f = { 0 };
		const struct crew_how how = { .n = PIECES,
			.workers = workers, .work = work, .take = take,
			.step = step, .arg = &s };
		ok(!crew_run(&how, &f), "all is done");
		ok(s.ordered && s.taken == PIECES, "told in order");
		ok(s.right == PIECES - 2, "each by its own words");
		ok(s.dead, "one that dies is known by its number");
		ok(s.loud, "a long text and a message are whole");
		ok(s.steps == PIECES, "every step is told");
	}
	struct seen s = { .stop = 5 };
	struct fault f = { 0 };
	const struct crew_how how = { .n = PIECES, .workers = 3,
		.work = work, .take = take, .arg = &s };
	ok(!crew_run(&how, &f) && s.taken == 5, "it ends when told to");
	const struct crew_how none = { .n = 0, .workers = 3, .work = work,
		.take = take, .arg = &s };
	ok(!crew_run(&none, &f) && s.taken == 5, "no work is done at once");
	return tap_done();
}
