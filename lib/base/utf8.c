/* SPDX-License-Identifier: MIT
 * UTF-8: characters, display width, masking. */
#include "base/utf8.h"

#include <string.h>
#include <wchar.h>

size_t utf8_char(const char *s, size_t left, uint32_t *cp)
{
	const unsigned char *u = (const unsigned char *)s;

	if (!left)
		return 0;
	if (u[0] < 0x80) {
		*cp = u[0];
		return 1;
	}
	size_t len = u[0] >= 0xf0 ? 4 : u[0] >= 0xe0 ? 3 : 2;
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	if (u[0] < 0xc2 || u[0] > 0xf4 || len > left)
		return 0;
	uint32_t c = u[0] & (0xffu >> (len + 1));
	for (size_t i = 1; i < len; i++) {
		if ((u[i] & 0xc0) != 0x80)
			return 0;
		c = c << 6 | (u[i] & 0x3f);
	}
	if (c < least[len] || c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff))
		return 0;
	*cp = c;
	return len;
}

size_t utf8_valid(const char *s, size_t len)
{
	size_t at = 0;
	uint64_t eight;

	while (at < len) {
		/* Mostly ASCII, eight bytes at a time. */
		if (len - at >= sizeof(eight)) {
			memcpy(&eight, s + at, sizeof(eight));
			if (!(eight & 0x8080808080808080u)) {
				at += sizeof(eight);
				continue;
			}
		}
		uint32_t cp;
		size_t n = utf8_char(s + at, len - at, &cp);
		if (!n)
			break;
		at += n;
	}
	return at;
}

int utf8_char_width(uint32_t cp)
{
	if (cp < 0x7f)
		return cp >= 0x20;
	int w = wcwidth((wchar_t)cp);
	return w < 0 ? 1 : w;
}

size_t utf8_width(const char *s, size_t len)
{
	size_t at = 0, width = 0;

	while (at < len) {
		uint32_t cp;
		if (s[at] >= ' ' && s[at] <= '~') {
			width++;
			at++;
			continue;
		}
		size_t n = utf8_char(s + at, len - at, &cp);
		width += n ? (size_t)utf8_char_width(cp) : 1;
		at += n ? n : 1;
	}
	return width;
}

bool utf8_hidden(uint32_t cp)
{
	return cp < 0x20 || (cp >= 0x7f && cp <= 0x9f) || cp == 0x61c ||
	       cp == 0x200e || cp == 0x200f ||
	       (cp >= 0x2028 && cp <= 0x202e) ||
	       (cp >= 0x2066 && cp <= 0x2069) || cp == 0xfeff ||
	       (cp >= 0xfff9 && cp <= 0xfffb) ||
	       (cp >= 0xe0000 && cp <= 0xe007f);
}

void utf8_mask(struct buf *out, const char *s, size_t len, bool keep_lines)
{
	size_t at = 0;

	while (at < len) {
		uint32_t cp;
		size_t plain = at;
		while (plain < len && s[plain] >= ' ' && s[plain] <= '~')
			plain++;
		buf_add(out, s + at, plain - at);
		if ((at = plain) == len)
			break;
		size_t n = utf8_char(s + at, len - at, &cp);
		if (!n) {
			buf_puts(out, "\xef\xbf\xbd");
			at++;
			continue;
		}
		if (utf8_hidden(cp) &&
		    !(keep_lines && (cp == '\n' || cp == '\t')))
			buf_addf(out, "\\u{%x}", (unsigned)cp);
		else
			buf_add(out, s + at, n);
		at += n;
	}
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool utf8_same(const char *a, const char *b)
{
	while (*a && lower(*a) == lower(*b)) {
		a++;
		b++;
	}
	return !*a && !*b;
}

void utf8_wrap(struct buf *out, const char *s, size_t at, size_t indent,
	       size_t width)
{
	bool fresh = true;

	while (*s) {
		size_t len = strcspn(s, " \n");
		size_t w = utf8_width(s, len);
		if (!fresh && at + 1 + w > width) {
			buf_addf(out, "\n%*s", (int)indent, "");
			at = indent;
			fresh = true;
		}
		if (len) {
			if (!fresh) {
				buf_putc(out, ' ');
				at++;
			}
			buf_add(out, s, len);
			at += w;
			fresh = false;
		}
		s += len;
		if (*s == '\n') {
			buf_addf(out, "\n%*s", (int)indent, "");
			at = indent;
			fresh = true;
		}
		s += *s != '\0';
	}
}
