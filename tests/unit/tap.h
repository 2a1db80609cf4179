/* SPDX-License-Identifier: MIT
 * The least of the Test Anything Protocol that a unit test in C needs. */
#pragma once

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int tap_count, tap_failed;

static inline int tap_ok(int good, const char *what, const char *file, int line)
{
	tap_count++;
	printf("%sok %d - %s\n", good ? "" : "not ", tap_count, what);
	if (!good) {
		tap_failed++;
		printf("# at %s line %d\n", file, line);
	}
	return good;
}

/* One promise kept or not; what is a sentence about behaviour. */
#define ok(good, what) tap_ok(!!(good), (what), __FILE__, __LINE__)

/* Two whole numbers are equal; both are shown when they are not. */
#define is_int(got, want, what) do { \
	long long tap_g = (long long)(got), tap_w = (long long)(want); \
	if (!ok(tap_g == tap_w, what)) \
		printf("# got %lld, wanted %lld\n", tap_g, tap_w); \
} while (0)

/* Two numbers differ by at most eps; NaN is near NaN. */
#define is_near(got, want, eps, what) do { \
	double tap_g = (got), tap_w = (want); \
	if (!ok((isnan(tap_g) && isnan(tap_w)) || \
		fabs(tap_g - tap_w) <= (eps), what)) \
		printf("# got %.17g, wanted %.17g\n", tap_g, tap_w); \
} while (0)

/* Two texts are equal; NULL equals NULL only. */
#define is_text(got, want, what) do { \
	const char *tap_g = (got), *tap_w = (want); \
	if (!ok(tap_g == tap_w || \
		(tap_g && tap_w && !strcmp(tap_g, tap_w)), what)) \
		printf("# got \"%s\"\n# wanted \"%s\"\n", \
		       tap_g ? tap_g : "(null)", tap_w ? tap_w : "(null)"); \
} while (0)

/* Prints the plan; the last call of main, as its status. */
static inline int tap_done(void)
{
	printf("1..%d\n", tap_count);
	return tap_failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
