/* SPDX-License-Identifier: MIT
 * Answers that are given and not asked for. */
#include "content/given.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/msg.h"

enum { VALUE_MAX = 64 << 10 };

struct given {
	struct answers *answers;
	const struct items *items;
	const char *reader;	/* of standard input; NULL: nobody yet */
};

/* Standard input can be read once; a second reader would find nothing. */
static void claim_stdin(struct given *g, const char *reader)
{
	if (g->reader)
		msg_usage(_("standard input is read for %s already, and %s "
			    "asks for it too"), g->reader, reader);
	g->reader = reader;
}

static char *read_stdin(void)
{
	char *bytes = mem_get(VALUE_MAX + 1, 1);
	size_t n = fread(bytes, 1, VALUE_MAX, stdin);

	if (ferror(stdin))
		msg_die("%s: %s", _("standard input"), strerror(errno));
	if (n == VALUE_MAX || memchr(bytes, '\0', n))
		msg_die(_("standard input: is no text, or too long a one"));
	bytes[n] = '\0';
	return bytes;
}

static size_t find(const struct given *g, const char *name)
{
	int i = answers_find(g->answers, name);

	if (i < 0 && items_find(g->items, name))
		msg_usage(_("%s is asked with --alone only"), name);
	if (i < 0)
		msg_usage(_("no such question in %s: %s"),
			  g->items->next ? _("these sets") : g->items->set,
			  name);
	return (size_t)i;
}

static void take_operand(struct given *g, const char *operand)
{
	const char *sign = strchr(operand, '=');
	struct fault f = { 0 };

	if (!sign)
		msg_usage(_("answers are given as NAME=VALUE"));
	char *name = mem_dupn(operand, (size_t)(sign - operand));
	size_t i = find(g, name);
	free(name);
	const struct item *it = answers_item(g->answers, i);
	char *value;
	if (!strcmp(sign + 1, "@-")) {
		claim_stdin(g, it->id);
		value = read_stdin();
	} else {
		value = mem_dup(sign + 1);
		if (*value && (it->type == ITEM_TEXT ||
			       answers_is_alone(g->answers, i)))
			msg_usage(_("%s is not taken from the command line, "
				    "which others can see: use %s=@- or "
				    "--answers"), it->id, it->id);
	}
	if (answers_put(g->answers, i, value, &f))
		msg_usage(f.detail[0] ? "%s: %s: %s" : "%s: %s", it->id,
			  _(f.message), f.detail);
	free(value);
}

static int take_file(struct given *g, const char *path)
{
	bool is_stdin = !strcmp(path, "-");
	FILE *in = stdin;

	if (is_stdin)
		claim_stdin(g, "--answers");
	else
		in = fopen(path, "re");
	if (!in) {
		msg_error("%s: %s", path, strerror(errno));
		return -1;
	}
	int bad = answers_read(g->answers, in,
			       is_stdin ? _("standard input") : path,
			       msg_fault);
	if (!is_stdin)
		fclose(in);
	return bad ? -1 : 0;
}

int given_take(struct answers *a, const struct items *s, const char *file,
	       const char *const *operands)
{
	struct given g = { .answers = a, .items = s };
	int got = file ? take_file(&g, file) : 0;

	for (; *operands; operands++)
		take_operand(&g, *operands);
	return got;
}
