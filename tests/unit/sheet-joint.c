/* SPDX-License-Identifier: MIT
 * Promises of sheet/reading.h and sheet/build.h: the joint sheet for a
 * session, which has a glance first and three questions. */
#include "tap.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "sheet/build.h"
#include "sheet/reading.h"
#include "sheet/text.h"

static const char log_rows[] =
	"time,who,kind,communication,repair,note\n"
	"2026-11-02T20:00:00+01:00,ana,checkin,5,,\n"
	"2026-11-02T21:00:00+01:00,ben,checkin,6,,\n"
	"2026-11-03T20:00:00+01:00,ana,repair,,landed,a word\n";

static void nothing(const struct fault *f)
{
	(void)f;
}

static char *sheet(const char *path, enum sheet_kind kind)
{
	const struct feed_how feed_how = { .day_start = 240, .bad = nothing };
	struct measures m;
	struct reading r;
	struct doc doc = { 0 };
	struct fault f = { 0 };
	struct buf out = BUF_EMPTY;
	struct reading_how how = { .measures = &m, .flukes = 1,
				   .until_given = true, .until = INT32_MAX,
				   .words = true };

	stamp_parse("2026-11-08T12:00:00Z", 20, &how.period.now);
	how.period.day_start = 240;
	struct feed *d = feed_open(&path, 1, &feed_how, &f);
	if (!d || measures_read(&m, &f) || reading_of(&r, d, &how, &f))
		return buf_take(&out);
	struct config *c = config_read("none", &f);
	struct sheet s = { .kind = kind, .figures = &r.figures,
			   .entries = &r.entries, .findings = &r.findings,
			   .config = c, .notes = true };
	if (!build_sheet(&s, &doc, &f))
		text_write(&out, &doc, 80, true);
	doc_free(&doc);
	config_free(c);
	reading_free(&r);
	measures_free(&m);
	feed_close(d);
	return buf_take(&out);
}

int main(void)
{
	char path[] = "/tmp/attune-joint-XXXXXX";
	int fd = mkstemp(path);

	i18n_init();
	if (write(fd, log_rows, sizeof(log_rows) - 1) < 0)
		return 1;
	close(fd);
	char *joint = sheet(path, SHEET_JOINT);
	char *couple = sheet(path, SHEET_COUPLE);
	const char *glance = strstr(joint, "\nAt a glance\n");
	ok(glance && glance < strstr(joint, "\nCommunication\n"),
	   "a session's sheet begins with a glance");
	ok(strstr(joint, "\nQuestions for the session\n  1. ") &&
	   strstr(joint, "\n  3. "), "and has three questions");
	ok(strstr(joint, "\nMending\n  3 November: it landed well\n"),
	   "and how far mending has come, of nobody by name");
	ok(!strstr(couple, "At a glance") && !strstr(couple, "Mending") &&
	   strstr(couple, "\nQuestions for your next talk\n") &&
	   !strstr(couple, "\n  3. "), "the couple's own has two, and no more");
	ok(strstr(joint, "Stop reading together if it stops being kind."),
	   "both end with the same words");
	free(joint);
	free(couple);
	unlink(path);
	return tap_done();
}
