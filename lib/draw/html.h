/* SPDX-License-Identifier: MIT
 * A sheet as one page of HTML: no script, nothing loaded from anywhere,
 * pictures inside it, light, dark and on paper.  It is XML too. */
#pragma once

#include "base/base.h"
#include "base/buf.h"
#include "sheet/doc.h"

struct html_how {
	const char *lang;	/* of the words: en, de_AT, pt-BR */
	bool rtl;		/* written from right to left */
	const char *title;	/* of the page; its heading too, when the
				 * sheet has none.  Nothing private: it is
				 * shown in windows and lists */
};

/* Adds the whole page; the same bytes for the same sheet. */
void html_write(struct buf *out, const struct doc *d,
		const struct html_how *how) ATTR_NONNULL;
