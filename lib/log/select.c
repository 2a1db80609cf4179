/* SPDX-License-Identifier: MIT
 * Which rows are asked for. */
#include "log/select.h"

#include <string.h>

static int span(const char *option, const struct stamp_clock *c,
		const char *text, bool *has, struct stamp_span *out,
		struct fault *f)
{
	if (!text)
		return 0;
	*has = true;
	if (!stamp_span(c, text, out, f))
		return 0;
	fault_in_column(f, option);
	return -1;
}

int select_spans(struct select *s, const struct stamp_clock *c,
		 const char *since, const char *until, const char *last,
		 struct fault *f)
{
	return span("--since", c, since, &s->has_since, &s->since, f) ||
	       span("--until", c, until, &s->has_until, &s->until, f) ||
	       span("--last", c, last, &s->has_last, &s->last, f) ? -1 : 0;
}

static bool is_after(const struct stamp_span *s, const struct entry *e)
{
	return s->exact ? e->time.utc >= s->from : e->day >= s->first;
}

static bool is_before(const struct stamp_span *s, const struct entry *e)
{
	return s->exact ? e->time.utc < s->until : e->day <= s->last;
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Whether s begins with what, ASCII case aside. */
static bool begins(const char *s, const char *what, size_t len)
{
	size_t i = 0;

	while (i < len && s[i] && lower(s[i]) == lower(what[i]))
		i++;
	return i == len;
}

static bool contains(const char *s, const char *what)
{
	size_t len = strlen(what);

	while (!begins(s, what, len))
		if (!*s++)
			return false;
	return true;
}

/* Whether one of the list's words, which apart holds apart, is that one. */
static bool list_has(const char *list, const char *apart, const char *word,
		     size_t len)
{
	while (*list) {
		list += strspn(list, " ");
		size_t n = strcspn(list, apart), end = n;
		while (end && list[end - 1] == ' ')
			end--;
		if (end == len && begins(list, word, len))
			return true;
		list += n;
		list += *list != '\0';
	}
	return false;
}

static bool names(const char *list, const char *word)
{
	return list_has(list, ", \t", word, strlen(word));
}

static bool tags_meet(const char *list, const char *tags)
{
	while (*tags) {
		size_t lead = strspn(tags, " ;");
		tags += lead;
		size_t len = strcspn(tags, ";"), end = len;
		while (end && tags[end - 1] == ' ')
			end--;
		if (end && list_has(list, ",", tags, end))
			return true;
		tags += len;
	}
	return false;
}

/* Words of people only: not in ids, times and the words of programs. */
static bool says(const struct entry *e, const char *text)
{
	for (size_t i = 0; i < e->n; i++) {
		if (!*e->cells[i] || !contains(e->cells[i], text))
			continue;
		const struct entry_column *c = entry_column(e->names[i]);
		if (!c || c->type == ENTRY_TEXT || c->type == ENTRY_TAGS)
			return true;
	}
	return false;
}

bool select_takes(const struct select *s, const struct entry *e)
{
	const char *kind = *e->kind ? e->kind : "checkin";

	if (s->who && !names(s->who, e->who))
		return false;
	if (s->kinds && !names(s->kinds, kind))
		return false;
	if (s->tags && !tags_meet(s->tags, entry_cell(e, "tags")))
		return false;
	if (s->has_since && !is_after(&s->since, e))
		return false;
	if (s->has_until && !is_before(&s->until, e))
		return false;
	if (s->has_last && !(is_after(&s->last, e) && is_before(&s->last, e)))
		return false;
	return !s->text || says(e, s->text);
}
