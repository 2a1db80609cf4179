/* SPDX-License-Identifier: MIT
 * Where shipped and user content lies. */
#include "content/share.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "log/inputs.h"
#include "log/place.h"
#include "table/file.h"

static const char *root(void)
{
	const char *dir = getenv("ATTUNE_DATA");

	return dir && *dir ? dir : PKGDATADIR;
}

static char *join(const char *a, const char *b, const char *c)
{
	struct buf path = BUF_EMPTY;

	buf_puts(&path, a);
	if (*b)
		buf_addf(&path, "/%s", b);
	if (*c)
		buf_addf(&path, "/%s", c);
	return buf_take(&path);
}

char *share_in(const char *name, const char *lang)
{
	char *path = join(root(), lang, name);

	if (!access(path, R_OK))
		return path;
	free(path);
	return NULL;
}

char *share_find(const char *name, const char **lang, struct fault *f)
{
	for (const char *const *l = i18n_wanted(); *l; l++) {
		char *path = share_in(name, *l);
		if (path && lang)
			*lang = *l;
		if (path)
			return path;
	}
	fault_set_detail(f, N_("shipped content is missing"), name);
	return NULL;
}

char *share_user(const char *name)
{
	char *dir = place_data("content");
	char *path = NULL;

	if (dir)
		path = join(dir, name, "");
	free(dir);
	if (path && access(path, R_OK)) {
		free(path);
		path = NULL;
	}
	return path;
}

char *share_plain(const char *name)
{
	return join(root(), name, "");
}

struct names {
	char **name;
	size_t n, room;
};

static void add_name(struct names *list, const char *name, size_t len)
{
	for (size_t i = 0; i < list->n; i++)
		if (strlen(list->name[i]) == len &&
		    !memcmp(list->name[i], name, len))
			return;
	list->name = mem_grow(list->name, &list->room, list->n + 1,
			      sizeof(*list->name));
	list->name[list->n++] = mem_dupn(name, len);
}

static void add_folder(struct names *list, const char *path)
{
	DIR *dir = opendir(path);

	if (!dir)
		return;
	for (struct dirent *d; (d = readdir(dir));) {
		size_t len = strlen(d->d_name);
		if (len > 4 && d->d_name[0] != '.' &&
		    !strcmp(d->d_name + len - 4, ".csv"))
			add_name(list, d->d_name, len - 4);
	}
	closedir(dir);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

void share_list(const char *folder, char ***names, size_t *n)
{
	struct names list = { NULL, 0, 0 };
	char *own = place_data("content");

	for (const char *const *l = i18n_wanted(); *l; l++) {
		char *path = join(root(), *l, folder);
		add_folder(&list, path);
		free(path);
	}
	if (own) {
		char *path = join(own, folder, "");
		add_folder(&list, path);
		free(path);
	}
	free(own);
	if (list.n)
		qsort(list.name, list.n, sizeof(*list.name), by_name);
	*names = list.name;
	*n = list.n;
}

int share_print(const char *name, FILE *out, struct fault *f)
{
	char *path = share_plain(name);
	FILE *in = fopen(path, "re");

	for (int c; in && (c = getc(in)) != EOF;)
		putc(c, out);
	fault_set(f, N_("cannot be read"), errno);
	int got = in && !ferror(in) ? 0 : inputs_failed(f, path);
	if (in)
		fclose(in);
	free(path);
	return got;
}

/* A word that is looked for. */
struct search {
	const char *id;
	char *words;
};

static int look_at(void *search, const struct table *t, struct fault *f)
{
	struct search *s = search;

	(void)f;
	if (strcmp(table_cell(t, table_col(t, "id")), s->id))
		return 0;
	s->words = mem_dup(table_cell(t, table_col(t, "text")));
	return 1;
}

char *share_words(const char *id, struct fault *f)
{
	char *path = share_find("safety.csv", NULL, f);
	struct search s = { id, NULL };
	int got = path ? file_rows(path, look_at, &s, f) : -1;

	if (!got && !s.words) {
		fault_set_detail(f, N_("shipped content is missing"), id);
		fault_in_file(f, path);
	}
	free(path);
	return s.words ? s.words : mem_dup("");
}
