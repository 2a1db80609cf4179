/* SPDX-License-Identifier: MIT
 * The columns and kinds that the log knows, in one table. */
#include "log/entry.h"

#include <string.h>

#include "base/i18n.h"

/* visibility, name, type, least, greatest, what.  The order is that of every
 * listing: what a row is, the three measures, the other items, the words.
 * share/schema/log.json says the same; tests/schema.t compares the two. */
#define COLUMNS(X) \
	X(SHARED, "id", ENTRY_ID, 0, 0, N_("id")) \
	X(SHARED, "time", ENTRY_TIME, 0, 0, N_("time")) \
	X(SHARED, "who", ENTRY_TAG, 0, 0, N_("who")) \
	X(SHARED, "kind", ENTRY_KIND, 0, 0, N_("kind")) \
	X(SHARED, "visibility", ENTRY_VISIBILITY, 0, 0, N_("visibility")) \
	X(SHARED, "ref", ENTRY_ID, 0, 0, N_("replaces")) \
	X(SHARED, "about", ENTRY_ID, 0, 0, N_("belongs to")) \
	X(SHARED, "title", ENTRY_TEXT, 0, 0, N_("title")) \
	X(SHARED, "class", ENTRY_CHOICE, 0, 0, N_("class")) \
	X(SHARED, "state", ENTRY_CHOICE, 0, 0, N_("state")) \
	X(SHARED, "review_by", ENTRY_DATE, 0, 0, N_("look again by")) \
	X(SHARED, "minutes", ENTRY_NUMBER, 0, 1440, N_("minutes")) \
	X(SHARED, "communication", ENTRY_RATING, 0, 10, \
	  N_("talking and listening")) \
	X(SHARED, "freq", ENTRY_NUMBER, 0, 21, N_("times wished for a week")) \
	X(SHARED, "affection", ENTRY_RATING, 0, 10, N_("affection")) \
	X(SHARED, "closeness", ENTRY_RATING, 0, 10, N_("closeness")) \
	X(SHARED, "desire", ENTRY_RATING, 0, 10, N_("desire")) \
	X(SHARED, "physical", ENTRY_RATING, 0, 10, N_("pull of the body")) \
	X(SHARED, "emotional", ENTRY_RATING, 0, 10, \
	  N_("wish to feel close, wanted or comforted")) \
	X(SHARED, "stress", ENTRY_RATING, 0, 10, N_("stress")) \
	X(SHARED, "fatigue", ENTRY_RATING, 0, 10, N_("tiredness")) \
	X(SHARED, "health", ENTRY_RATING, 0, 10, N_("how the body felt")) \
	X(SHARED, "bother", ENTRY_RATING, 0, 10, \
	  N_("bothered by the difference")) \
	X(SHARED, "heard", ENTRY_RATING, 0, 10, N_("feeling heard")) \
	X(SHARED, "load", ENTRY_RATING, 0, 10, N_("chores fairly shared")) \
	X(CLINICIAN, "freedom", ENTRY_RATING, 0, 10, \
	  N_("free to say yes, no or not now")) \
	X(CLINICIAN, "say", ENTRY_RATING, 0, 10, N_("a fair say")) \
	X(CLINICIAN, "pain", ENTRY_RATING, 0, 10, N_("pain")) \
	X(PRIVATE, "sexsat", ENTRY_RATING, 0, 10, \
	  N_("content with sexual life")) \
	X(PRIVATE, "selfcare", ENTRY_RATING, 0, 10, \
	  N_("own needs looked after")) \
	X(SHARED, "session_said", ENTRY_RATING, 0, 10, \
	  N_("session: could say what mattered")) \
	X(SHARED, "session_topic", ENTRY_RATING, 0, 10, \
	  N_("session: worked on what matters")) \
	X(SHARED, "session_pace", ENTRY_RATING, 0, 10, \
	  N_("session: pace and way suited")) \
	X(CLINICIAN, "session_free", ENTRY_RATING, 0, 10, \
	  N_("session: free to disagree or pause")) \
	X(SHARED, "desire_kind", ENTRY_CHOICE, 0, 0, \
	  N_("how interest came")) \
	X(CLINICIAN, "motive", ENTRY_CHOICE, 0, 0, N_("reasons")) \
	X(SHARED, "transition", ENTRY_CHOICE, 0, 0, N_("change in life")) \
	X(SHARED, "transition_note", ENTRY_TEXT, 0, 0, \
	  N_("what is changing")) \
	X(SHARED, "repair", ENTRY_CHOICE, 0, 0, N_("mending")) \
	X(PRIVATE, "boundary", ENTRY_CHOICE, 0, 0, N_("own lines")) \
	X(PRIVATE, "boundary_add", ENTRY_TEXT, 0, 0, \
	  N_("a line to add or make firmer")) \
	X(CLINICIAN, "experiment", ENTRY_CHOICE, 0, 0, \
	  N_("view of the experiment")) \
	X(PRIVATE, "effect", ENTRY_CHOICE, 0, 0, \
	  N_("may have landed differently")) \
	X(PRIVATE, "effect_note", ENTRY_TEXT, 0, 0, \
	  N_("how it may have landed")) \
	X(PRIVATE, "unsaid", ENTRY_TEXT, 0, 0, N_("not said yet")) \
	X(CLINICIAN, "medchange", ENTRY_TEXT, 0, 0, \
	  N_("changes of medicine or sleep")) \
	X(SHARED, "moment", ENTRY_TEXT, 0, 0, N_("a good moment")) \
	X(SHARED, "appreciate", ENTRY_TEXT, 0, 0, N_("appreciated")) \
	X(SHARED, "helped", ENTRY_TEXT, 0, 0, N_("helped")) \
	X(SHARED, "nothelped", ENTRY_TEXT, 0, 0, N_("did not help")) \
	X(SHARED, "ahead", ENTRY_TEXT, 0, 0, N_("coming up")) \
	X(SHARED, "ahead_on", ENTRY_DATE, 0, 0, N_("when it begins")) \
	X(SHARED, "topic", ENTRY_TEXT, 0, 0, N_("for the next talk")) \
	X(SHARED, "strength_1", ENTRY_TEXT, 0, 0, N_("goes well")) \
	X(SHARED, "strength_2", ENTRY_TEXT, 0, 0, N_("got through together")) \
	X(SHARED, "strength_3", ENTRY_TEXT, 0, 0, N_("to keep")) \
	X(SHARED, "value_1", ENTRY_TEXT, 0, 0, N_("a value")) \
	X(SHARED, "value_2", ENTRY_TEXT, 0, 0, N_("another value")) \
	X(SHARED, "value_3", ENTRY_TEXT, 0, 0, N_("one more value")) \
	X(SHARED, "word_again", ENTRY_TEXT, 0, 0, \
	  N_("a word to look at again")) \
	X(SHARED, "word_meaning", ENTRY_TEXT, 0, 0, N_("its meaning")) \
	X(SHARED, "works_now", ENTRY_TEXT, 0, 0, N_("works now")) \
	X(SHARED, "works_less", ENTRY_TEXT, 0, 0, N_("may need a change")) \
	X(SHARED, "tags", ENTRY_TAGS, 0, 0, N_("tags")) \
	X(SHARED, "note", ENTRY_TEXT, 0, 0, N_("note")) \
	X(SHARED, "item_set", ENTRY_CHOICE, 0, 0, \
	  N_("version of the questions")) \
	X(SHARED, "logged", ENTRY_TIME, 0, 0, N_("written at"))

#define COLUMN(vis, name, type, min, max, what) \
	{ name, type, min, max, vis, what },

static const struct entry_column columns[] = { COLUMNS(COLUMN) };

#define IN_SHARED_SHARED(name) name,
#define IN_SHARED_CLINICIAN(name)
#define IN_SHARED_PRIVATE(name)
#define SHARED_NAME(vis, name, type, min, max, what) IN_SHARED_##vis(name)
#define ANY_NAME(vis, name, type, min, max, what) name,

static const char *const shared_header[] = { COLUMNS(SHARED_NAME) NULL };
static const char *const private_header[] = { COLUMNS(ANY_NAME) NULL };

static const char *const kinds[] = {
	"checkin", "weekly", "session", "checkup", "note", "moment", "talk",
	"prompt", "experiment", "agreement", "boundary", "value", "glossary",
	"repair", "ritual", "transition", "trigger", "feedback", "consent",
	NULL
};

const struct entry_column *entry_columns(size_t *n)
{
	*n = ARRAY_LEN(columns);
	return columns;
}

const struct entry_column *entry_column(const char *name)
{
	for (size_t i = 0; i < ARRAY_LEN(columns); i++)
		if (!strcmp(columns[i].name, name))
			return &columns[i];
	return NULL;
}

const char *const *entry_header(enum visibility v)
{
	return v == SHARED ? shared_header : private_header;
}

const char *const *entry_kinds(void)
{
	return kinds;
}
