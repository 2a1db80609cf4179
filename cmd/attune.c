/* SPDX-License-Identifier: MIT
 * attune - the front door: runs one of the programs.  See attune(1). */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/msg.h"

static const struct { const char *name, *what; } programs[] = {
	{ "checkin", N_("a minute for yourself: how was today?") },
	{ "log", N_("add rows to the log, or take rows out of it") },
	{ "prompt", N_("cards to talk about, and turns that stay fair") },
	{ "reframe", N_("how a sentence may be heard, and another way") },
	{ "report", N_("what the weeks show, kindly") },
};

static const char *exec_path(void)
{
	const char *path = getenv("ATTUNE_EXEC_PATH");

	return path && *path ? path : EXECDIR;
}

static int help(void)
{
	printf(_("usage: %s PROGRAM [OPTION]... [OPERAND]...\n\n"), "attune");
	for (size_t i = 0; i < ARRAY_LEN(programs); i++)
		printf("  %-9s %s\n", programs[i].name, _(programs[i].what));
	printf("\n%s\n", _("'attune PROGRAM --help' says more. The programs "
			   "keep everything on this\nmachine. They are no "
			   "therapy and no help in an emergency."));
	return msg_finish(DONE);
}

int main(int argc, char **argv)
{
	i18n_init();
	msg_name("attune");
	if (argc < 2)
		msg_usage(_("which program?"));
	if (!strcmp(argv[1], "--help") || !strcmp(argv[1], "-h"))
		return help();
	if (!strcmp(argv[1], "--version") || !strcmp(argv[1], "-V")) {
		printf("attune %s\n", PACKAGE_VERSION);
		return msg_finish(DONE);
	}
	if (!strcmp(argv[1], "--exec-path")) {
		printf("%s\n", exec_path());
		return msg_finish(DONE);
	}
	for (size_t i = 0; i < ARRAY_LEN(programs); i++) {
		if (strcmp(programs[i].name, argv[1]))
			continue;
		struct buf path = BUF_EMPTY;
		buf_addf(&path, "%s/%s", exec_path(), argv[1]);
		execv(buf_text(&path), argv + 1);
		msg_die("%s: %s", buf_text(&path), strerror(errno));
	}
	msg_usage(_("no such program: %s"), argv[1]);
}
