/* SPDX-License-Identifier: MIT
 * The promises of lib/table/table.h; "--dump FILE..." prints what is read, for
 * tests that compare it with other readers. */
#include "table_trace.h"

static const size_t chunks[] = { 1, 2, 3, 7, 64, 131072 };

/* The same comes out whatever the chunks. */
static void reads(const char *what, const char *in, size_t len,
		  const struct table_how *how, const char *want)
{
	for (size_t i = 0; i < ARRAY_LEN(chunks); i++) {
		chunk = chunks[i];
		char *got = traced(in, len, how);
		bool last = i + 1 == ARRAY_LEN(chunks);
		if (strcmp(got, want) || last) {
			is_text(got, want, what);
			last = true;
		}
		free(got);
		if (last)
			return;
	}
}

#define READS(what, in, want) reads(what, in, sizeof(in) - 1, NULL, want)

static void test_shapes(void)
{
	READS("a last row without line break is kept",
	      "a,b\n1,2\n3,4", "1 = a|b\n2 1|2\n3 3|4\n");
	READS("a last quoted cell without line break is kept",
	      "a,b\n1,\"2\"", "1 = a|b\n2 1|2\n");
	READS("a last empty cell without line break is kept",
	      "a,b\n1,", "1 = a|b\n2 1|\n");
	READS("a header alone, without line break, has no rows",
	      "a,b", "1 = a|b\n");
	READS("a byte order mark before a quoted header is no part of it",
	      "\xef\xbb\xbf\"a\",b\n1,2\n", "1 = a|b\n2 1|2\n");
	READS("a byte order mark where files were joined is no part of a row",
	      "a,b\n\xef\xbb\xbf\"1\",2\n", "1 = a|b\n2 1|2\n");
	READS("CRLF ends lines",
	      "a,b\r\n1,2\r\n3,4\r\n", "1 = a|b\n2 1|2\n3 3|4\n");
	READS("CR alone ends lines",
	      "a,b\r1,2\r3,4\r", "1 = a|b\n2 1|2\n3 3|4\n");
	READS("line ends may be mixed",
	      "a,b\r1,2\n3,4\r\n5,6\n\r7,8",
	      "1 = a|b\n2 1|2\n3 3|4\n4 5|6\n6 7|8\n");
	READS("blank lines count as lines",
	      "\n \na,b\n\n1,2\n\t\n\r\n3,4\n\n",
	      "3 = a|b\n5 1|2\n8 3|4\n");
	READS("a semicolon is told from the header",
	      "a;b,c;d\n1;2,3;4\n", "1 = a|b,c|d\n2 1|2,3|4\n");
	READS("a TAB is told from the header and keeps empty outer cells",
	      "a\tb\tc\n\t\t\n\t1 2\t\n", "1 = a|b|c\n2 ||\n3 |1 2|\n");
	READS("delimiters inside quotation marks tell nothing",
	      "\"a;;;\",b\n1,2\n", "1 = a;;;|b\n2 1|2\n");
	READS("a sep= line tells the delimiter and is no header",
	      "\xef\xbb\xbfsep=;\r\na;b\r\n1;2\r\n", "2 = a|b\n3 1|2\n");
	READS("outer blanks go, unless quoted",
	      "a,b\n 1\t,\" 2 \"\n \"3\" , 4 4 \n",
	      "1 = a|b\n2 1| 2 \n3 3|4 4\n");
	READS("doubled quotation marks are one",
	      "a,b\n\"\"\"\",\"x\"\"y\"\n\"\",\n",
	      "1 = a|b\n2 \"|x\"y\n3 |\n");
	READS("cells hold several lines, and lines are still counted",
	      "a,b\n1,\"x\ny\"\n2,\"x\r\n\r\ny\"\n\n3,\"\r\"\n4,5\n",
	      "1 = a|b\n2 1|x\ny\n4 2|x\r\n\r\ny\n8 3|\r\n10 4|5\n");
	READS("a header may hold several lines",
	      "a,\"b\nc\"\n1,2\n", "1 = a|b\nc\n3 1|2\n");
	READS("a single column keeps quoted empty cells",
	      "a\n\"\"\n1\n\n", "1 = a\n2 \n3 1\n");
	READS("bytes that are no UTF-8 pass",
	      "a,b\n\xff\xfe,\x80\n", "1 = a|b\n2 \xff\xfe|\x80\n");
}

static void test_broken(void)
{
	READS("a quotation mark in a bare cell breaks that row only",
	      "a,b,c\n1,2,3\n4,5\"6,7\n8,9,0\n",
	      "1 = a|b|c\n2 1|2|3\n3 !b: a stray quotation mark\n"
	      "4 8|9|0\n");
	READS("text behind a closed cell breaks that row only",
	      "a,b\n1,\"2\"x\n3,4\n",
	      "1 = a|b\n2 !b: a stray quotation mark\n3 3|4\n");
	READS("an open quotation mark swallows no later row",
	      "a,b\n1,\"2\n3,4\n5,\"6\"\n7,8\n",
	      "1 = a|b\n2 !b: a stray quotation mark\n3 3|4\n4 5|6\n"
	      "5 7|8\n");
	READS("nor does one that is never closed",
	      "a,b\n1,\"2\n3,4\n5,6",
	      "1 = a|b\n2 !: a quotation mark is never closed\n"
	      "3 3|4\n4 5|6\n");
	READS("a row of several lines with too many fields frees its lines",
	      "a,b\n1,\"2\n3,4\",5\n6,7\n",
	      "1 = a|b\n2 !: number of fields differs, here and in the "
	      "header: 3, 2\n3 !b: a stray quotation mark\n4 6|7\n");
	READS("too few and too many fields are told with both numbers",
	      "a,b,c\n1,2\n1,2,3,4\n\"\"\n5,6,7\n",
	      "1 = a|b|c\n"
	      "2 !: number of fields differs, here and in the header: 2, 3\n"
	      "3 !: number of fields differs, here and in the header: 4, 3\n"
	      "4 !: number of fields differs, here and in the header: 1, 3\n"
	      "5 5|6|7\n");
	READS("NUL is refused, in one line or in the middle of several",
	      "a,b\n1,\0\n3,4\n5,\"6\n\0\"\n7,8\n",
	      "1 = a|b\n2 !: a NUL byte\n3 3|4\n4 !: a NUL byte\n"
	      "5 !: a NUL byte\n6 7|8\n");
	READS("git's marks are named, rows between them are read",
	      "a,b\n<<<<<<< HEAD\n1,2\n||||||| 01\n=======\n3,4\n"
	      ">>>>>>> other\n======= x,y\n<<<<<<<<,5\n",
	      "1 = a|b\n2 !: merge conflict, see 'attune log --merge'\n"
	      "3 1|2\n4 !: merge conflict, see 'attune log --merge'\n"
	      "5 !: merge conflict, see 'attune log --merge'\n6 3|4\n"
	      "7 !: merge conflict, see 'attune log --merge'\n"
	      "8 ======= x|y\n9 <<<<<<<<|5\n");
	READS("git's marks inside a cell are text",
	      "a,b\n1,\"\n=======\n\"\n", "1 = a|b\n2 1|\n=======\n\n");
}

static void test_last(void)
{
	static const struct table_how torn = { .torn = true };
	static const char *const cuts[] = {
		"a,b,c\n1,2,3\n4,\"5", "a,b,c\n1,2,3\n4,5", "a,b,c\n1,2,3\n4",
		"a,b,c\n1,2,3\n4,5,\"", "a,b,c\n1,2,3\n4,5,\"\"\"",
	};

	for (size_t i = 0; i < ARRAY_LEN(cuts); i++) {
		reads("a last row that is not whole is named",
		      cuts[i], strlen(cuts[i]), NULL,
		      "1 = a|b|c\n2 1|2|3\n3 !: unfinished last row left "
		      "out\n");
		reads("or told at the end where that is no fault",
		      cuts[i], strlen(cuts[i]), &torn,
		      "1 = a|b|c\n2 1|2|3\n3 !: unfinished last row left "
		      "out\n");
	}
	READS("zeroes behind a lost write are an unfinished row",
	      "a,b\n1,2\n3,4\0\0\0",
	      "1 = a|b\n2 1|2\n3 !: unfinished last row left out\n");
	READS("zeroes alone too",
	      "a,b\n1,2\n\0\0\0",
	      "1 = a|b\n2 1|2\n3 !: unfinished last row left out\n");
	READS("NUL within the last row is no such thing",
	      "a,b\n1,2\n3,\0""4", "1 = a|b\n2 1|2\n3 !: a NUL byte\n");
	READS("a last row with too many fields is no unfinished one",
	      "a,b\n3,4,5",
	      "1 = a|b\n2 !: number of fields differs, here and in the "
	      "header: 3, 2\n");
	READS("too few fields with a line break are no unfinished row",
	      "a,b\n3\n",
	      "1 = a|b\n2 !: number of fields differs, here and in the "
	      "header: 1, 2\n");

	struct fault f;
	FILE *in = fmemopen((void *)(uintptr_t)cuts[0], strlen(cuts[0]), "r");
	struct table *t = table_open(in, "in", &torn, &f);
	ok(t && table_next(t, &f) == TABLE_ROW, "the row before is read");
	is_int(table_next(t, &f), TABLE_END, "torn: the end, no broken row");
	is_text(f.message, "unfinished last row left out", "and its name");
	is_int(table_next(t, &f), TABLE_END, "the end stays the end");
	ok(!f.message, "and is told once");
	table_close(t);
	fclose(in);
}

static void test_header(void)
{
	static const char *const empty[] = {
		"", "\n", " \n\t\r\n", "\xef\xbb\xbf", "\xef\xbb\xbf\r\n\r\n",
	};
	struct fault f;

	for (size_t i = 0; i < ARRAY_LEN(empty); i++) {
		FILE *in = fmemopen((void *)(uintptr_t)empty[i],
				    strlen(empty[i]), "r");
		struct table *t = table_open(in, "in", NULL, &f);
		ok(!t && f.message == TABLE_EMPTY && !f.line &&
		   !strcmp(f.file, "in"), "nothing but blanks is empty input");
		fclose(in);
	}
	READS("a sep= line alone is no header",
	      "sep=;\n", "0 !: no header line\n");
	READS("two columns of one name are refused",
	      "a,b,a\n1,2,3\n", "1 !: two columns have one name: 1, 3\n");
	READS("so are two that differ in blanks or quotation marks only",
	      "a,\"b\", b \n", "1 !: two columns have one name: 2, 3\n");
	READS("a column without a name is refused",
	      "a,,b\n", "1 !: a column without a name: 2\n");
	READS("a delimiter behind the last name is refused",
	      "a,b,\n", "1 !: a column without a name: 3\n");
	READS("a header with an open quotation mark is refused",
	      "a,\"b\n1,2\n", "1 !: a quotation mark is never closed\n");
	READS("a header with a stray quotation mark is refused",
	      "a,b\"c\n1,2\n", "1 !: a stray quotation mark\n");
	READS("a header with NUL is refused",
	      "a,b\0\n1,2\n", "1 !: a NUL byte\n");
	READS("UTF-16 is named",
	      "\xff\xfe""a\0,\0b\0\n\0",
	      "1 !: UTF-16 text, must be saved as UTF-8\n");
	READS("a conflict above the header is named",
	      "<<<<<<< HEAD\na,b\n",
	      "1 !: merge conflict, see 'attune log --merge'\n");

	static const struct table_how comma = { .delimiter = ',' };
	reads("a delimiter that is given is not guessed",
	      "a;b;c,d\n1,2\n", 12, &comma, "1 = a;b;c|d\n2 1|2\n");
}

static void test_repeated(void)
{
	static const struct table_how how = { .key = "time" };
	static const char same[] = "time,who\n1,a\ntime,who\n2,b\n";
	static const char order[] =
		"time,who,note\n1,a,x\nwho,note,time\nb,y,2\n"
		"time,note,who\n3,z,c\n";
	static const char wider[] =
		"time,who\n1,a\n\xef\xbb\xbftime,note,who\r\n2,x,b\r\n"
		"3,c\r\n";
	static const char text[] =
		"time,who,note\n1,time,who\n2,who,time\nwho,who,time\n";
	static const char twice[] = "time,who\n1,a\ntime,x,x\n2,b,c\n";

	reads("a repeated header is no row", same, strlen(same), &how,
	      "1 = time|who\n2 1|a\n3 = time|who\n4 2|b\n");
	reads("its columns may stand in another order",
	      order, strlen(order), &how,
	      "1 = time|who|note\n2 1|a|x\n3 = who|note|time\n4 b|y|2\n"
	      "5 = time|note|who\n6 3|z|c\n");
	reads("it may have other columns", wider, strlen(wider), &how,
	      "1 = time|who\n2 1|a\n3 = time|note|who\n4 2|x|b\n"
	      "5 !: number of fields differs, here and in the header: 2, 3\n");
	reads("names of columns in other cells are text",
	      text, strlen(text), &how,
	      "1 = time|who|note\n2 1|time|who\n3 2|who|time\n"
	      "4 who|who|time\n");
	reads("a repeated header that cannot be one ends the reading",
	      twice, strlen(twice), &how,
	      "1 = time|who\n2 1|a\n3 !: two columns have one name: 2, 3\n");
	reads("without a key nothing is a repeated header",
	      same, strlen(same), NULL,
	      "1 = time|who\n2 1|a\n3 time|who\n4 2|b\n");
}

static void test_access(void)
{
	FILE *in;
	struct fault f;
	size_t len;
	struct table *t = open_text("time;who\r\n1; \"a\r\nb\" \r\n2\"",
				    &in);

	ok(t != NULL, "a table is opened");
	is_int(table_columns(t), 2, "columns are counted");
	is_int(table_delimiter(t), ';', "the delimiter is told");
	is_text(table_name(t), "in", "and the name");
	is_int(table_col(t, "who"), 1, "a column is found by name");
	is_int(table_col(t, "wh"), -1, "one that is not there is not");
	is_int(table_col(t, ""), -1, "nor one without name");
	is_text(table_cell(t, 0), "", "before the first row cells are empty");
	is_int(table_next(t, &f), TABLE_ROW, "a row is read");
	is_text(table_cell(t, 1), "a\r\nb", "its cell keeps its line break");
	is_int(table_cell_len(t, 1), 4, "with its length");
	is_text(table_cell(t, -1), "", "a column that is not there is empty");
	is_int(table_cell_len(t, -1), 0, "and has no length");
	const char *raw = table_raw(t, &len);
	ok(len == 10 && !memcmp(raw, "1; \"a\r\nb\" ", len),
	   "the raw record is as in the input, without its line break");
	is_int(table_line(t), 2, "the line is where the record began");
	is_int(table_next(t, &f), TABLE_BROKEN, "a stray quotation mark");
	is_text(f.file, "in", "is told with the file");
	is_int(f.line, 4, "the line behind several");
	is_text(f.column, "time", "and the column");
	is_text(table_cell(t, 0), "", "no cell of a broken row is seen");
	is_int(table_next(t, &f), TABLE_END, "then comes the end");
	table_close(t);
	table_close(NULL);
	fclose(in);
}

static int dump(char **files)
{
	for (; *files; files++) {
		struct buf out = BUF_EMPTY;
		FILE *in = fopen(*files, "r");
		if (!in)
			return EXIT_FAILURE;
		printf("%s\n", *files);
		trace(&out, in, NULL, true);
		fputs(buf_text(&out), stdout);
		buf_free(&out);
		fclose(in);
	}
	return EXIT_SUCCESS;
}

/* Adds all cells, or where it is broken, of a text. */
static void add_all(struct buf *out, const char *text, size_t len,
		    bool careful)
{
	const struct table_how how = { .delimiter = ',', .careful = careful };
	struct fault f = { 0 };
	FILE *in = fmemopen((char *)text, len, "r");
	struct table *t = table_open(in, "x", &how, &f);
	enum table_got got;

	while (t && (got = table_next(t, &f)) != TABLE_END) {
		buf_addf(out, "%d:%zu", got, table_line(t));
		for (int i = 0; got == TABLE_ROW && i < 2; i++)
			buf_addf(out, "[%s]", table_cell(t, i));
	}
	table_close(t);
	fclose(in);
}

/* Most records are cut without libcsv: what it would have said of every short
 * text of commas, quotation marks, blanks, line breaks and a letter. */
static void test_cut(void)
{
	static const char signs[] = "a,\" \n";
	const size_t n = sizeof(signs) - 1;
	struct buf cut = BUF_EMPTY, judged = BUF_EMPTY;
	size_t wrong = 0, lines = 0;

	for (size_t len = 1, all = n; len <= 6; len++, all *= n) {
		for (size_t i = 0; i < all; i++) {
			char text[32] = "x,y\n";
			for (size_t at = 0, k = i; at < len; at++, k /= n)
				text[4 + at] = signs[k % n];
			strcpy(text + 4 + len, "\n1,2\n");
			buf_clear(&cut);
			buf_clear(&judged);
			add_all(&cut, text, strlen(text), false);
			add_all(&judged, text, strlen(text), true);
			wrong += strcmp(buf_text(&cut), buf_text(&judged)) != 0;
			lines++;
		}
	}
	is_int(wrong, 0, "a line means the same with and without libcsv");
	is_int(lines, 19530, "whatever is in it");
	buf_free(&cut);
	buf_free(&judged);
}

int main(int argc, char **argv)
{
	if (argc > 1 && !strcmp(argv[1], "--dump"))
		return dump(argv + 2);
	test_shapes();
	test_broken();
	test_last();
	test_header();
	test_repeated();
	test_access();
	test_cut();
	return tap_done();
}
