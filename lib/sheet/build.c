/* SPDX-License-Identifier: MIT
 * One sheet, whole.  The words at its beginning and its end are shipped, and
 * none leaves without them. */
#include "sheet/build.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "content/share.h"
#include "sheet/changes.h"
#include "sheet/couple.h"
#include "sheet/medical.h"
#include "sheet/own.h"
#include "sheet/phrase.h"
#include "sheet/skeleton.h"
#include "sheet/therapist.h"

enum {
	KIND_SENTENCES = 8,
	PAPER = 3,		/* items of a list: eight weeks fit two pages */
};

/* Adds shipped words by their id. */
static int words(struct doc *d, const char *id, struct fault *f)
{
	char *text = share_words(id, f);
	int got = *text ? 0 : -1;

	if (!got)
		doc_add(d, DOC_WORDS, NULL, text);
	free(text);
	return got;
}

/* One kind sentence a week, in turn, whatever the notes say. */
static int opening(const struct sheet *s, struct fault *f)
{
	char kind[16];

	snprintf(kind, sizeof(kind), "kind-%d",
		 (s->week - 1) % KIND_SENTENCES + 1);
	return words(s->doc, "normalising", f) || words(s->doc, kind, f) ?
	       -1 : 0;
}

static void title(const struct sheet *s)
{
	char *name = s->own ? sheet_called(s, s->own) : NULL;
	struct buf text = BUF_EMPTY;

	switch (s->kind) {
	case SHEET_COUPLE: case SHEET_JOINT:
		/* Translators, for both: the notes of one; of several. */
		buf_puts(&text, s->figures->n == 1 ?
			 _("What the notes show") :
			 _("What your notes show"));
		break;
	case SHEET_OWN:
		/* Translators: %s is a name. */
		buf_addf(&text, _("What the notes of %s show"), name);
		break;
	case SHEET_PRIVATE:
		buf_puts(&text, _("Private sheet for the therapist"));
		break;
	case SHEET_MEDICAL:
		/* Translators: %s is a name. */
		buf_addf(&text, _("Notes of %s for a visit"), name);
		break;
	}
	doc_add(s->doc, DOC_TITLE, NULL, text.at);
	buf_free(&text);
	free(name);
}

static void hidden(const struct sheet *s)
{
	if (s->hidden)
		doc_add(s->doc, DOC_WORDS, NULL,
			phrase_hidden());
}

/* What all sections lean on. */
static int begin(struct sheet *s, struct doc *doc, struct fault *f)
{
	const struct period *p = &s->figures->period;
	int year;

	s->doc = doc;
	s->today = p->whole ? p->today : p->last;
	s->year = phrase_year(p->last);
	stamp_week(p->last, &year, &s->week);
	doc->private = !sheet_is_joint(s);
	/* What a therapist is to be told is told in full. */
	doc->paper = s->kind == SHEET_PRIVATE ? 0 : PAPER;
	if (sheet_is_joint(s))
		s->least_z = changes_least(s);
	s->experiments = experiments_read(f);
	return s->experiments ? 0 : -1;
}

static int footer(struct sheet *s, struct fault *f)
{
	doc_section(s->doc, DOC_FOOTER, "");
	if (words(s->doc, "footer", f) ||
	    (sheet_is_joint(s) && words(s->doc, "stop-together", f)))
		return -1;
	return 0;
}

static int sections(struct sheet *s, struct fault *f)
{
	switch (s->kind) {
	case SHEET_COUPLE: case SHEET_JOINT:
		return opening(s, f) || couple_build(s, f) ? -1 : 0;
	case SHEET_OWN:
		return own_build(s, f);
	case SHEET_PRIVATE:
		return therapist_build(s, f);
	case SHEET_MEDICAL:
		break;
	}
	return medical_build(s, f);
}

int build_sheet(struct sheet *s, struct doc *doc, struct fault *f)
{
	if (begin(s, doc, f))
		return -1;
	title(s);
	hidden(s);
	int got = sections(s, f) || footer(s, f) ? -1 : 0;
	experiments_free(s->experiments);
	return got;
}

int build_note(struct sheet *s, struct doc *doc, const char *form,
	       struct fault *f)
{
	s->notes = false;
	s->tags = true;
	if (begin(s, doc, f))
		return -1;
	doc_add(doc, DOC_TITLE, NULL, _("Skeleton of a note"));
	hidden(s);
	skeleton_build(s, form);
	int got = footer(s, f);
	experiments_free(s->experiments);
	return got;
}
