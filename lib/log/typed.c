/* SPDX-License-Identifier: MIT
 * What people type, made ready to be stored. */
#include "log/entry.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "log/cell.h"

enum {
	TYPED_MAX = 16 << 10,	/* bytes of a text that is to be stored */
	WORD_MAX = 64,		/* bytes of one tag or choice */
};

static const char BAD_WORD[] = N_("is not one of the words for it");
static const char NOT_UTF8[] = N_("is not UTF-8");
static const char TOO_LONG[] = N_("is longer than 16 KiB");

/* Adds a text with the digits of other scripts as ASCII, decimal commas as
 * points, and ASCII letters in lower case. */
static void plain(struct buf *out, const char *s, bool comma)
{
	static const uint32_t zero[] = { 0x660, 0x6f0, 0x966, 0x9e6, 0xff10 };
	size_t len = strlen(s), at = 0;

	while (at < len) {
		uint32_t cp;
		size_t n = utf8_char(s + at, len - at, &cp);
		if (!n) {
			buf_putc(out, s[at++]);
			continue;
		}
		size_t k = 0;
		while (k < ARRAY_LEN(zero) &&
		       !(cp >= zero[k] && cp < zero[k] + 10))
			k++;
		if (k < ARRAY_LEN(zero))
			buf_putc(out, (char)('0' + (cp - zero[k])));
		else if (comma && (cp == ',' || cp == 0x66b || cp == 0xff0c ||
				   cp == 0xff0e))
			buf_putc(out, '.');
		else if (cp >= 'A' && cp <= 'Z')
			buf_putc(out, (char)(cp - 'A' + 'a'));
		else
			buf_add(out, s + at, n);
		at += n;
	}
}

static char *trimmed(const char *s)
{
	size_t lead = strspn(s, " \t\r\n"), len = strlen(s);

	while (len > lead && strchr(" \t\r\n", s[len - 1]))
		len--;
	return mem_dupn(s + lead, len - lead);
}

/* 07.50 becomes 7.5, so that equal answers are equal bytes. */
static void shorten(char *number)
{
	size_t lead = 0, len = strlen(number);

	while (number[lead] == '0' && cell_is_digit(number[lead + 1]))
		lead++;
	memmove(number, number + lead, len - lead + 1);
	if (!strchr(number, '.'))
		return;
	len = strlen(number);
	while (number[len - 1] == '0')
		len--;
	number[len - (number[len - 1] == '.')] = '\0';
}

static char *number_of(const struct entry_column *c, const char *value,
		       struct fault *f)
{
	const char *comma = strchr(value, ',');
	struct buf out = BUF_EMPTY;

	plain(&out, value, true);
	char *number = buf_take(&out);
	/* 1,000 may be one or a thousand. */
	bool unclear = comma && strlen(comma + 1) == 3;
	if (!unclear && cell_in_range(number, c)) {
		shorten(number);
		return number;
	}
	cell_say_range(f, c);
	free(number);
	return NULL;
}

static bool has_tag(const struct buf *tags, const char *tag, size_t len)
{
	const char *at = buf_text(tags);

	while (*at) {
		size_t n = strcspn(at, ";");
		if (n == len && !memcmp(at, tag, n))
			return true;
		at += n;
		at += *at == ';';
	}
	return false;
}

/* Bytes of the separator at s: ";" or "," of any script, or a line break. */
static size_t separator(const char *s)
{
	static const char *const all[] = {
		";", ",", "\n", "\r", "\u060c", "\u061b", "\u3001", "\uff0c",
		"\uff1b",
	};

	for (size_t i = 0; i < ARRAY_LEN(all); i++)
		if (!strncmp(s, all[i], strlen(all[i])))
			return strlen(all[i]);
	return 0;
}

/* "Late shift, travel" becomes "late-shift;travel". */
static char *tags_of(const char *value, struct fault *f)
{
	struct buf out = BUF_EMPTY, low = BUF_EMPTY;

	plain(&low, value, false);
	const char *at = buf_text(&low);
	while (*at) {
		struct buf tag = BUF_EMPTY;
		size_t gap = 0, blanks = 0;
		for (; *at && !(gap = separator(at)); at++) {
			if (strchr(" \t", *at)) {
				blanks++;
				continue;
			}
			if (blanks && tag.len)
				buf_putc(&tag, '-');
			blanks = 0;
			buf_putc(&tag, *at);
		}
		at += gap;
		bool good = !tag.len || (tag.len <= WORD_MAX &&
					 cell_is_label(tag.at, tag.len));
		if (good && tag.len && !has_tag(&out, tag.at, tag.len)) {
			if (out.len)
				buf_putc(&out, ';');
			buf_add(&out, tag.at, tag.len);
		}
		buf_free(&tag);
		if (!good) {
			fault_set(f, CELL_BAD_TAGS, 0);
			buf_free(&out);
			buf_free(&low);
			return NULL;
		}
	}
	buf_free(&low);
	return buf_take(&out);
}

/* Bytes of the line break at s, 0 when there is none. */
static size_t line_break(const char *s)
{
	if (*s == '\r' && s[1] == '\n')
		return 2;
	if (*s == '\n' || *s == '\r' || *s == '\v' || *s == '\f')
		return 1;
	if (!strncmp(s, "\u2028", 3) || !strncmp(s, "\u2029", 3))
		return 3;
	return strncmp(s, "\xc2\x85", 2) ? 0 : 2;
}

/* One record is one physical line, and control characters are never stored:
 * they could only deceive a terminal. */
static char *text_of(const char *value, struct fault *f)
{
	size_t len = strlen(value), at = 0;
	struct buf out = BUF_EMPTY;

	if (len > TYPED_MAX || utf8_valid(value, len) < len) {
		fault_set(f, len > TYPED_MAX ? TOO_LONG : NOT_UTF8, 0);
		return NULL;
	}
	while (at < len) {
		uint32_t cp = 0;
		size_t gap = line_break(value + at);
		if (gap) {
			buf_puts(&out, " \u00b6 ");
			at += gap;
			continue;
		}
		size_t n = utf8_char(value + at, len - at, &cp);
		if (cp == '\t')
			buf_putc(&out, ' ');
		else if (cp >= 0x20 && !(cp >= 0x7f && cp <= 0x9f))
			buf_add(&out, value + at, n);
		at += n;
	}
	return buf_take(&out);
}

/* Words of programs (kinds, states, choices): lower case, no blanks. */
static char *word_of(const char *value, struct fault *f)
{
	struct buf out = BUF_EMPTY;
	bool good = strlen(value) <= 4 * WORD_MAX;

	plain(&out, value, false);
	for (size_t at = 0; good && at < out.len;) {
		uint32_t cp;
		const char *s = out.at + at;
		size_t n = utf8_char(s, out.len - at, &cp);
		good = n && (cell_is_label(s, n) || strchr(".,;@+/", *s));
		at += n;
	}
	if (good)
		return buf_take(&out);
	fault_set(f, BAD_WORD, 0);
	buf_free(&out);
	return NULL;
}

static char *time_of(const char *value, struct fault *f)
{
	struct stamp s;
	char out[STAMP_MAX];

	if (!stamp_parse(value, strlen(value), &s))
		return mem_dup(stamp_print(out, &s));
	fault_set(f, CELL_BAD_TIME, 0);
	return NULL;
}

/* The value with plain digits and small letters, if it is a good one. */
static char *checked(const char *value, bool (*is)(const char *),
		     const char *message, struct fault *f)
{
	struct buf out = BUF_EMPTY;

	plain(&out, value, false);
	if (is(buf_text(&out)))
		return buf_take(&out);
	buf_free(&out);
	fault_set(f, message, 0);
	return NULL;
}

static char *id_of(const char *value, struct fault *f)
{
	char *id = checked(value, ident_is, CELL_BAD_ID, f);

	for (char *p = id; p && *p; p++)
		if (*p >= 'a' && *p <= 'z')
			*p = (char)(*p - 'a' + 'A');
	return id;
}

char *entry_canonical_as(const struct entry_column *c, const char *value,
			 struct fault *f)
{
	char *in = trimmed(value), *out = NULL;

	fault_in_column(f, c->name);
	switch (*in ? c->type : ENTRY_TEXT) {
	case ENTRY_ID: out = id_of(in, f); break;
	case ENTRY_TIME: out = time_of(in, f); break;
	case ENTRY_TAG:
		out = checked(in, ident_is_tag, CELL_BAD_TAG, f);
		break;
	case ENTRY_VISIBILITY:
		out = mem_dup(entry_visibility_word(entry_visibility(in)));
		break;
	case ENTRY_DATE:
		out = checked(in, cell_is_date, CELL_BAD_DATE, f);
		break;
	case ENTRY_RATING:
	case ENTRY_NUMBER: out = number_of(c, in, f); break;
	case ENTRY_TAGS: out = tags_of(in, f); break;
	case ENTRY_KIND:
	case ENTRY_CHOICE: out = word_of(in, f); break;
	case ENTRY_TEXT: out = text_of(in, f); break;
	}
	free(in);
	return out;
}

char *entry_canonical(const char *column, const char *value, struct fault *f)
{
	const struct entry_column *c = entry_column(column);
	const struct entry_column text = { .name = column,
		.type = ENTRY_TEXT };

	return entry_canonical_as(c ? c : &text, value, f);
}
