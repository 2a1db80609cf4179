/* SPDX-License-Identifier: MIT
 * Talks that were logged: turns and time. */
#include "sheet/talks.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "sheet/phrase.h"

/* Days of the period with a talk, and the first and last of them. */
static size_t talks(const struct sheet *s, int32_t *first, int32_t *last)
{
	size_t n = 0;

	for (size_t i = 0; i < s->entries->n; i++) {
		const struct noted *e = &s->entries->one[i];
		if (!noted_is(e, "talk") || !sheet_has_day(s, e->day))
			continue;
		/* Rows come by instant, and days of two zones may cross. */
		if (n && e->day <= *last)
			continue;
		if (!n++)
			*first = e->day;
		*last = e->day;
	}
	return n;
}

/* Adds "anna 3, ben 4": a count a person. */
static void each(struct buf *out, const struct sheet *s, int which)
{
	char number[PHRASE_MAX];

	for (size_t i = 0; i < s->figures->n; i++) {
		char *name = sheet_called(s, s->figures->person[i]->tag);
		phrase_number(number,
			      s->findings->voice[which].count[i]);
		buf_addf(out, i ? ", %s %s" : "%s %s", name, number);
		free(name);
	}
}

void talks_build(const struct sheet *s)
{
	struct buf text = BUF_EMPTY, part = BUF_EMPTY;
	char span[PHRASE_MAX];
	int32_t first = 0, last = 0;
	size_t n = talks(s, &first, &last);

	doc_add(s->doc, DOC_HEADING, NULL, _("Talks"));
	if (!n) {
		sheet_none(s);
		return;
	}
	/* Translators: a number; a stretch of days, or a day. */
	buf_addf(&text, P_("Talks were noted on %zu day (%s).",
			   "Talks were noted on %zu days (%s).", n), n,
		 phrase_span(span, first, last));
	if (s->findings->voice[FINDINGS_TURNS].voice.total > 0) {
		each(&part, s, FINDINGS_TURNS);
		buf_putc(&text, ' ');
		/* Translators: names with numbers. */
		buf_addf(&text, _("Turns: %s."), part.at);
		buf_clear(&part);
	}
	if (s->findings->voice[FINDINGS_MINUTES].voice.total > 0) {
		each(&part, s, FINDINGS_MINUTES);
		buf_putc(&text, ' ');
		/* Translators: names with numbers. */
		buf_addf(&text, _("Minutes: %s."), part.at);
	}
	sheet_say(s, &text);
	buf_free(&text);
	buf_free(&part);
}
