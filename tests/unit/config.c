/* SPDX-License-Identifier: MIT
 * The promises of log/config.h. */
#include "log/config.h"

#include <errno.h>
#include <unistd.h>
#include <sys/stat.h>

#include "tap.h"

static struct fault f;
static char dir[64], path[128];

static struct config *read_bytes(const char *text, size_t len)
{
	FILE *out = fopen(path, "w");

	fwrite(text, 1, len, out);
	fclose(out);
	f = (struct fault){ 0 };
	return config_read(path, &f);
}

static struct config *read_text(const char *text)
{
	return read_bytes(text, strlen(text));
}

static void good(void)
{
	setenv("HOME", "/home/x", 1);
	struct config *c = read_text(
		"\xef\xbb\xbf# ours\r\n"
		"people = anna ben\r\n"
		"\n"
		"  here=anna   # on this machine\n"
		"who\t=\tanna\n"
		"name.anna = Anna #1 \n"
		"share.ben = bother,heard\n"
		"depth.anna = 3\nitems.anna = weekly\nlang.ben = de-AT\n"
		"log = ~/us\ndevice = laptop\ntz = Europe/Berlin\n"
		"day-start = 05:00\nweek-start = monday\n"
		"secrets = no-secrets\nrecipients = age1abc age1def\n"
		"identity = ~/.age/key");

	ok(c, "every key is taken");
	if (!c) {
		printf("# line %zu %s %s\n", f.line, f.message, f.detail);
		return;
	}
	is_text(config_get(c, "people"), "anna ben", "a list");
	is_text(config_get(c, "here"), "anna", "a comment behind a value");
	is_text(config_get(c, "who"), "anna", "tabs around the sign");
	is_text(config_get(c, "name.anna"), "Anna", "a name");
	is_text(config_get(c, "log"), "/home/x/us", "~/ is HOME");
	is_text(config_get(c, "identity"), "/home/x/.age/key",
		"a last line without break");
	is_text(config_get(c, "depth.ben"), NULL, "what is not set is NULL");
	is_text(config_get(c, "nothing"), NULL, "so is what is no key");
	config_free(c);
	c = read_text("");
	ok(c && !config_get(c, "who"), "an empty file is an empty config");
	config_free(c);
}

static void bad(void)
{
	static const struct {
		const char *text;
		size_t line;
	} cases[] = {
		{ "who = anna\nwhere = home\n", 2 }, { "# x\n\nwho\n", 3 },
		{ "who=anna\nwho=ben\n", 2 }, { "who = Anna\n", 1 },
		{ "who =\n", 1 }, { "who.anna = x\n", 1 }, { "name = x\n", 1 },
		{ "name.Anna = x\n", 1 }, { "name. = x\n", 1 },
		{ "depth.anna = 5\n", 1 }, { "depth.anna = 0\n", 1 },
		{ "tz = Europe/Nowhere\n", 1 }, { "day-start = 4am\n", 1 },
		{ "week-start = someday\n", 1 }, { "secrets = all\n", 1 },
		{ "device = ../x\n", 1 }, { "people = anna, B\n", 1 },
		{ "= x\n", 1 }, { "lang.anna = d e\n", 1 },
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct config *c = read_text(cases[i].text);
		if (!ok(!c && f.line == cases[i].line && f.message && f.file,
			"a bad line is named"))
			printf("# %s# line %zu\n", cases[i].text, f.line);
		config_free(c);
	}
	ok(!read_bytes("who = an\0na\n", 12), "NUL is no text");
	unsetenv("HOME");
	ok(!read_text("log = ~/us\n"), "~/ needs HOME");
}

static void places(void)
{
	struct config *c;
	char name[256];

	unsetenv("HOME");
	unsetenv("XDG_CONFIG_HOME");
	c = config_read(NULL, &f);
	ok(c, "without a home the config is empty");
	config_free(c);
	setenv("HOME", dir, 1);
	c = config_read(NULL, &f);
	ok(c, "a missing default file is an empty config");
	config_free(c);
	snprintf(name, sizeof(name), "%s/.config", dir);
	mkdir(name, 0700);
	snprintf(name, sizeof(name), "%s/.config/attune", dir);
	mkdir(name, 0700);
	snprintf(name, sizeof(name), "%s/.config/attune/config", dir);
	FILE *out = fopen(name, "w");
	fputs("who = ben\n", out);
	fclose(out);
	c = config_read(NULL, &f);
	is_text(c ? config_get(c, "who") : NULL, "ben", "the default file");
	config_free(c);
	c = config_read("none", &f);
	ok(c && !config_get(c, "who"), "none reads nothing");
	config_free(c);
	out = fopen(name, "w");
	fputs("nonsense = 1\n", out);
	fclose(out);
	c = config_read(NULL, &f);
	ok(!c && f.file && !strcmp(f.file, name) && f.line == 1,
	   "a fault names the default file");
	config_free(c);
	unlink(name);
	setenv("XDG_CONFIG_HOME", "relative", 1);
	c = config_read(NULL, &f);
	ok(c, "a relative XDG_CONFIG_HOME is ignored");
	config_free(c);
	snprintf(name, sizeof(name), "%s/absent", dir);
	ok(!config_read(name, &f) && f.cause == ENOENT,
	   "a named file must be there");
	ok(!config_read(dir, &f) && f.cause == EISDIR,
	   "and be a file");
	c = config_read("/dev/null", &f);
	ok(c, "/dev/null is an empty config");
	config_free(c);
	ok(!config_read("/dev/zero", &f) && f.cause == EFBIG,
	   "a file without end is refused");
}

static int join(void *arg, const char *word)
{
	strcat(arg, word);
	strcat(arg, "|");
	return 0;
}

static int second(void *arg, const char *word)
{
	(void)word;
	return ++*(int *)arg == 2 ? 42 : 0;
}

static void lists(void)
{
	char words[64] = "";
	int n = 0;

	is_int(config_each(" anna,ben\tcy, ,dee ", join, words), 0, "each");
	is_text(words, "anna|ben|cy|dee|", "blanks and commas divide words");
	is_int(config_each("a b c", second, &n), 42, "a call can stop it");
	is_int(n, 2, "and no more calls are made");
	is_int(config_each(NULL, second, &n), 0, "no list has no words");
	ok(config_holds("anna ben", "ben") && !config_holds("anna ben", "be") &&
	   !config_holds("", "a") && !config_holds("anna", ""), "holds");
}

int main(void)
{
	snprintf(dir, sizeof(dir), "/tmp/attune-config-XXXXXX");
	if (!mkdtemp(dir))
		return 99;
	snprintf(path, sizeof(path), "%s/c", dir);
	good();
	bad();
	places();
	lists();
	char clean[128];
	snprintf(clean, sizeof(clean), "rm -rf %s", dir);
	return system(clean) ? 99 : tap_done();
}
