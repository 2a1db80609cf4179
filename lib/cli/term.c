/* SPDX-License-Identifier: MIT
 * What the terminal allows: colour and width. */
#include "cli/term.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

enum { WIDTH_LEAST = 20, WIDTH_USUAL = 79, WIDTH_MOST = 500 };

static bool is_set(const char *name)
{
	const char *value = getenv(name);

	return value && *value;
}

bool term_colour(const struct common *c, FILE *stream)
{
	const char *term = getenv("TERM");

	if (c->colour)
		return c->colour > 0;
	return !term_plain(c) && !is_set("NO_COLOR") &&
	       term && *term && strcmp(term, "dumb") &&
	       isatty(fileno(stream));
}

int term_width(const struct common *c, FILE *stream)
{
	struct winsize size;
	const char *columns = getenv("COLUMNS");
	int width = c->width;

	if (!width && columns)
		width = atoi(columns);
	if (width <= 0 && isatty(fileno(stream)) &&
	    !ioctl(fileno(stream), TIOCGWINSZ, &size))
		width = size.ws_col;
	if (width <= 0)
		width = WIDTH_USUAL;
	return width < WIDTH_LEAST ? WIDTH_LEAST :
	       width > WIDTH_MOST ? WIDTH_MOST : width;
}

bool term_plain(const struct common *c)
{
	return c->ascii || is_set("ACCESSIBLE");
}
