/* SPDX-License-Identifier: MIT
 * A new sentence in the writer's own style. */
#include "reword/dress.h"

#include <string.h>

enum { SHOUT = 3 };	/* words in capitals in a row */

static bool is_letter(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c | 32) : c;
}

static char upper(char c)
{
	return c >= 'a' && c <= 'z' ? (char)(c & ~32) : c;
}

static bool ends(char c)
{
	return c == '.' || c == '!' || c == '?';
}

/* The view spells contractions out; whoever writes them gets them back, others
 * get the one word that is no contraction. */
static void contract(struct buf *text, bool all)
{
	static const char *const pairs[][2] = {
		{ " can not ", " cannot " },	/* the first for others */
		{ " do not ", " don't " }, { " did not ", " didn't " },
		{ " does not ", " doesn't " }, { " is not ", " isn't " },
		{ " are not ", " aren't " }, { " was not ", " wasn't " },
		{ " were not ", " weren't " }, { " have not ", " haven't " },
		{ " had not ", " hadn't " }, { " has not ", " hasn't " },
		{ " could not ", " couldn't " }, { " cannot ", " can't " },
		{ " can not ", " can't " }, { " will not ", " won't " },
		{ " would not ", " wouldn't " }, { " I am ", " I'm " },
		{ " you are ", " you're " }, { " we are ", " we're " },
		{ " he is ", " he's " }, { " she is ", " she's " },
		{ " your at ", " you're at " }, { " your in ", " you're in " },
		{ " your out ", " you're out " }, { " your so ", " you're so " },
		{ " your with ", " you're with " },
	};
	struct buf out = BUF_EMPTY;
	const char *s = buf_text(text);
	size_t last = all ? ARRAY_LEN(pairs) : 1;

	for (size_t at = 0; at < text->len;) {
		size_t cut = at == 0;	/* no blank before the first */
		/* Each begins with a blank. */
		size_t i = cut || s[at] == ' ' ? (size_t)all : last;
		while (i < last &&
		       strncmp(s + at, pairs[i][0] + cut,
			       strlen(pairs[i][0] + cut)))
			i++;
		if (i == last) {
			buf_putc(&out, s[at++]);
			continue;
		}
		/* The blank behind may stand before the next pair. */
		buf_add(&out, pairs[i][1] + cut, strlen(pairs[i][1] + cut) - 1);
		at += strlen(pairs[i][0] + cut) - 1;
	}
	buf_free(text);
	*text = out;
}

static bool has_apostrophe(const char *s, size_t len)
{
	return memchr(s, '\'', len) || memmem(s, len, "\xe2\x80\x99", 3);
}

/* Emoji and signs at the end, with the blank before them. */
static size_t sign_from(const char *s, size_t len)
{
	size_t at = len;

	while (at && ((unsigned char)s[at - 1] >= 0x80 || s[at - 1] == ' '))
		at--;
	size_t sign = at + (at < len && s[at] == ' ');
	bool is = sign < len && ((unsigned char)s[sign] == 0xf0 ||
		  ((unsigned char)s[sign] == 0xe2 && sign + 1 < len &&
		   (unsigned char)s[sign + 1] >= 0x98));
	return is ? at : len;
}

/* Whether a word is in capitals; *len gets its length. */
static bool is_loud(const char *s, size_t *len)
{
	bool loud = true;

	for (*len = 0; is_letter(s[*len]) || s[*len] == '\''; ++*len)
		loud &= s[*len] < 'a' || s[*len] > 'z';
	return loud && *len;
}

/* Where a run of words in capitals that begins at s ends, and its count. */
static size_t loud_run(const char *s, size_t *words)
{
	size_t at = 0, len, end = 0;

	*words = 0;
	while (is_loud(s + at, &len)) {
		++*words;
		end = at += len;
		while (s[at] == ' ' || s[at] == ',')
			at++;
	}
	return end;
}

void dress_quiet(char *text)
{
	size_t words, len;

	for (char *s = text; *s;) {
		size_t run = is_letter(*s) ? loud_run(s, &words) : 0;
		for (size_t i = 0; run && words >= SHOUT && i < run; i++)
			if (s[i] != 'I' || is_letter(s[i + 1]) ||
			    (i && is_letter(s[i - 1])))
				s[i] = lower(s[i]);
		if (!run && is_letter(*s)) {
			is_loud(s, &len);
			run = len;
		}
		s += run ? run : 1;
	}
}

/* Who writes without capitals writes without semicolons. */
static void part(struct buf *text)
{
	for (size_t i = 0; i < text->len; i++)
		if (text->at[i] == ';')
			text->at[i] = '.';
}

/* Every sentence begins as the writer begins theirs, and I is theirs too. */
static void letters(struct buf *text, bool small, bool first)
{
	bool start = first || small;

	for (size_t i = 0; i < text->len; i++) {
		char *c = &text->at[i];
		char next = i + 1 < text->len ? c[1] : ' ';
		bool alone = (i == 0 || c[-1] == ' ' || c[-1] == '[') &&
			     !is_letter(next);
		if (alone && (*c == 'I' || *c == 'i'))
			*c = small ? 'i' : 'I';
		if (start && (is_letter(*c) || *c == '['))
			*c = small ? lower(*c) : upper(*c);
		start = start ? !is_letter(*c) && *c != '[' :
			small && ends(*c) && next == ' ';
	}
}

char *dress(struct buf *text, const char *source, size_t len, bool begins,
	    bool keep)
{
	size_t first = 0, sign = sign_from(source, len);

	while (first + 1 < len && !is_letter(source[first]))
		first++;
	bool small = source[first] >= 'a' && source[first] <= 'z';
	contract(text, small || has_apostrophe(source, len));
	if (small)
		part(text);
	letters(text, small, begins);
	bool marked = sign && ends(source[sign - 1]);
	if ((!small || marked) && !ends(text->at[text->len - 1]))
		buf_putc(text, '.');
	if (keep && sign < len)
		buf_add(text, source + sign, len - sign);
	return buf_take(text);
}
