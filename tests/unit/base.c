/* SPDX-License-Identifier: MIT
 * The lowest floor keeps its promises: bytes, characters, wrapping, numbers. */
#include "tap.h"

#include "base/buf.h"
#include "base/fault.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"

static void bytes(void)
{
	struct buf b = BUF_EMPTY;

	is_text(buf_text(&b), "", "an empty buffer reads as an empty text");
	buf_puts(&b, "ab");
	buf_putc(&b, 'c');
	buf_addf(&b, "%d", 42);
	is_text(buf_text(&b), "abc42", "what is added stands in order");
	buf_add(&b, "x\0y", 3);
	is_int(b.len, 8, "a NUL inside is a byte like any other");
	buf_clear(&b);
	is_text(buf_text(&b), "", "a cleared buffer is empty");
	for (int i = 0; i < 100000; i++)
		buf_putc(&b, 'z');
	is_int(b.len, 100000, "a buffer grows as far as it is asked to");
	char *taken = buf_take(&b);
	is_int(strlen(taken), 100000, "the text taken is whole");
	is_text(buf_text(&b), "", "and leaves the buffer empty");
	free(taken);
	/* Room that was used before is not empty room. */
	char *used = malloc(4097);
	if (used)
		memset(used, 'x', 4097);
	free(used);
	buf_reserve(&b, 4095);
	is_text(buf_text(&b), "", "reserved room holds an empty text");
	char *at = b.at;
	buf_puts(&b, "said in private");
	for (int i = 0; i < 400; i++)
		buf_puts(&b, "0123456789");
	ok(b.at == at, "what was reserved holds without moving");
	buf_wipe(&b);
	bool found = false;
	for (size_t i = 0; i < b.room; i++)
		found |= at[i] != 0;
	ok(!found && !b.len, "a wiped buffer holds nothing of it any more");
	buf_free(&b);
}

static void characters(void)
{
	uint32_t cp = 0;

	is_int(utf8_char("\xe2\x82\xac", 3, &cp), 3, "the euro has 3 bytes");
	is_int(cp, 0x20ac, "and is U+20AC");
	is_int(utf8_char("\xc0\xaf", 2, &cp), 0, "an overlong slash is refused");
	is_int(utf8_char("\xed\xa0\x80", 3, &cp), 0, "a surrogate is refused");
	is_int(utf8_char("\xf4\x90\x80\x80", 4, &cp), 0,
	       "nothing lies beyond U+10FFFF");
	is_int(utf8_char("\xe2\x82", 2, &cp), 0, "a cut character is refused");
	is_int(utf8_valid("ab\xff", 3), 2, "the valid beginning is measured");
	is_int(utf8_width("\xe4\xb8\xad\xe6\x96\x87", 6), 4,
	       "two Chinese characters take four columns");
	is_int(utf8_width("e\xcc\x81", 3), 1,
	       "a combining accent takes no column");
	ok(utf8_same("Inbox", "iNBOX") && !utf8_same("a", "ab"),
	   "case of ASCII letters does not count");
}

static const char *masked(const char *text, size_t len, bool lines)
{
	static struct buf b = BUF_EMPTY;

	buf_clear(&b);
	utf8_mask(&b, text, len, lines);
	return buf_text(&b);
}

static void masks(void)
{
	is_text(masked("a\033[2Jb", 6, false), "a\\u{1b}[2Jb",
		"an escape is shown and cannot act");
	is_text(masked("\xc2\x9b", 2, false), "\\u{9b}",
		"a C1 control in UTF-8 is shown");
	is_text(masked("\x9b", 1, false), "\xef\xbf\xbd",
		"a stray C1 byte becomes the replacement character");
	is_text(masked("\xe2\x80\xae" "abc", 6, false), "\\u{202e}abc",
		"a right-to-left override is shown");
	is_text(masked("a\nb\tc", 5, true), "a\nb\tc",
		"line breaks stay where they are wanted");
	is_text(masked("a\nb", 3, false), "a\\u{a}b",
		"and are shown where they are not");
	is_text(masked("\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d", 8, false),
		"\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d", "Hebrew letters stay");
}

static void wraps(void)
{
	struct buf b = BUF_EMPTY;

	utf8_wrap(&b, "one two three four", 0, 2, 9);
	is_text(buf_text(&b), "one two\n  three\n  four",
		"lines break at blanks and are indented");
	buf_clear(&b);
	utf8_wrap(&b, "incomprehensibilities so", 0, 0, 8);
	is_text(buf_text(&b), "incomprehensibilities\nso",
		"a word too long for a line stays whole");
	buf_clear(&b);
	utf8_wrap(&b, "a\n\nb", 0, 0, 8);
	is_text(buf_text(&b), "a\n\nb", "line breaks of the text are kept");
	buf_free(&b);
}

static void words(void)
{
	char out[I18N_NUMBER_MAX];

	is_text(i18n_number(out, 6.5, 1), "6.5",
		"a number has a point where no catalogue says otherwise");
	is_int(i18n_language("de-AT"), 0, "a language tag is taken");
	is_text(i18n_wanted()[0], "de_AT", "its content is looked for first");
	is_text(i18n_wanted()[1], "de", "then its parent's");
	is_text(i18n_wanted()[2], "en", "English at last");
	ok(!i18n_wanted()[3], "and nothing after it");
	is_int(i18n_language("../etc"), -1, "a path is no language");
	is_int(i18n_language(""), -1, "nor is nothing");
}

static void memory(void)
{
	size_t room = 0;
	int *cells = mem_grow(NULL, &room, 3, sizeof(*cells));

	ok(room >= 3, "there is room for what was asked");
	cells[2] = 7;
	cells = mem_grow(cells, &room, 1000, sizeof(*cells));
	ok(room >= 1000 && cells[2] == 7, "growing keeps the cells");
	free(cells);
	char *copy = mem_dupn("abcdef", 3);
	is_text(copy, "abc", "a cut copy ends where it was cut");
	free(copy);

	struct fault f = { .line = 3 };
	fault_set_detail(&f, "message", "detail");
	is_text(f.detail, "detail", "a fault keeps its detail");
	is_int(f.line, 3, "and its place");
}

int main(void)
{
	i18n_init();
	bytes();
	characters();
	masks();
	wraps();
	words();
	memory();
	return tap_done();
}
