/* SPDX-License-Identifier: MIT
 * What is odd about the bytes of a log. */
#include "log/bytes.h"

#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "table/lines.h"
#include "table/marks.h"

enum odd { MARK, SEP, BLANK, CRLF, CR, ODDITIES };

struct look {
	const char *name;
	void (*found)(void *arg, const struct fault *f);
	void *arg;
	char delimiter;		/* of the cells, told from the first line */
	bool told[ODDITIES];
};

static void tell(const struct look *k, size_t line, const char *message)
{
	struct fault f = { .file = k->name, .line = line };

	fault_set(&f, message, 0);
	k->found(k->arg, &f);
}

static void tell_once(struct look *k, enum odd odd, size_t line,
		      const char *message)
{
	if (!k->told[odd])
		tell(k, line, message);
	k->told[odd] = true;
}

static void check_line(struct look *k, const struct lines *l,
		       const struct line *line)
{
	const char *s = l->at + l->mark + line->at;
	size_t len = line->len;

	if (marks_utf8(s, len)) {
		tell_once(k, MARK, l->number, N_("begins with a byte order "
						 "mark"));
		s += MARKS_UTF8_LEN;
		len -= MARKS_UTF8_LEN;
	}
	if (l->number == 1 && marks_sep(s, len))
		tell_once(k, SEP, 1, N_("begins with a line \"sep=\""));
	bool blank = marks_blank(s, len, k->delimiter);
	if (!blank && !k->delimiter)
		k->delimiter = marks_delimiter(s, len);
	if (blank && line->brk)
		tell_once(k, BLANK, l->number, N_("blank lines"));
	if (line->brk == 2)
		tell_once(k, CRLF, l->number, N_("lines end in CR and LF"));
	else if (line->brk && s[len] == '\r')
		tell_once(k, CR, l->number, N_("a line break that is CR"));
	if (line->nul)
		tell(k, l->number, N_("bytes of zero"));
	else if (utf8_valid(s, len) < len)
		tell(k, l->number, N_("bytes that are no UTF-8"));
	if (!line->brk && len)
		tell(k, l->number, N_("the last line has no line break"));
}

int bytes_check(FILE *in, const char *name,
		void (*found)(void *arg, const struct fault *f), void *arg,
		struct fault *f)
{
	struct look k = { .name = name, .found = found, .arg = arg };
	struct lines l;
	struct line line;
	enum lines_got got;

	lines_init(&l, in);
	for (;;) {
		lines_mark(&l);
		got = lines_next(&l, &line);
		if (got == LINES_LINE)
			check_line(&k, &l, &line);
		else if (got == LINES_LONG)
			lines_skip(&l);
		else
			break;
	}
	int cause = l.error;
	lines_free(&l);
	if (got == LINES_END)
		return 0;
	*f = (struct fault){ .file = name };
	fault_set(f, N_("cannot be read"), cause);
	return -1;
}
