/* SPDX-License-Identifier: MIT
 * An automaton that is made as far as texts go through it: a state is the set
 * of places in the outline that a text read so far leads to. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "wording/glance-states.h"

enum {
	PLACES_MAX = 1 << 15,		/* of all states */
	PATIENCE = 4,			/* bytes read for each state made */
	FEW = 32,			/* numbers sorted by hand */
};

/* What is never reached is never touched. */
struct glance_room {
	uint16_t stack[OUTLINE_MAX], to[OUTLINE_MAX];	/* steps to follow;
							 * places reached */
	uint32_t seen[OUTLINE_MAX], reached[OUTLINE_MAX];	/* when each
								 * step was */
	uint32_t now;
	size_t n_stack, n_to;
};

struct glance_room *glance_room(void)
{
	return mem_get(1, sizeof(struct glance_room));
}

void glance_room_free(struct glance_room *r)
{
	free(r);
}

/* Whether each way through the pattern begins where a text does. */
static bool is_anchored(const struct outline *o, uint32_t at)
{
	uint32_t arg;

	if (o->code[at] == OP_BEGIN)
		return true;
	if (o->code[at] != OP_GO && o->code[at] != OP_FORK)
		return false;
	arg = outline_arg(o, at);
	if (o->code[at] == OP_GO)
		return arg > at && is_anchored(o, arg);
	for (const struct child *c = o->child + arg;; c++) {
		if (c->at <= at || !is_anchored(o, c->at))
			return false;
		if (c->last)
			return true;
	}
}

static void tell_letters(struct glance *g)
{
	const struct outline *o = g->o;
	struct symbols words;

	symbols_words(&words);
	for (size_t c = 0; c < o->classes; c++)
		g->before[c] = symbols_has(&words, o->symbol[c]) ? LETTER :
			o->symbol[c] == BEYOND && o->accents ? MAYBE :
			NO_LETTER;
}

static void empty(struct glance *g)
{
	memset(g->slot, 0, sizeof(g->slot));
	memset(g->begin, 0, sizeof(g->begin));
	g->states = FIRST;
	g->places = 0;
}

static struct glance *glance_of(struct glance_room *r, struct outline *o)
{
	struct glance *g;

	if (!o)
		return NULL;
	g = mem_get(1, sizeof(*g));
	g->room = r;
	g->o = o;
	g->width = o->classes + 2;
	g->anchored = is_anchored(o, 0);
	tell_letters(g);
	empty(g);
	return g;
}

struct glance *glance_starts(struct glance *g)
{
	if (!g->start) {
		g->start = glance_of(g->room, g->o);
		g->start->starts = g->start->anchored = true;
	}
	return g->start;
}

struct glance *glance_make(struct glance_room *r, const char *pattern,
			   bool accents)
{
	return glance_of(r, outline_read(pattern, accents));
}

struct glance *glance_from(struct glance_room *r, const void *bytes,
			   size_t len)
{
	return glance_of(r, outline_from(bytes, len));
}

char *glance_bytes(const char *pattern, bool accents, size_t *len)
{
	struct outline *o = outline_read(pattern, accents);
	struct buf bytes = BUF_EMPTY;

	if (!o)
		return NULL;
	outline_put(o, &bytes);
	outline_free(o);
	*len = bytes.len;
	return buf_take(&bytes);
}

void glance_free(struct glance *g)
{
	if (!g)
		return;
	if (!g->starts)
		outline_free(g->o);
	glance_free(g->start);
	free(g->next);
	free(g->state);
	free(g->place);
	free(g);
}

bool glance_tired(const struct glance *g)
{
	return g->made > 8 * STATES_MAX && g->read / PATIENCE < g->made;
}

/* Nothing was seen or reached yet. */
static void next_turn(struct glance_room *r)
{
	if (!++r->now) {
		memset(r->seen, 0, sizeof(r->seen));
		memset(r->reached, 0, sizeof(r->reached));
		r->now = 1;
	}
	r->n_to = r->n_stack = 0;
}

static void follow(struct glance_room *r, uint32_t at)
{
	if (r->seen[at] == r->now)
		return;
	r->seen[at] = r->now;
	r->stack[r->n_stack++] = (uint16_t)at;
}

static int by_number(const void *a, const void *b)
{
	uint16_t x = *(const uint16_t *)a, y = *(const uint16_t *)b;

	return x < y ? -1 : x > y;
}

/* Most states are at few places, which are nearly in order. */
static void sort(uint16_t *places, size_t n)
{
	if (n > FEW) {
		qsort(places, n, sizeof(*places), by_number);
		return;
	}
	for (size_t i = 1; i < n; i++) {
		uint16_t place = places[i];
		size_t k = i;
		for (; k && places[k - 1] > place; k--)
			places[k] = places[k - 1];
		places[k] = place;
	}
}

static bool same(const struct glance *g, const struct state *s,
		 const struct state *new, const uint16_t *places)
{
	return s->n == new->n && s->before == new->before &&
		s->begin == new->begin && s->start == new->start &&
		!memcmp(g->place + s->from, places, s->n * sizeof(*places));
}

/* The number of the state at these places. */
static uint16_t state_at(struct glance *g, struct state new, uint16_t *places)
{
	size_t h = new.before * 2u + new.begin;

	if (!new.n && g->anchored && !new.begin && !new.start)
		return CANNOT;
	sort(places, new.n);
	for (size_t i = 0; i < new.n; i++)
		h = (h ^ places[i]) * 0x9e3779b1;
	uint16_t *slot = &g->slot[(h ^ h >> 16) % SLOTS];
	for (uint16_t i = *slot; i; i = g->state[i].slot_next)
		if (same(g, &g->state[i], &new, places))
			return i;
	g->made++;
	uint16_t number = (uint16_t)g->states++;
	if (g->states > g->states_room)
		g->state = mem_grow(g->state, &g->states_room, g->states,
				    sizeof(*g->state));
	if (g->states * g->width > g->next_room)
		g->next = mem_grow(g->next, &g->next_room,
				   g->states * g->width, sizeof(*g->next));
	if (!g->place || g->places + new.n > g->places_room)
		g->place = mem_grow(g->place, &g->places_room,
				    g->places + new.n, sizeof(*g->place));
	if (new.n)
		memcpy(g->place + g->places, places, new.n * sizeof(*places));
	new.from = (uint32_t)g->places;
	g->places += new.n;
	slot = &g->slot[(h ^ h >> 16) % SLOTS];
	new.slot_next = *slot;
	*slot = number;
	g->state[number] = new;
	uint16_t *row = g->next + number * g->width;
	memset(row, 0, g->width * sizeof(*row));
	/* The bytes inside a character change nothing. */
	row[g->o->classes] = number;
	return number;
}

/* Reaches a place, where a step that only leads on is passed over. */
static void reach(struct glance *g, uint32_t at)
{
	const struct outline *o = g->o;

	while (o->code[at] == OP_GO && outline_arg(o, at) > at)
		at = outline_arg(o, at);
	if (g->room->reached[at] == g->room->now)
		return;
	g->room->reached[at] = g->room->now;
	g->room->to[g->room->n_to++] = (uint16_t)at;
}

/* Goes from one step as far as it can without reading; true at the end. */
static bool pursue(struct glance *g, const struct state *s, uint32_t at,
		   size_t class, enum before next)
{
	const struct outline *o = g->o;
	struct glance_room *r = g->room;
	bool end = class > o->classes;
	bool maybe = next == MAYBE || s->before == MAYBE;
	bool good = true;
	unsigned op = o->code[at];

	switch (op) {
	case OP_MATCH:
		return true;
	case OP_GO:
		follow(r, outline_arg(o, at));
		return false;
	case OP_FORK:
		for (const struct child *c = o->child + outline_arg(o, at);;
		     c++) {
			if (end || o->set[c->set] >> class % 64 & 1)
				follow(r, c->at);
			if (c->last)
				return false;
		}
	case OP_EDGE:
		good = maybe || next != s->before;
		break;
	case OP_NO_EDGE:
		good = maybe || next == s->before;
		break;
	case OP_BEGIN:
		good = s->begin;
		break;
	case OP_END:
		good = end || class == o->class['\n'];
		break;
	default:
		if (!end && o->set[op - OP_SET] >> class % 64 & 1)
			reach(g, at + 1);
		return false;
	}
	if (good)
		follow(r, at + 1);
	return false;
}

uint16_t glance_beginning(struct glance *g, bool begin, enum before before)
{
	struct state new = { .begin = begin, .before = (uint8_t)before,
		.start = g->starts };
	size_t i = begin ? MAYBE + 1 : before;

	if (!g->begin[i]) {
		uint16_t to = state_at(g, new, g->room->to);
		g->begin[i] = to;
	}
	return g->begin[i];
}

/* What can begin with a class leads to the same places from all states, and
 * is reckoned once; where that is a match, false. */
static bool begin_anew(struct glance *g, enum before before, size_t class)
{
	struct glance_room *r = g->room;
	uint16_t from = glance_beginning(g, false, before);
	uint16_t to = g->next[from * g->width + class];

	if (!to)
		to = glance_lead(g, from, class);
	next_turn(r);
	if (to < FIRST)
		return to != CAN;
	const struct state *s = &g->state[to];
	for (size_t i = 0; i < s->n; i++) {
		uint16_t at = g->place[s->from + i];
		r->reached[at] = r->now;
		r->to[r->n_to++] = at;
	}
	return true;
}

uint16_t glance_lead(struct glance *g, uint16_t number, size_t class)
{
	struct glance_room *r = g->room;
	struct state s = g->state[number];
	bool end = class > g->o->classes;
	enum before next = end ? NO_LETTER :
		(enum before)g->before[class];
	uint16_t to = UNKNOWN;

	next_turn(r);
	if (s.n && !g->anchored && !begin_anew(g, (enum before)s.before,
					       class))
		to = CAN;
	for (size_t i = 0; i < s.n; i++)
		follow(r, g->place[s.from + i]);
	if (!s.n && (!g->anchored || s.begin || s.start))
		follow(r, 0);
	while (r->n_stack && !to)
		if (pursue(g, &s, r->stack[--r->n_stack], class, next))
			to = CAN;
	if (!to && end)
		to = CANNOT;
	if (!to) {
		const struct state new = { .n = (uint32_t)r->n_to,
			.before = (uint8_t)next };
		/* What was known is thrown away for what is new. */
		if (s.n && (g->states >= STATES_MAX ||
			    g->places > PLACES_MAX)) {
			empty(g);
			return state_at(g, new, r->to);
		}
		to = state_at(g, new, r->to);
	}
	g->next[number * g->width + class] = to;
	return to;
}
