/* SPDX-License-Identifier: MIT
 * Shapes of sentences with places to fill. */
#include "reword/shape.h"

#include <stdlib.h>
#include <string.h>

static const char bar[] = " || ";
static const char *const slots[] = { "what happened", "wish" };

size_t shape_count(const char *shapes)
{
	size_t n = 1;

	while ((shapes = strstr(shapes, bar))) {
		shapes += strlen(bar);
		n++;
	}
	return n;
}

static const char *shape_at(const char *shapes, size_t i, size_t *len)
{
	const char *end;

	while (i--)
		shapes = strstr(shapes, bar) + strlen(bar);
	end = strstr(shapes, bar);
	*len = end ? (size_t)(end - shapes) : strlen(shapes);
	return shapes;
}

struct word {
	const char *at;
	size_t len;
};

static struct word word_at(const char *s, size_t left)
{
	struct word w = { s, 0 };

	while (w.len < left && s[w.len] != ' ')
		w.len++;
	return w;
}

static bool is_one(struct word w, const char *const *of, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strlen(of[i]) == w.len &&
		    !strncasecmp(of[i], w.at, w.len))
			return true;
	return false;
}
#define IS_ONE(w, of) is_one(w, of, ARRAY_LEN(of))

/* Whose sex somebody has who is held up as an example; and how the one who is
 * meant is named. */
enum sex { UNKNOWN, HE, SHE, MANY };

struct owner {
	bool own;		/* what is said of others is wished for oneself */
	enum sex sex;		/* of the example */
	const struct said *s;
};

/* The last one who is named before the act is the one who does it. */
static enum sex sex_before(const char *s, size_t len)
{
	static const char *const he[] = { "husband", "man", "brother", "dad",
		"father", "boyfriend", "bf", "guy", "fella", "bloke", "boy",
		"son", "uncle", "he" };
	static const char *const she[] = { "wife", "woman", "sister", "mum",
		"mother", "mom", "girlfriend", "gf", "girl", "daughter",
		"aunt", "lady", "she" };
	static const char *const many[] = { "couples", "people", "parents",
		"friends", "everyone", "everybody", "partners", "mates",
		"neighbours", "neighbors", "families", "they", "newlyweds" };
	static const char *const men[] = { "husbands", "men", "boyfriends",
		"guys", "dads", "fathers", "bfs" };
	static const char *const women[] = { "wives", "women", "girlfriends",
		"mums", "mothers", "moms", "gfs", "girls" };
	enum sex sex = UNKNOWN;

	for (size_t at = 0; at < len;) {
		struct word w = word_at(s + at, len - at);
		at += w.len + 1;
		while (w.len && strchr(",.;:", w.at[w.len - 1]))
			w.len--;
		if (IS_ONE(w, he) || IS_ONE(w, men))
			sex = HE;
		else if (IS_ONE(w, she) || IS_ONE(w, women))
			sex = SHE;
		else if (IS_ONE(w, many))
			sex = MANY;
	}
	return sex;
}

static bool is_whose(struct word w)
{
	static const char *const whose[] = { "his", "their", "her" };

	return IS_ONE(w, whose);
}

/* Whose a thing is when another does the same: the one's who does it, one's
 * own, or of both.  NULL: cannot be told. */
static const char *to_whose(struct word w, struct word next,
			    const struct owner *o)
{
	static const char *const shared[] = { "kids", "children", "son",
		"daughter", "boys", "girls", "baby", "family", "families",
		"home", "house", "flat", "bed", "bedroom", "marriage",
		"wedding", "anniversary", "holiday", "holidays", "weekends",
		"money", "love", "evenings", "relationship", "anniversaries" };
	bool many = (w.at[0] | 32) == 't';
	enum sex of = many ? MANY : (w.at[1] | 32) == 'i' ? HE : SHE;

	if (IS_ONE(next, shared))
		return "our";
	if (o->sex == UNKNOWN || (o->sex == MANY && !many))
		return NULL;
	if (many || of == o->sex)
		return o->s->person == TO_YOU ? "your" :
			!strcmp(o->s->one, "he") ? "his" :
			!strcmp(o->s->one, "she") ? "her" : "their";
	return "my";
}

/* What is said of her is wished for oneself.  NULL: no such word.  gives: the
 * verb before has two objects, so that her is not whose. */
static const char *to_me(struct word w, struct word next, bool gives,
			 const struct owner *o)
{
	static const char *const object[] = { "him", "them", "her" };
	static const char *const self[] = { "himself", "themselves",
		"herself" };
	static const char *const after[] = { "", "at", "in", "on", "with",
		"for", "to", "and", "when", "every", "about", "after",
		"before", "as", "like", "from", "so", "more", "first", "all",
		"up", "out", "down", "off", "often", "around", "a", "the" };

	if (IS_ONE(w, self))
		return o->s->person == TO_YOU ? "yourself" : "";
	if (IS_ONE(w, object) && (w.len != 3 || (w.at[1] | 32) != 'e' ||
				  gives || IS_ONE(next, after)))
		return "me";
	return NULL;
}

static bool gives_to(const struct verbs *v, struct word w)
{
	static const char *const giving[] = { "bring", "buy", "give", "send",
		"write", "make", "cook", "tell", "show", "get", "offer",
		"let", "help", "call", "text", "ask", "teach", "read" };
	const char *base = verbs_form(v, w.at, w.len, VERB_BASE);

	return base && IS_ONE(((struct word){ base, strlen(base) }), giving);
}

/* Whether a word behind "and" goes on with the verb: of the same form as the
 * first, and no noun. */
static bool goes_on(const struct verbs *v, struct word w, struct word next,
		    enum verb_form said)
{
	const char *same = verbs_form(v, w.at, w.len, said);
	const char *noun = verbs_form(v, w.at, w.len, VERB_NOUN);

	if (!same || strlen(same) != w.len || strncasecmp(same, w.at, w.len))
		return false;
	return next.len || !noun || strlen(noun) != w.len;
}

/* The words for w, and perhaps the next, where an act is wished for oneself:
 * NULL when they stay.  *took: the next one is among them; *bad: it cannot be
 * told whose a thing is. */
static const char *owned(const struct verbs *v, struct word before,
			 struct word w, struct word next,
			 const struct owner *o, bool *took, bool *bad)
{
	static const char *const spouse[] = { "wife", "husband", "partner",
		"girlfriend", "boyfriend", "wives", "husbands", "partners",
		"girlfriends", "boyfriends" };
	static const char *const spouses[] = { "wife's", "husband's",
		"partner's", "girlfriend's", "boyfriend's", "wives'",
		"husbands'" };
	static const char *const ours[] = { "my", "your" };
	static const char *const clause[] = { "that", "when", "if", "while",
		"because", "how", "what", "until", "before", "as" };
	static const char *const parent[] = { "mum", "mother", "mom", "dad",
		"father" };
	const char *put = to_me(w, next, gives_to(v, before), o);

	if (o->sex != UNKNOWN && IS_ONE(w, ours) && IS_ONE(next, parent)) {
		*took = true;
		return "me";
	}
	if (put || !is_whose(w))
		return put;
	*took = IS_ONE(next, spouse) || IS_ONE(next, spouses);
	*bad = *took && IS_ONE(before, clause);
	if (*took)
		return IS_ONE(next, spouse) ? "me" : "my";
	put = to_whose(w, next, o);
	*bad = !put;
	return put;
}

/* The words of an act with its verbs in another form.  -1 for a verb that
 * has none. */
static int add_act(const struct verbs *v, const char *s, size_t len,
		   int form, const struct owner *o, struct buf *out)
{
	static const char *const weighed[] = { "even", "literally", "bloody",
		"fucking", "freaking", "damn" };
	static const char *const joins[] = { "and", "or" };
	struct word before = { s, 0 };
	int said = -1;

	for (size_t at = 0; at < len;) {
		struct word w = word_at(s + at, len - at);
		size_t then = at + w.len + (at + w.len < len);
		struct word next = word_at(s + then, len - then);
		const char *put = NULL;
		bool took = false, bad = false;
		/* What only adds weight goes; "even if" says something. */
		if (at && IS_ONE(w, weighed) && next.len > 2) {
			at = then;
			continue;
		}
		if (form >= 0 && at == 0)
			said = verbs_is(v, w.at, w.len);
		if (form >= 0 && (at == 0 ||
				  (said >= 0 && IS_ONE(before, joins) &&
				   goes_on(v, w, next, (enum verb_form)said)))) {
			put = verbs_form(v, w.at, w.len,
					 (enum verb_form)form);
			bad = !put || !*put;
		} else if (o->own) {
			put = owned(v, before, w, next, o, &took, &bad);
		}
		if (bad)
			return -1;
		if (put && !*put) {
			at = then;
			continue;
		}
		if (took)
			then += next.len + (then + next.len < len);
		if (at)
			buf_putc(out, ' ');
		if (put)
			buf_puts(out, put);
		else
			buf_add(out, w.at, w.len);
		if (form >= VERB_SAID)
			break;	/* the name of an act stands for all of it */
		before = w;
		at = then;
	}
	return 0;
}

/* A captured group; forms behind colons.  -1 for what cannot be said. */
static int add_group(struct frame *fr, const struct verbs *v,
		     const struct said *s, const char *name, size_t len,
		     struct buf *out)
{
	static const char *const small[] = { "he", "she", "they", "my", "our",
		"the", "his", "her", "we", "you", "it", "this", "that",
		"husband", "wife", "client", "patient", "both", "your",
		"there" };
	char group[32];
	size_t colon = 0;
	int form = -1;
	struct owner o = { false, UNKNOWN, s };
	struct span g;

	while (colon < len && name[colon] != ':')
		colon++;
	if (colon >= sizeof(group))
		return -1;
	memcpy(group, name, colon);
	group[colon] = '\0';
	if (!*fr->pattern || !pattern_group(fr->made, group, &g) ||
	    g.to == g.from)
		return 0;
	while (colon < len) {
		size_t from = ++colon;
		while (colon < len && name[colon] != ':')
			colon++;
		if (colon - from == 3 && !memcmp(name + from, "own", 3))
			o.own = true;
		else if ((form = verbs_form_of(name + from, colon - from)) < 0)
			return -1;
	}
	size_t start = out->len;
	o.sex = o.own ? sex_before(s->text, g.from) : UNKNOWN;
	if (add_act(v, s->text + g.from, g.to - g.from, form, &o, out))
		return -1;
	struct word first = word_at(s->text + g.from, g.to - g.from);
	if (IS_ONE(first, small))
		out->at[start] |= 32;
	return 0;
}

enum told shape_tells(const char *shapes)
{
	static const char *const places[] = { "{event}", "{habit}", "{fact}" };

	for (size_t i = 0; i < ARRAY_LEN(places); i++)
		if (strstr(shapes, places[i]))
			return (enum told)(TOLD_PAST + i);
	return TOLD_NOT;
}

static bool is_named(const char *place, size_t len, const char *name)
{
	return len == strlen(name) && !memcmp(place, name, len);
}

/* Where a word begins in a list with bars between; NULL: it is not there. */
static const char *in_list(const char *list, const char *word, size_t len)
{
	for (size_t n; *list; list += n + (list[n] == '|')) {
		n = strcspn(list, "|");
		if (n == len && !memcmp(list, word, n))
			return list;
	}
	return NULL;
}

/* The first of a frame's feelings, unless what the sentence touches makes
 * another of them likelier. */
static const char *likely(const char *feelings, enum theme theme)
{
	static const struct {
		const char *not, *rather;
	} by[] = {
		[ABOUT_NEAR] = { "tired|overwhelmed", "lonely|sad|unsure" },
		[ABOUT_AFRAID] = { "lonely|frustrated|tired|sad",
			"worried|upset|unsure" },
		[ABOUT_MONEY] = { "lonely", "worried|frustrated|overwhelmed" },
	};
	const char *rather, *found;

	if (theme == ABOUT_ANY ||
	    !in_list(by[theme].not, feelings, strcspn(feelings, "|")))
		return feelings;
	for (rather = by[theme].rather; *rather;) {
		size_t n = strcspn(rather, "|");
		found = in_list(feelings, rather, n);
		if (found)
			return found;
		rather += n + (rather[n] == '|');
	}
	return feelings;
}

static int add_place(struct frame *fr, const struct verbs *v,
		     const struct said *s, const struct fill *fill,
		     const char *place, size_t len, struct buf *out,
		     const char **felt)
{
	if (is_named(place, len, "feeling")) {
		const char *own = fill->feeling;
		*felt = likely(fr->feeling, s->theme);
		buf_add(out, *own ? own : *felt, *own ? strlen(own) :
			strcspn(*felt, "|"));
		return 0;
	}
	if (is_named(place, len, "topic")) {
		buf_puts(out, s->topic);
		return *s->topic ? 0 : -1;
	}
	if (is_named(place, len, "one") || is_named(place, len, "ones")) {
		bool named = len > 3 && (strncmp(s->one, "my ", 3) ||
					 strstr(buf_text(out), s->one) ||
					 !strncmp(s->event, "he ", 3) ||
					 !strncmp(s->event, "she ", 4));
		buf_puts(out, named ? s->ones : s->one);
		return 0;
	}
	if (*s->event && (is_named(place, len, "event") ||
			  is_named(place, len, "habit") ||
			  is_named(place, len, "fact"))) {
		buf_puts(out, s->event);
		return 0;
	}
	return add_group(fr, v, s, place, len, out);
}

int shape_fill(struct frame *fr, size_t i, const struct verbs *v,
	       const struct said *s, const struct fill *fill,
	       struct buf *out, const char **felt)
{
	const char *filled[] = { fill->happened, fill->wish };
	size_t left;
	const char *shape = shape_at(fill->plain ? fr->plain : fr->full, i,
				     &left);

	*felt = NULL;
	while (left) {
		size_t n = 0, len = 0;
		while (n < left && shape[n] != '{' && shape[n] != '[')
			n++;
		buf_add(out, shape, n);
		shape += n;
		if (!(left -= n))
			break;
		const char *place = shape + 1;
		while (1 + len < left && place[len] != '}' &&
		       place[len] != ']')
			len++;
		if (*shape == '{') {
			if (add_place(fr, v, s, fill, place, len, out, felt))
				return -1;
		} else {
			const char *word = "";
			for (size_t k = 0; k < ARRAY_LEN(slots); k++)
				if (is_named(place, len, slots[k]))
					word = filled[k];
			if (*word)
				buf_puts(out, word);
			else
				buf_addf(out, "[%.*s]", (int)len, place);
		}
		len += 2;
		shape += len;
		left -= len;
	}
	return 0;
}

char *shape_slots(const char *text)
{
	struct buf found = BUF_EMPTY;

	for (size_t i = 0; i < ARRAY_LEN(slots); i++) {
		const char *at = strstr(text, slots[i]);
		if (at && at > text && at[-1] == '[')
			buf_addf(&found, "%s%s", found.len ? ";" : "",
				 slots[i]);
	}
	return found.len ? buf_take(&found) : NULL;
}
