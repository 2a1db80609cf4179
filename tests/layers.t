#!/bin/sh
# SPDX-License-Identifier: MIT
# Who may know whom: the walls between the rooms of the library.
. "$(dirname "$0")/lib.sh"
cd "$src" || exit 2

# none PATTERN WHAT PATH...: no line of the sources matches.
none() {
	pattern=$1 what=$2
	shift 2
	is "$(grep -rnE --include='*.[ch]' -- "$pattern" "$@")" "" "$what"
}

others() {
	find lib cmd -name '*.[ch]' ! -path "$1"
}

# shellcheck disable=SC2046 # names of our own files hold no blanks
{
none '#include <csv\.h>' "only table knows libcsv" $(others 'lib/table/*')
none '#include <pcre2\.h>' "only wording knows PCRE2" \
	$(others 'lib/wording/*')
none '#include <getopt\.h>|\bgetopt' "only opt knows getopt" \
	$(others 'lib/cli/opt.*')
none '#include <(libintl|locale)\.h>|\bsetlocale' "only i18n knows libintl" \
	$(others 'lib/base/i18n.*')
none '\b(localtime|gmtime|mktime|tzset|clock_gettime|gettimeofday)(_r)?\(|\btime\(NULL' \
	"only lib/log reads the clock and the zone" $(others 'lib/log/*')
}
none '\b(socket|connect|bind|listen|getaddrinfo|gethostbyname|syslog|openlog)[[:space:]]*\(' \
	"no room can open a socket" lib cmd
none '\bgetpw|\bgetgr|\bsystem[[:space:]]*\(|\bpopen[[:space:]]*\(' \
	"no room asks for users or starts a shell" lib cmd
# shellcheck disable=SC2046
none '\b(fork|vfork|posix_spawnp?|clone|exec[lv]p?e?)[[:space:]]*\(' \
	"only age starts a program, and practice its own kind" \
	$(others 'lib/log/age.c' | grep -v '^lib/practice/\|^cmd/attune.c')
none '\b(gets|strcpy|strcat|sprintf|vsprintf|strtok|alloca|strtod|atof|tmpfile|tmpnam|mktemp)[[:space:]]*\(' \
	"no room uses a function that is banned" lib cmd
none '\bexit[[:space:]]*\(' "only msg, mem and opt end the program" \
	$(find lib -name '*.c' ! -path "lib/base/m[es]*.c" ! -path lib/cli/opt.c)
none 'fopen\([^)]*"[wa]|O_WRONLY|O_RDWR' \
	"only store, out and the terminal open a file for writing" \
	$(find lib cmd -name '*.c' ! -path 'lib/log/*' ! -path 'lib/cli/*')

# Lower floors know nothing of higher ones.  content and wording stand side by
# side on log; series stands on base alone; talk, where content meets the
# terminal, stands on content and cli; reword, where wording does, on wording
# and cli.
floor() {
	room=$1
	shift
	for upper; do
		none "#include \"$upper/" "$room knows nothing of $upper" \
			"lib/$room"
	done
}
[ -d lib/series ] && floor series cli table log content wording sheet
floor base cli table log content wording series sheet
floor cli table log content wording series sheet
floor table cli log content wording series sheet
floor log cli content wording series sheet
floor content cli wording series sheet
[ -d lib/wording ] && floor wording cli log series sheet
[ -d lib/sheet ] && floor sheet wording

# draw makes pages and pictures of sheets, for practice.
for room in base cli table log content wording series sheet talk reword; do
	floor "$room" draw
done
floor draw cli content wording practice talk reword

# practice makes a report of each client, and stands on sheet and cli.
for room in base cli table log content wording series sheet talk reword; do
	[ -d lib/$room ] && floor "$room" practice
done
floor practice wording talk reword

for room in base cli table log content wording series sheet; do
	[ -d lib/$room ] && floor "$room" talk
done
[ -d lib/talk ] && floor talk wording sheet
for room in base cli table log content wording series sheet talk; do
	floor $room reword
done
floor reword log series sheet talk

is "$(find lib -name '*.h' -exec grep -L '#pragma once' {} +)" "" \
	"every header guards itself"
is "$(find lib cmd tests -name '*.[ch]' -exec sh -c \
	'for f; do sed 1q "$f" | grep -q "^/\* SPDX-License-Identifier: MIT" ||
	echo "$f"; done' sh {} +)" "" "every source file names its licence"
is "$(find lib cmd -name '*.c' -exec wc -l {} + |
	awk '$2 != "total" && $1 > 500')" "" "no source file passes 500 lines"
is "$(grep -rInE '\b(TODO|FIXME|XXX)\b' --exclude-dir=build-aux \
	--exclude-dir=m4 lib cmd share man)" "" \
	"nothing is left for later in the sources"
is "$(grep -rniE '\b(normal_[^s]|deficit|refusal|complaint)' --include='*.[ch]' \
	lib cmd)" "" "no identifier judges a person"
done_testing
