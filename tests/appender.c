/* SPDX-License-Identifier: MIT
 * Appends rows to a log for the tests that kill it or run many at once.
 * usage: appender [-p] [-b] FILE NAME N [MS]
 *        appender -r FILE
 * N rows whose notes hold NAME-1 to NAME-N; -p: a private log; -b: all of
 * them in one go; MS: how long a lock is waited for.  Prints one line a
 * stored row: its note.  Status 0: all stored, 2: one was not, 3: one is not
 * sure.  -r prints how many rows a log has; status 2 if one is broken. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/msg.h"
#include "log/ident.h"
#include "log/lock.h"
#include "log/store.h"
#include "table/table.h"

static const char *const header[] = {
	"id", "time", "who", "kind", "visibility", "desire", "note", NULL,
};

enum { COLUMNS = 7, NOTE = 6 };

struct made {
	char id[IDENT_MAX], note[128];
	const char *values[COLUMNS];
};

/* Rows of one name and number are equal, so that one tried again is known. */
static void make(struct made *m, const char *name, int number)
{
	snprintf(m->note, sizeof(m->note), "she said \"%s-%d\", then we talked",
		 name, number);
	const char *values[] = { "", "2026-11-22T21:14:05+01:00", "anna",
				 "checkin", "shared", "7", m->note };
	memcpy(m->values, values, sizeof(values));
	ident_of_row(m->id, COLUMNS, header, m->values);
	m->values[0] = m->id;
}

static int append(const struct store_what *what, const struct store_row *rows,
		  const struct made *made, size_t n)
{
	struct buf said = BUF_EMPTY;
	struct fault f = { 0 };
	enum store_got got = store_append(what, rows, n, &said, &f);

	if (said.len)
		fputs(said.at, stderr);
	buf_free(&said);
	if (got != STORE_DONE)
		msg_fault(&f);
	for (size_t i = 0; i < n && got == STORE_DONE; i++)
		printf("%s\n", made[i].note);
	fflush(stdout);
	return got == STORE_DONE ? DONE : got == STORE_UNSURE ? PARTLY
							      : TROUBLE;
}

static int count(const char *path)
{
	struct fault f = { 0 };
	size_t n = 0;
	enum table_got got = TABLE_FAILED;
	FILE *in = store_read(path, &f);
	struct table *t = in ? table_open(in, path, NULL, &f) : NULL;

	while (t && (got = table_next(t, &f)) == TABLE_ROW)
		n++;
	if (got != TABLE_END)
		msg_fault(&f);
	table_close(t);
	if (in)
		fclose(in);
	printf("%zu\n", n);
	return got == TABLE_END ? DONE : TROUBLE;
}

int main(int argc, char **argv)
{
	struct store_what what = { .header = header };
	bool batch = false;
	int status = DONE;

	store_guard();
	msg_name("appender");
	while (argc > 1 && argv[1][0] == '-') {
		batch |= !strcmp(argv[1], "-b");
		what.private |= !strcmp(argv[1], "-p");
		argc--;
		argv++;
	}
	if (argc == 2)
		return count(argv[1]);
	if (argc < 4)
		return TROUBLE;
	what.path = argv[1];
	if (argc > 4)
		lock_patience = atol(argv[4]);
	size_t n = (size_t)atol(argv[3]);
	struct made *made = mem_get(n, sizeof(*made));
	struct store_row *rows = mem_get(n, sizeof(*rows));
	for (size_t i = 0; i < n; i++) {
		make(&made[i], argv[2], (int)i + 1);
		rows[i] = (struct store_row){ COLUMNS, header,
					      made[i].values };
	}
	if (batch)
		status = append(&what, rows, made, n);
	for (size_t i = 0; i < n && !batch; i++) {
		int got = append(&what, &rows[i], &made[i], 1);
		status = got ? got : status;
	}
	free(made);
	free(rows);
	return status;
}
