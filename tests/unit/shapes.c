/* SPDX-License-Identifier: MIT
 * lib/log/shapes: times in other forms, one rating a row. */
#include "log/shapes.h"

#include "base/buf.h"
#include "tap.h"

static const char *const names[] = {
	"id", "time", "who", "kind", "desire", "stress", "mine", "note",
};
static const char *const cells[] = {
	"AAAAAAAAAAAA", "2026-11-23T01:30:00+01:00", "anna", "checkin",
	"6.5", "", "4", "7",
};

static void print(void *arg, const struct entry *e)
{
	struct buf *out = arg;

	for (size_t i = 0; i < e->n; i++)
		buf_addf(out, "%s%s", i ? "," : "", e->cells[i]);
	buf_putc(out, '\n');
}

/* What the row becomes, the columns first. */
static void becomes(struct shapes_how how, const char *want, const char *what)
{
	const struct entry e = { .n = ARRAY_LEN(names), .names = names,
				 .cells = cells };
	struct buf out = BUF_EMPTY;
	size_t n;

	if (!how.columns) {
		how.columns = names;
		how.n = ARRAY_LEN(names);
	}
	how.day_start = 240;
	struct shapes *s = shapes_new(&how);
	const char *const *columns = shapes_columns(s, &n);
	for (size_t i = 0; i < n; i++)
		buf_addf(&out, "%s%s", i ? "," : "", columns[i]);
	buf_putc(&out, '\n');
	shapes_row(s, &e, print, &out);
	is_text(buf_text(&out), want, what);
	buf_free(&out);
	shapes_free(s);
}

static void form(const char *word, const char *want)
{
	static const char *const time[] = { "time" };
	struct shapes_how how = { .columns = time, .n = 1, .chosen = true };
	char whole[64], what[64];

	how.time = (enum shapes_time)shapes_time_of(word);
	snprintf(whole, sizeof(whole), "time\n%s\n", want);
	snprintf(what, sizeof(what), "--time=%s", word);
	becomes(how, whole, what);
}

int main(void)
{
	static const char *const some[] = { "note", "stress", "desire" };

	form("stored", "2026-11-23T01:30:00+01:00");
	form("utc", "2026-11-23T00:30:00Z");
	form("local", "2026-11-23T01:30:00");
	form("date", "2026-11-23");
	form("day", "2026-11-22");
	form("week", "2026-W47");
	form("epoch", "1795393800");
	is_int(shapes_time_of("noon"), -1, "there are no other forms");
	becomes((struct shapes_how){ .tidy = true },
		"id,time,who,kind,item,value\n"
		"AAAAAAAAAAAA,2026-11-23T01:30:00+01:00,anna,checkin,"
		"desire,6.5\n"
		"AAAAAAAAAAAA,2026-11-23T01:30:00+01:00,anna,checkin,"
		"mine,4\n",
		"tidy is one rating a row, a user's own item too; a missing "
		"one is none, and a number in a note is no rating");
	becomes((struct shapes_how){ .tidy = true, .chosen = true,
				     .columns = some, .n = 3 },
		"note,item,value\n7,desire,6.5\n",
		"chosen columns are repeated or become rows");
	becomes((struct shapes_how){ .time = SHAPES_DAY },
		"id,time,who,kind,desire,stress,mine,note\n"
		"AAAAAAAAAAAA,2026-11-22,anna,checkin,6.5,,4,7\n",
		"other cells are left alone");
	return tap_done();
}
