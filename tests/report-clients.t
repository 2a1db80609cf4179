#!/bin/sh
# SPDX-License-Identifier: MIT
# attune report --each, -O and -j: a report of each client, the joint sheet
# and the private one apart, and one client's trouble stays their own.
. "$(dirname "$0")/lib.sh"

ATTUNE_NOW=2026-06-10T12:00:00Z
generate() {
	awk -v seed="$1" -v private="${2:-0}" -v a=ana -v b=ben \
		-f "$src/tests/generate.awk"
}
# Six clients: folders with a shared folder inside, and plain files.
mkdir clients
for n in 1 2 3; do
	mkdir -p "clients/c$n/shared"
	generate $n >"clients/c$n/shared/log.csv"
	generate "1$n" >"clients/d$n.csv"
done
printf '%s\n' time,who,kind,visibility,title,state,class \
	2026-01-01T12:00:00Z,ana,consent,clinician,therapist,given,clinician \
	2026-01-01T12:00:00Z,ben,consent,clinician,therapist,given,clinician \
	>clients/c1/released.csv

# On standard output: each has a heading, in the order of the operands.
run attune report --each --width=80 clients/d2.csv clients/c1/ clients/c2
exits 0 "three clients are reported"
is "$(grep -B1 '^==*$' "$tmp/.out" | grep -v '^[-=]' | tr '\n' ' ')" \
	"d2 c1 c2 " "each under its name, in the order typed"
is "$(sed -n '/^c1$/,/^c2$/p' "$tmp/.out" | sed '1,3d;$d')" \
	"$(attune report --width=80 clients/c1; echo)" \
	"and reads as it does alone"
run attune report -E -f csv clients/*
exits 0 "numbers of all of them are one table"
is "$(grep -c '^file,' "$tmp/.out")" 1 "with one header"
is "$(sed 1d "$tmp/.out" | cut -d, -f1 | uniq | tr '\n' ' ')" \
	"$(printf '%s ' clients/*)" "and the column file says whose they are"
for one in clients/*; do
	attune report -f csv "$one"
done | awk 'NR == 1 || !/^file,section/' >alone
same "$tmp/.out" alone "the same rows as one by one"
if command -v python3 >/dev/null; then
	run attune report -E -f json clients/*
	is "$(python3 -c 'import json,sys
print(len(json.load(open(sys.argv[1]))))' "$tmp/.out")" \
		"$(sed 1d alone | wc -l | tr -d ' ')" \
		"json is one array of as many"
else
	skip 1 "python3 is not installed"
fi

# Workers: the same bytes, whoever did the work (G18).
for format in text csv json; do
	attune report -E -f $format --width=80 clients/* >one 2>one.err
	for j in 2 5; do
		attune report -E -f $format --width=80 -j $j clients/* >crew \
			2>crew.err
		same crew one "$format by $j workers is the same"
		same crew.err one.err "and so is what is said"
	done
	[ $format = json ] && continue
	for one in clients/*; do
		attune report -E -f $format --width=80 "$one"
	done | awk -v f=$format 'f != "csv" || NR == 1 || !/^file,section/' \
		>shards
	same shards one "and in a process for each client"
done

# -O for a couple: a file each, readable by its owner alone.
umask 000
run attune report --each -O out -f html clients/*
exits 0 "pages go into a folder"
is "$out$err" "" "and nothing is said"
is "$(ls out | tr '\n' ' ')" \
	"c1.html c2.html c3.html d1.html d2.html d3.html " "named as clients"
is "$(stat -c %a out out/* | sort -u | tr '\n' ' ')" "600 700 " \
	"for their owner alone, whatever the umask"
attune report -f html clients/c2 >page
same out/c2.html page "a page is the one written alone"
run attune report -O single clients/d1.csv
exits 0 "one operand needs no --each"
is "$(ls single)" d1.txt "for its name is the file's"

# -O for a clinician: two folders, nothing private in the joint one.
{ generate 21 1; cat clients/c1/released.csv; } >clients/secret.csv
run attune report --each --audience=clinician -O both clients/c1 \
	clients/secret.csv
exits 0 "a clinician's sheets are written"
is "$(cd both && find . -type f | sort | tr '\n' ' ')" \
	"./joint/c1.txt ./joint/secret.txt ./private/PRIVATE-c1.txt ./private/PRIVATE-secret.txt " \
	"joint and private ones never in one folder"
is "$(stat -c %a both both/joint both/private | sort -u)" 700 \
	"the folders are closed"
has "$(cat both/private/PRIVATE-c1.txt)" "Private sheet for the therapist" \
	"the private one is for the therapist"
has "$(cat both/joint/c1.txt)" "At a glance" "the joint one for the session"
lacks "$(cat both/joint/*)" "Private sheet" "which is nothing private"
grep -vE ',(private|clinician),' clients/secret.csv >shared.csv
grep -q ',private,' clients/secret.csv
ok $? "a client has private rows"
mkdir with without
mv shared.csv without/secret.csv
cp clients/secret.csv with/secret.csv
for format in text html csv; do
	attune report -O "$format" -f $format --audience=clinician \
		without/secret.csv
	cat "$format"/joint/* >open
	attune report -O "$format" -f $format --audience=clinician \
		with/secret.csv
	cat "$format"/joint/* | sed 's,with/,without/,' >mixed
	same mixed open "private rows change no byte of the joint $format"
done
run attune report -E --audience=clinician --note=soap -O note clients/c1
is "$(cd note && find . -type f)" ./private/PRIVATE-c1.txt \
	"a note is private alone"
run attune report -E --audience=clinician -m pain -O pain clients/c1
lacks "$(cat pain/joint/c1.txt)" Pain \
	"what is asked in private has no heading in the joint sheet"

# What is refused, before anything is written.
mkdir -p twin
cp clients/d1.csv twin/c1.csv
run attune report -E -O same clients/c1 clients/c2 twin/c1.csv
exits 2 "two clients of one name are refused"
has "$err" "twin/c1.csv" "and named"
[ ! -e same ]
ok $? "before anything is written"
run attune report -E clients/c1 twin/c1.csv
exits 0 "on standard output their names may be alike"
for wrong in "-E" "-E -" "-E .." "-E -O" "-O out" \
	"-O out clients/c1 clients/c2" "-E -O out -o file clients/c1" \
	"-E -f html clients/c1" "-E -f svg clients/c1" \
	"-E -w ana --audience=own clients/c1" \
	"-O out -w ana --audience=medical clients/c1" \
	"-E -j 0 clients/c1" "-E -j many clients/c1" \
	"-E --audience=clinician -O out --section=talk clients/c1"; do
	# shellcheck disable=SC2086
	run attune report $wrong
	exits 2 "report $wrong is refused"
	is "$out" "" "without a word of a report"
done

# Two hundred clients, one broken, one with a bad row, one that is not there.
mkdir many
n=1
while [ "$n" -le 200 ]; do
	printf '%s\n' time,who,communication \
		"2026-03-0$((n % 9 + 1))T20:00:00Z,ana,$((n % 11))" \
		>"many/$n.csv"
	n=$((n + 1))
done
printf 'colour,size\nred,1\n' >many/77.csv
echo no-time,ana,3 >>many/120.csv
for j in 1 4; do
	run attune report -E -j $j -O "all$j" many/*.csv many/gone
	exits 3 "with a broken client among 200 the status is 3 (-j $j)"
	is "$(ls "all$j" | wc -l | tr -d ' ')" 199 "the others are written"
	[ ! -e "all$j/77.txt" ] && [ ! -e "all$j/gone.txt" ]
	ok $? "and no file of those that could not be"
	has "$err" "many/77.csv: no report is written" "one is named"
	has "$err" "many/gone: no report is written" "so is the other"
	has "$err" "many/120.csv:3" "and the bad row"
	is "$(grep -c . "$tmp/.err")" 5 "in five lines"
done
is "$(cat all1/*.txt | cksum)" "$(cat all4/*.txt | cksum)" \
	"the files are the same, too"
echo before >all1/77.txt
attune report -E -O all1 many/77.csv 2>/dev/null
is "$(cat all1/77.txt)" before "an older report of a broken client stays"
is "$(find all1 all4 -name '.*' -type f)" "" "nothing unfinished is left"

# Outputs that end early, or are full.
run sh -c 'attune report -E many/1*.csv | head -n 2'
is "$err" "" "a reader that has enough ends it quietly"
if [ -c /dev/full ]; then
	run sh -c 'attune report -E many/1*.csv >/dev/full'
	exits 2 "a full disk is told"
	run sh -c 'attune report -f html clients/c1 >/dev/full'
	exits 2 "of one page, too"
else
	skip 2 "no /dev/full"
fi
mkdir ro
chmod 500 ro
if [ -w ro ]; then
	skip 1 "root writes anywhere"
else
	run attune report -E -O ro many/1.csv
	exits 3 "a folder that cannot be written leaves clients without"
fi
: >file
run attune report -E -O file many/1.csv
exits 2 "a file is no folder"

# Killed at any moment, it leaves whole files or none.
for wait in 0 0.02 0.05 0.1; do
	rm -rf cut
	attune report -E -j 2 -O cut -f html clients/* 2>/dev/null &
	sleep $wait
	kill -TERM $! 2>/dev/null
	wait $! 2>/dev/null
	bad=
	for page in cut/*.html; do
		[ ! -e "$page" ] || [ "$(tail -c 8 "$page")" = "</html>" ] ||
			bad=$page
	done
	is "$bad" "" "a signal leaves no half page (after $wait s)"
done
sleep 0.5
is "$(find cut -name '.*' -type f 2>/dev/null)" "" \
	"and nothing unfinished beside them"

# How far it is, on a terminal alone, and not with -q.
if command -v script >/dev/null; then
	script -qec 'attune report -E -O watched many/1*.csv' /dev/null \
		</dev/null >seen 2>&1
	has "$(cat seen)" "$(ls many/1*.csv | wc -l | tr -d ' ') of " \
		"a terminal is told how far the work is"
	script -qec 'attune report -q -E -O watched many/11*.csv' /dev/null \
		</dev/null >seen 2>&1
	is "$(cat seen)" "" "with -q it is not"
else
	skip 2 "script is not installed"
fi
attune report -E -O watched many/11*.csv >seen 2>&1
is "$(cat seen)" "" "nor is a file"

# A job of cron: an empty pipe, no terminal, no LANG.
run sh -c ': | env -i HOME="$HOME" PATH="$PATH" ATTUNE_DATA="$ATTUNE_DATA" \
	ATTUNE_EXEC_PATH="$ATTUNE_EXEC_PATH" ATTUNE_NOW="$ATTUNE_NOW" \
	attune report --each --audience=couple -f html -O reports clients/*/'
exits 0 "the clinician's job works as typed"
is "$(ls reports | tr '\n' ' ')" "c1.html c2.html c3.html " \
	"and a page for each folder is there"
done_testing
