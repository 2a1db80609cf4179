/* SPDX-License-Identifier: MIT
 * The option table: getopt_long, --help, --version and the --options dump. */
#include "cli/opt.h"

#include <assert.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/utf8.h"

enum {
	KEY_OPTIONS = 0x7f00,	/* the hidden --options */
	ROWS_MAX = 128,
	HELP_WIDTH = 79,
	HELP_MAX = 60,		/* columns of one help phrase */
	HELP_COLUMN = 26,	/* where help phrases begin */
};

static const struct opt own_options[] = {
	{ 'h', "help", NULL, OPT_NONE, NULL,
	  N_("show this help and leave"), 0 },
	{ 'V', "version", NULL, OPT_NONE, NULL,
	  N_("show the version and leave"), 0 },
	{ KEY_OPTIONS, "options", NULL, OPT_NONE, NULL, "", OPT_HIDDEN },
	OPT_END
};

struct rows {
	const struct opt *row[ROWS_MAX];
	size_t n;
};

static void collect(struct rows *r, const struct opt_command *c)
{
	r->n = 0;
	for (size_t t = 0; c->tables[t]; t++)
		for (const struct opt *o = c->tables[t]; o->key; o++) {
			assert(r->n < ROWS_MAX);
			r->row[r->n++] = o;
		}
	for (const struct opt *o = own_options; o->key; o++)
		r->row[r->n++] = o;
}

/* What the table promises; a slip is found by the first run of a test. */
static void check(const struct rows *r)
{
	for (size_t i = 0; i < r->n; i++) {
		const struct opt *o = r->row[i];
		size_t len = strlen(o->help);
		assert(!o->arg == (o->kind == OPT_NONE));
		assert((o->flags & OPT_HIDDEN) || len);
		assert(!len || o->help[len - 1] != '.');
		assert(utf8_width(o->help, len) <= HELP_MAX);
		for (size_t k = 0; k < i; k++) {
			assert(r->row[k]->key != o->key);
			assert(strcmp(r->row[k]->name, o->name));
		}
	}
}

static const struct opt *find(const struct rows *r, int key)
{
	for (size_t i = 0; i < r->n; i++)
		if (r->row[i]->key == key)
			return r->row[i];
	return NULL;
}

static void add_option(struct buf *line, const struct opt *o)
{
	if (o->key < 256)
		buf_addf(line, "  -%c, --%s", o->key, o->name);
	else
		buf_addf(line, "      --%s", o->name);
	if (!o->arg)
		return;
	if (o->kind == OPT_WORD) {
		buf_puts(line, o->flags & OPT_MAYBE ? "[=" : "=");
		for (const char *v = o->values; *v; v++)
			buf_putc(line, *v == ' ' ? '|' : *v);
	} else {
		buf_addf(line, "%s%s", o->flags & OPT_MAYBE ? "[=" : "=",
			 _(o->arg));
	}
	if (o->flags & OPT_MAYBE)
		buf_putc(line, ']');
}

static void help(const struct opt_command *c, const struct rows *r)
{
	struct buf out = BUF_EMPTY;
	const char *lines = _(c->synopsis);

	for (const char *word = _("usage:"); *lines; word = "") {
		size_t len = strcspn(lines, "\n");
		buf_addf(&out, "%-*s %s %.*s\n",
			 (int)strlen(_("usage:")), word, msg_program(),
			 (int)len, lines);
		lines += len;
		lines += *lines == '\n';
	}
	buf_putc(&out, '\n');
	utf8_wrap(&out, _(c->summary), 0, 0, HELP_WIDTH);
	buf_puts(&out, "\n\n");
	for (size_t i = 0; i < r->n; i++) {
		const struct opt *o = r->row[i];
		struct buf line = BUF_EMPTY;
		if (o->flags & OPT_HIDDEN)
			continue;
		add_option(&line, o);
		size_t w = utf8_width(line.at, line.len);
		if (w > HELP_COLUMN - 2) {
			buf_putc(&line, '\n');
			w = 0;
		}
		buf_addf(&line, "%*s", (int)(HELP_COLUMN - w), "");
		utf8_wrap(&line, _(o->help), HELP_COLUMN, HELP_COLUMN,
			  HELP_WIDTH);
		buf_putc(&line, '\n');
		buf_add(&out, line.at, line.len);
		buf_free(&line);
	}
	if (c->closing) {
		buf_putc(&out, '\n');
		utf8_wrap(&out, _(c->closing), 0, 0, HELP_WIDTH);
		buf_putc(&out, '\n');
	}
	fwrite(out.at, 1, out.len, stdout);
	buf_free(&out);
	exit(msg_finish(DONE));
}

/* One line an option for programs: never translated. */
static void dump(const struct rows *r)
{
	static const char *const kinds[] = {
		[OPT_NONE] = "none", [OPT_TEXT] = "text", [OPT_FILE] = "file",
		[OPT_DIR] = "dir", [OPT_NUMBER] = "number",
		[OPT_DATE] = "date", [OPT_WORD] = "word",
		[OPT_DYNAMIC] = "dynamic",
	};

	for (size_t i = 0; i < r->n; i++) {
		const struct opt *o = r->row[i];
		if (o->flags & OPT_HIDDEN)
			continue;
		printf("%c\t%s\t%s\t%s%s%s\t%s\t%s\n",
		       o->key < 256 ? o->key : '-', o->name,
		       o->arg ? o->arg : "-", kinds[o->kind],
		       o->flags & OPT_MAYBE ? ",maybe" : "",
		       o->flags & OPT_REPEAT ? ",repeat" : "",
		       o->values ? o->values : "-", o->help);
	}
	exit(msg_finish(DONE));
}

static bool is_one_of(const char *list, const char *word)
{
	size_t len = strlen(word);

	while (*list) {
		size_t n = strcspn(list, " ");
		if (n == len && !memcmp(list, word, n))
			return true;
		list += n;
		list += *list == ' ';
	}
	return false;
}

static bool is_within(const char *bounds, const char *word)
{
	char *end;

	if (!*word || strspn(word, "0123456789") != strlen(word) ||
	    strlen(word) > 9)
		return false;
	long value = strtol(word, NULL, 10);
	if (!bounds)
		return true;
	long least = strtol(bounds, &end, 10);
	long most = strtol(end, NULL, 10);
	return value >= least && value <= most;
}

static void take(const struct opt_command *c, const struct rows *r, int key,
		 const char *arg, int (*set)(void *, int, const char *),
		 void *job)
{
	if (key == 'h')
		help(c, r);
	if (key == 'V') {
		printf("%s (attune) %s\n", c->name, PACKAGE_VERSION);
		exit(msg_finish(DONE));
	}
	if (key == KEY_OPTIONS)
		dump(r);
	const struct opt *o = find(r, key);
	if (arg && o->kind == OPT_WORD && !is_one_of(o->values, arg))
		msg_usage(_("--%s takes one of: %s"), o->name, o->values);
	if (arg && o->kind == OPT_NUMBER && !is_within(o->values, arg)) {
		const char *gap = o->values ? strchr(o->values, ' ') : NULL;
		if (gap)
			msg_usage(_("--%s takes a number from %.*s to %s"),
				  o->name, (int)(gap - o->values), o->values,
				  gap + 1);
		msg_usage(_("--%s takes a number"), o->name);
	}
	if (set(job, key, arg))
		msg_usage(_("--%s does not take that argument"), o->name);
}

static void build(const struct rows *r, struct option *longs, struct buf *shorts)
{
	/* ':' first: a missing argument is told apart from a wrong option. */
	buf_puts(shorts, ":");
	for (size_t i = 0; i < r->n; i++) {
		const struct opt *o = r->row[i];
		longs[i].name = o->name;
		longs[i].has_arg = !o->arg ? no_argument :
			o->flags & OPT_MAYBE ? optional_argument :
			required_argument;
		longs[i].val = o->key;
		if (o->key >= 256)
			continue;
		buf_putc(shorts, (char)o->key);
		if (o->arg)
			buf_puts(shorts, o->flags & OPT_MAYBE ? "::" : ":");
	}
}

int opt_run(const struct opt_command *c, int argc, char **argv,
	    int (*set)(void *job, int key, const char *arg), void *job)
{
	struct rows r;
	struct option longs[ROWS_MAX + 1];
	struct buf shorts = BUF_EMPTY;
	int key;

	collect(&r, c);
	check(&r);
	memset(longs, 0, sizeof(longs));
	build(&r, longs, &shorts);
	opterr = 0;
	while ((key = getopt_long(argc, argv, shorts.at, longs, NULL)) != -1) {
		if (key == '?' || key == ':') {
			const struct opt *o = optopt ? find(&r, optopt) : NULL;
			char letter[] = { '-', (char)optopt, '\0' };
			const char *given = optopt && optopt < 256 ? letter :
				argv[optind - 1];
			if (o && key == ':')
				msg_usage(_("--%s needs an argument"), o->name);
			if (o && !o->arg)
				msg_usage(_("--%s takes no argument"), o->name);
			msg_usage(_("unknown or ambiguous option: %s"), given);
		}
		take(c, &r, key, optarg, set, job);
	}
	buf_free(&shorts);
	return optind;
}
