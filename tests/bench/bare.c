/* SPDX-License-Identifier: MIT
 * What libcsv alone costs: parses a file and counts, nothing else; with -w it
 * writes each cell to standard output too.  The yardstick of tests/bench/run. */
#include <csv.h>
#include <stdio.h>
#include <string.h>

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

static void write_cell(void *bytes, size_t len, void *count)
{
	if (((size_t *)count)[2]++)
		putc(',', stdout);
	csv_fwrite(stdout, bytes, len);
	cell(bytes, len, count);
}

static void write_row(int c, void *count)
{
	putc('\n', stdout);
	((size_t *)count)[2] = 0;
	row(c, count);
}

int main(int argc, char **argv)
{
	static char bytes[128 << 10];
	struct csv_parser p;
	size_t count[3] = { 0, 0, 0 }, n;
	int writes = argc > 2 && !strcmp(argv[1], "-w");
	FILE *in = argc > 1 ? fopen(argv[argc - 1], "re") : NULL;

	if (!in || csv_init(&p, 0))
		return 2;
	while ((n = fread(bytes, 1, sizeof(bytes), in)))
		csv_parse(&p, bytes, n, writes ? write_cell : cell,
			  writes ? write_row : row, count);
	csv_fini(&p, writes ? write_cell : cell, writes ? write_row : row,
		 count);
	csv_free(&p);
	fprintf(stderr, "%zu cells, %zu rows\n", count[0], count[1]);
	return 0;
}
