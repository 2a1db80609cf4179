/* SPDX-License-Identifier: MIT
 * Everything that is wrong with a log. */
#include "log/lint.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "log/audience.h"
#include "log/bytes.h"
#include "log/canon.h"
#include "log/config.h"
#include "log/disk.h"
#include "log/place.h"
#include "log/seen.h"
#include "log/secret.h"
#include "table/table.h"

/* The first row of an id, in a table of hashes. */
struct first {
	uint64_t id, content;
	uint32_t file;		/* its number + 1; 0: a free slot */
	uint32_t line;
};

struct lint {
	const struct lint_how *how;
	size_t count;
	struct first *slots;
	size_t n_slots, n;
	char **files;
	size_t n_files, room_files;
};

/* The file being read. */
struct reading {
	struct lint *l;
	const char *name;
	enum lint_log log;
	enum visibility most;	/* what rows and columns may be */
	char *owner;		/* whose rows alone may stand there; NULL */
	struct table *t;
	struct canon_map map;
	const char **cells;
	bool started;
	int32_t time_day, written_day;	/* of the row before */
};

static void tell(struct reading *r, size_t line, const char *column,
		 const char *message, const char *detail)
{
	struct fault f = { .file = r->name, .line = line };

	fault_set_detail(&f, message, detail);
	fault_in_column(&f, column);
	r->l->count++;
	r->l->how->found(r->l->how->arg, &f);
}

static void tell_row(struct reading *r, const char *column,
		     const char *message)
{
	tell(r, table_line(r->t), column, message, "");
}

static void pass_on(void *reading, const struct fault *f)
{
	struct reading *r = reading;

	r->l->count++;
	r->l->how->found(r->l->how->arg, f);
}

static void check_name(struct reading *r)
{
	static const char *const marks[] = {
		".sync-conflict-", "conflicted copy", ".orig.csv",
	};
	const char *name = disk_name(r->name);

	for (size_t i = 0; i < ARRAY_LEN(marks); i++)
		if (strstr(name, marks[i]))
			tell(r, 0, "", N_("a copy that a synchronizer left; "
					  "--merge can unite it with the "
					  "log"), "");
}

static void check_mode(struct reading *r)
{
	struct stat st;

	if (!strcmp(r->name, _("standard input")) || stat(r->name, &st) ||
	    st.st_uid != geteuid())
		return;
	/* A group that may write is a couple with two accounts. */
	bool private = r->log == LINT_PRIVATE;
	bool group = !private && (st.st_mode & 060) == 060;
	if (st.st_mode & (group ? 007 : 077))
		tell(r, 0, "", N_("others on this machine may open it"), "");
	if (private && S_ISREG(st.st_mode) && st.st_nlink > 1)
		tell(r, 0, "", N_("has a second name"), "");
}

/* Characters that could deceive whoever looks at the file with another
 * program.  Line breaks have a message of their own; the marks of scripts from
 * right to left and byte order marks do no harm in what people write. */
static bool deceives(const char *text, bool written)
{
	size_t len = strlen(text), at = 0;

	while (at < len) {
		uint32_t cp;
		size_t n = 1;
		if (text[at] >= ' ' && text[at] <= '~') {
			at++;
			continue;
		}
		n = utf8_char(text + at, len - at, &cp);
		bool harmless = !n || strchr("\t\r\n", text[at]) ||
			(written && (cp == 0x61c || cp == 0x200e ||
				     cp == 0x200f || cp == 0xfeff));
		if (!harmless && utf8_hidden(cp))
			return true;
		at += n ? n : 1;
	}
	return false;
}

static const char DECEIVES[] =
	N_("holds characters that a terminal obeys or that turn the text "
	   "round");

static void check_names(struct reading *r)
{
	for (size_t i = 0; i < r->map.n; i++) {
		if (deceives(r->map.names[i], false))
			tell_row(r, r->map.names[i], DECEIVES);
		if (strpbrk(r->map.names[i], "\r\n"))
			tell_row(r, r->map.names[i],
				 N_("a line break in a column's name"));
	}
}

static void check_characters(struct reading *r)
{
	for (size_t i = 0; i < r->map.n; i++) {
		const struct entry_column *c = r->map.known[i];
		bool written = !c || c->type == ENTRY_TEXT;
		if (deceives(table_cell(r->t, (int)i), written))
			tell_row(r, r->map.names[i], DECEIVES);
	}
}

/* Whether the header is one that only a log for a therapist has. */
static bool is_released(const struct reading *r)
{
	size_t n;
	const struct entry_column *all = entry_columns(&n);

	for (size_t i = 0; i < n; i++) {
		bool is = table_col(r->t, all[i].name) >= 0;
		if ((all[i].visibility == CLINICIAN && !is) ||
		    (all[i].visibility == PRIVATE && is))
			return false;
	}
	return r->map.visibility >= 0;
}

/* Columns that a shared log has no business with. */
static void check_header(struct reading *r)
{
	canon_map(&r->map, NULL, r->t);
	r->most = r->log == LINT_PRIVATE ? PRIVATE :
		  r->log == LINT_NAMED && is_released(r) ? CLINICIAN : SHARED;
	check_names(r);
	free(r->cells);
	r->cells = mem_get(r->map.n, sizeof(*r->cells));
	for (size_t i = 0; i < r->map.n; i++)
		if (r->map.known[i] &&
		    r->map.known[i]->visibility > r->most)
			tell_row(r, r->map.names[i],
				 N_("is asked in private and may not stand in "
				    "a shared log"));
}

static void check_id(struct reading *r)
{
	const char *cell = table_cell(r->t, r->map.id);

	if (!*cell || !strcmp(cell, "NA"))
		tell_row(r, "id", N_("has no id"));
}

static void grow_slots(struct lint *l)
{
	struct first *old = l->slots;
	size_t n = l->n_slots;

	l->n_slots = n ? 2 * n : 1024;
	l->slots = mem_get(l->n_slots, sizeof(*l->slots));
	for (size_t i = 0; i < n; i++) {
		size_t at = old[i].id % l->n_slots;
		while (old[i].file && l->slots[at].file)
			at = (at + 1) % l->n_slots;
		if (old[i].file)
			l->slots[at] = old[i];
	}
	free(old);
}

/* The slot of the first row with that id, or a free one. */
static struct first *slot_of(struct lint *l, uint64_t id)
{
	if (2 * l->n >= l->n_slots)
		grow_slots(l);
	size_t at = id % l->n_slots;
	while (l->slots[at].file && l->slots[at].id != id)
		at = (at + 1) % l->n_slots;
	return &l->slots[at];
}

static void check_twice(struct reading *r)
{
	struct lint *l = r->l;
	char id[IDENT_MAX], place[FAULT_DETAIL_MAX];

	canon_id(&r->map, r->t, id);
	const struct first now = {
		seen_mix(seen_hash(SEEN_START, id)),
		canon_content(&r->map, r->t), (uint32_t)l->n_files,
		(uint32_t)table_line(r->t),
	};
	struct first *first = slot_of(l, now.id);
	if (!first->file) {
		*first = now;
		l->n++;
	} else if (first->content != now.content) {
		snprintf(place, sizeof(place), "%s:%u",
			 l->files[first->file - 1], (unsigned)first->line);
		tell(r, now.line, "id", N_("another row has the same id"),
		     place);
	} else if (first->file == now.file) {
		tell_row(r, "id", N_("stands there twice"));
	} else {
		/* A copy of a file is no fault, but what is twice in it. */
		*first = now;
	}
}

/* Words that the registers have in a column. */
static const struct register_words {
	const char *kind, *column, *words;
} registers[] = {
	{ "boundary", "class", "table,private,negotiable,off" },
	{ "agreement", "state", "yes,ended" },
	{ "value", "class", "value,preference" },
	{ "trigger", "state", "declared,ended" },
	{ "transition", "state", "start,end" },
	{ "experiment", "state",
	  "offered,yes,running,paused,stopped,kept,adjusted,undone" },
	{ "consent", "state", "given,withdrawn" },
};

static void check_register(struct reading *r, const struct entry *e)
{
	for (size_t i = 0; i < ARRAY_LEN(registers); i++) {
		const struct register_words *w = &registers[i];
		if (strcmp(e->kind, w->kind))
			continue;
		const char *cell = entry_cell(e, w->column);
		if (*cell && !config_holds(w->words, cell))
			tell_row(r, w->column, N_("is no word of this kind "
						  "of row"));
	}
	if (!strcmp(e->kind, "boundary") &&
	    !strcmp(entry_cell(e, "class"), "negotiable") &&
	    !*entry_cell(e, "note"))
		tell_row(r, "note", N_("is missing"));
}

/* Every bad cell of the row; whether its time and person are good. */
static bool check_cells(struct reading *r, struct entry *e)
{
	struct fault f = { 0 };
	bool good = true;

	for (size_t i = 0; i < e->n; i++) {
		const char *cell = table_cell(r->t, (int)i);
		r->cells[i] = strcmp(cell, "NA") ? cell : "";
	}
	while (entry_check(e, r->map.visibility >= 0, r->l->how->day_start,
			   &f)) {
		int at = table_col(r->t, f.column);
		pass_on(r, &f);
		good &= strcmp(f.column, "time") && strcmp(f.column, "who");
		if (!good || at < 0 || !*r->cells[at])
			return false;
		r->cells[at] = "";
	}
	return good;
}

static bool is_later(const struct stamp *s, const struct stamp *now)
{
	return s->utc > now->utc ||
	       (s->utc == now->utc && s->nano > now->nano);
}

/* Rows stand as they were written or, in a merged log, by what they are
 * about. */
static void check_times(struct reading *r, const struct entry *e)
{
	const struct lint_how *how = r->l->how;
	int at = table_col(r->t, "logged");
	const char *cell = at < 0 ? "" : e->cells[at];
	struct stamp logged;
	int32_t written = e->day;

	if (is_later(&e->time, &how->now))
		tell_row(r, "time", N_("lies in the future"));
	if (*cell && !stamp_parse(cell, strlen(cell), &logged)) {
		written = stamp_day(&logged, how->day_start);
		if (is_later(&logged, &how->now))
			tell_row(r, "logged", N_("lies in the future"));
	}
	if (r->started && e->day < r->time_day && written < r->written_day)
		tell_row(r, "time", N_("stands behind a row of a later day; "
				       "--merge puts them in order"));
	r->started = true;
	r->time_day = e->day;
	r->written_day = written;
}

static void check_visibility(struct reading *r, const struct entry *e)
{
	if (audience_meant(e->visibility, e->kind, entry_cell(e, "title")) <=
	    r->most)
		return;
	tell_row(r, "visibility", r->most == SHARED ?
		 N_("is not shared, in a shared log") :
		 N_("is private, in a log for a therapist"));
}

static void check_row(struct reading *r)
{
	size_t len;
	const char *raw = table_raw(r->t, &len);
	struct entry e = {
		.n = r->map.n, .names = r->map.names, .cells = r->cells,
		.known = r->map.known, .file = r->name,
		.line = table_line(r->t),
	};

	if (memchr(raw, '\n', len) || memchr(raw, '\r', len))
		tell_row(r, "", N_("a record of several lines"));
	check_id(r);
	check_characters(r);
	if (check_cells(r, &e)) {
		check_times(r, &e);
		check_register(r, &e);
		if (r->owner && strcmp(r->owner, e.who))
			tell_row(r, "who", N_("is not the person whose file "
					      "this is"));
		check_visibility(r, &e);
	}
	check_twice(r);
}

static int check_rows(struct reading *r, struct fault *f)
{
	for (;;) {
		switch (table_next(r->t, f)) {
		case TABLE_ROW:
			check_row(r);
			break;
		case TABLE_HEADER:
			/* Each entry of an encrypted log has one. */
			if (!secret_is(r->name))
				tell_row(r, "", N_("a header once more"));
			check_header(r);
			break;
		case TABLE_BROKEN:
			if (f->message == TABLE_CONFLICT)
				fault_set(f, N_("git's conflict marks"), 0);
			pass_on(r, f);
			break;
		case TABLE_END:
			if (f->message)
				tell(r, f->line, "",
				     N_("an unfinished last row"), "");
			return 0;
		case TABLE_FAILED:
			if (f->cause)
				return inputs_failed(f, r->name);
			pass_on(r, f);
			return 0;
		}
	}
}

static int check_table(struct reading *r, FILE *in, struct fault *f)
{
	struct bytes bytes = { .name = r->name, .found = pass_on, .arg = r };
	const struct lines_watch watch = { bytes_look, &bytes };
	const struct table_how how = {
		.key = "time", .torn = true, .watch = &watch,
	};
	int got = 0;

	r->t = table_open(in, r->name, &how, f);
	if (!r->t && f->cause)
		return inputs_failed(f, r->name);
	/* A log that is yet to get its first row is none to be blamed. */
	if (!r->t && f->message != TABLE_EMPTY)
		pass_on(r, f);
	if (!r->t)
		return 0;
	if (table_col(r->t, "time") < 0 || table_col(r->t, "who") < 0) {
		tell(r, 0, "", N_("not a log: no columns time and who"), "");
	} else {
		if (table_delimiter(r->t) != ',')
			tell_row(r, "", N_("cells are not divided by commas"));
		check_header(r);
		got = check_rows(r, f);
	}
	table_close(r->t);
	canon_map_free(&r->map);
	free(r->cells);
	return got;
}

int lint_file(struct lint *l, struct inputs *in, size_t i, enum lint_log log,
	      struct fault *f)
{
	struct reading r = { .l = l, .log = log };

	l->files = mem_grow(l->files, &l->room_files, l->n_files + 1,
			    sizeof(*l->files));
	l->files[l->n_files++] = mem_dup(inputs_name(in, i));
	r.name = l->files[l->n_files - 1];
	r.owner = place_owner(in->files[i], l->how->people);
	r.map = (struct canon_map)CANON_MAP_EMPTY;
	check_name(&r);
	check_mode(&r);
	FILE *rows = inputs_open(in, i, true, f);
	int got = rows ? check_table(&r, rows, f) : -1;
	if (rows)
		fclose(rows);
	if (got && f->file)
		inputs_failed(f, f->file);
	free(r.owner);
	return got;
}

void lint_strange(struct lint *l, const char *path)
{
	struct fault f = { .file = path };

	fault_set(&f, INPUTS_STRANGE, 0);
	l->count++;
	l->how->found(l->how->arg, &f);
}

struct lint *lint_new(const struct lint_how *how)
{
	struct lint *l = mem_get(1, sizeof(*l));

	l->how = how;
	return l;
}

size_t lint_count(const struct lint *l)
{
	return l->count;
}

void lint_free(struct lint *l)
{
	if (!l)
		return;
	for (size_t i = 0; i < l->n_files; i++)
		free(l->files[i]);
	free(l->files);
	free(l->slots);
	free(l);
}
