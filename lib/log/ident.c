/* SPDX-License-Identifier: MIT
 * Ids of rows and tags of people. */
#include "log/ident.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "base/mem.h"

static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/* The upper 60 bits, five to a character. */
static void spell(char *out, uint64_t bits)
{
	for (int i = 0; i < IDENT_LEN; i++)
		out[i] = alphabet[bits >> (59 - 5 * i) & 31];
	out[IDENT_LEN] = '\0';
}

int ident_new(char *out)
{
	uint64_t bits;
	unsigned char *at = (unsigned char *)&bits;
	size_t got = 0;

	while (got < sizeof(bits)) {
		ssize_t n = getrandom(at + got, sizeof(bits) - got, 0);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return -1;
		got += (size_t)n;
	}
	spell(out, bits);
	return 0;
}

/* Characters of ids, of both cases, and of tags. */
enum { OF_IDS = 1, OF_TAGS = 2, OF_BOTH = OF_IDS | OF_TAGS };

static const unsigned char kinds[256] = {
	['0' ... '9'] = OF_BOTH, ['A' ... 'H'] = OF_IDS,
	['J' ... 'K'] = OF_IDS, ['M' ... 'N'] = OF_IDS,
	['P' ... 'T'] = OF_IDS, ['V' ... 'Z'] = OF_IDS,
	['a' ... 'h'] = OF_BOTH, ['i'] = OF_TAGS, ['j' ... 'k'] = OF_BOTH,
	['l'] = OF_TAGS, ['m' ... 'n'] = OF_BOTH, ['o'] = OF_TAGS,
	['p' ... 't'] = OF_BOTH, ['u'] = OF_TAGS, ['v' ... 'z'] = OF_BOTH,
	['_'] = OF_TAGS, ['.'] = OF_TAGS, ['-'] = OF_TAGS,
};

/* How many characters of that kind it begins with. */
static size_t span(const char *text, unsigned char kind)
{
	size_t n = 0;

	while (kinds[(unsigned char)text[n]] & kind)
		n++;
	return n;
}

bool ident_is(const char *text)
{
	return span(text, OF_IDS) == IDENT_LEN && !text[IDENT_LEN];
}

struct pair {
	const char *name, *value;
};

static int by_name(const void *a, const void *b)
{
	const struct pair *x = a, *y = b;

	return strcmp(x->name, y->name);
}

static uint64_t fnv1a(uint64_t hash, const char *text)
{
	for (; *text; text++) {
		hash ^= (unsigned char)*text;
		hash *= 0x100000001b3u;
	}
	return hash;
}

void ident_of_row(char *out, size_t n, const char *const *names,
		  const char *const *values)
{
	struct pair *pairs = mem_get(n, sizeof(*pairs));
	uint64_t hash = 0xcbf29ce484222325u;
	size_t used = 0;

	for (size_t i = 0; i < n; i++)
		if (*values[i] && strcmp(names[i], "id"))
			pairs[used++] = (struct pair){ names[i], values[i] };
	qsort(pairs, used, sizeof(*pairs), by_name);
	for (size_t i = 0; i < used; i++) {
		hash = fnv1a(hash, pairs[i].name);
		hash = fnv1a(hash, "=");
		hash = fnv1a(hash, pairs[i].value);
		hash = fnv1a(hash, "\n");
	}
	free(pairs);
	spell(out, hash);
}

bool ident_is_tag(const char *text)
{
	size_t len = span(text, OF_TAGS);

	return len && !text[len] && len < IDENT_TAG_MAX &&
	       (*text != '.' || (strcmp(text, ".") && strcmp(text, "..")));
}
