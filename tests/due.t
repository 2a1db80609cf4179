#!/bin/sh
# SPDX-License-Identifier: MIT
# attune log --due: what is to be looked at again.
. "$(dirname "$0")/lib.sh"

head=id,time,who,kind,visibility,ref,about,title,class,state,review_by,note
t=2026-11-01T20:00:00+01:00
l=2026-11-10T20:00:00+01:00
cat >us.csv <<END
$head
A00000000001,$t,anna,agreement,shared,,,walks,,yes,2026-11-22,
A00000000002,$t,anna,agreement,shared,,,phones,,yes,2026-11-23,
A00000000003,$t,anna,agreement,shared,,,tea,,yes,2026-11-10,
A00000000004,$t,ben,agreement,shared,,A00000000003,tea,,yes,2026-11-10,
A00000000005,$l,ben,agreement,shared,,A00000000003,tea,,ended,,
A00000000006,$t,anna,agreement,shared,,,naps,,yes,2026-11-10,
A00000000007,$l,ben,agreement,shared,,A00000000006,naps,,yes,2026-12-10,
B00000000001,$t,anna,boundary,shared,,,lights,table,,2026-11-20,
B00000000002,$t,anna,boundary,shared,,,guests,off,,2026-11-20,
B00000000003,$t,ben,boundary,shared,,,music,negotiable,,2026-11-20,later
E00000000001,$t,anna,experiment,shared,,,ex01,,offered,,
E00000000002,$l,anna,experiment,shared,,,ex01,,running,2026-11-20,
E00000000003,$t,anna,experiment,shared,,,ex02,,running,2026-11-20,
E00000000004,$l,ben,experiment,shared,,,ex02,,kept,,
G00000000001,$t,ben,glossary,shared,,,close,,,2026-11-20,near
V00000000001,$t,ben,value,shared,,,rest,value,,2026-11-20,
C00000000001,$t,ben,checkin,shared,,,,,,2026-11-20,
R00000000001,$t,anna,agreement,shared,,,songs,,yes,2026-11-01,
R00000000002,$l,anna,agreement,shared,R00000000001,,songs,,yes,2026-12-01,
END
chmod 600 us.csv
due() {
	run attune log us.csv --due -H -c id "$@"
	out=$(printf '%s\n' "$out" | tr '\n' ' ')
}

due
exits 1 "the status is 1 when something is due"
is "$out" "A00000000001 E00000000002 G00000000001 V00000000001 " \
	"what is due by today, not ended, not put off, not replaced"
due -w anna
is "$out" "A00000000001 B00000000001 E00000000002 " \
	"a boundary is shown to its owner, if it has not to stay off"
due -w ben
is "$out" "B00000000003 G00000000001 V00000000001 " "whoever that is"
due -w anna,ben
lacks "$out" B0 "two persons are no owner"
mkdir -p "$HOME/.config/attune"
echo 'who = anna' >"$HOME/.config/attune/config"
due
lacks "$out" B0 "a person whom only the config names is none"
due -k value
is "$out" "V00000000001 " "other wishes narrow it"
due --now=2026-11-23T01:30:00+01:00
lacks "$out" A00000000002 "after midnight it is still the evening before"
due --now=2026-11-23T08:00:00+01:00
has "$out" A00000000002 "the next day is the next day"
due --now=2026-10-01T08:00:00+01:00
exits 0 "the status is 0 when nothing is due"
is "$out" " " "and nothing is printed"
run attune log us.csv --due -f json -c title -w anna -k boundary
is "$out" '[
{"title":"lights"}
]' "in all forms"
mkdir -m 700 -p "$HOME/.local/share/attune/private" us
cp us.csv us/anna.csv
{
	echo "$head"
	echo "P00000000001,$t,anna,boundary,private,,,quiet,private,,2026-11-20,"
} >"$HOME/.local/share/attune/private/anna.csv"
chmod 600 "$HOME/.local/share/attune/private/anna.csv"
run attune log -L us --due -H -c id -w anna
lacks "$out" P0 "private ones are not shown to both"
run attune log -L us --due -H -c id -w anna --audience=own
has "$out" P0 "but to their owner"
run attune log --due --lint
exits 2 "it is a way to select"
done_testing
