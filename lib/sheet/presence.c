/* SPDX-License-Identifier: MIT
 * On which days somebody wrote, and what part of all that is. */
#include "sheet/presence.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "sheet/phrase.h"
#include "sheet/plot.h"

/* The first day that counts: of the log or of the period. */
static int32_t begin(const struct sheet *s)
{
	const struct period *p = &s->figures->period;
	int32_t first = s->figures->gather->first;

	return p->first > first ? p->first : first;
}

void presence_days(const struct sheet *s, size_t i)
{
	const struct days *d = &s->figures->person[i]->rows;
	int32_t first = begin(s), last = s->figures->period.last;
	size_t n = days_until(d, last) - days_until(d, first - 1);
	struct buf text = BUF_EMPTY;
	char span[PHRASE_MAX];

	size_t all = (size_t)(last - first) + 1;

	/* Translators: two numbers; a first and a last day. */
	buf_addf(&text, P_("Notes on %zu of %zu day (%s).",
			   "Notes on %zu of %zu days (%s).", all), n, all,
		 phrase_span(span, first, last));
	doc_chart(s->doc, "", plot_calendar(s, i, text.at), text.at);
	buf_free(&text);
}

static void parts(const struct sheet *s, const char *title, int which)
{
	const struct finding_voice *v = &s->findings->voice[which];
	struct chart *c = chart_new(CHART_SHARES);
	struct buf text = BUF_EMPTY;
	char number[PHRASE_MAX], span[PHRASE_MAX];

	c->people = c->n = s->figures->n;
	c->label = mem_get(c->n + 1, sizeof(*c->label));
	c->count = mem_get(c->n + 1, sizeof(*c->count));
	c->title = mem_dup(title);
	c->first = begin(s);
	c->last = s->figures->period.last;
	for (size_t i = 0; i < c->n; i++) {
		char *name = sheet_called(s, s->figures->person[i]->tag);
		c->label[i] = sheet_name(s, s->figures->person[i]->tag);
		c->count[i] = (size_t)v->count[i];
		phrase_number(number, v->count[i]);
		buf_addf(&text, i ? ", %s %s" : "%s %s", name, number);
		free(name);
	}
	struct buf desc = BUF_EMPTY;
	/* Translators, for all three: what is counted; names with numbers; a
	 * stretch of days. */
	buf_addf(&desc, v->voice.state == VOICE_NOT_ENOUGH ?
		 _("%s: %s; not enough to compare (%s).") :
		 v->voice.state == VOICE_UNEVEN ?
		 _("%s: %s; uneven parts (%s).") :
		 _("%s: %s; about equal parts (%s)."), title, buf_text(&text),
		 phrase_span(span, c->first, c->last));
	c->desc = sheet_plain(desc.at);
	doc_chart(s->doc, "", c, desc.at);
	buf_free(&desc);
	buf_free(&text);
}

void presence_parts(const struct sheet *s)
{
	if (s->figures->n < 2)
		return;
	parts(s, _("Entries"), FINDINGS_ENTRIES);
	parts(s, _("Words in notes"), FINDINGS_WORDS);
	if (s->findings->voice[FINDINGS_TURNS].voice.total > 0)
		parts(s, _("Turns in talks"), FINDINGS_TURNS);
	doc_add(s->doc, DOC_TEXT, NULL,
		_("This counts what was written here, nothing else; silence "
		  "may be rest, or a right. It can be a start for asking how "
		  "writing feels for each of you."));
}
