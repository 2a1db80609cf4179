/* SPDX-License-Identifier: MIT
 * What libcsv alone costs: parses a file and counts, nothing else.  The
 * yardstick of tests/bench/run. */
#include <csv.h>
#include <stdio.h>

static void cell(void *bytes, size_t len, void *count)
{
	(void)bytes;
	(void)len;
	++*(size_t *)count;
}

static void row(int c, void *count)
{
	(void)c;
	++((size_t *)count)[1];
}

int main(int argc, char **argv)
{
	static char bytes[128 << 10];
	struct csv_parser p;
	size_t count[2] = { 0, 0 }, n;
	FILE *in = argc > 1 ? fopen(argv[1], "re") : NULL;

	if (!in || csv_init(&p, 0))
		return 2;
	while ((n = fread(bytes, 1, sizeof(bytes), in)))
		csv_parse(&p, bytes, n, cell, row, count);
	csv_fini(&p, cell, row, count);
	csv_free(&p);
	printf("%zu cells, %zu rows\n", count[0], count[1]);
	return 0;
}
