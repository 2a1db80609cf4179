/* SPDX-License-Identifier: MIT
 * Where a log comes from. */
#include "cli/source.h"

#include <sys/stat.h>
#include <unistd.h>

enum source source_of(int operands, const char *log)
{
	struct stat st;

	if (operands > 0)
		return SOURCE_OPERANDS;
	if (log)
		return SOURCE_LOG;
	if (!fstat(STDIN_FILENO, &st) &&
	    (S_ISFIFO(st.st_mode) || S_ISSOCK(st.st_mode) ||
	     S_ISREG(st.st_mode)))
		return SOURCE_STDIN;
	return SOURCE_DEFAULT;
}
