/* SPDX-License-Identifier: MIT
 * Where to find help. */
#include "content/helplines.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "content/book.h"
#include "log/cell.h"
#include "log/stamp.h"

enum { INDENT = 2 };

static const char ANYWHERE[] = "XX";

static const char *const columns[] = { "category", "locale", "region", "name",
	"for_whom", "how", "contact", "hours", "languages", "cost",
	"safe_contact_note", "accessibility", "verified_on", "expires_on" };

static bool is_general(const struct book *b, size_t i)
{
	return !strcmp(book_cell(b, i, "country"), ANYWHERE);
}

/* Whether a row is of the user's place: de_AT where de_AT is wanted, any
 * de_?? where no country is said. */
static bool is_here(const struct book *b, size_t i)
{
	const char *locale = book_cell(b, i, "locale");
	const char *wanted = i18n_wanted()[0];
	size_t n = strlen(wanted);

	return utf8_same(locale, wanted) ||
	       (!strchr(wanted, '_') && !strncmp(locale, wanted, n) &&
		locale[n] == '_');
}

/* A number that nobody checked, or not lately, is worse than none. */
static bool is_good(const struct book *b, size_t i, int32_t today)
{
	const char *until = book_cell(b, i, "expires_on");

	return !is_general(b, i) && is_here(b, i) && cell_is_date(until) &&
	       stamp_days(atoi(until), atoi(until + 5), atoi(until + 8)) >
	       today;
}

static bool has_good(const struct book *b, const char *category, int32_t today)
{
	for (size_t i = 0; i < book_count(b); i++)
		if (!strcmp(book_cell(b, i, "category"), category) &&
		    is_good(b, i, today))
			return true;
	return false;
}

static void add_text(struct buf *out, const struct book *b, size_t i,
		     const struct show_how *how)
{
	static const char *const parts[] = { "region", "contact", "how",
		"hours", "languages", "cost", "accessibility",
		"safe_contact_note" };
	bool general = is_general(b, i);

	leaf_text(out, book_cell(b, i, "for_whom"), 0, how->width);
	leaf_text(out, book_cell(b, i, "name"), INDENT, how->width);
	for (size_t k = 0; k < ARRAY_LEN(parts); k++) {
		const char *text = book_cell(b, i, parts[k]);
		/* What the localiser is to find is no help yet. */
		if (*text && (!general ||
			      !strcmp(parts[k], "safe_contact_note")))
			leaf_text(out, text, INDENT, how->width);
	}
	if (!general) {
		struct buf line = BUF_EMPTY;
		/* Translators: both are dates. */
		buf_addf(&line, _("Checked on %s, good until %s."),
			 book_cell(b, i, "verified_on"),
			 book_cell(b, i, "expires_on"));
		leaf_text(out, buf_text(&line), INDENT, how->width);
		buf_free(&line);
	}
	buf_putc(out, '\n');
}

static void add_head(struct buf *out, bool any_here,
		     const struct show_how *how)
{
	struct buf line = BUF_EMPTY;

	leaf_heading(out, _("Where to find help"), how);
	if (!any_here) {
		/* Translators: %s is a language or place such as de_AT. */
		buf_addf(&line, _("No checked numbers are kept here for %s, "
				  "and this program never looks on the "
				  "network. The words below hold anywhere."),
			 i18n_wanted()[0]);
		leaf_text(out, buf_text(&line), 0, how->width);
		buf_putc(out, '\n');
	}
	buf_free(&line);
}

static void add_row(struct leaf *l, const struct book *b, size_t i)
{
	const char *cells[ARRAY_LEN(columns)];

	for (size_t k = 0; k < ARRAY_LEN(columns); k++)
		cells[k] = book_cell(b, i, columns[k]);
	leaf_row(l, cells);
}

int helplines_show(struct buf *out, enum show_format format,
		   const char *category, int32_t today,
		   const struct show_how *how, size_t *n, struct fault *f)
{
	static const char *const needed[] = { "category", "name", NULL };
	static const struct book_how book_how = { .name = "resources.csv",
		.needed = needed };
	struct book *b = book_read(&book_how, f);
	struct leaf l = { .out = out, .format = format, .columns = columns,
		.n = ARRAY_LEN(columns) };
	bool any_here = false;

	*n = 0;
	if (!b)
		return -1;
	for (size_t i = 0; i < book_count(b); i++)
		any_here |= is_good(b, i, today);
	if (format == SHOW_TEXT)
		add_head(out, any_here, how);
	else
		leaf_begin(&l);
	for (size_t i = 0; i < book_count(b); i++) {
		const char *own = book_cell(b, i, "category");
		if ((category && strcmp(own, category)) ||
		    !(is_good(b, i, today) ||
		      (is_general(b, i) && !has_good(b, own, today))))
			continue;
		if (format == SHOW_TEXT)
			add_text(out, b, i, how);
		else
			add_row(&l, b, i);
		++*n;
	}
	if (format == SHOW_TEXT)
		leaf_text(out, how->footer, 0, how->width);
	else
		leaf_end(&l);
	book_free(b);
	return 0;
}
