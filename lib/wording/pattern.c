/* SPDX-License-Identifier: MIT
 * Patterns over text, bounded in time and memory. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "wording/pattern.h"

#include <pcre2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/msg.h"
#include "wording/glance.h"

enum {
	GLANCE_AFTER = 600,	/* bytes tried; a glance that is not kept pays
				 * after that many */
	GLANCES = 64,		/* that show whether most texts can match */
	JIT_AFTER = 2,		/* bytes run over for each of the code; then
				 * a translation pays */
	LONGEST = 1 << 18,	/* bytes of a pattern with its lists in it */
	HEAP_KIB = 16 << 10,
	DEPTH = 10000,
	STACK_MAX = 1 << 20,
	SERIAL_HEAD = 16,		/* bytes that tell the version */
	USER_CLOCKS = CLOCKS_PER_SEC / 4,	/* in all, for a user's rule */
};

struct pattern_room {
	pcre2_compile_context *compile;
	pcre2_match_context *match;
	pcre2_jit_stack *stack;
	bool accents;
	const struct stock *stock;
	struct glance_room *glances;
	void (*made)(void *arg, const char *text, const char *full,
		     const struct pattern *p);
	void *arg;
};

struct pattern {
	struct pattern_room *room;
	const char *kept;		/* what code is made of when it is
					 * needed; NULL: it was made */
	size_t kept_len;
	pcre2_code *code;
	pcre2_match_data *data;
	const struct lists *lists;	/* of the text, NULL: no glance */
	char *text;
	struct glance *glance;
	unsigned tries, passed, hits;
	size_t tried, run, size;	/* bytes; size is the code's */
	clock_t spent;
	bool by_user, off, jit, seen, looked;
};

static void *need(void *p)
{
	if (!p)
		msg_die("%s", _("out of memory"));
	return p;
}

struct pattern_room *pattern_room(bool accents, const struct stock *stock)
{
	struct pattern_room *r = mem_get(1, sizeof(*r));

	r->accents = accents;
	r->stock = stock;
	r->glances = glance_room();
	r->compile = need(pcre2_compile_context_create(NULL));
	r->match = need(pcre2_match_context_create(NULL));
	pcre2_set_max_pattern_length(r->compile, LONGEST);
	pcre2_set_depth_limit(r->match, DEPTH);
	pcre2_set_heap_limit(r->match, HEAP_KIB);
	r->stack = pcre2_jit_stack_create(32 << 10, STACK_MAX, NULL);
	if (r->stack)
		pcre2_jit_stack_assign(r->match, NULL, r->stack);
	return r;
}

void pattern_room_free(struct pattern_room *r)
{
	if (!r)
		return;
	if (r->stack)
		pcre2_jit_stack_free(r->stack);
	glance_room_free(r->glances);
	pcre2_match_context_free(r->match);
	pcre2_compile_context_free(r->compile);
	free(r);
}

static struct pattern *dress(struct pattern_room *r, pcre2_code *code,
			     bool by_user)
{
	struct pattern *p = mem_get(1, sizeof(*p));

	p->room = r;
	p->code = code;
	p->by_user = by_user;
	return p;
}

struct pattern *pattern_make(struct pattern_room *r, const char *text,
			     bool by_user, char *why, size_t room,
			     size_t *where)
{
	uint32_t how = PCRE2_UTF | PCRE2_CASELESS | PCRE2_NEVER_BACKSLASH_C |
		PCRE2_DUPNAMES | (r->accents ? PCRE2_UCP : 0);
	int error = 0;
	PCRE2_SIZE at = 0;
	pcre2_code *code = pcre2_compile((PCRE2_SPTR)text,
					 PCRE2_ZERO_TERMINATED, how, &error,
					 &at, r->compile);

	if (!code) {
		PCRE2_UCHAR say[128] = "";
		pcre2_get_error_message(error, say, sizeof(say));
		snprintf(why, room, "%s", (const char *)say);
		*where = at;
		return NULL;
	}
	return dress(r, code, by_user);
}

struct pattern *pattern_kept(struct pattern_room *r, const char *text,
			     bool by_user)
{
	size_t len = 0, begin_len;
	const void *kept = r->stock ? stock_code(r->stock, text, &len) : NULL;
	const void *begin = kept ? stock_begin(r->stock, &begin_len) : NULL;

	/* Another version of the library refuses what this one wrote. */
	if (!kept || begin_len < SERIAL_HEAD ||
	    pcre2_serialize_get_number_of_codes(begin) != 1)
		return NULL;
	struct pattern *p = dress(r, NULL, by_user);
	p->kept = kept;
	p->kept_len = len;
	return p;
}

void pattern_room_watch(struct pattern_room *r,
			void (*made)(void *arg, const char *text,
				     const char *full,
				     const struct pattern *p),
			void *arg)
{
	r->made = made;
	r->arg = arg;
}

void pattern_goes_by(const struct pattern *p, const char *text,
		     const char *full)
{
	if (p->room->made)
		p->room->made(p->room->arg, text, full, p);
}

void pattern_is(struct pattern *p, const struct lists *l, const char *text)
{
	p->lists = l;
	p->text = mem_dup(text);
}

char *pattern_bytes(const struct pattern *p, size_t *len)
{
	const pcre2_code *code = p->code;
	uint8_t *bytes = NULL;
	PCRE2_SIZE n = 0;

	if (pcre2_serialize_encode(&code, 1, &bytes, &n, NULL) != 1)
		msg_die("%s", _("out of memory"));
	char *own = mem_dupn((const char *)bytes, n);
	pcre2_serialize_free(bytes);
	*len = n;
	return own;
}

char *pattern_outline(const struct pattern *p, const char *full, size_t *len)
{
	return glance_bytes(full, p->room->accents, len);
}

/* Costs are counted where the library reports a limit; a user's pattern also
 * has a budget of time, because slow patterns exist that hit no limit. */
static void count(struct pattern *p, int got, clock_t before)
{
	if (got == PCRE2_ERROR_MATCHLIMIT || got == PCRE2_ERROR_DEPTHLIMIT ||
	    got == PCRE2_ERROR_HEAPLIMIT)
		p->hits++;
	if (p->by_user)
		p->spent += clock() - before;
	if (p->hits >= PATTERN_HITS + p->tried / PATTERN_EARN ||
	    p->spent > USER_CLOCKS)
		p->off = true;
}

/* Translated code counts where it goes back, untranslated code also each
 * word of a list it tries: what is too costly for it need not be so here. */
static void translate(struct pattern *p)
{
	if (!p->jit)
		pcre2_jit_compile(p->code, PCRE2_JIT_COMPLETE);
	p->jit = true;
}

static void give_up(struct pattern *p)
{
	glance_free(p->glance);
	p->glance = NULL;
}

/* Makes the glance of a pattern, which is read where none is kept. */
static void see(struct pattern *p)
{
	struct buf full = BUF_EMPTY;
	struct fault f = { 0 };

	p->seen = true;
	if (p->kept && p->text) {
		size_t len = 0;
		const void *bytes = stock_outline(p->room->stock, p->text,
						  &len);
		if (bytes)
			p->glance = glance_from(p->room->glances, bytes, len);
		return;
	}
	if (p->lists && !lists_expand(p->lists, p->text, &full, &f))
		p->glance = glance_make(p->room->glances, buf_text(&full),
					p->room->accents);
	buf_free(&full);
}

/* Counts a try, and has a pattern that is tried often look first. */
static struct glance *look(struct pattern *p, size_t len)
{
	p->tries++;
	p->tried += len;
	if (!p->seen && (p->kept || p->tried >= GLANCE_AFTER))
		see(p);
	return p->glance;
}

/* A glance that lets most texts pass, or finds each of them new, is given
 * up. */
static void pass(struct pattern *p)
{
	p->passed++;
	if (p->glance &&
	    ((p->tries > GLANCES && 2 * p->passed > p->tries) ||
	     glance_tired(p->glance)))
		give_up(p);
}

static size_t piece(const char *s, size_t len)
{
	if (len > PATTERN_PIECE) {
		len = PATTERN_PIECE;
		while (len && ((unsigned char)s[len] & 0xc0) == 0x80)
			len--;
	}
	return len;
}

void pattern_look(struct pattern *const *p, size_t n, const char *s,
		  size_t len, bool *can)
{
	struct glance *g[PATTERN_LOOK] = { NULL };

	len = piece(s, len);
	for (size_t i = 0; i < n; i++)
		g[i] = look(p[i], len);
	glance_all(g, n, s, len, can);
	for (size_t i = 0; i < n; i++) {
		p[i]->looked = can[i];
		if (can[i])
			pass(p[i]);
	}
}

/* Unpacks what is kept.  Most of it never gets this far. */
static void unpack(struct pattern *p)
{
	size_t len;
	const void *begin = stock_begin(p->room->stock, &len);
	char *all = need(malloc(len + p->kept_len));

	memcpy(all, begin, len);
	memcpy(all + len, p->kept, p->kept_len);
	if (pcre2_serialize_decode(&p->code, 1, (uint8_t *)all, NULL) != 1)
		need(NULL);
	free(all);
}

static void make_ready(struct pattern *p)
{
	if (!p->code)
		unpack(p);
	if (p->data)
		return;
	p->data = need(pcre2_match_data_create_from_pattern(p->code, NULL));
	pcre2_pattern_info(p->code, PCRE2_INFO_SIZE, &p->size);
}

static int run(struct pattern *p, const char *s, size_t len, size_t at,
	       uint32_t how)
{
	bool leaps = p->jit && !(how & PCRE2_NO_JIT);

	pcre2_set_match_limit(p->room->match,
			      leaps ? PATTERN_LEAPS : PATTERN_STEPS);
	return pcre2_match(p->code, (PCRE2_SPTR)s, len, at,
			   PCRE2_NO_UTF_CHECK | how, p->data, p->room->match);
}

int pattern_find(struct pattern *p, const char *s, size_t len, size_t at,
		 struct span *m)
{
	if (p->off)
		return -1;
	len = piece(s, len);
	if (at > len)
		return 0;
	if (!p->looked && look(p, len - at)) {
		if (!glance_can(p->glance, s, len, at))
			return 0;
		pass(p);
	}
	p->looked = false;
	if (p->glance)
		at = glance_start(p->glance, s, len, at);
	p->run += len - at;
	make_ready(p);
	if (!p->jit && p->run >= JIT_AFTER * p->size)
		translate(p);

	clock_t before = p->by_user ? clock() : 0;
	int got = run(p, s, len, at, 0);
	if (got == PCRE2_ERROR_MATCHLIMIT && !p->jit) {
		/* To look is cheaper than to translate. */
		if (!p->seen) {
			see(p);
			if (p->glance && !glance_can(p->glance, s, len, at))
				return 0;
		}
		translate(p);
		got = run(p, s, len, at, 0);
	}
	if (got == PCRE2_ERROR_JIT_STACKLIMIT)
		got = run(p, s, len, at, PCRE2_NO_JIT);
	if (got < 0 || p->by_user)
		count(p, got, before);
	if (got < 0)
		return got == PCRE2_ERROR_NOMATCH ? 0 : -1;
	const PCRE2_SIZE *v = pcre2_get_ovector_pointer(p->data);
	m->from = v[0];
	m->to = v[1] < v[0] ? v[0] : v[1];
	return 1;
}

bool pattern_in(struct pattern *p, const char *s, size_t len)
{
	struct span m;

	return pattern_find(p, s, len, 0, &m) == 1;
}

bool pattern_group(struct pattern *p, const char *name, struct span *g)
{
	PCRE2_SPTR first, last;
	int size = pcre2_substring_nametable_scan(p->code, (PCRE2_SPTR)name,
						  &first, &last);

	if (size <= 0)
		return false;
	const PCRE2_SIZE *v = pcre2_get_ovector_pointer(p->data);
	for (PCRE2_SPTR e = first; e <= last; e += size) {
		size_t n = (size_t)e[0] << 8 | e[1];
		if (v[2 * n] == PCRE2_UNSET)
			continue;
		g->from = v[2 * n];
		g->to = v[2 * n + 1];
		return true;
	}
	return false;
}

bool pattern_off(const struct pattern *p)
{
	return p->off;
}

void pattern_free(struct pattern *p)
{
	if (!p)
		return;
	give_up(p);
	free(p->text);
	pcre2_match_data_free(p->data);
	pcre2_code_free(p->code);
	free(p);
}
