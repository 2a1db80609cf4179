/* SPDX-License-Identifier: MIT
 * Rows let into the logs. */
#include "log/admit.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/msg.h"
#include "log/amend.h"
#include "log/import.h"
#include "log/intake.h"
#include "log/keep.h"
#include "log/pairs.h"
#include "log/place.h"

static int trouble(const struct fault *f)
{
	msg_fault(f);
	return TROUBLE;
}

/* Takes the rows of another program; 0 or TROUBLE. */
static int take_foreign(const struct admit *a, const struct keep_how *keeping,
			struct intake *t, const char *file)
{
	size_t n;
	const struct entry_column *items = a->items(a->items_arg, &n);
	const struct import_how how = {
		.keep = keeping, .pairs = &t->pairs, .maps = a->maps,
		.n_maps = a->n_maps, .time_format = a->time_format,
		.delimiter = a->delimiter, .items = items,
		.n_items = n, .bad = t->bad,
	};
	struct import_got got;
	struct buf said = BUF_EMPTY;
	struct fault f = { 0 };
	int status = import_file(&how, file, t->keep, &got, &said, &f);

	if (status)
		msg_fault(&f);
	msg_notes(buf_text(&said));
	if (status || got.refused)
		msg_note(_("nothing was imported"));
	buf_free(&said);
	return status || got.refused ? TROUBLE : DONE;
}

/* Takes a row that is made of an old one; 0 or TROUBLE. */
static int take_old(const struct admit *a, const struct keep_how *keeping,
		    struct intake *t)
{
	const struct amend_how how = { keeping, &t->pairs };
	struct buf said = BUF_EMPTY;
	struct fault f = { 0 };
	int got = a->amend ? amend_row(&how, a->amend, t->keep, &f) :
		  amend_share(&how, a->share, t->keep, &said, &f);

	msg_notes(buf_text(&said));
	buf_free(&said);
	return got ? trouble(&f) : DONE;
}

/* What is asked in private comes from a file or the terminal: 0, or -1 with f
 * filled. */
static int check_private(const struct admit *a, const struct keep_how *keeping,
			 struct fault *f)
{
	for (size_t i = 0; i < a->n_set; i++) {
		size_t len = strcspn(a->set[i], "=");
		const char *value = a->set[i] + len;
		char *name = mem_dupn(a->set[i], len);
		const struct entry_column *c = keep_item(keeping, name);
		free(name);
		if (!c || c->visibility == SHARED || value[0] != '=' ||
		    !value[1] || value[1] == '@')
			continue;
		fault_in_column(f, c->name);
		fault_set(f, N_("is not taken from the command line, "
				"which others can read"), 0);
		return -1;
	}
	return 0;
}

/* A name typed wrong would make a column of its own, and the answer would
 * be nowhere: 0, or -1 with f filled. */
static int check_names(const struct keep_how *keeping, const struct pairs *p,
		       struct fault *f)
{
	for (size_t i = 0; i < p->n; i++) {
		if (entry_column(p->names[i]) ||
		    keep_item(keeping, p->names[i]))
			continue;
		fault_in_column(f, p->names[i]);
		fault_set(f, N_("neither a column of the log nor an item of "
				"yours; --schema lists the columns"), 0);
		return -1;
	}
	return 0;
}

/* Takes all rows into the hold; 0, or TROUBLE when one of them is bad. */
static int take(const struct admit *a, const struct keep_how *keeping,
		struct intake *t, const char *file)
{
	struct fault f = { 0 };

	t->pairs.typed = file && !strcmp(file, "-");
	if (pairs_add_all(&t->pairs, a->set, a->n_set, a->clock, &f) ||
	    check_names(keeping, &t->pairs, &f) ||
	    check_private(a, keeping, &f))
		return trouble(&f);
	if (a->amend || a->share)
		return take_old(a, keeping, t);
	if (a->foreign)
		return take_foreign(a, keeping, t, file ? file : "-");
	if (!file && a->n_set)
		intake_pairs(t);
	else if (intake_file(t, file ? file : "-", &f))
		return trouble(&f);
	return t->refused ? TROUBLE : DONE;
}

/* Nothing ends the program while it alone has the rows. */
static int store(struct keep *k)
{
	signal(SIGPIPE, SIG_IGN);
	signal(SIGINT, SIG_IGN);
	int status = keep_store(k) == STORE_DONE ? DONE : TROUBLE;
	signal(SIGINT, SIG_DFL);
	signal(SIGPIPE, SIG_DFL);
	return status;
}

int admit_rows(const struct admit *a, const char *file, struct buf *stored,
	       bool header)
{
	struct fault f = { 0 };
	char *shared = place_shared(a->log, a->config, &f);

	if (!shared)
		return trouble(&f);
	const struct keep_how how = {
		.clock = a->clock, .config = a->config, .shared = shared,
		.private = a->private, .who = a->who, .visibility = SHARED,
		.items = a->items, .items_arg = a->items_arg,
	};
	struct intake intake = { .bad = msg_left_out };
	intake.keep = keep_new(&how);
	int status = take(a, &how, &intake, file);
	/* An import may bring nothing new. */
	bool any = keep_count(intake.keep) > 0;
	if (!status && any)
		status = store(intake.keep);
	if (!status && any && stored)
		keep_print(intake.keep, stored, header);
	pairs_free(&intake.pairs);
	keep_free(intake.keep);
	free(shared);
	return status;
}
