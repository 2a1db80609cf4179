/* SPDX-License-Identifier: MIT
 * One log as one sheet or table. */
#include "practice/single.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/msg.h"
#include "log/feed.h"
#include "log/inputs.h"
#include "practice/hide.h"
#include "practice/page.h"
#include "sheet/build.h"
#include "sheet/measures.h"
#include "sheet/reading.h"
#include "draw/svg.h"
#include "sheet/tidy.h"

/* A feed hands its bad records to a function alone. */
static struct {
	size_t n;
	bool told;		/* named before */
	bool again;		/* rows come a second time */
} bad;

static void leave_out(const struct fault *f)
{
	if (bad.again)
		return;
	bad.n++;
	if (!bad.told)
		msg_left_out(f);
}

struct making {
	const struct order *order;
	struct order hidden;	/* the order of a log that was hidden */
	struct hide hide;
	enum sheet_kind kind;
	struct audience audience;
	const char *name;
	bool *chosen;
	struct reading_how how;
	struct reading reading;
	struct doc doc;
};

/* Who reads: a joint sheet knows nobody but the couple. */
static struct audience audience_for(const struct order *o,
				    enum sheet_kind kind)
{
	struct audience couple = { AUDIENCE_COUPLE, NULL };

	return kind == SHEET_COUPLE || kind == SHEET_JOINT ? couple :
	       o->audience;
}

/* The feed of the log, or of what is left of it. */
static struct feed *open_feed(struct making *m, const struct single *log,
			      struct fault *f)
{
	static const char *const typed[] = { "-" };
	struct feed_how how = {
		.audience = m->audience,
		.day_start = m->order->period.day_start,
		/* A therapist's log is read twice for consent anyway, and so
		 * is one that is hidden. */
		.once = m->audience.kind != AUDIENCE_CLINICIAN &&
			!m->order->hidden,
		/* Tables tell of no row, and what is hidden has new ids. */
		.unnamed = m->order->hidden || order_is_table(m->order),
		.strict = m->order->strict, .bad = leave_out,
	};
	struct feed *d = feed_open(log->paths, log->n, &how, f);

	if (!d || !m->order->hidden)
		return d;
	m->hidden = *m->order;
	int got = hide_log(&m->hide, d, &m->hidden, &m->audience,
			   &bad.again, f);
	if (got && f->file)
		inputs_failed(f, f->file);
	feed_close(d);
	if (got)
		return NULL;
	m->order = &m->hidden;
	how.audience = m->audience;
	how.unnamed = order_is_table(m->order);
	how.once = m->audience.kind != AUDIENCE_CLINICIAN;
	how.day_start = m->order->period.day_start;
	return feed_open(typed, 1, &how, f);
}

static int compute(struct making *m, const struct single *log,
		   struct fault *f)
{
	struct feed *d = open_feed(m, log, f);
	const struct order *o = m->order;

	if (!d)
		return -1;
	m->how = (struct reading_how){
		.audience = m->audience, .period = o->period,
		.until_given = o->until_given, .until = o->until,
		.measures = o->measures, .scales = o->scales,
		.flukes = o->flukes, .words = !order_is_table(o),
		.again = &bad.again,
	};
	/* Without a wish the whole log counts, later rows too. */
	if (!o->until_given && !o->period.last && !o->period.word) {
		m->how.until_given = true;
		m->how.until = INT32_MAX;
	}
	int got = reading_of(&m->reading, d, &m->how, f);
	/* The fault may name a file of the feed. */
	if (got && f->file)
		inputs_failed(f, f->file);
	feed_close(d);
	return got;
}

/* What is asked in private has no heading in a joint sheet either. */
static void choose(struct making *m)
{
	const struct measures *all = m->order->measures;

	if (!m->order->chosen)
		return;
	m->chosen = mem_get(all->n, sizeof(*m->chosen));
	for (size_t i = 0; i < all->n; i++)
		m->chosen[i] = m->order->chosen[i] &&
			       !(m->audience.kind == AUDIENCE_COUPLE &&
				 all->all[i].secret);
}

static bool asks_for(const struct order *o, const char *section)
{
	for (size_t i = 0; i < o->n_sections; i++)
		if (!strcmp(o->section[i], section))
			return true;
	return false;
}

static enum single_got build(struct making *m, struct buf *why,
			     struct fault *f)
{
	const struct order *o = m->order;
	struct sheet s = {
		.kind = m->kind, .figures = &m->reading.figures,
		.entries = &m->reading.entries,
		.findings = &m->reading.findings,
		.consents = &m->reading.consents,
		.notices = &m->reading.notices,
		.config = o->config, .chosen = m->chosen,
		.own = m->audience.own, .notes = !o->no_notes && !o->hidden,
		.tags = o->hidden, .hidden = o->hidden, .left_out = bad.n,
		.map = asks_for(o, "map"),
	};

	if (o->note ? build_note(&s, &m->doc, o->note, f) :
		      build_sheet(&s, &m->doc, f))
		return SINGLE_FAILED;
	return page_keep(o, &m->doc, why) ? SINGLE_DONE : SINGLE_UNFIT;
}

/* Whether a chart is the one that was asked for. */
static bool fits(const struct making *m, const struct doc_block *b,
		 const char *item)
{
	const struct order *o = m->order;
	const struct figures *s = &m->reading.figures;

	if (b->kind != DOC_CHART)
		return false;
	/* Of two people, and so of neither alone. */
	if (o->chart_who && b->chart->kind == CHART_GAP)
		return false;
	if (o->chart_who && strcmp(s->person[b->chart->person]->tag,
				   hide_tag(&m->hide, o->chart_who)))
		return false;
	return o->chart_item < 0 || (b->chart->item &&
				     !strcmp(b->chart->item, item));
}

static enum single_got write_chart(const struct making *m, struct buf *out,
				   struct buf *why)
{
	const struct order *o = m->order;
	const struct chart *found = NULL;
	struct buf item = BUF_EMPTY;
	size_t n = 0;

	if (o->chart_item >= 0)
		measures_heading(&o->measures->all[o->chart_item], &item);
	for (size_t i = 0; i < m->doc.n; i++) {
		const struct doc_block *b = &m->doc.block[i];
		if (!fits(m, b, buf_text(&item)))
			continue;
		found = b->chart;
		n++;
	}
	buf_free(&item);
	if (n == 1)
		svg_file(out, found);
	else if (!n)
		buf_puts(why, _("svg is one chart, and no chart here is of "
				"that measure and person: see -m and -w"));
	else
		buf_addf(why, P_("svg is one chart, and %zu fits here: choose "
				 "with -m and -w, or with --section",
				 "svg is one chart, and %zu fit here: choose "
				 "with -m and -w, or with --section", n), n);
	return n == 1 ? SINGLE_DONE : SINGLE_UNFIT;
}

static void write_table(const struct making *m, struct buf *out)
{
	const struct tidy_how how = {
		.file = m->name, .audience = m->audience,
		.left_out = bad.n, .hidden = m->order->hidden,
		.json = m->order->format == ORDER_JSON,
	};

	/* Tables are the same bytes in every locale, sentences included. */
	i18n_language("en");
	tidy_write(out, &m->reading.findings, &how);
}

static enum single_got write(struct making *m, struct buf *out,
			     struct buf *why, struct fault *f)
{
	if (order_is_table(m->order)) {
		write_table(m, out);
		return SINGLE_DONE;
	}
	enum single_got got = build(m, why, f);
	if (got != SINGLE_DONE)
		return got;
	if (m->order->format == ORDER_SVG)
		return write_chart(m, out, why);
	page_write(m->order, &m->doc, out);
	return SINGLE_DONE;
}

enum single_got single_make(const struct order *o, const struct single *log,
			    enum sheet_kind kind, struct buf *out,
			    struct buf *why, struct fault *f)
{
	struct making m = { .order = o, .kind = kind, .name = log->name,
			    .audience = audience_for(o, kind) };

	bad.n = 0;
	bad.told = log->told;
	bad.again = false;
	choose(&m);
	enum single_got got = compute(&m, log, f) ? SINGLE_FAILED :
			      write(&m, out, why, f);
	doc_free(&m.doc);
	reading_free(&m.reading);
	hide_free(&m.hide);
	free(m.chosen);
	return got;
}
