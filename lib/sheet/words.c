/* SPDX-License-Identifier: MIT
 * Figures as sentences.  Whole sentences, so that every language can order
 * its words; only what stands in brackets is put together from parts. */
#include "sheet/words.h"

#include <math.h>
#include <stdio.h>

#include "base/i18n.h"
#include "sheet/phrase.h"

/* "36 days, 14 September to 8 November" */
static char *window(char *out, const struct figure *f, int year)
{
	char count[PHRASE_MAX], a[PHRASE_MAX], b[PHRASE_MAX];

	phrase_count(count, f->usual.n, f->weekly);
	phrase_day(a, f->usual.since, year);
	phrase_day(b, f->usual.until, year);
	if (f->usual.since == f->usual.until)
		/* Translators: how many days; a day. */
		snprintf(out, PHRASE_MAX, _("%s, %s"), count, a);
	else
		/* Translators: how many days; the first and the last one. */
		snprintf(out, PHRASE_MAX, _("%s, %s to %s"), count, a, b);
	return out;
}

/* A difference to half a point; below that, that it is small. */
char *words_points(char *out, double difference)
{
	double halves = floor(fabs(difference) * 2 + .5);
	char number[I18N_NUMBER_MAX];

	i18n_number(number, halves / 2, fmod(halves, 2) > 0);
	if (halves < 1)
		snprintf(out, PHRASE_MAX, "%s", _("less than half a point"));
	else
		/* Translators: %s is a number such as 0.5, 1 or 1.5. */
		snprintf(out, PHRASE_MAX, P_("about %s point",
			 "about %s points", halves == 2 ? 1 : 2), number);
	return out;
}

/* "20 days since then, 22 days before, from 31 August on" */
static char *sides(char *out, const struct figure *f,
		   const struct shift_claim *c, int year)
{
	char since[PHRASE_MAX], before[PHRASE_MAX], day[PHRASE_MAX];

	phrase_count(since, c->n_after, f->weekly);
	phrase_count(before, c->n_before, f->weekly);
	phrase_day(day, f->days->day[c->first - c->n_before], year);
	/* Translators: a number of days; another; the first of these. */
	snprintf(out, PHRASE_MAX, _("%s since then, %s before, from %s on"),
		 since, before, day);
	return out;
}

/* "4 days, against 33 days from 14 September on" */
static char *stretch_sides(char *out, const struct figure *f, int year)
{
	const struct stretch *s = &f->story.stretch;
	char in[PHRASE_MAX], other[PHRASE_MAX], day[PHRASE_MAX];

	phrase_count(in, s->n, f->weekly);
	phrase_count(other, s->n_other, f->weekly);
	phrase_day(day, f->days->day[f->story.level], year);
	/* Translators: a number of days; another; the first of these. */
	snprintf(out, PHRASE_MAX, _("%s, against %s from %s on"), in, other,
		 day);
	return out;
}

/* The claim that the state is about; NULL when it is about none. */
static const struct shift_claim *claim_of(const struct figure *f)
{
	switch (f->story.state) {
	case SHIFT_POSSIBLE_UP:
	case SHIFT_POSSIBLE_DOWN:
		return &f->story.possible;
	case SHIFT_UP:
	case SHIFT_DOWN:
	case SHIFT_DRIFT_UP:
	case SHIFT_DRIFT_DOWN:
		return &f->claim[f->story.n_claims - 1];
	case SHIFT_NOT_ENOUGH:
	case SHIFT_USUAL:
	case SHIFT_TEMPORARY:
		break;
	}
	return NULL;
}

bool words_is_stretch(const struct figure *f)
{
	return f->story.state == SHIFT_TEMPORARY;
}

bool words_is_lasting(const struct figure *f)
{
	const struct shift_claim *c = claim_of(f);

	return c && c != &f->story.possible;
}

static void lasted(struct buf *out, const struct figure *f,
		   const struct shift_claim *c)
{
	int weeks = (f->days->day[f->n - 1] - c->onset + 1) / 7;

	buf_putc(out, ' ');
	buf_addf(out, P_("It has lasted %d week so far.",
			 "It has lasted %d weeks so far.", weeks), weeks);
	buf_putc(out, ' ');
	buf_puts(out, _("The numbers do not say why."));
}

static void by_chance(struct buf *out)
{
	buf_putc(out, ' ');
	buf_puts(out, _("Such stretches come and go; about one report in "
			"eight shows one by chance."));
}

static void joint_change(struct buf *out, const struct figure *f,
			 const struct shift_claim *c, int year)
{
	char day[PHRASE_MAX], much[PHRASE_MAX], days[PHRASE_MAX];
	bool up = c->z > 0;

	phrase_day(day, c->onset, year);
	words_points(much, c->after - c->before);
	sides(days, f, c, year);
	if (c == &f->story.possible) {
		/* Translators: a day; how much; on how many days. */
		buf_addf(out, up ? _("Possible shift: since about %s mostly "
				     "higher (%s; %s). It is too early to "
				     "call this lasting; the next weeks will "
				     "tell.") :
				   _("Possible shift: since about %s mostly "
				     "lower (%s; %s). It is too early to call "
				     "this lasting; the next weeks will "
				     "tell."), day, much, days);
		return;
	}
	if (c->drift)
		buf_addf(out, up ? _("Gradually higher since about %s "
				     "(%s; %s).") :
				   _("Gradually lower since about %s "
				     "(%s; %s)."), day, much, days);
	else
		buf_addf(out, up ? _("Higher since about %s (%s; %s).") :
				   _("Lower since about %s (%s; %s)."),
			 day, much, days);
	lasted(out, f, c);
}

static void joint_stretch(struct buf *out, const struct figure *f,
			  const char *name, int year)
{
	const struct stretch *s = &f->story.stretch;
	char a[PHRASE_MAX], b[PHRASE_MAX], much[PHRASE_MAX], days[PHRASE_MAX];
	bool up = s->side > 0;

	phrase_day(a, s->since, year);
	phrase_day(b, s->until, year);
	words_points(much, s->median - s->median_other);
	stretch_sides(days, f, year);
	if (s->ongoing)
		/* Translators: a day; a name; how much; how many days. */
		buf_addf(out, up ? _("A stretch since %s, so far higher than "
				     "usual for %s (%s; %s).") :
				   _("A stretch since %s, so far lower than "
				     "usual for %s (%s; %s)."),
			 a, name, much, days);
	else
		/* Translators: two days; a name; how much; how many days. */
		buf_addf(out, up ? _("Passing stretch: from %s to %s higher "
				     "than usual for %s, and back since "
				     "(%s; %s).") :
				   _("Passing stretch: from %s to %s lower "
				     "than usual for %s, and back since "
				     "(%s; %s)."), a, b, name, much, days);
	by_chance(out);
}

/* How far most days lie from what is typical, never the level itself. */
static void joint_usual(struct buf *out, const struct figure *f,
			const char *name, int year)
{
	const struct usual_range *u = &f->usual;
	double reach = fmax(u->median - u->low, u->high - u->median);
	double halves = ceil(reach * 2 - .01);
	char number[I18N_NUMBER_MAX], days[PHRASE_MAX];

	window(days, f, year);
	if (!u->ranged) {
		buf_addf(out, f->weekly ?
			 P_("Still settling in: what is usual for %s shows "
			    "after %zu entry.",
			    "Still settling in: what is usual for %s shows "
			    "after %zu entries.", f->rules.enough) :
			 P_("Still settling in: what is usual for %s shows "
			    "after %zu day.",
			    "Still settling in: what is usual for %s shows "
			    "after %zu days.", f->rules.enough),
			 name, f->rules.enough);
		return;
	}
	i18n_number(number, halves / 2, fmod(halves, 2) > 0);
	int plural = halves == 2 ? 1 : 2;
	if (halves < 1)
		/* Translators: a name; on how many days. */
		buf_addf(out, f->weekly ?
			 _("As usual for %s: most weeks alike (%s).") :
			 _("As usual for %s: most days alike (%s)."),
			 name, days);
	else
		/* Translators: a name; a number such as 1.5; how many days. */
		buf_addf(out, f->weekly ?
			 P_("As usual for %s: most weeks within %s point of "
			    "what is typical (%s).",
			    "As usual for %s: most weeks within %s points of "
			    "what is typical (%s).", plural) :
			 P_("As usual for %s: most days within %s point of "
			    "what is typical (%s).",
			    "As usual for %s: most days within %s points of "
			    "what is typical (%s).", plural),
			 name, number, days);
}

/* "As usual (34 days, 14 September to 8 November)." */
static void joint_brief(struct buf *out, const struct figure *f, int year)
{
	char days[PHRASE_MAX];

	window(days, f, year);
	/* Translators: how many days, and which. */
	buf_addf(out, f->usual.ranged ? _("As usual (%s).") :
					_("Still settling in (%s)."), days);
}

void words_joint(struct buf *out, const struct figure *f,
		 const struct words_how *how)
{
	const struct shift_claim *c = claim_of(f);

	if (f->from == f->n)
		buf_puts(out, _("No notes here yet."));
	else if (c)
		joint_change(out, f, c, how->year);
	else if (how->stretch && words_is_stretch(f))
		joint_stretch(out, f, how->name, how->year);
	else if (how->brief)
		joint_brief(out, f, how->year);
	else
		joint_usual(out, f, how->name, how->year);
}

double words_size(const struct figure *f)
{
	const struct shift_claim *c = claim_of(f);

	if (c)
		return fabs(c->z);
	return words_is_stretch(f) ? fabs(f->story.stretch.z) : 0;
}

int32_t words_since(const struct figure *f)
{
	const struct shift_claim *c = claim_of(f);

	return c ? c->onset : f->story.stretch.since;
}

void words_glance(struct buf *out, const struct figure *f, int year)
{
	const struct shift_claim *c = claim_of(f);
	const struct stretch *s = &f->story.stretch;
	char day[PHRASE_MAX], days[PHRASE_MAX], until[PHRASE_MAX];

	phrase_day(day, c ? c->onset : s->since, year);
	phrase_count(days, c ? c->n_after : s->n, f->weekly);
	/* Translators, for all of these: a day, or two; how many days there
	 * have been.  Before it stands what was rated, and by whom. */
	if (c == &f->story.possible && c)
		buf_addf(out, c->z > 0 ?
			 _("perhaps higher since about %s (%s); the next "
			   "weeks will tell") :
			 _("perhaps lower since about %s (%s); the next "
			   "weeks will tell"), day, days);
	else if (c)
		buf_addf(out, c->z > 0 ? _("higher since about %s (%s)") :
					 _("lower since about %s (%s)"),
			 day, days);
	else if (s->ongoing)
		buf_addf(out, s->side > 0 ?
			 _("a stretch of higher days since %s (%s)") :
			 _("a stretch of lower days since %s (%s)"), day, days);
	else
		buf_addf(out, s->side > 0 ?
			 _("a stretch of higher days from %s to %s (%s)") :
			 _("a stretch of lower days from %s to %s (%s)"),
			 day, phrase_day(until, s->until, year), days);
}

void words_usual(struct buf *out, const struct figure *f, int year)
{
	const struct usual_range *u = &f->usual;
	char low[PHRASE_MAX], high[PHRASE_MAX], middle[PHRASE_MAX];
	char days[PHRASE_MAX];

	if (!f->has_usual) {
		buf_puts(out, _("No notes here yet."));
		return;
	}
	phrase_number(middle, u->median);
	phrase_number(low, u->ranged ? u->low : u->least);
	phrase_number(high, u->ranged ? u->high : u->most);
	window(days, f, year);
	if (u->n == 1)
		buf_addf(out, _("One entry so far: %s (%s)."), middle, days);
	else if (u->constant)
		buf_addf(out, _("Always %s (%s)."), middle, days);
	else if (u->ranged)
		buf_addf(out, f->weekly ?
			 _("Most weeks %s to %s, typically %s (%s).") :
			 _("Most days %s to %s, typically %s (%s)."),
			 low, high, middle, days);
	else
		buf_addf(out, _("So far between %s and %s, typically %s "
				"(%s)."), low, high, middle, days);
	if (u->ranged)
		return;
	char need[PHRASE_MAX];
	phrase_count(need, f->rules.enough, f->weekly);
	buf_putc(out, ' ');
	/* Translators: %s is "14 days" or "6 entries". */
	buf_addf(out, _("A usual range needs %s."), need);
}

static void own_change(struct buf *out, const struct figure *f,
		       const struct shift_claim *c, int year)
{
	char day[PHRASE_MAX], now[PHRASE_MAX], then[PHRASE_MAX];
	char days[PHRASE_MAX];
	bool up = c->z > 0;

	phrase_day(day, c->onset, year);
	phrase_number(now, c->after);
	phrase_number(then, c->before);
	sides(days, f, c, year);
	/* Translators, for all of these: a day; two ratings; how many days. */
	if (c == &f->story.possible) {
		buf_addf(out, up ? _("Possible shift: since about %s mostly "
				     "higher, typically %s, before that %s "
				     "(%s). It is too early to call this "
				     "lasting; the next weeks will tell.") :
				   _("Possible shift: since about %s mostly "
				     "lower, typically %s, before that %s "
				     "(%s). It is too early to call this "
				     "lasting; the next weeks will tell."),
			 day, now, then, days);
		return;
	}
	if (c->drift)
		buf_addf(out, up ? _("Gradually higher since about %s: "
				     "typically %s, before that %s (%s).") :
				   _("Gradually lower since about %s: "
				     "typically %s, before that %s (%s)."),
			 day, now, then, days);
	else
		buf_addf(out, up ? _("Higher since about %s: typically %s, "
				     "before that %s (%s).") :
				   _("Lower since about %s: typically %s, "
				     "before that %s (%s)."),
			 day, now, then, days);
	lasted(out, f, c);
	if (c->logged)
		buf_addf(out, " %s", c->logged > 0 ?
			 _("But more days were logged since then.") :
			 _("But fewer days were logged since then."));
}

static void own_stretch(struct buf *out, const struct figure *f, int year)
{
	const struct stretch *s = &f->story.stretch;
	char a[PHRASE_MAX], b[PHRASE_MAX], in[PHRASE_MAX], other[PHRASE_MAX];
	char days[PHRASE_MAX];
	bool up = s->side > 0;

	phrase_day(a, s->since, year);
	phrase_day(b, s->until, year);
	phrase_number(in, s->median);
	phrase_number(other, s->median_other);
	stretch_sides(days, f, year);
	if (s->ongoing)
		/* Translators: a day; two ratings; how many days. */
		buf_addf(out, up ? _("A stretch since %s, higher so far: "
				     "typically %s, otherwise %s (%s).") :
				   _("A stretch since %s, lower so far: "
				     "typically %s, otherwise %s (%s)."),
			 a, in, other, days);
	else
		/* Translators: two days; two ratings; how many days. */
		buf_addf(out, up ? _("Passing stretch: from %s to %s higher, "
				     "typically %s, otherwise %s (%s).") :
				   _("Passing stretch: from %s to %s lower, "
				     "typically %s, otherwise %s (%s)."),
			 a, b, in, other, days);
	by_chance(out);
}

void words_change(struct buf *out, const struct figure *f, int year)
{
	const struct shift_claim *c = claim_of(f);

	if (c)
		own_change(out, f, c, year);
	else if (words_is_stretch(f))
		own_stretch(out, f, year);
}

void words_too_early(struct buf *out, const struct figure *f)
{
	size_t need = f->rules.before + f->rules.after;
	size_t have = need - f->story.more;
	char all[PHRASE_MAX];

	if (!f->n || !f->story.more || f->story.n_claims)
		return;
	phrase_count(all, need, f->weekly);
	/* Translators: a number; "29 days" or "17 entries". */
	buf_addf(out, _("Too early to tell lasting change from passing "
			"change: %zu of %s."), have, all);
}
