/* SPDX-License-Identifier: MIT
 * A report of each client. */
#include "practice/batch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/msg.h"
#include "base/utf8.h"
#include "cli/out.h"
#include "cli/progress.h"
#include "log/reach.h"
#include "practice/crew.h"
#include "practice/single.h"

enum { SHEETS = 2 };		/* of one client, at most */

static const char open_list[] = "[", close_list[] = "\n]\n";

struct batching {
	const struct batch *b;
	struct progress progress;
	size_t given;		/* clients on standard output so far */
	int status;
};

static const char *ending(const struct order *o)
{
	static const char *const all[] = {
		[ORDER_TEXT] = "txt", [ORDER_HTML] = "html",
		[ORDER_SVG] = "svg", [ORDER_CSV] = "csv",
		[ORDER_JSON] = "json",
	};

	return all[o->format];
}

/* Which sheets a client gets; the private one first, for its rows are more
 * and their faults are named once. */
static size_t sheets(const struct batch *b, enum sheet_kind out[SHEETS])
{
	if (b->order->audience.kind != AUDIENCE_CLINICIAN) {
		out[0] = SHEET_COUPLE;
		return 1;
	}
	out[0] = SHEET_PRIVATE;
	out[1] = SHEET_JOINT;
	return b->folder && !b->order->note ? 2 : 1;
}

static char *path_of(const struct batch *b, const struct client *c,
		     enum sheet_kind kind)
{
	struct buf path = BUF_EMPTY;

	buf_addf(&path, "%s/%s%s.%s", b->folder,
		 kind == SHEET_PRIVATE ? "private/PRIVATE-" :
		 kind == SHEET_JOINT ? "joint/" : "", c->name,
		 ending(b->order));
	return buf_take(&path);
}

/* All sheets of a client, or none. */
static int write(const struct batch *b, const struct client *c,
		 const enum sheet_kind *kind, const struct buf *page, size_t n)
{
	struct fault f = { 0 };
	int got = 0;

	for (size_t k = 0; k < n && !got; k++) {
		if (!b->folder) {
			fwrite(page[k].at, 1, page[k].len, stdout);
			continue;
		}
		char *path = path_of(b, c, kind[k]);
		got = out_file(path, page[k].at, page[k].len, &f);
		if (got)
			msg_fault(&f);
		free(path);
	}
	if (b->folder && out_settle(!got, &f)) {
		msg_fault(&f);
		got = -1;
	}
	return got;
}

/* In a process of its own. */
static int work(void *arg, size_t i)
{
	const struct batching *all = arg;
	const struct batch *b = all->b;
	const struct client *c = &b->client[i];
	struct single log = { .paths = &c->operand, .n = 1,
			      .name = b->order->hidden ? c->name :
							 c->operand };
	enum sheet_kind kind[SHEETS];
	struct buf page[SHEETS] = { 0 }, why = BUF_EMPTY;
	enum single_got got = SINGLE_DONE;
	size_t n = sheets(b, kind);

	for (size_t k = 0; k < n && got == SINGLE_DONE; k++) {
		struct fault f = { 0 };
		got = reach_check(c->operand, &f) ? SINGLE_FAILED :
		      single_make(b->order, &log, kind[k], &page[k], &why, &f);
		if (got == SINGLE_FAILED)
			msg_fault(&f);
		else if (got == SINGLE_UNFIT)
			msg_error("%s", why.at);
		log.told = true;
	}
	if (got != SINGLE_DONE || write(b, c, kind, page, n))
		msg_error("%s: %s", c->operand, _("no report is written"));
	for (size_t k = 0; k < n; k++)
		buf_free(&page[k]);
	buf_free(&why);
	return msg_finish(DONE);
}

/* A line of the client's name, and one below it. */
static void heading(const struct client *c)
{
	struct buf name = BUF_EMPTY;

	utf8_mask(&name, c->name, strlen(c->name), false);
	size_t width = utf8_width(name.at, name.len);
	puts(name.at);
	while (width--)
		putchar('=');
	puts("\n");
	buf_free(&name);
}

/* One header for all, and one list. */
static void give(struct batching *all, size_t i, const struct buf *out)
{
	const char *at = out->at;
	size_t len = out->len;

	switch (all->b->order->format) {
	case ORDER_CSV:
		if (all->given) {
			at = strchr(at, '\n') + 1;
			len -= (size_t)(at - out->at);
		}
		break;
	case ORDER_JSON:
		at += strlen(open_list);
		len -= strlen(open_list) + strlen(close_list);
		fputs(all->given ? "," : open_list, stdout);
		break;
	case ORDER_TEXT: case ORDER_HTML: case ORDER_SVG:
		heading(&all->b->client[i]);
		break;
	}
	fwrite(at, 1, len, stdout);
	if (!order_is_table(all->b->order))
		putchar('\n');
	all->given++;
}

static bool take(void *arg, size_t i, const struct buf *out,
		 const struct buf *err, int status)
{
	struct batching *all = arg;

	progress_clear(&all->progress);
	fwrite(err->at, 1, err->len, stderr);
	if (status < 0) {
		struct fault f = { .file = all->b->client[i].operand };
		fault_set(&f, N_("no report is written: the worker ended "
				 "early"), 0);
		msg_left_out(&f);
	}
	if (status)
		all->status = PARTLY;
	if (out->len && (status == DONE || status == PARTLY))
		give(all, i, out);
	return !ferror(stdout) && !fflush(stdout);
}

static void step(void *arg, size_t done)
{
	struct batching *all = arg;

	progress_step(&all->progress, done);
}

/* The folder and what is in it, before any work is done. */
static int folders(const struct batch *b)
{
	static const char *const within[] = { "private", "joint" };
	enum sheet_kind kind[SHEETS];
	struct fault f = { 0 };
	size_t n = sheets(b, kind);
	int got = out_folder(b->folder, &f);

	for (size_t k = 0; k < n && !got && kind[0] == SHEET_PRIVATE; k++) {
		struct buf path = BUF_EMPTY;
		buf_addf(&path, "%s/%s", b->folder, within[k]);
		got = out_folder(path.at, &f);
		if (got)
			msg_fault(&f);
		buf_free(&path);
		if (got)
			return got;
	}
	if (got)
		msg_fault(&f);
	return got;
}

int batch_run(const struct batch *b)
{
	struct batching all = { .b = b };
	const struct crew_how how = {
		.n = b->n, .workers = b->workers, .work = work, .take = take,
		.step = step, .arg = &all,
	};
	struct fault f = { 0 };

	if (b->folder && folders(b))
		return TROUBLE;
	progress_begin(&all.progress, b->n, b->quiet);
	int got = crew_run(&how, &f);
	progress_clear(&all.progress);
	if (got) {
		msg_fault(&f);
		return TROUBLE;
	}
	if (b->order->format == ORDER_JSON && !b->folder)
		fputs(all.given ? close_list : "[\n]\n", stdout);
	return all.status;
}
