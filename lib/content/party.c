/* SPDX-License-Identifier: MIT
 * The people of a draw. */
#include "content/party.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "content/deck.h"
#include "content/draw.h"
#include "log/ident.h"

/* What a walk over a list of tags needs. */
struct walk {
	struct party *party;
	const struct config *config;
	struct fault *f;
};

/* The value of the config key "NAME.TAG"; NULL. */
static const char *of_tag(const struct config *c, const char *name,
			  const char *tag)
{
	struct buf key = BUF_EMPTY;

	buf_addf(&key, "%s.%s", name, tag);
	const char *value = config_get(c, buf_text(&key));
	buf_free(&key);
	return value;
}

const char *party_name(const struct config *config, const char *tag)
{
	const char *name = of_tag(config, "name", tag);

	return name ? name : tag;
}

static int add(void *arg, const char *tag)
{
	struct walk *w = arg;
	struct party *p = w->party;

	if (!ident_is_tag(tag)) {
		fault_set(w->f, N_("a person's tag is a-z, 0-9, '_', '.', "
				   "'-'"), 0);
		return -1;
	}
	for (size_t i = 0; i < p->n; i++)
		if (!strcmp(p->tag[i], tag))
			return 0;
	if (p->n == PARTY_MAX) {
		fault_set(w->f, N_("at most 16 people can take turns"), 0);
		return -1;
	}
	p->tag[p->n] = mem_dup(tag);
	p->name[p->n] = party_name(w->config, p->tag[p->n]);
	p->n++;
	return 0;
}

int party_set(struct party *p, const char *tags, const struct config *config,
	      struct fault *f)
{
	struct walk w = { p, config, f };

	p->given = tags != NULL;
	if (config_each(tags ? tags : config_get(config, "people"), add, &w))
		return -1;
	if (p->given && !p->n) {
		fault_set(f, N_("a person's tag is missing"), 0);
		return -1;
	}
	p->one = p->n == 1 ? p->tag[0] : NULL;
	return 0;
}

void party_take(struct party *p, const struct past *past,
		const struct config *config)
{
	struct fault ignored = { 0 };
	struct walk w = { p, config, &ignored };
	size_t n;
	const char *const *people = past_people(past, &n);

	for (size_t i = 0; i < n && n > 1 && i < PARTY_MAX; i++)
		if (p->n == i)
			add(&w, people[i]);
}

void party_begin(struct party *p, const struct past *past, uint64_t tie)
{
	unsigned begun[PARTY_MAX];

	if (!p->n)
		return;
	for (size_t i = 0; i < p->n; i++)
		begun[i] = past_begun(past, p->tag[i]);
	/* Where one of two listened first, the other began. */
	for (size_t i = 0; i < 2 && p->n == 2; i++)
		begun[i] += past_heard(past, p->tag[!i]);
	p->starter = draw_starter(begun, p->n, tie);
}

static int depth_of(const struct config *c, const char *tag)
{
	const char *depth = of_tag(c, "depth", tag);

	return depth ? *depth - '0' : PARTY_DEPTH;
}

int party_depth(const struct party *p, const struct config *config)
{
	int least = CARD_LEVELS;

	if (p->one)
		return depth_of(config, p->one);
	for (size_t i = 0; i < p->n; i++)
		if (depth_of(config, p->tag[i]) < least)
			least = depth_of(config, p->tag[i]);
	return p->n ? least : PARTY_DEPTH;
}

static bool may_write(const struct config *c, const char *tag)
{
	const char *here = config_get(c, "here");

	return !here || config_holds(here, tag);
}

static bool takes_part(const struct party *p, const char *tag)
{
	for (size_t i = 0; i < p->n; i++)
		if (!strcmp(p->tag[i], tag))
			return true;
	return !p->n;
}

const char *party_writer(const struct party *p, const struct config *config,
			 bool turns)
{
	const char *usual = config_get(config, "who");

	if (p->one)
		return p->one;
	if (turns && p->n && may_write(config, p->tag[p->starter]))
		return p->tag[p->starter];
	if (usual && takes_part(p, usual) && may_write(config, usual))
		return usual;
	for (size_t i = 0; i < p->n; i++) {
		const char *tag = p->tag[(p->starter + i) % p->n];
		if (may_write(config, tag))
			return tag;
	}
	return NULL;
}

void party_free(struct party *p)
{
	for (size_t i = 0; i < p->n; i++)
		free(p->tag[i]);
	p->n = 0;
}
