#!/bin/sh
# SPDX-License-Identifier: MIT
# What make install lays down works from there, with and without bare names,
# under a prefix to the names, and into a staging directory.
. "$(dirname "$0")/lib.sh"
need make

make=${MAKE:-make}
unset MAKEFLAGS MFLAGS MAKELEVEL ATTUNE_EXEC_PATH ATTUNE_DATA \
	ATTUNE_LOCALEDIR

# stage NAME [VARIABLE=VALUE...]: installs into $tmp/NAME.
stage() {
	name=$1
	shift
	"$make" -s -C "$top" install DESTDIR="$tmp/$name" prefix=/usr \
		"$@" >log 2>&1
	ok $? "make install into a staging directory works ($name)"
	root=$tmp/$name/usr
}

stage plain
[ -x "$root/bin/attune" ]
ok $? "attune is in bindir"
for p in $(attune --help | awk '/^  [a-z]/ { print $1 }'); do
	[ -x "$root/libexec/attune/$p" ] && [ ! -L "$root/libexec/attune/$p" ]
	ok $? "$p is a real program in execdir"
	[ "$("$root/bin/$p" --version)" = \
		"$("$root/libexec/attune/$p" --version)" ]
	ok $? "the bare name $p leads to it"
	[ -f "$root/share/man/man1/attune-$p.1" ]
	ok $? "the manual of $p is there"
done
[ -f "$root/share/attune/en/items/daily.csv" ]
ok $? "shipped content lies in pkgdatadir"
[ -f "$root/share/bash-completion/completions/attune" ]
ok $? "the completion for bash lies where bash looks"

# A tree that is really installed there, moved nowhere.
export ATTUNE_EXEC_PATH="$root/libexec/attune" ATTUNE_DATA="$root/share/attune"
mkdir us
"$root/bin/attune" checkin -y -L "$tmp/us" --who=anna communication=7 \
	affection=6 -a
is "$?" 0 "the installed checkin writes a row"
is "$("$root/bin/attune" log -L "$tmp/us" -c who,communication)" \
	"who,communication
anna,7" "the installed log reads it"
"$root/bin/attune" report -L "$tmp/us" >report 2>&1
is "$?" 0 "the installed report speaks of it"
unset ATTUNE_EXEC_PATH ATTUNE_DATA

stage prefixed program_transform_name='s,^,x-,'
[ -x "$root/bin/x-attune" ] && [ -x "$root/libexec/attune/log" ]
ok $? "--program-prefix renames the front door and not what it opens"
[ "$("$root/bin/x-log" --version)" ]
ok $? "the links follow"
[ -f "$root/share/man/man1/x-attune-log.1" ]
ok $? "and the manuals"
[ -f "$root/share/bash-completion/completions/x-attune" ] &&
	grep -q '_attune x-attune$' \
		"$root/share/bash-completion/completions/x-attune"
ok $? "and the completions"
stage bare bare_names=no
[ ! -e "$root/bin/log" ] && [ -x "$root/bin/attune" ]
ok $? "--disable-bare-names leaves the plain names out"
done_testing
