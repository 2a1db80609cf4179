/* SPDX-License-Identifier: MIT
 * Words of a sheet inside HTML and SVG. */
#include "draw/escape.h"

#include "sheet/doc.h"

/* What stands for a byte; NULL: the byte itself. */
static const char *entity(char c)
{
	switch (c) {
	case '&': return "&amp;";
	case '<': return "&lt;";
	case '>': return "&gt;";
	case '"': return "&quot;";
	case '\'': return "&#39;";
	default: return (unsigned char)c < ' ' || c == 0x7f ? "" : NULL;
	}
}

static void put(struct buf *out, char c)
{
	const char *instead = entity(c);

	if (instead)
		buf_puts(out, instead);
	else
		buf_putc(out, c);
}

void escape_text(struct buf *out, const char *text)
{
	bool name = false;

	for (; *text; text++)
		if (*text == '\n') {
			buf_puts(out, "<br/>");
		} else if (*text == *DOC_NAME && !name) {
			buf_puts(out, "<bdi>");
			name = true;
		} else if (*text == *DOC_NAME_END && name) {
			buf_puts(out, "</bdi>");
			name = false;
		} else {
			put(out, *text == '\t' ? ' ' : *text);
		}
	if (name)
		buf_puts(out, "</bdi>");
}

void escape_plain(struct buf *out, const char *text)
{
	for (; *text; text++)
		put(out, *text == '\n' || *text == '\t' ? ' ' : *text);
}
