/* SPDX-License-Identifier: MIT
 * The options that say which rows of a log are meant. */
#include "cli/pick.h"

#include <stdlib.h>

#include "base/i18n.h"

const struct opt pick_options[] = {
	{ 'w', "who", N_("TAG,..."), OPT_DYNAMIC, "who",
	  N_("rows of these people"), 0 },
	{ 'k', "kind", N_("KIND,..."), OPT_DYNAMIC, "kind",
	  N_("rows of these kinds"), 0 },
	{ 't', "tag", N_("TAG,..."), OPT_DYNAMIC, "tags",
	  N_("rows that have one of these tags"), 0 },
	{ 'g', "grep", N_("TEXT"), OPT_TEXT, NULL,
	  N_("rows whose notes, texts or tags have TEXT in them"), 0 },
	{ PICK_SINCE, "since", N_("DATE"), OPT_DATE, NULL,
	  N_("rows from DATE on: 2026-11-22, 2026-W47, 90d, today"), 0 },
	{ PICK_UNTIL, "until", N_("DATE"), OPT_DATE, NULL,
	  N_("rows up to and with DATE"), 0 },
	{ PICK_LAST, "last", N_("SPAN"), OPT_DATE, NULL,
	  N_("rows of the last days or weeks: 90d, 4w"), 0 },
	{ 'n', "number", N_("N"), OPT_NUMBER, NULL,
	  N_("the latest N rows at most"), 0 },
	OPT_END
};

int pick_set(struct pick *p, struct common *c, int key, const char *arg)
{
	switch (key) {
	case 'k': p->kinds = arg; break;
	case 't': p->tags = arg; break;
	case 'g': p->text = arg; break;
	case 'n': p->number = strtoul(arg, NULL, 10); return -!p->number;
	case PICK_SINCE: p->since = arg; break;
	case PICK_UNTIL: p->until = arg; break;
	case PICK_LAST: p->last = arg; break;
	default: return common_set(c, key, arg);
	}
	return 0;
}
