/* SPDX-License-Identifier: MIT
 * The promises of log/place.h. */
#include "log/place.h"

#include <errno.h>
#include <unistd.h>
#include <sys/stat.h>

#include "base/mem.h"
#include "tap.h"

static struct fault f;
static char dir[64];
static struct config *none;

/* A path below the test's directory; one of eight at a time. */
static const char *at(const char *name)
{
	static char paths[8][256];
	static int turn;

	turn = (turn + 1) % 8;
	snprintf(paths[turn], sizeof(paths[turn]), "%s/%s", dir, name);
	return paths[turn];
}

static void touch(const char *name)
{
	FILE *out = fopen(at(name), "w");

	fclose(out);
}

/* Compares with what is below the test's directory, and frees. */
static void is_at(char *got, const char *want, const char *what)
{
	is_text(got, at(want), what);
	free(got);
}

static void homes(void)
{
	setenv("HOME", at("home"), 1);
	is_at(place_data("x"), "home/.local/share/attune/x", "data");
	is_at(place_state("x"), "home/.local/state/attune/x", "state");
	is_at(place_config("x"), "home/.config/attune/x", "config");
	setenv("XDG_DATA_HOME", at("data"), 1);
	is_at(place_data("x"), "data/attune/x", "XDG_DATA_HOME");
	setenv("XDG_DATA_HOME", "data", 1);
	is_at(place_data("x"), "home/.local/share/attune/x",
	      "a relative one is ignored");
	unsetenv("XDG_DATA_HOME");
	unsetenv("HOME");
	ok(!place_data("x") && !place_state("x") && !place_config("x"),
	   "without a home there is no place");
	ok(!place_shared(NULL, none, &f) && f.message, "nor a shared log");
	ok(!place_private(NULL, "anna", at("us"), &f) && f.message,
	   "nor a private one");
	setenv("HOME", at("home"), 1);
}

static void shared(void)
{
	FILE *out = fopen(at("conf"), "w");

	fputs("log = ~/us\ndevice = laptop\n", out);
	fclose(out);
	struct config *c = config_read(at("conf"), &f);
	is_at(place_shared(NULL, none, &f), "home/.local/share/attune/shared",
	      "the default place");
	is_at(place_shared(NULL, c, &f), "home/us", "the config's place");
	setenv("ATTUNE_LOG", at("env"), 1);
	is_at(place_shared(NULL, c, &f), "env", "the environment's place");
	is_at(place_shared("default", c, &f), "env", "\"default\" is no path");
	is_at(place_shared(at("given"), c, &f), "given", "the given place");
	unsetenv("ATTUNE_LOG");
	is_at(place_own(at("us"), "anna", none), "us/anna.csv",
	      "a file a person");
	is_at(place_own(at("us/"), "anna", c), "us/anna@laptop.csv",
	      "a file a device");
	is_at(place_own(at("us.csv"), "anna", c), "us.csv",
	      "a log that is one file");
	config_free(c);
}

static void kinds(void)
{
	mkdir(at("d.csv"), 0700);
	touch("plain");
	ok(place_is_directory(at("d.csv")), "a directory, whatever its name");
	ok(!place_is_directory(at("plain")), "a file, whatever its name");
	ok(place_is_directory(at("new")) && place_is_directory(at("new/")),
	   "a new name is a directory's");
	ok(!place_is_directory(at("new.csv")), "unless it ends in .csv");
	ok(!place_is_directory("-") && !place_is_directory("/dev/null"),
	   "streams are none");
}

static bool refused(const char *given, const char *log)
{
	f.message = NULL;
	char *got = place_private(given, "anna", log, &f);
	bool is = !got && f.message;

	free(got);
	return is;
}

static void private(void)
{
	mkdir(at("us"), 0700);
	mkdir(at("us/sub"), 0700);
	mkdir(at("mine"), 0700);
	mkdir(at("usual"), 0700);
	if (symlink(at("us"), at("mine/link")) ||
	    symlink(at("us"), at("alias")))
		ok(0, "links for the test");
	is_at(place_private(NULL, "anna", at("us"), &f),
	      "home/.local/share/attune/private/anna.csv", "the default place");
	setenv("ATTUNE_PRIVATE", at("mine/a.csv"), 1);
	is_at(place_private(NULL, "anna", at("us"), &f), "mine/a.csv",
	      "the environment's place");
	is_at(place_private(at("mine/b.csv"), "anna", at("us"), &f),
	      "mine/b.csv", "the given place");
	unsetenv("ATTUNE_PRIVATE");
	ok(refused(at("us/p.csv"), at("us")), "not in the shared log");
	ok(refused(at("us/sub/p.csv"), at("us")), "nor deep in it");
	ok(refused(at("us/new/deep/p.csv"), at("us")),
	   "nor in a directory yet to be made in it");
	ok(refused(at("mine/link/p.csv"), at("us")), "nor by way of a link");
	ok(refused(at("us/p.csv"), at("alias")), "nor if the log is a link");
	ok(refused(at("mine/../us/p.csv"), at("us")), "nor by way of ..");
	ok(refused(at("new/../us/p.csv"), at("us")),
	   "nor by way of what is not there");
	ok(refused(at("us"), at("us")), "nor as the log itself");
	ok(refused(at("us//p.csv"), at("us/")), "slashes do not matter");
	ok(!refused(at("usual/p.csv"), at("us")),
	   "a like name is another directory");
	ok(refused(at("p.csv"), at("us.csv")),
	   "not beside a log that is one file");
	ok(refused(at("us.csv"), at("us.csv")), "nor as that file");
	ok(!refused(at("mine/p.csv"), at("us.csv")),
	   "but in a directory below");
	ok(refused(at("later/p.csv"), at("later")),
	   "nor in a shared log yet to be made");
	if (chdir(at("us")))
		ok(0, "a directory to go to");
	ok(refused("p.csv", at("us")), "nor by a relative path");
	ok(!refused("../mine/p.csv", "."), "a relative path elsewhere");
	if (chdir("/"))
		ok(0, "a directory to go to");
}

static void lists(void)
{
	char **names;
	size_t n;

	mkdir(at("l"), 0700);
	mkdir(at("l/dir.csv"), 0700);
	touch("l/b.csv");
	touch("l/a@x.csv");
	touch("l/.hidden.csv");
	touch("l/a.csv.torn");
	touch("l/note.txt");
	touch("l/a.csv");
	is_int(place_list(at("l"), &names, &n, &f), 0, "a directory's files");
	is_int(n, 3, "csv files alone");
	if (n == 3) {
		is_text(names[0], at("l/a.csv"), "sorted, 1");
		is_text(names[1], at("l/a@x.csv"), "sorted, 2");
		is_text(names[2], at("l/b.csv"), "sorted, 3");
	}
	while (n)
		free(names[--n]);
	free(names);
	is_int(place_list(at("empty"), &names, &n, &f), -1, "a missing one");
	is_int(f.cause, ENOENT, "is told apart");
	mkdir(at("empty"), 0700);
	is_int(place_list(at("empty"), &names, &n, &f), 0, "an empty one");
	is_int(n, 0, "has no files");
	free(names);
}

static int mode_of(const char *name)
{
	struct stat st;

	return stat(at(name), &st) ? -1 : (int)(st.st_mode & 0777);
}

static void makes(void)
{
	mode_t old = umask(0);

	is_int(place_make(at("m/a/b/"), &f), 0, "a directory and its parents");
	ok(mode_of("m") == 0700 && mode_of("m/a/b") == 0700,
	   "0700 under umask 0");
	umask(0777);
	is_int(place_make(at("n/a"), &f), 0, "one that shuts all out");
	umask(old);
	ok(mode_of("n") == 0700 && mode_of("n/a") == 0700,
	   "0700 under umask 777");
	is_int(place_make(at("m/a"), &f), 0, "one that is there");
	touch("file");
	is_int(place_make(at("file"), &f), -1, "a file is in the way");
	is_int(f.cause, ENOTDIR, "and it is said");
	is_int(place_make(at("file/x"), &f), -1, "on the way, too");
	is_int(place_make("/", &f), 0, "the root is there");
	is_int(place_make(".", &f), 0, "so is where we are");
}

int main(void)
{
	snprintf(dir, sizeof(dir), "/tmp/attune-place-XXXXXX");
	if (!mkdtemp(dir))
		return 99;
	/* Names are compared with resolved ones. */
	char *real = realpath(dir, NULL);
	snprintf(dir, sizeof(dir), "%s", real);
	free(real);
	unsetenv("ATTUNE_LOG");
	unsetenv("ATTUNE_PRIVATE");
	unsetenv("XDG_DATA_HOME");
	unsetenv("XDG_STATE_HOME");
	unsetenv("XDG_CONFIG_HOME");
	none = config_read("none", &f);
	homes();
	shared();
	kinds();
	private();
	lists();
	makes();
	config_free(none);
	char clean[128];
	snprintf(clean, sizeof(clean), "rm -rf %s", dir);
	return system(clean) ? 99 : tap_done();
}
