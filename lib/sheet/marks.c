/* SPDX-License-Identifier: MIT
 * Days that a chart names.  What a change is called is in people's words. */
#include "sheet/marks.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "sheet/attempts.h"
#include "sheet/words.h"

enum {
	MARKS = 6,		/* on one chart; more could not be read */
	AROUND = 14,		/* days between a change and what was noted */
};

static const char prefix[] = "transition:";

/* Whether a mark of that name is there already. */
static bool has(const struct chart *c, const char *label)
{
	for (size_t i = 0; i < c->n_marks; i++)
		if (!strcmp(c->mark[i].label, label))
			return true;
	return false;
}

/* Takes the label over. */
static void put(struct chart *c, int32_t day, char *label)
{
	if (day < c->first || day > c->last || c->n_marks == MARKS ||
	    has(c, label)) {
		free(label);
		return;
	}
	if (!c->mark)
		c->mark = mem_get(MARKS, sizeof(*c->mark));
	c->mark[c->n_marks++] = (struct chart_mark){ day, label };
}

static char *masked(const char *text, size_t len)
{
	struct buf out = BUF_EMPTY;

	utf8_mask(&out, text, len, false);
	return buf_take(&out);
}

static void put_tags(struct chart *c, int32_t day, const char *tags)
{
	for (const char *at = tags; (at = strstr(at, prefix));) {
		at += strlen(prefix);
		size_t len = strcspn(at, ";");
		if (len)
			put(c, day, masked(at, len));
	}
}

static void put_trial(const struct sheet *s, struct chart *c,
		      const struct noted *e)
{
	struct buf title = BUF_EMPTY;

	attempts_title(s, noted_text(e, NOTED_TITLE), &title);
	put(c, e->day, buf_take(&title));
}

void marks_put(const struct sheet *s, struct chart *c)
{
	for (size_t i = 0; i < s->entries->n; i++) {
		const struct noted *e = &s->entries->one[i];
		const char *title = noted_text(e, NOTED_TITLE);
		bool begins = !strcmp(noted_text(e, NOTED_STATE), "start");
		if (sheet_person(s, e->who) == s->figures->n || !s->notes)
			continue;
		if (noted_is(e, "transition") && begins && *title)
			put(c, e->day, masked(title, strlen(title)));
		if (!strcmp(noted_text(e, NOTED_TRANSITION), "start")) {
			const char *note = noted_text(e,
						NOTED_TRANSITION_NOTE);
			if (*note)
				put(c, e->day, masked(note, strlen(note)));
		}
		put_tags(c, e->day, noted_text(e, NOTED_TAGS));
	}
	for (size_t i = 0; i < s->entries->n; i++) {
		const struct noted *e = &s->entries->one[i];
		if (noted_is(e, "experiment") &&
		    !strcmp(noted_text(e, NOTED_STATE), "running"))
			put_trial(s, c, e);
	}
}

void marks_around(const struct sheet *s, const struct figure *f,
		  struct buf *out)
{
	if (!words_is_lasting(f))
		return;
	int32_t day = words_since(f);
	struct chart *c = chart_new(CHART_LEVEL);
	struct buf list = BUF_EMPTY;

	c->first = day - AROUND;
	c->last = day + AROUND;
	marks_put(s, c);
	for (size_t i = 0; i < c->n_marks; i++) {
		buf_puts(&list, i ? "; " : "");
		buf_puts(&list, c->mark[i].label);
	}
	if (list.len) {
		buf_puts(out, out->len ? " " : "");
		/* Translators: changes in life and experiments. */
		buf_addf(out, _("Noted around that time: %s."), list.at);
	}
	buf_free(&list);
	chart_free(c);
}
