/* SPDX-License-Identifier: MIT
 * What is odd about the bytes of a log. */
#include "log/bytes.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "table/marks.h"

static void tell(const struct bytes *k, size_t line, const char *message)
{
	struct fault f = { .file = k->name, .line = line };

	fault_set(&f, message, 0);
	k->found(k->arg, &f);
}

static void tell_once(struct bytes *k, enum bytes_odd odd, size_t line,
		      const char *message)
{
	if (!k->told[odd])
		tell(k, line, message);
	k->told[odd] = true;
}

void bytes_look(void *bytes, const struct lines *l, const char *s,
		const struct line *line)
{
	struct bytes *k = bytes;
	size_t len = line->len;

	if (marks_utf8(s, len)) {
		tell_once(k, BYTES_MARK, l->number,
			  N_("begins with a byte order mark"));
		s += MARKS_UTF8_LEN;
		len -= MARKS_UTF8_LEN;
	}
	if (l->number == 1 && marks_sep(s, len))
		tell_once(k, BYTES_SEP, 1, N_("begins with a line \"sep=\""));
	bool blank = marks_blank(s, len, k->delimiter);
	if (!blank && !k->delimiter)
		k->delimiter = marks_delimiter(s, len);
	if (blank && line->brk)
		tell_once(k, BYTES_BLANK, l->number, N_("blank lines"));
	if (line->brk == 2)
		tell_once(k, BYTES_CRLF, l->number, N_("lines end in CR and LF"));
	else if (line->brk && s[len] == '\r')
		tell_once(k, BYTES_CR, l->number, N_("a line break that is CR"));
	if (line->nul)
		tell(k, l->number, N_("bytes of zero"));
	else if (utf8_valid(s, len) < len)
		tell(k, l->number, N_("bytes that are no UTF-8"));
	if (!line->brk && len)
		tell(k, l->number, N_("the last line has no line break"));
}
