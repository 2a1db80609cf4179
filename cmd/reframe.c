/* SPDX-License-Identifier: MIT
 * reframe - hear what a sentence may do, and see another way to say it.  See
 * attune-reframe(1). */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/base.h"
#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/msg.h"
#include "cli/common.h"
#include "cli/opt.h"
#include "cli/out.h"
#include "cli/term.h"
#include "content/share.h"
#include "log/store.h"
#include "table/table.h"
#include "table/writer.h"
#include "wording/answer.h"
#include "wording/show.h"

enum mode { HEAR, LIST, SELF_TEST };

struct job {
	enum mode mode;
	struct common common;
	struct wording_how how;
	const char **rules;		/* files of own rules */
	size_t rules_n, rules_room;
	struct buf only, exclude;
	const char *column;
	bool lines, check, rewrite, strict;
	enum show_format format;

	struct wording *wording;
	struct answerer *answerer;
	struct show show;
	bool found, partly;
	char *own;			/* the user's rules file */
};

enum {
	KEY_CHECK = COMMON_END, KEY_LINES, KEY_COLUMN, KEY_ONLY, KEY_MIN,
	KEY_SELF_TEST, KEY_STRICT, KEY_QUOTES, KEY_REGISTER,
	FLUSH_AT = 64 << 10,
};

static const struct opt options[] = {
	{ 'r', "rewrite", NULL, OPT_NONE, NULL,
	  N_("write the text itself, with changed sentences"), 0 },
	{ KEY_CHECK, "check", NULL, OPT_NONE, NULL,
	  N_("exit with 1 when there is something to look at"), 0 },
	{ 'f', "format", N_("FORMAT"), OPT_WORD, "text gcc csv json",
	  N_("how remarks are written"), 0 },
	{ KEY_LINES, "lines", NULL, OPT_NONE, NULL,
	  N_("take each line by itself, as in a chat"), 0 },
	{ KEY_COLUMN, "column", N_("NAME"), OPT_TEXT, NULL,
	  N_("read CSV, look at this column, write CSV"), 0 },
	{ KEY_MIN, "min", N_("SEVERITY"), OPT_WORD, "note warning error",
	  N_("leave out what weighs less"), 0 },
	{ KEY_ONLY, "only", N_("WHAT"), OPT_TEXT, NULL,
	  N_("these categories or rules alone"), OPT_REPEAT },
	{ 'x', "exclude", N_("WHAT"), OPT_TEXT, NULL,
	  N_("not these categories or rules"), OPT_REPEAT },
	{ KEY_REGISTER, "register", N_("KIND"), OPT_WORD,
	  "auto message journal note letter",
	  N_("what kind of text this is"), 0 },
	{ KEY_QUOTES, "quotes", NULL, OPT_NONE, NULL,
	  N_("look inside quotations too"), 0 },
	{ KEY_STRICT, "strict", NULL, OPT_NONE, NULL,
	  N_("rules for fine ears too"), 0 },
	{ 'R', "rules", N_("FILE"), OPT_FILE, NULL,
	  N_("add the rules of FILE"), OPT_REPEAT },
	{ 'l', "list", NULL, OPT_NONE, NULL,
	  N_("list the rules and leave"), 0 },
	{ KEY_SELF_TEST, "self-test", NULL, OPT_NONE, NULL,
	  N_("prove every rule by its examples and leave"), 0 },
	OPT_END
};

static void add_word(struct buf *list, const char *word)
{
	if (list->len)
		buf_putc(list, ',');
	buf_puts(list, word);
}

static int set(void *job, int key, const char *arg)
{
	struct job *j = job;

	switch (key) {
	case 'r': j->rewrite = true; break;
	case KEY_CHECK: j->check = true; break;
	case KEY_LINES: j->lines = true; break;
	case KEY_COLUMN: j->column = arg; break;
	case KEY_MIN:
		j->how.least = (enum severity)severity_find(arg);
		break;
	case KEY_ONLY: add_word(&j->only, arg); break;
	case 'x': add_word(&j->exclude, arg); break;
	case KEY_REGISTER:
		j->how.reg = !strcmp(arg, "auto") ? 0 :
			(unsigned)register_find(arg, strlen(arg));
		break;
	case KEY_QUOTES: j->how.quotes = true; break;
	case KEY_STRICT: j->how.strict = true; break;
	case 'R':
		j->rules = mem_grow(j->rules, &j->rules_room, j->rules_n + 1,
				    sizeof(*j->rules));
		j->rules[j->rules_n++] = arg;
		break;
	case 'l': j->mode = LIST; break;
	case KEY_SELF_TEST: j->mode = SELF_TEST; break;
	default: return common_set(&j->common, key, arg);
	}
	return 0;
}

static void flush(struct buf *out)
{
	fwrite(buf_text(out), 1, out->len, stdout);
	buf_clear(out);
}

/* A disclosure is answered, and is nothing to find fault with. */
static void note_found(struct job *j, const struct answer *a)
{
	for (size_t i = 0; i < a->n; i++)
		j->found |= a->remark[i].category != CAT_SAFETY &&
			    !a->remark[i].quoted;
}

static int hear_stream(struct job *j, FILE *in, const char *name)
{
	struct blocks *b = blocks_open(in, NULL, 0, j->lines);
	struct block block = { .kind = BLOCK_BLANK };
	struct answer a = { 0 };
	struct buf out = BUF_EMPTY;
	size_t invalid = 0;

	j->show.file = name;
	while (blocks_next(b, &block)) {
		answerer_block(j->answerer, &block, &a);
		note_found(j, &a);
		invalid += a.invalid;
		show_block(&j->show, &block, &a, &out);
		if (out.len >= FLUSH_AT)
			flush(&out);
	}
	flush(&out);
	buf_free(&out);
	answer_free(&a);
	blocks_close(b);
	if (invalid)
		msg_note(_("%s: bytes that are no UTF-8"), name);
	if (ferror(in)) {
		msg_error("%s: %s: %s", name, _("cannot be read"),
			  strerror(errno));
		return -1;
	}
	return 0;
}

/* What is said of one cell: the categories, the first message, the cell with
 * other wordings. */
static void hear_cell(struct job *j, const char *cell, size_t len,
		      struct buf *heard, struct buf *why, struct buf *text)
{
	struct blocks *b = blocks_open(NULL, cell, len, false);
	struct block block = { .kind = BLOCK_BLANK };
	struct answer a = { 0 };

	while (blocks_next(b, &block)) {
		answerer_block(j->answerer, &block, &a);
		note_found(j, &a);
		for (size_t i = 0; i < a.n; i++) {
			const char *word = category_name(a.remark[i].category);
			if (heard->len && strstr(buf_text(heard), word))
				continue;
			buf_addf(heard, "%s%s", heard->len ? ";" : "", word);
			if (!why->len)
				buf_puts(why, show_message(a.remark[i].rule));
		}
		show_rewritten(&block, &a, text);
	}
	answer_free(&a);
	blocks_close(b);
}

static void put_row(struct job *j, const struct table *t, int at,
		    struct buf *out)
{
	struct writer_how how = { .delimiter = table_delimiter(t) };
	struct buf heard = BUF_EMPTY, why = BUF_EMPTY, text = BUF_EMPTY;
	const char *cell = table_cell(t, at);
	size_t len = table_cell_len(t, at), start = out->len;

	hear_cell(j, cell, len, &heard, &why, &text);
	bool new = text.len != len || memcmp(buf_text(&text), cell, len);
	for (size_t i = 0; i < table_columns(t); i++) {
		bool here = j->rewrite && (int)i == at;
		writer_cell(out, &how,
			    here ? buf_text(&text) : table_cell(t, (int)i),
			    here ? text.len : table_cell_len(t, (int)i), !i);
	}
	if (!j->rewrite) {
		writer_cell(out, &how, buf_text(&heard), heard.len, false);
		writer_cell(out, &how, buf_text(&why), why.len, false);
		writer_cell(out, &how, buf_text(&text), new ? text.len : 0,
			    false);
	}
	writer_end(out, &how, start);
	buf_free(&heard);
	buf_free(&why);
	buf_free(&text);
}

static void put_header(const struct job *j, const struct table *t,
		       struct buf *out)
{
	static const char *const added[] = { "heard", "why", "perhaps" };
	struct writer_how how = { .delimiter = table_delimiter(t) };
	size_t start = out->len;

	for (size_t i = 0; i < table_columns(t); i++)
		writer_cell(out, &how, table_column(t, i),
			    strlen(table_column(t, i)), !i);
	for (size_t i = 0; !j->rewrite && i < ARRAY_LEN(added); i++)
		writer_cell(out, &how, added[i], strlen(added[i]), false);
	writer_end(out, &how, start);
}

static int hear_table(struct job *j, FILE *in, const char *name)
{
	struct fault f = { 0 };
	struct buf out = BUF_EMPTY;
	struct table *t = table_open(in, name, NULL, &f);
	int at = t ? table_col(t, j->column) : -1;
	enum table_got got;

	if (t && at < 0)
		fault_set_detail(&f, N_("no such column"), j->column);
	if (at < 0) {
		f.file = name;
		msg_fault(&f);
		table_close(t);
		return -1;
	}
	put_header(j, t, &out);
	while ((got = table_next(t, &f)) != TABLE_END &&
	       got != TABLE_FAILED) {
		if (got == TABLE_BROKEN) {
			msg_left_out(&f);
			continue;
		}
		if (got == TABLE_ROW)
			put_row(j, t, at, &out);
		if (out.len >= FLUSH_AT)
			flush(&out);
	}
	if (got == TABLE_FAILED)
		msg_fault(&f);
	flush(&out);
	buf_free(&out);
	table_close(t);
	return got == TABLE_FAILED ? -1 : 0;
}

static int hear_file(struct job *j, const char *path)
{
	bool typed = !strcmp(path, "-");
	FILE *in = typed ? stdin : fopen(path, "re");
	const char *name = typed ? "stdin" : path;

	if (!in) {
		msg_error("%s: %s: %s", path, _("cannot be read"),
			  strerror(errno));
		return -1;
	}
	int got = j->column ? hear_table(j, in, name) :
			      hear_stream(j, in, name);
	if (!typed)
		fclose(in);
	return got;
}

static void say_off(struct job *j)
{
	const struct rule *off;

	while ((off = wording_off(j->wording))) {
		struct fault f = { .file = off->file, .line = off->line };
		fault_set_detail(&f, N_("rule switched off: too costly"),
				 off->id);
		msg_left_out(&f);
		j->partly = true;
	}
}

static int hear(struct job *j, char **paths, int n)
{
	static char stdin_name[] = "-";
	struct buf out = BUF_EMPTY;
	int bad = 0;

	if (!j->column) {
		show_begin(&j->show, &out);
		flush(&out);
	}
	if (!n)
		bad = hear_file(j, stdin_name);
	for (int i = 0; i < n; i++)
		bad |= hear_file(j, paths[i]);
	if (!j->column) {
		show_end(&j->show, &out);
		flush(&out);
	}
	buf_free(&out);
	say_off(j);
	if (bad)
		return TROUBLE;
	if (j->partly)
		return PARTLY;
	return j->check && j->found ? OTHERWISE : DONE;
}

static int list(struct job *j)
{
	struct buf out = BUF_EMPTY;
	const struct rule *u;

	if (j->format == SHOW_CSV)
		buf_puts(&out, "rule,category,severity,message\n");
	for (size_t i = 0; (u = wording_rule(j->wording, i)); i++) {
		const char *cells[] = { u->id, category_name(u->category),
			severity_name(u->severity), show_message(u) };
		size_t start = out.len;
		if (!u->wanted)
			continue;
		for (size_t k = 0; k < ARRAY_LEN(cells); k++) {
			if (j->format == SHOW_CSV)
				writer_cell(&out, &WRITER_CSV, cells[k],
					    strlen(cells[k]), !k);
			else
				buf_addf(&out, k < 3 ? "%-20s " : "%s",
					 cells[k]);
		}
		if (j->format == SHOW_CSV)
			writer_end(&out, &WRITER_CSV, start);
		else
			buf_putc(&out, '\n');
	}
	flush(&out);
	buf_free(&out);
	return DONE;
}

static void tell_rule(void *arg, const struct rule *rule, const char *what,
		      const char *example)
{
	(void)arg;
	printf("%s:%zu: %s: %s: %s\n", rule->file, rule->line, rule->id,
	       _(what), example);
}

static void tell_frame(void *arg, const char *id, const char *what,
		       const char *got)
{
	(void)arg;
	printf(_("frame %s: wanted \"%s\", got \"%s\"\n"), id, what, got);
}

static int self_test(struct job *j)
{
	size_t misses = wording_prove(j->wording, tell_rule, NULL);

	misses += answerer_prove(j->answerer, tell_frame, NULL);
	return misses ? OTHERWISE : DONE;
}

static int prepare(struct job *j, struct fault *f)
{
	j->own = share_user("rules/rules.csv");
	if (j->own)
		set(j, 'R', j->own);
	j->how.own = j->rules;
	j->how.n_own = j->rules_n;
	j->how.only = j->only.len ? buf_text(&j->only) : NULL;
	j->how.exclude = j->exclude.len ? buf_text(&j->exclude) : NULL;
	j->wording = wording_open(&j->how, f);
	if (!j->wording)
		return -1;
	j->answerer = answerer_open(j->wording, f);
	return j->answerer ? 0 : -1;
}

static void set_format(struct job *j)
{
	const char *word = j->common.format ? j->common.format : "text";

	j->format = !strcmp(word, "gcc") ? SHOW_GCC :
		    !strcmp(word, "csv") ? SHOW_CSV :
		    !strcmp(word, "json") ? SHOW_JSON : SHOW_TEXT;
	if (j->rewrite && j->common.format && j->format != SHOW_TEXT)
		msg_usage(_("--rewrite writes text and takes no --format"));
	if (j->column && j->common.format)
		msg_usage(_("--column writes CSV and takes no --format"));
	j->show = (struct show){
		.format = j->format,
		.rewrite = j->rewrite,
		.width = term_width(&j->common, stdout),
		.colour = term_colour(&j->common, stdout),
	};
}

static const struct opt *const tables[] = { options, common_options, NULL };

static const struct opt_command command = {
	"reframe",
	N_("[OPTION]... [FILE]..."),
	N_("Says how a text of your own may be heard, and for some sentences "
	   "another way to say them. Reads standard input when there is no "
	   "FILE."),
	tables,
	N_("It is meant for what you are about to say, not for what somebody "
	   "else said. It is no evidence and no judgement, and much that hurts "
	   "it does not hear."),
};

int main(int argc, char **argv)
{
	struct job job = { .how = { .least = SEV_INFO } };
	struct fault f = { 0 };

	store_guard();
	i18n_init();
	msg_name("attune reframe");
	int first = opt_run(&command, argc, argv, set, &job);
	int status = TROUBLE;

	set_format(&job);
	if (prepare(&job, &f) || out_open(job.common.output, &f))
		msg_fault(&f);
	else if (job.mode == LIST)
		status = list(&job);
	else if (job.mode == SELF_TEST)
		status = self_test(&job);
	else
		status = hear(&job, argv + first, argc - first);
	answerer_close(job.answerer);
	wording_close(job.wording);
	free(job.rules);
	free(job.own);
	buf_free(&job.only);
	buf_free(&job.exclude);
	return msg_finish(out_close(status));
}
