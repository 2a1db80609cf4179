/* SPDX-License-Identifier: MIT
 * Every state that two entries can come into by anyone's words and by time,
 * explored to the end: nothing runs without two separate yeses, anyone stops
 * anything, never do two run. */
#include "tap.h"

#include "base/base.h"
#include "base/mem.h"
#include "content/trial.h"

enum { STEP = 7, ENTRIES = 2, PEOPLE_MAX = 3, SLOTS = 1 << 21 };

/* What the test itself remembers of an entry, apart from the code's word. */
struct seen {
	uint8_t yes;		/* who said so since it was last offered,
				 * paused or ended */
	uint8_t state;
};

/* A state with days told back from today, so that it is one of finitely many;
 * what lies back further than any wait counts as just that. */
struct place {
	struct {
		uint8_t state, since, left, yes, keep, adjust, ghost;
	} of[ENTRIES];
};

struct world {
	struct trials t;
	struct trial trial[ENTRIES];
	struct seen seen[ENTRIES];
	int people;
};

static const char *const tags[] = { "anna", "ben", "cleo" };
static const char *const ids[] = { "t1", "a3" };

static const int32_t TODAY = 20000;

static struct place *queue;
static size_t head, tail;
static uint64_t *slots;		/* the place as a number + 1 */

static uint64_t number(const struct place *p)
{
	uint64_t n = 0;

	for (size_t i = 0; i < ENTRIES; i++)
		n = n << 31 | (uint64_t)p->of[i].state << 27 |
		    (uint64_t)(p->of[i].since / STEP) << 24 |
		    (uint64_t)(p->of[i].left / STEP) << 21 |
		    (uint64_t)p->of[i].yes << 15 |
		    (uint64_t)p->of[i].keep << 9 |
		    (uint64_t)p->of[i].adjust << 5 |
		    (uint64_t)p->of[i].ghost;
	return n + 1;
}

static void reach(const struct place *p)
{
	uint64_t n = number(p);
	size_t at = (size_t)(n * 0x9e3779b97f4a7c15u >> 20) % SLOTS;

	while (slots[at] && slots[at] != n)
		at = (at + 1) % SLOTS;
	if (slots[at])
		return;
	slots[at] = n;
	queue[tail++] = *p;
}

static void fold(const struct world *w, int32_t today, struct place *p)
{
	memset(p, 0, sizeof(*p));
	for (size_t i = 0; i < ENTRIES; i++) {
		const struct trial *x = &w->trial[i];
		int32_t since = today - x->since, left = x->last - today;
		if (since > 7 * STEP)
			since = 7 * STEP;
		p->of[i].state = (uint8_t)x->state;
		p->of[i].since = (uint8_t)(since / STEP * STEP);
		/* last is a day before a whole number of steps. */
		p->of[i].left = x->state == TRIAL_RUNNING ?
				(uint8_t)(left + 1) : 0;
		p->of[i].yes = (uint8_t)x->yes;
		p->of[i].keep = (uint8_t)x->keep;
		p->of[i].adjust = (uint8_t)x->adjust;
		p->of[i].ghost = w->seen[i].yes;
	}
}

static void unfold(const struct place *p, int people, struct world *w)
{
	memset(w, 0, sizeof(*w));
	w->people = people;
	for (int i = 0; i < people; i++)
		w->t.people[i] = (char *)tags[i];
	w->t.n_people = w->t.n_asked = (size_t)people;
	w->t.trial = w->trial;
	w->t.n = w->t.room = ENTRIES;
	for (size_t i = 0; i < ENTRIES; i++) {
		struct trial *x = &w->trial[i];
		memcpy(x->id, ids[i], 3);
		x->state = (enum trial_state)p->of[i].state;
		x->since = TODAY - p->of[i].since;
		x->last = TODAY + p->of[i].left - 1;
		x->yes = p->of[i].yes;
		x->keep = p->of[i].keep;
		x->adjust = p->of[i].adjust;
		w->seen[i] = (struct seen){ p->of[i].ghost,
					    p->of[i].state };
	}
}

static struct {
	bool two_yes, one_runs, stops, rests, all_kept, undo_wins;
	bool state[TRIAL_UNDONE + 1];
	size_t steps;
} held;

/* Looks at an entry after a step; the ghost hears every yes by itself. */
static void look(struct world *w, size_t i, int who, enum trial_word word,
		 bool changed)
{
	struct trial *x = &w->trial[i];
	struct seen *s = &w->seen[i];
	uint8_t all = (uint8_t)((1u << w->people) - 1);

	held.steps++;
	held.state[x->state] = true;
	if (word == TRIAL_YES && (s->state == TRIAL_OFFERED ||
				  s->state == TRIAL_PAUSED))
		s->yes |= (uint8_t)(1u << who);
	if (x->state == TRIAL_RUNNING && s->state != TRIAL_RUNNING)
		held.two_yes &= s->yes == all && w->people >= 2 &&
				s->state == TRIAL_AGREED;
	if (x->state == TRIAL_AGREED)
		held.two_yes &= s->yes == all;
	if ((x->state == TRIAL_KEPT || x->state == TRIAL_ADJUSTED) &&
	    x->state != s->state)
		held.all_kept &= s->state == TRIAL_RUNNING ||
				 s->state == TRIAL_REVIEW;
	if (word == TRIAL_STOP)
		held.stops &= changed && x->state == TRIAL_STOPPED;
	if (word == TRIAL_UNDO && (s->state == TRIAL_RUNNING ||
				   s->state == TRIAL_REVIEW))
		held.undo_wins &= x->state == TRIAL_UNDONE;
	/* What has ended or was stopped begins with no yes at all. */
	if (x->state != s->state && x->state != TRIAL_AGREED &&
	    x->state != TRIAL_RUNNING && x->state != TRIAL_REVIEW)
		s->yes = 0;
	s->state = (uint8_t)x->state;
}

static void both(struct world *w, size_t i, int who, enum trial_word word,
		 bool changed, int32_t today)
{
	struct place p;
	int running = 0;

	for (size_t k = 0; k < ENTRIES; k++) {
		look(w, k, who, k == i ? word : TRIAL_NONE, changed);
		running += w->trial[k].state == TRIAL_RUNNING;
	}
	held.one_runs &= running <= 1;
	fold(w, today, &p);
	reach(&p);
}

static void speak(const struct place *from, int people, size_t i, int who,
		  enum trial_word word)
{
	struct world w;

	unfold(from, people, &w);
	int32_t until;
	bool rests = trial_rests(&w.trial[i], TODAY, &until);
	/* A run of one step or of two. */
	int32_t last = TODAY + (who ? 2 : 1) * STEP - 1;
	bool changed = trials_say(&w.t, tags[who], ids[i], word, TODAY, last);
	if (rests)
		held.rests &= word == TRIAL_STOP || !changed;
	both(&w, i, who, word, changed, TODAY);
}

static size_t explore(int people)
{
	struct place start = { 0 };
	struct world w;

	memset(slots, 0, SLOTS * sizeof(*slots));
	head = tail = 0;
	unfold(&start, people, &w);
	for (size_t i = 0; i < ENTRIES; i++)
		w.trial[i].since = TODAY - 2 * TRIAL_REST;
	fold(&w, TODAY, &start);
	reach(&start);
	while (head < tail) {
		struct place from = queue[head++];
		for (size_t i = 0; i < ENTRIES; i++)
			for (int who = 0; who < people; who++)
				for (int word = 0; word < TRIAL_WORDS; word++)
					speak(&from, people, i, who,
					      (enum trial_word)word);
		unfold(&from, people, &w);
		trials_until(&w.t, TODAY + STEP);
		both(&w, 0, 0, TRIAL_NONE, false, TODAY + STEP);
	}
	return tail;
}

static void everything(int people)
{
	memset(&held, 0, sizeof(held));
	held.two_yes = held.one_runs = held.stops = held.rests = true;
	held.all_kept = held.undo_wins = true;
	size_t places = explore(people);
	bool all = true;
	for (size_t i = 0; i < ARRAY_LEN(held.state); i++)
		all &= held.state[i];
	printf("# %d people, %d entries: %zu places, %zu steps\n", people,
	       ENTRIES, places, held.steps);
	ok(all, "every state is reached");
	ok(held.two_yes, "nothing is agreed or runs without each one's yes");
	ok(held.one_runs, "never do two run");
	ok(held.stops, "anyone's stop ends anything, from every state");
	ok(held.rests, "what rests is moved by nothing but a stop");
	ok(held.all_kept, "only what has run is kept or changed");
	ok(held.undo_wins, "one person's undo is enough");
}

static enum trial_state state(const struct trials *t, const char *id)
{
	const struct trial *x = trials_find(t, id);

	return x ? x->state : TRIAL_DRAFT;
}

static void alone(void)
{
	static const char *const one[] = { "anna" };
	struct trials *t = trials_new(one, 1);

	trials_say(t, "anna", "a3", TRIAL_OFFER, 100, 0);
	for (int i = 0; i < 3; i++)
		trials_say(t, "anna", "a3", TRIAL_YES, 100, 0);
	is_int(state(t, "a3"), TRIAL_OFFERED, "one person's yes, however "
	       "often, is one yes");
	trials_say(t, "ben", "a3", TRIAL_YES, 101, 0);
	is_int(state(t, "a3"), TRIAL_AGREED, "another's makes it two");
	trials_free(t);
}

static void days(void)
{
	static const char *const two[] = { "anna", "ben" };
	struct trials *t = trials_new(two, 2);
	int32_t until;

	trials_say(t, "anna", "a3", TRIAL_OFFER, 100, 0);
	trials_say(t, "anna", "a3", TRIAL_YES, 100, 0);
	trials_say(t, "ben", "a3", TRIAL_YES, 113, 0);
	is_int(state(t, "a3"), TRIAL_AGREED, "an offer waits 14 days");
	trials_until(t, 126);
	is_int(state(t, "a3"), TRIAL_AGREED, "so does an agreement");
	trials_until(t, 127);
	is_int(state(t, "a3"), TRIAL_LAPSED, "and then it lapses");
	ok(!trials_say(t, "ben", "a3", TRIAL_OFFER, 154, 0),
	   "after a lapse it is not asked about for 28 days");
	ok(trials_say(t, "ben", "a3", TRIAL_OFFER, 155, 0),
	   "and may be after that");
	trials_say(t, "ben", "a3", TRIAL_YES, 155, 0);
	ok(!trials_say(t, "cleo", "a3", TRIAL_YES, 155, 0) ||
	   state(t, "a3") == TRIAL_OFFERED, "a third one's yes stands for "
	   "nobody");
	trials_say(t, "anna", "a3", TRIAL_YES, 156, 0);
	ok(trials_say(t, "anna", "a3", TRIAL_RUN, 156, 400), "it begins");
	is_int(trials_running(t)->last, 169, "and runs 14 days at most");
	trials_say(t, "anna", "a3", TRIAL_KEEP, 170, 0);
	is_int(state(t, "a3"), TRIAL_REVIEW, "keeping takes both");
	ok(trials_say(t, "cleo", "a3", TRIAL_STOP, 170, 0),
	   "anyone at all may stop");
	ok(trial_rests(trials_find(t, "a3"), 197, &until) && until == 198,
	   "after a stop it rests for 28 days");
	ok(!trial_rests(trials_find(t, "a3"), 198, &until), "and no longer");
	trials_free(t);
}

static void words(void)
{
	bool same = true;

	for (int i = 0; i < TRIAL_WORDS; i++)
		same &= trial_word_of(trial_word_text((enum trial_word)i)) ==
			(enum trial_word)i;
	ok(same, "every word is read as it is written");
	is_int(trial_word_of("maybe"), TRIAL_NONE, "and no other");
}

int main(void)
{
	slots = mem_get(SLOTS, sizeof(*slots));
	queue = mem_get(SLOTS, sizeof(*queue));
	everything(2);
	everything(PEOPLE_MAX);
	alone();
	days();
	words();
	free(slots);
	free(queue);
	return tap_done();
}
