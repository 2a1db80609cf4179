/* SPDX-License-Identifier: MIT
 * An automaton that is made as far as texts go through it: a state is the set
 * of places in the outline that a text read so far leads to. */
#include "wording/glance.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "wording/outline.h"

enum {
	UNKNOWN, CAN, CANNOT, FIRST,	/* numbers of states */
	STATES_MAX = 1024,
	PLACES_MAX = 1 << 15,		/* of all states */
	SLOTS = 1024,
	PATIENCE = 4,			/* bytes read for each state made */
	FEW = 32,			/* numbers sorted by hand */
};

/* What stands before a place: where words end, this counts. */
enum before { NO_LETTER, LETTER, MAYBE };

struct state {
	uint32_t from, n;	/* its places */
	uint16_t slot_next;
	uint8_t before;
	bool begin;		/* nothing was read yet */
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

struct glance {
	struct glance_room *room;
	struct outline *o;
	size_t width;		/* of a row */
	uint8_t before[SYMBOLS];	/* what a class is to what follows */
	uint16_t *next;		/* rows of states */
	struct state *state;
	uint16_t *place;
	uint16_t slot[SLOTS];
	size_t states, states_room, next_room, places, places_room;
	uint16_t begin[MAYBE + 2];	/* where a text begins, or goes on */
	bool anchored;
	uint64_t read, made;	/* bytes read, states made */
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
	outline_free(g->o);
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
		s->begin == new->begin &&
		!memcmp(g->place + s->from, places, s->n * sizeof(*places));
}

/* The number of the state at these places. */
static uint16_t state_at(struct glance *g, struct state new, uint16_t *places)
{
	size_t h = new.before * 2u + new.begin;

	if (!new.n && g->anchored && !new.begin)
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
	g->state = mem_grow(g->state, &g->states_room, g->states,
			    sizeof(*g->state));
	g->next = mem_grow(g->next, &g->next_room, g->states * g->width,
			   sizeof(*g->next));
	g->place = mem_grow(g->place, &g->places_room, g->places + new.n,
			    sizeof(*g->place));
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

/* The state before the byte at: nothing else has been read. */
static uint16_t beginning(struct glance *g, bool begin, enum before before)
{
	struct state new = { .begin = begin, .before = (uint8_t)before };
	size_t i = begin ? MAYBE + 1 : before;

	if (!g->begin[i]) {
		uint16_t to = state_at(g, new, g->room->to);
		g->begin[i] = to;
	}
	return g->begin[i];
}

static uint16_t lead(struct glance *g, uint16_t number, size_t class);

/* What can begin with a class leads to the same places from all states, and
 * is reckoned once; where that is a match, false. */
static bool begin_anew(struct glance *g, enum before before, size_t class)
{
	struct glance_room *r = g->room;
	uint16_t from = beginning(g, false, before);
	uint16_t to = g->next[from * g->width + class];

	if (!to)
		to = lead(g, from, class);
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

/* Where a state leads with a class, or with the end of a text. */
static uint16_t lead(struct glance *g, uint16_t number, size_t class)
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
	if (!s.n && (!g->anchored || s.begin))
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

static uint16_t at_end(struct glance *g, uint16_t now)
{
	size_t end = g->o->classes + 1;

	if (now < FIRST)
		return now;
	uint16_t to = g->next[now * g->width + end];
	return to ? to : lead(g, now, end);
}

/* A glance under way: where it stands, and what a byte needs near at hand. */
struct course {
	const unsigned char *class;
	const uint16_t *row, *next;
	size_t width;
	struct glance *glance;
	bool *can;
};

/* Sets out; false when what begins there is known at once. */
static bool set_out(struct course *c, struct glance *g, const char *s,
		    size_t at, bool *can)
{
	unsigned char before = at ? (unsigned char)s[at - 1] : '\n';
	uint16_t now = beginning(g, !at, (enum before)
		g->before[g->o->class[before < 0x80 ? before : 0xff]]);

	*can = now == CAN;
	*c = (struct course){ g->o->class, g->next + now * g->width, g->next,
		g->width, g, can };
	return now >= FIRST;
}

/* Goes on where that is not known, or where it is known how it ends; false
 * in that case. */
static bool find_way(struct course *c, size_t class)
{
	size_t now = (size_t)(c->row - c->next) / c->width;
	uint16_t to = c->row[class];

	if (!to)
		to = lead(c->glance, (uint16_t)now, class);
	*c->can = to == CAN;
	c->next = c->glance->next;
	c->row = c->next + to * c->width;
	return to >= FIRST;
}

static void arrive(const struct course *c)
{
	size_t now = (size_t)(c->row - c->next) / c->width;

	*c->can = at_end(c->glance, (uint16_t)now) == CAN;
}

bool glance_can(struct glance *g, const char *s, size_t len, size_t at)
{
	struct course c;
	bool can;

	g->read += len - at;
	if (!set_out(&c, g, s, at, &can))
		return can;
	const unsigned char *of = c.class;
	const uint16_t *row = c.row, *next = c.next;
	size_t width = c.width;
	for (; at < len; at++) {
		size_t class = of[(unsigned char)s[at]];
		uint16_t to = row[class];
		if (to >= FIRST) {
			row = next + to * width;
			continue;
		}
		c.row = row;
		if (!find_way(&c, class))
			return can;
		row = c.row;
		next = c.next;
	}
	c.row = row;
	arrive(&c);
	return can;
}

/* Each waits for memory while the others go on. */
void glance_all(struct glance *const *g, size_t n, const char *s, size_t len,
		bool *can)
{
	struct course on[GLANCE_MANY];
	size_t left = 0;

	for (size_t i = 0; i < n; i++) {
		can[i] = true;
		if (!g[i])
			continue;
		g[i]->read += len;
		left += set_out(&on[left], g[i], s, 0, &can[i]);
	}
	for (size_t at = 0; at < len && left; at++) {
		unsigned char byte = (unsigned char)s[at];
		for (struct course *c = on; c < on + left;) {
			size_t class = c->class[byte];
			uint16_t to = c->row[class];
			if (to >= FIRST)
				c->row = c->next + to * c->width;
			if (to >= FIRST || find_way(c, class))
				c++;
			else
				*c = on[--left];
		}
	}
	for (size_t i = 0; i < left; i++)
		arrive(&on[i]);
}
