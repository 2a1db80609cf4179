/* SPDX-License-Identifier: MIT
 * What a log needs now and then. */
#include "log/tend.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/utf8.h"
#include "log/disk.h"
#include "log/inputs.h"
#include "log/lint.h"
#include "log/mend.h"
#include "log/merge.h"
#include "log/place.h"
#include "log/reach.h"
#include "log/rewrite.h"
#include "log/secret.h"
#include "log/withdraw.h"

static int trouble(const struct fault *f)
{
	msg_fault(f);
	return TROUBLE;
}

/* Whether a person's files may be changed on this machine. */
static bool is_here(const struct tend *t, const char *who)
{
	const char *here = config_get(t->config, "here");

	return !here || config_holds(here, who);
}

int tend_withdraw(const struct tend *t, const char *word)
{
	struct fault f = { 0 };
	char *shared = place_shared(t->log, t->config, &f);
	char *private = shared ? place_private(t->private, t->who, shared,
					       &f) : NULL;
	int status = TROUBLE;

	if (shared && private && !is_here(t, t->who)) {
		fault_set(&f, N_("may not write here, says the key 'here' of "
				 "the config"), 0);
		fault_in_column(&f, "who");
	} else if (shared && private) {
		const struct withdraw_how how = { t->who, shared, private };
		if (withdraw_rows(&how, word, &f) == STORE_DONE)
			status = DONE;
	}
	if (status == DONE)
		msg_note("%s", _("taken out of the files here; copies "
				 "elsewhere remain: backups, other devices, "
				 "earlier versions that a synchronizer or git "
				 "keeps, what was handed on"));
	else
		trouble(&f);
	free(shared);
	free(private);
	return status;
}

int tend_fold(const struct tend *t)
{
	struct fault f = { 0 };
	char *shared = place_shared(t->log, t->config, &f);
	char *private = shared ? place_private(t->private, t->who, shared,
					       &f) : NULL;
	int status = TROUBLE;
	bool plain = false;

	if (private && !is_here(t, t->who)) {
		fault_set(&f, N_("may not write here, says the key 'here' of "
				 "the config"), 0);
		fault_in_column(&f, "who");
	} else if (private && !secret_is(private)) {
		f.file = private;
		fault_set(&f, N_("no encrypted log: log --init makes one when "
				 "the config has a key 'recipients'"), 0);
	} else if (private) {
		const struct withdraw_how how = { t->who, shared, private };
		if (withdraw_fold(&how, &plain, &f) == STORE_DONE)
			status = DONE;
	}
	if (status != DONE)
		trouble(&f);
	else if (plain)
		msg_note("%s", _("the plain log is in the encrypted one now "
				 "and is taken away; old blocks of the disk, "
				 "backups and copies may still hold it"));
	free(shared);
	free(private);
	return status;
}

/* The files of a reading. */
struct set {
	struct inputs files;
	char *private;		/* the last of them, if there is one */
	char *home;		/* the directory of private logs; NULL */
	char *shared;		/* the shared log; NULL */
};

/* printf would take most of the time that a log of bad lines needs. */
static void add_number(struct buf *out, size_t n)
{
	char digits[24];
	size_t at = sizeof(digits);

	do
		digits[--at] = (char)('0' + n % 10);
	while (n /= 10);
	buf_add(out, digits + at, sizeof(digits) - at);
}

/* Writes "FILE:LINE:COLUMN: what is wrong". */
static void say(void *out, const struct fault *f)
{
	struct buf text = BUF_EMPTY, line = BUF_EMPTY;

	buf_puts(&text, f->file);
	buf_putc(&text, ':');
	if (f->line) {
		add_number(&text, f->line);
		buf_putc(&text, ':');
	}
	if (f->column[0]) {
		buf_puts(&text, f->column);
		buf_putc(&text, ':');
	}
	buf_putc(&text, ' ');
	buf_puts(&text, _(f->message));
	if (f->detail[0]) {
		buf_puts(&text, ": ");
		buf_puts(&text, f->detail);
	}
	utf8_mask(&line, text.at, text.len, false);
	buf_putc(&line, '\n');
	fwrite(line.at, 1, line.len, out);
	buf_free(&text);
	buf_free(&line);
}

/* Whether a file is one that people keep alone, wherever it was named. */
static bool is_private(const struct set *s, const char *file)
{
	if (s->private && !strcmp(file, s->private))
		return true;
	char *dir = disk_dir(file), *real = realpath(dir, NULL);
	bool is = s->home && real && !strcmp(real, s->home);
	free(dir);
	free(real);
	return is;
}

/* Whether a file that was named is a shared log by where it lies: in ours, or
 * in a folder of that name, as a client's does. */
static bool is_shared(const struct set *s, const char *file)
{
	char *real = realpath(file, NULL), *dir = real ? disk_dir(real) : NULL;
	bool is = dir && (!strcmp(disk_name(dir), "shared") ||
			  (s->shared && (!strcmp(dir, s->shared) ||
					 !strcmp(real, s->shared))));
	free(dir);
	free(real);
	return is;
}

static int gather(const struct tend *t, const char *const *files, size_t n,
		  struct set *s, struct fault *f)
{
	char *home = place_data("private"), *shared = NULL;
	int got = 0;

	s->home = home ? realpath(home, NULL) : NULL;
	free(home);
	shared = place_shared(t->log, t->config, f);
	s->shared = shared ? realpath(shared, NULL) : NULL;
	for (size_t i = 0; i < n && !got; i++)
		got = reach_check(files[i], f) ||
		      inputs_add(&s->files, files[i], f) ? -1 : 0;
	if (n || !shared) {
		free(shared);
		return n ? got : -1;
	}
	struct stat st;
	bool usual = !t->log || !strcmp(t->log, "default");
	if (!usual)
		got = reach_check(shared, f) ? inputs_failed(f, shared) : 0;
	if (!got && (!usual || !stat(shared, &st)))
		got = inputs_add(&s->files, shared, f);
	if (!got && t->who)
		s->private = place_private(t->private, t->who, shared, f);
	if (!got && s->private && !stat(s->private, &st))
		got = inputs_add(&s->files, s->private, f);
	if (!got && t->private && !s->private)
		got = -1;
	free(shared);
	return got;
}

/* Whether the name of a file is that of somebody who writes elsewhere. */
static bool is_elsewhere(const struct tend *t, const char *file)
{
	char *tag = place_owner(file, config_get(t->config, "people"));
	bool is = tag && !is_here(t, tag);

	free(tag);
	return is;
}

static int mend(const struct tend *t, const struct set *s, const char *file)
{
	struct fault f = { 0 };

	if (is_elsewhere(t, file)) {
		msg_note(_("%s: not mended: its writer does not write here"),
			 file);
		return DONE;
	}
	if (secret_is(file)) {
		msg_note(_("%s: not mended: it is encrypted"), file);
		return DONE;
	}
	if (mend_log(file, is_private(s, file), &f) == STORE_DONE)
		return DONE;
	if (f.message != MEND_BROKEN)
		return trouble(&f);
	msg_note("%s: %s", file, _(f.message));
	return DONE;
}

struct again {
	const struct tend *t;
	const char *shared;
	int status;
};

/* Takes out what one person withdrew and a synchronizer brought back. */
static int withdraw(void *arg, const char *who)
{
	struct again *a = arg;
	struct fault f = { 0 };
	char *private = place_private(a->t->private, who, a->shared, &f);

	if (!private)
		return 0;
	const struct withdraw_how how = { who, a->shared, private };
	if (withdraw_again(&how, &f) != STORE_DONE)
		a->status = trouble(&f);
	free(private);
	return 0;
}

static int withdraw_all(const struct tend *t)
{
	struct fault f = { 0 };
	const char *here = config_get(t->config, "here");
	struct again a = { t, place_shared(t->log, t->config, &f), DONE };

	if (!here)
		here = config_get(t->config, "people");
	if (a.shared && t->who && is_here(t, t->who))
		withdraw(&a, t->who);
	else if (a.shared && !t->who)
		config_each(here, withdraw, &a);
	free((char *)a.shared);
	return a.status;
}

static int mend_all(const struct tend *t, const struct set *s, size_t n)
{
	int status = n ? DONE : withdraw_all(t);

	for (size_t i = 0; i < s->files.n; i++) {
		if (!strcmp(s->files.files[i], "-"))
			msg_usage(_("--fix needs files, not standard input"));
		if (mend(t, s, s->files.files[i]))
			status = TROUBLE;
	}
	return status;
}

/* What kind of log file i is. */
static enum lint_log log_of(const struct set *s, size_t i, bool named)
{
	const char *file = s->files.files[i];

	return is_private(s, file) ? LINT_PRIVATE :
	       named && !is_shared(s, file) ? LINT_NAMED : LINT_SHARED;
}

int tend_lint(const struct tend *t, const char *const *files, size_t n,
	      bool fix)
{
	struct lint_how how = {
		.day_start = t->clock->day_start,
		.people = config_get(t->config, "people"),
		.found = say, .arg = stdout,
	};
	struct set s = { .files.way = PIPED_ONCE };
	struct fault f = { 0 };
	struct lint *l = lint_new(&how);

	stamp_now(t->clock, &how.now);
	int status = gather(t, files, n, &s, &f) ? trouble(&f) : DONE;
	if (!status && fix)
		status = mend_all(t, &s, n);
	for (size_t i = 0; i < s.files.n_strange; i++)
		lint_strange(l, s.files.strange[i]);
	for (size_t i = 0; i < s.files.n; i++)
		if (lint_file(l, &s.files, i, log_of(&s, i, n > 0), &f))
			status = trouble(&f);
	if (!status && lint_count(l))
		status = OTHERWISE;
	lint_free(l);
	inputs_free(&s.files);
	free(s.private);
	free(s.home);
	free(s.shared);
	return status;
}

bool tend_in_place(const char *output)
{
	struct stat st;

	return output && strcmp(output, "-") && !stat(output, &st) &&
	       S_ISREG(st.st_mode);
}

static int put_out(void *out, const char *bytes, size_t len, struct fault *f)
{
	if (fwrite(bytes, 1, len, out) == len)
		return 0;
	*f = (struct fault){ .file = _("standard output") };
	fault_set(f, N_("cannot be written"), errno);
	return -1;
}

static int put_anew(void *rewrite, const char *bytes, size_t len,
		    struct fault *f)
{
	return rewrite_put(rewrite, bytes, len, f);
}

/* Both rows are kept: this is no fault of the run. */
static void say_unlike(const struct fault *f)
{
	msg_note("%s:%zu:%s: %s: %s", f->file, f->line, f->column,
		 _(f->message), f->detail);
}

int tend_merge(const char *const *files, size_t n, const char *output)
{
	struct merge_how how = { .put = put_out, .arg = stdout,
				 .unlike = say_unlike };
	struct rewrite *r = NULL;
	struct fault f = { 0 };
	int status = TROUBLE;

	if (!n)
		msg_usage(_("--merge needs files"));
	if (tend_in_place(output)) {
		r = rewrite_open(output, false, &f);
		if (!r)
			return trouble(&f);
		how.out = how.arg = r;
		how.put = put_anew;
	}
	if (!merge_logs(files, n, &how, &f) &&
	    (!r || rewrite_commit(r, &f) == STORE_DONE))
		status = DONE;
	else
		trouble(&f);
	rewrite_close(r);
	return status;
}
