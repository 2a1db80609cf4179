/* SPDX-License-Identifier: MIT
 * Texts are taken through the states of glances. */
#include "wording/glance-states.h"

enum { START_STEPS = 8 };	/* for each byte of text at most */

static uint16_t at_end(struct glance *g, uint16_t now)
{
	size_t end = g->o->classes + 1;

	if (now < FIRST)
		return now;
	uint16_t to = g->next[now * g->width + end];
	return to ? to : glance_lead(g, now, end);
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
	uint16_t now = glance_beginning(g, !at, (enum before)
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
		to = glance_lead(c->glance, (uint16_t)now, class);
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

/* Whether no match begins at a byte, as is known by it and the one before. */
static bool cannot_start(const struct glance *g, const char *s, size_t at)
{
	unsigned char before = at ? (unsigned char)s[at - 1] : '\n';
	const unsigned char *class = g->o->class;
	size_t i = at ? g->before[class[before < 0x80 ? before : 0xff]] :
		MAYBE + 1;

	return ((unsigned char)s[at] & 0xc0) == 0x80 ||
		(g->begin[i] && g->next[g->begin[i] * g->width +
		 class[(unsigned char)s[at]]] == CANNOT);
}

/* Whether a match may begin at a byte; counts steps. */
static bool may_start(struct glance *g, const char *s, size_t len, size_t at,
		      size_t *steps)
{
	struct course c;
	bool can;

	if (!set_out(&c, g, s, at, &can))
		return can;
	for (; at < len; at++, ++*steps) {
		size_t class = c.class[(unsigned char)s[at]];
		uint16_t to = c.row[class];
		if (to == CANNOT)
			return false;
		if (to >= FIRST)
			c.row = c.next + to * c.width;
		else if (!find_way(&c, class))
			return can;
	}
	arrive(&c);
	return can;
}

size_t glance_start(struct glance *whole, const char *s, size_t len, size_t at)
{
	struct glance *g;
	size_t steps = 0;

	if (whole->anchored)
		return at;
	g = glance_starts(whole);
	if (glance_tired(g))
		return at;
	for (; at < len && steps < START_STEPS * len; at++)
		if (!cannot_start(g, s, at) &&
		    may_start(g, s, len, at, &steps))
			break;
	g->read += steps;
	while (at < len && ((unsigned char)s[at] & 0xc0) == 0x80)
		at++;
	return at;
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
