/* SPDX-License-Identifier: MIT
 * Where the logs lie. */
#include "log/place.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "log/disk.h"
#include "log/secret.h"

static const char *set(const char *name)
{
	const char *value = getenv(name);

	return value && *value ? value : NULL;
}

/* The XDG rule: a relative path in such a variable is to be ignored. */
static char *home_of(const char *variable, const char *fallback,
		     const char *name)
{
	const char *base = set(variable), *home = set("HOME");
	struct buf path = BUF_EMPTY;

	if (base && *base == '/')
		buf_addf(&path, "%s/attune/%s", base, name);
	else if (home)
		buf_addf(&path, "%s/%s/attune/%s", home, fallback, name);
	else
		return NULL;
	return buf_take(&path);
}

char *place_data(const char *name)
{
	return home_of("XDG_DATA_HOME", ".local/share", name);
}

char *place_state(const char *name)
{
	return home_of("XDG_STATE_HOME", ".local/state", name);
}

char *place_config(const char *name)
{
	return home_of("XDG_CONFIG_HOME", ".config", name);
}

static char *no_home(struct fault *f)
{
	fault_set(f, N_("no place for a log: HOME is not set"), 0);
	return NULL;
}

char *place_shared(const char *given, const struct config *c, struct fault *f)
{
	const char *path = given;

	if (path && !strcmp(path, "default"))
		path = NULL;
	if (!path)
		path = set("ATTUNE_LOG");
	if (!path)
		path = config_get(c, "log");
	if (path)
		return mem_dup(path);
	char *data = place_data("shared");
	return data ? data : no_home(f);
}

/* Cuts "." and ".." out of the end of a path that does not exist, where no
 * link can be behind a name. */
static void add_missing(struct buf *real, const char *missing)
{
	while (*missing) {
		size_t n = strcspn(missing, "/");
		if (n == 2 && !memcmp(missing, "..", 2)) {
			char *up = disk_dir(buf_text(real));
			buf_clear(real);
			buf_puts(real, up);
			free(up);
		} else if (n && !(n == 1 && *missing == '.')) {
			if (real->len != 1 || *real->at != '/')
				buf_putc(real, '/');
			buf_add(real, missing, n);
		}
		missing += n;
		missing += strspn(missing, "/");
	}
}

/* The path without links, as far as it exists; caller frees. */
static char *resolve(const char *path)
{
	struct buf real = BUF_EMPTY;
	char *start = mem_dup(path);
	size_t len = strlen(start);

	while (len > 1 && start[len - 1] == '/')
		start[--len] = '\0';
	char *found = realpath(start, NULL);
	while (!found && len) {
		while (len && start[len - 1] != '/')
			len--;
		while (len > 1 && start[len - 1] == '/')
			len--;
		start[len] = '\0';
		found = realpath(len ? start : ".", NULL);
	}
	buf_puts(&real, found ? found : "/");
	free(found);
	add_missing(&real, path + len + strspn(path + len, "/"));
	free(start);
	return buf_take(&real);
}

/* Whether path is dir or lies in it, both resolved. */
static bool inside(const char *path, const char *dir)
{
	size_t n = strlen(dir);

	while (n && dir[n - 1] == '/')
		n--;
	return !strncmp(path, dir, n) && (!path[n] || path[n] == '/');
}

/* A directory log is left to the partner with all that is in it.  Of a log
 * that is one file only the directory it lies in is: that may be the home
 * directory, with everything below. */
static bool would_be_shared(const char *path, const char *shared)
{
	char *mine = resolve(path), *theirs = resolve(shared);
	bool is;

	if (place_is_directory(shared)) {
		is = inside(mine, theirs);
	} else {
		char *my_dir = disk_dir(mine), *their_dir = disk_dir(theirs);
		is = !strcmp(my_dir, their_dir) || !strcmp(mine, theirs);
		free(my_dir);
		free(their_dir);
	}
	free(mine);
	free(theirs);
	return is;
}

char *place_private(const char *given, const char *tag, const char *shared,
		    struct fault *f)
{
	const char *path = given ? given : set("ATTUNE_PRIVATE");
	char *found;

	if (path) {
		found = mem_dup(path);
	} else {
		struct buf name = BUF_EMPTY;
		buf_addf(&name, "private/%s.csv", tag);
		found = place_data(buf_text(&name));
		buf_free(&name);
	}
	if (!found)
		return no_home(f);
	char *secret = secret_beside(found);
	if (secret_is(secret)) {
		free(found);
		found = secret;
	} else {
		free(secret);
	}
	if (would_be_shared(found, shared)) {
		free(found);
		f->file = path;
		fault_set(f, N_("a private log may not lie in the directory "
				"of the shared one"), 0);
		return NULL;
	}
	return found;
}

bool place_ends(const char *text, const char *end)
{
	size_t n = strlen(text), m = strlen(end);

	return n > m && !strcmp(text + n - m, end);
}

bool place_is_directory(const char *path)
{
	static const char *const files[] = { ".csv", ".tsv", ".txt", ".age",
					     ".gpg" };
	struct stat st;

	if (!strcmp(path, "-"))
		return false;
	if (secret_is(path))
		return false;
	if (!stat(path, &st))
		return S_ISDIR(st.st_mode);
	for (size_t i = 0; i < ARRAY_LEN(files); i++)
		if (place_ends(path, files[i]))
			return false;
	return true;
}

char *place_own(const char *shared, const char *tag, const struct config *c)
{
	const char *device = config_get(c, "device");
	struct buf path = BUF_EMPTY;

	buf_puts(&path, shared);
	if (place_is_directory(shared)) {
		if (!place_ends(shared, "/"))
			buf_putc(&path, '/');
		buf_puts(&path, tag);
		if (device)
			buf_addf(&path, "@%s", device);
		buf_puts(&path, ".csv");
	}
	return buf_take(&path);
}

char *place_owner(const char *path, const char *people)
{
	const char *name = disk_name(path);
	const char *at = strchr(name, '@'), *dot = strrchr(name, '.');
	const char *copy = strstr(name, ".sync-conflict-");
	const char *blank = strchr(name, ' ');
	const char *end = at ? at : copy ? copy : blank ? blank : dot;
	char *tag = end ? mem_dupn(name, (size_t)(end - name)) : NULL;

	if (tag && people && config_holds(people, tag))
		return tag;
	free(tag);
	return NULL;
}

static int by_name(const void *a, const void *b)
{
	const char *const *x = a, *const *y = b;

	return strcmp(*x, *y);
}

static bool is_directory(int dir, const struct dirent *entry)
{
	struct stat st;

	if (entry->d_type != DT_UNKNOWN)
		return entry->d_type == DT_DIR;
	return !fstatat(dir, entry->d_name, &st, AT_SYMLINK_NOFOLLOW) &&
	       S_ISDIR(st.st_mode);
}

static int list_all(const char *dir, bool directories, char ***names,
		    size_t *n, struct fault *f)
{
	DIR *d = opendir(dir);
	struct dirent *entry;
	char **list = NULL;
	size_t count = 0, room = 0;

	f->file = dir;
	if (!d) {
		fault_set(f, N_("cannot be read"), errno);
		return -1;
	}
	while ((errno = 0, entry = readdir(d))) {
		if (*entry->d_name == '.' || !place_ends(entry->d_name, ".csv") ||
		    is_directory(dirfd(d), entry) != directories)
			continue;
		struct buf path = BUF_EMPTY;
		buf_addf(&path, "%s%s%s", dir, place_ends(dir, "/") ? "" : "/",
			 entry->d_name);
		list = mem_grow(list, &room, count + 1, sizeof(*list));
		list[count++] = buf_take(&path);
	}
	int cause = errno;
	closedir(d);
	if (cause) {
		while (count)
			free(list[--count]);
		free(list);
		fault_set(f, N_("cannot be read"), cause);
		return -1;
	}
	if (count)
		qsort(list, count, sizeof(*list), by_name);
	*names = list;
	*n = count;
	return 0;
}

int place_list(const char *dir, char ***names, size_t *n, struct fault *f)
{
	return list_all(dir, false, names, n, f);
}

int place_list_strange(const char *dir, char ***names, size_t *n,
		       struct fault *f)
{
	return list_all(dir, true, names, n, f);
}

/* One directory; -1 with errno. */
static int make_one(const char *path)
{
	struct stat st;

	if (!stat(path, &st)) {
		errno = ENOTDIR;
		return S_ISDIR(st.st_mode) ? 0 : -1;
	}
	if (mkdir(path, 0700))
		return errno == EEXIST ? 0 : -1;
	char *up = disk_dir(path);
	/* The umask may have taken the owner's bits too. */
	int got = chmod(path, 0700);
	if (!got)
		got = disk_sync_dir(path);
	if (!got)
		got = disk_sync_dir(up);
	free(up);
	return got;
}

int place_make(const char *dir, struct fault *f)
{
	size_t len = strlen(dir);
	int got = 0;

	for (size_t n = 1; n <= len && !got; n++) {
		if (dir[n - 1] == '/' || (n < len && dir[n] != '/'))
			continue;
		char *part = mem_dupn(dir, n);
		got = make_one(part);
		free(part);
	}
	if (got) {
		f->file = dir;
		fault_set(f, N_("cannot be made"), errno);
	}
	return got;
}
