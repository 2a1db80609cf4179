/* SPDX-License-Identifier: MIT
 * The promises of log/ident.h. */
#include "log/ident.h"

#include "tap.h"

enum { MANY = 20000 };

static int compare(const void *a, const void *b)
{
	return memcmp(a, b, IDENT_MAX);
}

static void fresh(void)
{
	static char ids[MANY][IDENT_MAX];
	bool seen[IDENT_LEN][32] = { { false } };
	const char *alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
	int bad = 0, same = 0, unseen = 0;

	for (int i = 0; i < MANY; i++) {
		bad += ident_new(ids[i]) || !ident_is(ids[i]);
		for (int k = 0; k < IDENT_LEN; k++)
			seen[k][strchr(alphabet, ids[i][k]) - alphabet] = true;
	}
	is_int(bad, 0, "new ids are ids");
	qsort(ids, MANY, IDENT_MAX, compare);
	for (int i = 1; i < MANY; i++)
		same += !strcmp(ids[i], ids[i - 1]);
	is_int(same, 0, "no two of 20000 are equal");
	for (int k = 0; k < IDENT_LEN; k++)
		for (int c = 0; c < 32; c++)
			unseen += !seen[k][c];
	is_int(unseen, 0, "every character comes in every place");
}

static void recognized(void)
{
	ok(ident_is("0123456789AB") && ident_is("abcdefghjkmn") &&
	   ident_is("PQRSTVWXYZ00"), "either case is an id");
	ok(!ident_is("") && !ident_is("0123456789A") &&
	   !ident_is("0123456789ABC"), "another length is none");
	ok(!ident_is("0123456789AI") && !ident_is("0123456789AL") &&
	   !ident_is("0123456789AO") && !ident_is("0123456789AU") &&
	   !ident_is("0123456789A-") && !ident_is("0123456789A "),
	   "letters left out by Crockford are none");
}

static void canonical(void)
{
	const char *names[] = { "time", "who", "id", "note", "desire" };
	const char *values[] = { "2026-11-22T21:14:05+01:00", "anna", "X", "",
				 "7" };
	const char *turned[] = { "desire", "who", "time" };
	const char *cells[] = { "7", "anna", "2026-11-22T21:14:05+01:00" };
	char a[IDENT_MAX], b[IDENT_MAX];

	ident_of_row(a, 0, names, values);
	/* The FNV-1a offset basis cbf29ce484222325 without its last digit. */
	is_text(a, "SFS9SS4448HJ", "a row without cells is the offset basis");
	ident_of_row(a, 5, names, values);
	/* python: h=0xcbf29ce484222325
	 * for c in b"desire=7\ntime=...\nwho=anna\n": h=(h^c)*0x100000001b3 */
	is_text(a, "GV4E5BW5P0FF", "as another program reckons it");
	ok(ident_is(a), "the id of a row is an id");
	ident_of_row(b, 3, turned, cells);
	is_text(b, a, "order, empty cells and the id do not count");
	cells[0] = "8";
	ident_of_row(b, 3, turned, cells);
	ok(strcmp(a, b), "another cell is another id");
}

static void tags(void)
{
	ok(ident_is_tag("a") && ident_is_tag("anna") && ident_is_tag("p-1.x_9")
	   && ident_is_tag("abcdefghijklmnopqrstuvwxyz012345"), "tags");
	ok(!ident_is_tag("") && !ident_is_tag(".") && !ident_is_tag("..") &&
	   !ident_is_tag("Anna") && !ident_is_tag("a b") &&
	   !ident_is_tag("a/b") && !ident_is_tag("a@b") &&
	   !ident_is_tag("\xc3\xa4nna") &&
	   !ident_is_tag("abcdefghijklmnopqrstuvwxyz0123456"), "no tags");
}

int main(void)
{
	fresh();
	recognized();
	canonical();
	tags();
	return tap_done();
}
