/* SPDX-License-Identifier: MIT
 * The states of a glance, for glance.c, which makes them, and glance-look.c,
 * which takes texts through them. */
#pragma once

#include "wording/glance.h"
#include "wording/outline.h"

enum {
	UNKNOWN, CAN, CANNOT, FIRST,	/* numbers of states */
	STATES_MAX = 1024,
	SLOTS = 1024,
};

/* What stands before a place: where words end, this counts. */
enum before { NO_LETTER, LETTER, MAYBE };

struct state {
	uint32_t from, n;	/* its places */
	uint16_t slot_next;
	uint8_t before;
	bool begin;		/* nothing was read yet */
	bool start;		/* the match begins here */
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
	bool starts;		/* matches begin where it sets out */
	struct glance *start;	/* of the same outline, which starts */
	uint64_t read, made;	/* bytes read, states made */
};

/* The state before a byte: nothing else has been read. */
uint16_t glance_beginning(struct glance *g, bool begin, enum before before)
	ATTR_NONNULL;

/* Where a state leads with a class, or with the end of a text; what is near
 * at hand of the glance may move. */
uint16_t glance_lead(struct glance *g, uint16_t number, size_t class)
	ATTR_NONNULL;

/* The glance that tells where matches of the same pattern begin. */
struct glance *glance_starts(struct glance *g) ATTR_NONNULL
	ATTR_RETURNS_NONNULL;
