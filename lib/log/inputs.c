/* SPDX-License-Identifier: MIT
 * The files behind the paths of a log. */
#include "log/inputs.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "log/place.h"
#include "log/store.h"

static const char CANNOT_READ[] = N_("cannot be read");

int inputs_failed(struct fault *f, const char *file)
{
	static char *told;
	char *name = mem_dup(file);

	free(told);
	told = name;
	f->file = told;
	return -1;
}

static const char *name_of(const char *file)
{
	return strcmp(file, "-") ? file : _("standard input");
}

const char *inputs_name(const struct inputs *s, size_t i)
{
	return name_of(s->files[i]);
}

const char INPUTS_STRANGE[] = N_("a directory with the name of a log");

static void add_file(struct inputs *s, char *file)
{
	s->files = mem_grow(s->files, &s->room, s->n + 1, sizeof(*s->files));
	s->files[s->n++] = file;
}

static int add_files(struct inputs *s, const char *dir, struct fault *f)
{
	char **names, **strange;
	size_t n, more;

	if (place_list(dir, &names, &n, f))
		return f->cause == ENOENT ? 0 : inputs_failed(f, dir);
	for (size_t i = 0; i < n; i++)
		add_file(s, names[i]);
	free(names);
	if (place_list_strange(dir, &strange, &more, f))
		return inputs_failed(f, dir);
	for (size_t i = 0; i < more; i++) {
		s->strange = mem_grow(s->strange, &s->strange_room,
				      s->n_strange + 1, sizeof(*s->strange));
		s->strange[s->n_strange++] = strange[i];
	}
	free(strange);
	return 0;
}

static int add_directory(struct inputs *s, const char *dir, struct fault *f)
{
	size_t len = strlen(dir);
	struct buf within = BUF_EMPTY;
	struct stat st;

	if (add_files(s, dir, f))
		return -1;
	buf_addf(&within, "%s%sshared", dir,
		 len && dir[len - 1] == '/' ? "" : "/");
	int got = stat(within.at, &st) || !S_ISDIR(st.st_mode) ? 0 :
		  add_files(s, within.at, f);
	buf_free(&within);
	return got;
}

int inputs_add(struct inputs *s, const char *path, struct fault *f)
{
	if (place_is_directory(path))
		return add_directory(s, path, f);
	if (!strcmp(path, "-") && piped_begin(&s->piped, s->way, f))
		return inputs_failed(f, name_of("-"));
	add_file(s, mem_dup(path));
	return 0;
}

FILE *inputs_open(struct inputs *s, size_t i, bool rest, struct fault *f)
{
	FILE *in;

	if (strcmp(s->files[i], "-")) {
		in = store_read(s->files[i], f);
	} else {
		in = piped_open(&s->piped, rest);
		if (!in)
			fault_set(f, CANNOT_READ, errno);
	}
	if (!in)
		inputs_failed(f, inputs_name(s, i));
	return in;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static bool is_edge(char c)
{
	return strchr(",;\t\"\n\r|:", c) != NULL;
}

/* How many cells may be the word and nothing else. */
static size_t count_cells(const char *at, size_t len, const char *word)
{
	const char *end = at + len, *p = at;
	size_t n = 0, w = strlen(word);

	while ((p = memmem(p, (size_t)(end - p), word, w))) {
		const char *left = p, *right = p + w;
		while (left > at && is_blank(left[-1]))
			left--;
		while (right < end && is_blank(*right))
			right++;
		n += (left == at || is_edge(left[-1]) || *left == '\t') &&
		     (right == end || is_edge(*right) || right[-1] == '\t');
		p += w;
	}
	return n;
}

bool inputs_one_header(struct inputs *s, size_t i, const char *word)
{
	enum { CHUNK = 128 << 10 };
	struct fault ignored;
	FILE *in = inputs_open(s, i, false, &ignored);
	char *bytes = mem_get(2 * CHUNK, 1);
	size_t kept = 0, seen = 0, got = 1;
	bool sure = in != NULL;

	while (sure && got) {
		got = fread(bytes + kept, 1, CHUNK, in);
		size_t len = kept + got;
		const char *cut = !got ? bytes + len :
				  memrchr(bytes, '\n', len);
		/* Lines longer than a chunk are left to the parser. */
		size_t whole = cut ? (size_t)(cut - bytes) : 0;
		seen += count_cells(bytes, whole, word);
		kept = len - whole;
		memmove(bytes, bytes + whole, kept);
		sure = seen < 2 && kept <= CHUNK;
	}
	if (in)
		fclose(in);
	free(bytes);
	return sure && seen == 1;
}

void inputs_free(struct inputs *s)
{
	for (size_t i = 0; i < s->n; i++)
		free(s->files[i]);
	free(s->files);
	for (size_t i = 0; i < s->n_strange; i++)
		free(s->strange[i]);
	free(s->strange);
	piped_free(&s->piped);
	*s = (struct inputs)INPUTS_EMPTY;
}
