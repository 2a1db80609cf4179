/* SPDX-License-Identifier: MIT
 * The options that mean the same in all programs. */
#include "cli/common.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/msg.h"

const struct opt common_options[] = {
	{ 'o', "output", N_("FILE"), OPT_FILE, NULL,
	  N_("write to FILE, whole or not at all"), 0 },
	{ COMMON_LANG, "lang", N_("TAG"), OPT_TEXT, NULL,
	  N_("language of messages and content, such as de"), 0 },
	{ COMMON_CONFIG, "config", N_("FILE"), OPT_FILE, NULL,
	  N_("read FILE instead of the usual config; none: no config"), 0 },
	{ COMMON_COLOR, "color", N_("WHEN"), OPT_WORD, "auto always never",
	  N_("use colour"), 0 },
	{ COMMON_ASCII, "ascii", NULL, OPT_NONE, NULL,
	  N_("draw with ASCII only and send no escapes"), 0 },
	{ COMMON_WIDTH, "width", N_("N"), OPT_NUMBER, "20 500",
	  N_("lay text out in N columns"), 0 },
	{ 'q', "quiet", NULL, OPT_NONE, NULL,
	  N_("say nothing but errors"), 0 },
	{ 'v', "verbose", NULL, OPT_NONE, NULL,
	  N_("say more about what is done"), 0 },
	OPT_END
};

const struct opt common_log_options[] = {
	{ 'L', "log", N_("PATH"), OPT_FILE, NULL,
	  N_("the shared log, a directory or a file"), 0 },
	{ COMMON_PRIVATE, "private", N_("PATH"), OPT_FILE, NULL,
	  N_("the private log of the one person asked for"), 0 },
	{ COMMON_TZ, "tz", N_("ZONE"), OPT_TEXT, NULL,
	  N_("time zone for stamping, such as Europe/Berlin"), 0 },
	{ COMMON_NOW, "now", N_("TIME"), OPT_DATE, NULL,
	  N_("take TIME as the present"), 0 },
	OPT_END
};

int common_set(struct common *c, int key, const char *arg)
{
	switch (key) {
	case 'f': c->format = arg; break;
	case 'o': c->output = arg; break;
	case 'L': c->log = arg; break;
	case 'w': c->who = arg; break;
	case 'q': msg_volume(-1); break;
	case 'v': msg_volume(1); break;
	case COMMON_PRIVATE: c->private = arg; break;
	case COMMON_LANG: return i18n_language(arg);
	case COMMON_TZ: c->tz = arg; break;
	case COMMON_NOW: c->now = arg; break;
	case COMMON_CONFIG: c->config = arg; break;
	case COMMON_COLOR:
		c->colour = !strcmp(arg, "always") ? 1 :
			    !strcmp(arg, "never") ? -1 : 0;
		break;
	case COMMON_ASCII: c->ascii = true; break;
	case COMMON_WIDTH: c->width = atoi(arg); break;
	default: return 1;
	}
	return 0;
}

const char *common_now(const struct common *c)
{
	const char *now = c->now ? c->now : getenv("ATTUNE_NOW");

	return now && *now ? now : NULL;
}
