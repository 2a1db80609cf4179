/* SPDX-License-Identifier: MIT
 * reframe - hear what a sentence may do, and see another way to say it.  See
 * attune-reframe(1). */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/base.h"
#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/msg.h"
#include "cli/common.h"
#include "cli/opt.h"
#include "cli/out.h"
#include "cli/term.h"
#include "content/mentions.h"
#include "content/share.h"
#include "log/config.h"
#include "log/ident.h"
#include "log/place.h"
#include "log/reach.h"
#include "log/store.h"
#include "reword/answer.h"
#include "reword/asker.h"
#include "reword/column.h"
#include "reword/diff.h"
#include "reword/show.h"
#include "reword/tongues.h"
#include "table/table.h"

enum mode { HEAR, LIST, SELF_TEST };

struct job {
	enum mode mode;
	struct common common;
	struct wording_how how;
	const char **rules;		/* files of own rules */
	size_t rules_n, rules_room;
	struct buf only, exclude;
	const char *column;
	bool lines, check, rewrite, diff, ask;
	enum show_format format;

	struct answer_how answers;
	struct tongues tongues;
	bool one_language;		/* --lang chose it */
	struct asker *asker;
	struct show show;
	struct config *config;
	struct hush *hush;
	struct mentions *mentions;	/* with -w; else NULL */
	bool found, partly;
	char *own, *allow, *known;	/* the user's files */
	char *notes;			/* the log of -w */
};

enum {
	KEY_CHECK = COMMON_END, KEY_LINES, KEY_COLUMN, KEY_ONLY, KEY_MIN,
	KEY_SELF_TEST, KEY_STRICT, KEY_QUOTES, KEY_REGISTER, KEY_DIFF,
	KEY_ASK, KEY_ALTERNATIVES, KEY_FEELING, KEY_FORM,
	FLUSH_AT = 64 << 10,
};

static const struct opt options[] = {
	{ 'r', "rewrite", NULL, OPT_NONE, NULL,
	  N_("write the text itself, with changed sentences"), 0 },
	{ KEY_DIFF, "diff", NULL, OPT_NONE, NULL,
	  N_("write what changed sentences would change"), 0 },
	{ KEY_ASK, "ask", NULL, OPT_NONE, NULL,
	  N_("ask on the terminal what a wording leaves open"), 0 },
	{ KEY_ALTERNATIVES, "alternatives", N_("N"), OPT_NUMBER, "1 9",
	  N_("offer up to N wordings a sentence"), 0 },
	{ KEY_FEELING, "feeling", N_("WORD"), OPT_TEXT, NULL,
	  N_("say this feeling in every wording"), 0 },
	{ KEY_FORM, "form", N_("FORM"), OPT_WORD, "full plain",
	  N_("plain: what happened, without feeling and wish"), 0 },
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
	{ 'w', "who", N_("TAG"), OPT_DYNAMIC, "who",
	  N_("name words and lines of the notes, too"), 0 },
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
	case KEY_DIFF: j->diff = true; break;
	case KEY_ASK: j->ask = true; break;
	case KEY_ALTERNATIVES:
		j->answers.wordings = strtoul(arg, NULL, 10);
		break;
	case KEY_FEELING: j->answers.feeling = arg; break;
	case KEY_FORM: j->answers.plain = !strcmp(arg, "plain"); break;
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
	case COMMON_LANG:
		j->one_language = true;
		return common_set(&j->common, key, arg);
	default: return common_set(&j->common, key, arg);
	}
	return 0;
}

static void flush(struct buf *out)
{
	fwrite(buf_text(out), 1, out->len, stdout);
	buf_clear(out);
}

/* While the writer is asked, what is printed waits. */
static void flush_some(struct job *j, struct buf *out)
{
	if (out->len >= FLUSH_AT && !j->asker)
		flush(out);
}

static void flush_all(struct job *j, struct buf *out)
{
	if (j->asker)
		asker_pause(j->asker);
	flush(out);
	buf_free(out);
}

/* What the notes have to say on a block, for people. */
static void mention(struct job *j, const struct block *b, struct buf *out)
{
	if (!j->mentions || j->format != SHOW_TEXT || j->show.rewrite)
		return;
	char *text = mem_dupn(b->bytes, b->len);
	mentions_add(j->mentions, text, 2, (size_t)j->show.width, out);
	free(text);
}

static void tell_unused(void *name, size_t line)
{
	msg_note(_("%s:%zu: this mark leaves nothing out"),
		 (const char *)name, line);
}

static int hear_stream(struct job *j, FILE *in, const char *name)
{
	struct blocks *b = blocks_open(in, NULL, 0, j->lines);
	struct block block = { .kind = BLOCK_BLANK };
	struct answer a = { 0 };
	struct buf out = BUF_EMPTY, text = BUF_EMPTY;
	struct diff *d = j->diff ? diff_open(name) : NULL;
	size_t invalid = 0;

	j->show.file = name;
	tongues_text(&j->tongues);
	while (blocks_next(b, &block)) {
		struct answerer *who = tongues_for(&j->tongues, &block);
		if (j->asker)
			asker_use(j->asker, who);
		answerer_block(who, &block, &a);
		j->found |= answer_found(&a);
		invalid += a.invalid;
		buf_clear(&text);
		show_block(&j->show, &block, &a, d ? &text : &out);
		mention(j, &block, &out);
		if (d)
			diff_add(d, block.bytes, block.len, buf_text(&text),
				 text.len, &out);
		flush_some(j, &out);
	}
	if (j->how.strict)
		hush_unused(j->hush, tell_unused, (void *)(uintptr_t)name);
	if (d)
		diff_close(d, &out);
	flush_all(j, &out);
	buf_free(&text);
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

static int hear_table(struct job *j, FILE *in, const char *name)
{
	struct fault f = { 0 };
	struct buf out = BUF_EMPTY;
	struct table *t = table_open(in, name, NULL, &f);
	struct column c = { &j->tongues, t ? table_col(t, j->column) : -1,
		j->rewrite, false };
	enum table_got got;

	if (t && c.at < 0)
		fault_set_detail(&f, N_("no such column"), j->column);
	if (c.at < 0) {
		f.file = name;
		msg_fault(&f);
		table_close(t);
		return -1;
	}
	column_header(&c, t, &out);
	while ((got = table_next(t, &f)) != TABLE_END &&
	       got != TABLE_FAILED) {
		if (got == TABLE_BROKEN) {
			msg_left_out(&f);
			continue;
		}
		if (got == TABLE_ROW)
			column_row(&c, t, &out);
		flush_some(j, &out);
	}
	if (got == TABLE_FAILED)
		msg_fault(&f);
	j->found |= c.found;
	flush_all(j, &out);
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
	struct fault f;

	for (size_t i = 0; i < j->tongues.n; i++)
		while (wording_off(j->tongues.tongue[i].wording, &f)) {
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
	fflush(stdout);
	show_aside(&j->show);
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

	show_rules(j->tongues.tongue[0].wording, j->format, &out);
	flush(&out);
	buf_free(&out);
	return DONE;
}

static void tell_rule(void *arg, const struct fault *f, const char *example)
{
	(void)arg;
	printf("%s:%zu: %s: %s: %s\n", f->file, f->line, f->detail,
	       _(f->message), example);
}

static void tell_frame(void *arg, const char *id, const char *what,
		       const char *got)
{
	(void)arg;
	printf(_("frame %s: wanted \"%s\", got \"%s\"\n"), id, what, got);
}

static int self_test(struct job *j)
{
	size_t misses = wording_prove(j->tongues.tongue[0].wording, tell_rule, NULL);

	misses += answerer_prove(j->tongues.tongue[0].answerer, tell_frame, NULL);
	return misses ? OTHERWISE : DONE;
}

static int open_hush(struct job *j, struct fault *f)
{
	j->allow = share_user("rules/allow.txt");
	j->known = share_user("rules/known.txt");
	j->hush = hush_open();
	if ((j->allow && hush_allow(j->hush, j->allow, f)) ||
	    (j->known && hush_known(j->hush, j->known, f)))
		return -1;
	return 0;
}

/* The log is opened for -w alone. */
static int open_notes(struct job *j, struct fault *f)
{
	const char *who = j->common.who;

	if (!who)
		return 0;
	if (!strchr(who, ',') && !ident_is_tag(who))
		msg_usage(_("--who takes the tag of one person: a-z, 0-9, "
			    "'_', '.' and '-'"));
	j->config = config_read(j->common.config, f);
	j->notes = j->config ? place_shared(j->common.log, j->config, f) :
			       NULL;
	/* What is named must be there. */
	if (!j->notes || (j->common.log && strcmp(j->common.log, "default") &&
			reach_check(j->notes, f)))
		return -1;
	const struct scan_how how = {
		.shared = j->notes, .who = strchr(who, ',') ? NULL : who,
		.private = j->common.private, .may_be_new = !j->common.log,
		.day_start = 240, .bad = msg_left_out,
	};
	j->mentions = mentions_read(&how, j->config, f);
	return j->mentions ? 0 : -1;
}

static int prepare(struct job *j, struct fault *f)
{
	if (open_hush(j, f) || open_notes(j, f))
		return -1;
	j->answers.hush = j->hush;
	j->own = share_user("rules/rules.csv");
	if (j->own)
		set(j, 'R', j->own);
	j->how.own = j->rules;
	j->how.n_own = j->rules_n;
	j->how.only = j->only.len ? buf_text(&j->only) : NULL;
	j->how.exclude = j->exclude.len ? buf_text(&j->exclude) : NULL;
	if (j->asker) {
		j->answers.ask = asker_ask;
		j->answers.arg = j->asker;
	}
	if (tongues_open(&j->tongues, &j->how, &j->answers,
			 j->one_language || j->mode != HEAR, f))
		return -1;
	return 0;
}

static void set_format(struct job *j)
{
	const char *word = j->common.format ? j->common.format : "text";

	j->format = !strcmp(word, "gcc") ? SHOW_GCC :
		    !strcmp(word, "csv") ? SHOW_CSV :
		    !strcmp(word, "json") ? SHOW_JSON : SHOW_TEXT;
	if ((j->rewrite || j->diff) && j->common.format &&
	    j->format != SHOW_TEXT)
		msg_usage(_("--rewrite writes text and takes no --format"));
	if (j->column && (j->common.format || j->diff))
		msg_usage(_("--column writes CSV and takes no --format"));
	if (j->ask)
		j->asker = asker_make(&j->common);
	j->show = (struct show){
		.format = j->format,
		.rewrite = j->rewrite || j->diff,
		.width = term_width(&j->common, stdout),
		.colour = term_colour(&j->common, stdout),
	};
	/* For the writer alone: an editor that filters a message would take
	 * what comes from standard error for a part of it. */
	j->show.tells = j->show.rewrite && isatty(STDERR_FILENO);
}

static const struct opt *const tables[] = { options, common_options,
	common_log_options, NULL };

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
	asker_close(job.asker);
	tongues_close(&job.tongues);
	hush_close(job.hush);
	mentions_free(job.mentions);
	config_free(job.config);
	free(job.rules);
	free(job.own);
	free(job.allow);
	free(job.known);
	free(job.notes);
	buf_free(&job.only);
	buf_free(&job.exclude);
	return msg_finish(out_close(status));
}
