/* SPDX-License-Identifier: MIT
 * Pages to read: words, questions before a talk, mending, plans, help. */
#include "talk/talk.h"

#include "base/i18n.h"
#include "base/msg.h"
#include "content/glossary.h"
#include "content/helplines.h"
#include "content/plan.h"
#include "talk/room.h"

int talk_glossary(struct talk *t, struct buf *out)
{
	const struct scan_how scan = room_scan(t);
	struct fault f = { 0 };
	struct glossary *g = glossary_read(&scan, t->config, &f);

	if (!g)
		return room_trouble(&f);
	size_t n = glossary_show(out, t->format, g, t->named[0], &t->how);
	glossary_free(g);
	if (n)
		return DONE;
	msg_note(_("nothing is written about this word yet; what it means to "
		   "you can be, with attune checkin -i glossary"));
	return OTHERWISE;
}

int talk_readiness(struct talk *t, struct buf *out)
{
	struct fault f = { 0 };

	if (t->party.given && t->party.n > 1)
		msg_usage(_("%s is read alone: name one person with -w"),
			  "readiness");
	return walk_readiness(out, &t->how, &f) ? room_trouble(&f) : DONE;
}

int talk_repair(struct talk *t, struct buf *out)
{
	struct walk steps = { 0 };
	struct fault f = { 0 };
	int status = DONE;

	if (walk_repair(&steps, &f) ||
	    (!room_walk(t, &steps, out) &&
	     walk_show_repair(out, t->format, &t->how, &f)))
		status = room_trouble(&f);
	walk_free(&steps);
	return status;
}

int talk_plan(struct talk *t, struct buf *out)
{
	const struct scan_how scan = room_scan(t);
	struct fault f = { 0 };

	return plan_show(out, t->format, &scan, t->today, &t->how, &f) ?
	       room_trouble(&f) : DONE;
}

int talk_help_lines(struct talk *t, struct buf *out)
{
	struct fault f = { 0 };
	size_t n;

	if (helplines_show(out, t->format, t->named[0], t->today, &t->how, &n,
			   &f))
		return room_trouble(&f);
	if (!n)
		msg_usage(_("no such sort of help: %s; --help-lines alone "
			    "shows all"), t->named[0]);
	return DONE;
}
