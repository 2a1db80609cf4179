/* SPDX-License-Identifier: MIT
 * Frames: another shape for a sentence. */
#include "wording/frames.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "table/table.h"

static int read_frame(struct frames *r, struct table *t, struct fault *f)
{
	static const char *const needed[] = { "id", "category", "pattern",
		"full", "plain", "feeling", "example", "wanted" };
	const char *word = table_cell(t, table_col(t, "category"));
	int category = category_find(word, strlen(word));
	struct frame *fr;

	f->line = table_line(t);
	for (size_t i = 0; i < ARRAY_LEN(needed); i++) {
		if (*table_cell(t, table_col(t, needed[i])))
			continue;
		fault_in_column(f, needed[i]);
		fault_set(f, N_("a cell of the frame is empty"), 0);
		return -1;
	}
	if (category < 0) {
		fault_in_column(f, "category");
		fault_set(f, N_("no such category"), 0);
		return -1;
	}
	r->frame = mem_grow(r->frame, &r->room, r->n + 1, sizeof(*r->frame));
	fr = &r->frame[r->n++];
	memset(fr, 0, sizeof(*fr));
	fr->category = (enum category)category;
	struct { char **to; const char *column; } cells[] = {
		{ &fr->id, "id" }, { &fr->pattern, "pattern" },
		{ &fr->unless, "unless" }, { &fr->full, "full" },
		{ &fr->plain, "plain" }, { &fr->feeling, "feeling" },
		{ &fr->example, "example" }, { &fr->wanted, "wanted" },
	};
	for (size_t i = 0; i < ARRAY_LEN(cells); i++)
		*cells[i].to = mem_dup(table_cell(t, table_col(t,
							cells[i].column)));
	fr->made = rules_pattern(r->lists, r->patterns, fr->pattern, false, f);
	if (fr->made && *fr->unless)
		fr->made_unless = rules_pattern(r->lists, r->patterns,
						fr->unless, false, f);
	return fr->made && (!*fr->unless || fr->made_unless) ? 0 : -1;
}

int frames_read(struct frames *r, const char *path, struct fault *f)
{
	FILE *in = fopen(path, "re");
	struct table *t = NULL;
	enum table_got got = TABLE_FAILED;

	if (!in)
		fault_set(f, N_("cannot be read"), errno);
	else if ((t = table_open(in, path, NULL, f)))
		while ((got = table_next(t, f)) == TABLE_ROW)
			if (read_frame(r, t, f))
				break;
	table_close(t);
	if (in)
		fclose(in);
	if (got == TABLE_END)
		return 0;
	f->file = path;
	return -1;
}

void frames_free(struct frames *r)
{
	for (size_t i = 0; i < r->n; i++) {
		struct frame *fr = &r->frame[i];
		char *texts[] = { fr->id, fr->pattern, fr->unless, fr->full,
			fr->plain, fr->feeling, fr->example, fr->wanted };
		for (size_t k = 0; k < ARRAY_LEN(texts); k++)
			free(texts[k]);
		pattern_free(fr->made);
		pattern_free(fr->made_unless);
	}
	free(r->frame);
	r->frame = NULL;
	r->n = r->room = 0;
}

/* The captured words; their first word in another form if one is asked for.
 * -1 for a verb that is not known. */
static int add_captured(struct frame *fr, const struct verbs *v,
			const struct said *s, const char *name, size_t len,
			struct buf *out)
{
	char group[32];
	size_t colon = 0;
	struct span g;

	while (colon < len && name[colon] != ':')
		colon++;
	if (colon >= sizeof(group))
		return -1;
	memcpy(group, name, colon);
	group[colon] = '\0';
	if (!pattern_group(fr->made, group, &g))
		return 0;
	if (colon == len) {
		buf_add(out, s->text + g.from, g.to - g.from);
		return 0;
	}
	int form = verbs_form_of(name + colon + 1, len - colon - 1);
	size_t word = 0;
	while (g.from + word < g.to && s->text[g.from + word] != ' ')
		word++;
	const char *verb = form < 0 ? NULL :
		verbs_form(v, s->text + g.from, word, (enum verb_form)form);
	if (!verb)
		return -1;
	buf_puts(out, verb);
	buf_add(out, s->text + g.from + word, g.to - g.from - word);
	return 0;
}

static int fill(struct frame *fr, const struct verbs *v, const struct said *s,
		const char *shape, struct buf *out)
{
	while (*shape) {
		size_t len = strcspn(shape, "{");
		buf_add(out, shape, len);
		shape += len;
		if (!*shape)
			break;
		len = strcspn(++shape, "}");
		if (len == strlen("feeling") &&
		    !memcmp(shape, "feeling", len))
			buf_add(out, fr->feeling, strcspn(fr->feeling, "|"));
		else if (add_captured(fr, v, s, shape, len, out))
			return -1;
		shape += len;
		shape += *shape == '}';
	}
	return 0;
}

/* Whether what is taken over from the sentence has nothing in it that cannot
 * stand in another shape. */
static bool is_fit(struct frame *fr, const struct said *s)
{
	static const char *const groups[] = { "act", "what", "state", "cond" };
	size_t from = 0;
	struct span g;

	for (size_t i = 0; i < ARRAY_LEN(groups); i++)
		if (pattern_group(fr->made, groups[i], &g))
			from = from && from < g.from ? from : g.from;
	return !fr->made_unless || !from ||
	       !pattern_in(fr->made_unless, s->text + from, s->len - from);
}

const struct frame *frames_say(struct frames *r, const struct verbs *v,
			       enum category c, const struct said *s,
			       bool again, struct buf *out)
{
	struct span m;

	for (size_t i = 0; i < r->n; i++) {
		struct frame *fr = &r->frame[i];
		size_t before = out->len;
		if (fr->category != c ||
		    pattern_find(fr->made, s->text, s->len, 0, &m) <= 0 ||
		    !is_fit(fr, s))
			continue;
		if (!fill(fr, v, s, again ? fr->plain : fr->full, out))
			return fr;
		out->len = before;
	}
	return NULL;
}
