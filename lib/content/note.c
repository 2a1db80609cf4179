/* SPDX-License-Identifier: MIT
 * What was drawn or agreed, on its way into the log. */
#include "content/note.h"

#include "base/msg.h"

int note_store(const struct keep_how *how, const struct note *rows, size_t n)
{
	static const char *const names[] = { "who", "kind", "visibility",
		"title", "class", "state", "review_by", "tags" };
	struct keep *k = keep_new(how);
	struct fault f = { 0 };
	int got = 0;

	for (size_t i = 0; i < n && !got; i++) {
		const struct note *r = &rows[i];
		const char *values[ARRAY_LEN(names)] = { r->who, r->kind,
			r->visibility, r->title, r->class, r->state,
			r->review_by, r->tags };
		for (size_t c = 0; c < ARRAY_LEN(names); c++)
			if (!values[c])
				values[c] = "";
		got = keep_add(k, ARRAY_LEN(names), names, values, &f);
	}
	if (got)
		msg_fault(&f);
	else if (keep_store(k) != STORE_DONE)
		got = -1;
	keep_free(k);
	return got;
}
