/* SPDX-License-Identifier: MIT
 * A sheet as text or as a page. */
#include "practice/page.h"

#include "base/i18n.h"
#include "draw/html.h"
#include "sheet/text.h"

bool page_keep(const struct order *o, struct doc *d, struct buf *why)
{
	struct buf there = BUF_EMPTY;
	size_t unknown;

	if (!o->n_sections || !doc_keep(d, o->section, o->n_sections,
					&unknown))
		return true;
	doc_keys(d, &there);
	buf_addf(why, _("no such section in this sheet: %s; there are %s"),
		 o->section[unknown], buf_text(&there));
	buf_free(&there);
	return false;
}

void page_write(const struct order *o, const struct doc *d, struct buf *out)
{
	char lang[I18N_LANGUAGE_MAX];
	const struct html_how how = {
		.lang = i18n_shown(lang),
		/* Translators: the title of a page in a window or a list,
		 * where anybody may see it. */
		.title = _("Notes"),
	};

	if (o->format == ORDER_HTML)
		html_write(out, d, &how);
	else
		text_write(out, d, o->width, o->plain);
}
