#!/bin/sh
# SPDX-License-Identifier: MIT
# attune report: what it says to whom, from which days, and in which numbers.
. "$(dirname "$0")/lib.sh"

mkdir couple
cp "$src"/share/examples/couple/*.csv couple
expect=$src/tests/expect
ATTUNE_NOW=2026-11-08T21:30:00+01:00

# The sheets as a whole.
for sheet in couple couple-ascii couple-40 own csv; do
	case $sheet in
	couple) set -- --width=80 ;;
	couple-ascii) set -- --width=80 --ascii -m desire ;;
	couple-40) set -- --width=40 --no-notes ;;
	own) set -- --width=80 --audience=own --who=anna ;;
	csv) set -- -f csv ;;
	esac
	run attune report "$@" couple
	exits 0 "the sheet $sheet is written"
	is "$err" "" "and nothing is said beside it"
	same "$tmp/.out" "$expect/report-$sheet.txt" "and is as expected"
done
run attune report --width=40 -m closeness couple
is "$(perl -CSD -ne 'chomp; print "$_\n" if length > 40' "$tmp/.out")" "" \
	"forty columns hold"
run attune report --ascii --width=80 couple
is "$(LC_ALL=C tr -d '\n -~' <"$tmp/.out")" "" "--ascii is ASCII"
run env ACCESSIBLE=1 COLUMNS=80 attune report couple
is "$(cat "$tmp/.out")" "$(attune report --ascii --width=80 couple)" \
	"and so is the accessible sheet"
COLUMNS=500
export COLUMNS
TZ=Asia/Kolkata attune report -f csv couple >there
same there "$expect/report-csv.txt" "the zone of the machine has no say"

# Numbers against numbers counted elsewhere: by perl, from the same rows.
cat >count.pl <<'PERL'
my ($who, $item) = @ARGV; my (%day, @names);
for my $file ("couple/anna.csv", "couple/ben.csv") {
	open my $in, "<", $file; my ($at, %col);
	while (<$in>) {
		chomp; my @c; push @c, defined $1 ? $1 : $2
			while /\G(?:"((?:[^"]|"")*)"|([^,]*))(?:,|$)/g;
		if ($. == 1) { @col{@c} = 0 .. $#c; close $in if 0; next }
		next if $c[$col{who}] ne $who || $c[$col{$item}] eq "";
		my ($y, $m, $d, $h) = $c[$col{time}] =~ /^(\d+)-(\d+)-(\d+)T(\d+)/;
		my $n = $d + (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304,
			334)[$m - 1] - ($h < 4);
		push @{$day{$n}}, $c[$col{$item}];
	}
	close $in; $. = 0;
}
sub q7 { my ($f, @s) = @_; my $h = $#s * $f; my $i = int $h;
	$s[$i] + ($h - $i) * (($s[$i + 1] // $s[$i]) - $s[$i]) }
my @x = map { q7(.5, sort { $a <=> $b } @{$day{$_}}) }
	sort { $a <=> $b } keys %day;
my @s = sort { $a <=> $b } @x; my ($sum, $sq, $mr) = (0, 0, 0);
$sum += $_ for @x; my $mean = $sum / @x; $sq += ($_ - $mean) ** 2 for @x;
$mr += abs $x[$_] - $x[$_ - 1] for 1 .. $#x; $mr /= $#x;
my $med = q7(.5, @s);
my $mad = q7(.5, sort { $a <=> $b } map { abs $_ - $med } @x);
printf "%s %.6g\n", @$_ for ["n_days", scalar @x], ["median", $med],
	["q10", q7(.1, @s)], ["q90", q7(.9, @s)], ["mean", $mean],
	["sd", sqrt($sq / $#x)], ["mad", 1.4826 * $mad],
	["xmr_low", $mean - 2.66 * $mr], ["xmr_high", $mean + 2.66 * $mr];
PERL
attune report -f csv couple >csv
for series in "anna communication" "ben affection" "anna desire" "ben freq" \
	"anna stress"; do
	# shellcheck disable=SC2086
	is "$(awk -F, -v s="$series" '
		$2 == "baseline" && $3 " " $4 == s { print $6, $7 }' csv)" \
		"$(perl count.pl $series)" "the baseline of $series"
done
is "$(awk -F, '$6 == "shift" { print $3, $4, $7, $10, $11, $14 }' csv)" \
	"anna communication 2 45 2026-10-14 shift_up" \
	"one change has lasted, found by another program, too"
is "$(awk -F, 'NF < 16' csv)" "" "sixteen columns a row"
is "$(sed 1d csv | cut -d, -f7-9 | tr , '\n' |
	grep -vE '^(-?[0-9]+(\.[0-9]+)?(e-?[0-9]+)?)?$')" "" \
	"and a number where a number is due"
is "$(attune report --lang=de -f csv couple | cksum)" "$(cksum <csv)" \
	"the same bytes in every language"

# Nobody, one, three; and how it begins.
row() {
	printf '%s\n' "$@"
}
row time,who >none.csv
run attune report none.csv
exits 0 "a log without rows is no error"
has "$out" "No notes in this period." "and says so"
is "$(echo "$out" | grep -c 'No notes here yet.')" 9 \
	"every section is there, even when it is empty"
has "$out" "A yes counts only when a no is safe." "the footer, too"
has "$out" "Stop reading together if it stops being kind." "to its last line"
run attune report empty-folder
exits 2 "a path that is not there is an error"
mkdir empty-folder
run attune report empty-folder
exits 0 "an empty folder is a log without rows"
run attune report -L default
exits 0 "and so is the usual log that is yet to come"
out=$(printf '' | attune report 2>&1)
is "$?" 2 "empty standard input is an error"
has "$out" "-L default" "that names the usual log"
row time,who,communication 2026-11-05T21:00:00+01:00,kim,6 >one.csv
run attune report one.csv
has "$out" "  kim  " "one row is a report"
has "$out" "what is usual for kim shows after 14 days" "which says what it lacks"
has "$out" "1 of 29 days" "and how far it is"
lacks "$out" "Who comes first" "alone, nobody comes first"
lacks "$out" both "nor is anybody called both"
row time,who,communication,freq,moment \
	2026-11-05T21:00:00+01:00,ana,6,2,'a ¶ b' \
	2026-11-05T22:00:00+01:00,ben,6,,"$(printf 'x\033[31m')" \
	2026-11-05T23:00:00+01:00,kim,7,3,c \
	2026-11-06T20:00:00+01:00,kim,7,3,d >three.csv
run attune report three.csv
has "$out" "1 of 29 days with all of you" "of three, all are spoken of"
is "$(echo "$out" | sed -n '/^Desired/{n;p;}')" "  No notes here yet." \
	"what not all share shows for none"
is "$(echo "$out" | grep -c '^    [56] November: ')" 3 \
	"moments in equal number: one of each"
has "$out" "    5 November: a
      b" "line breaks of a note are shown"
has "$out" 'x\u{1b}[31m' "control characters are not sent"
lacks "$(attune report --no-notes three.csv)" moments "--no-notes has no words"

# Too early, at the minimums.
days() {
	awk -v n="$1" 'BEGIN { print "time,who,communication"
		for (i = 0; i < n; i++) for (p = 0; p < 2; p++)
			printf "2026-%02d-%02dT20:0%d:00+01:00,%s,%d\n",
				9 + int(i / 30), i % 30 + 1, p,
				p ? "ben" : "ana", 4 + (i * 7 + p) % 3 }'
}
for n in 1 13 14 28 29; do
	days "$n" | attune report >"after$n"
	days "$n" | attune report --audience=own -w ana >"own$n"
done
has "$(cat after1)" "shows after 14 days" "1 day: no usual range"
has "$(cat after13)" "shows after 14 days" "13 days: none yet"
has "$(cat own13)" "So far between 4 and 6, typically 5 (13 days" \
	"13 days: the own sheet has the span"
has "$(cat own13)" "A usual range needs 14 days." "and says what is lacking"
has "$(cat after14)" "As usual for ana: most days within 1 point" \
	"14 days: what is usual"
has "$(cat own14)" "Most days 4 to 6, typically 5 (14 days" \
	"14 days: a usual range"
has "$(cat after28)" "28 of 29 days with both of you" "28 days: too early"
has "$(cat own28)" "28 of 29 days." "for the own sheet, too"
lacks "$(cat after29 own29)" "Too early" "29 days: not too early"

# A passing stretch, ended; and no sentence for one that chance may do.
awk 'BEGIN { print "time,who,communication"
	for (i = 0; i < 60; i++) printf "2026-%02d-%02dT20:00:00+01:00,ana,%d\n",
		9 + int(i / 30), i % 30 + 1,
		(i > 43 && i < 49) ? 1 : 5 + (i * 7) % 3 }' >dip.csv
run attune report dip.csv
has "$out" "Passing stretch: from 15 October to 19 October lower than usual \
for ana, and back since (about 5 points; 5 days, against 55 days from 1 \
September on). Such stretches come and go; about one report in eight shows one \
by chance." "a passing stretch is told with its days and chance"
is "$(attune report -f csv dip.csv | grep ',excursion,' | cut -d, -f7-15)" \
	"-5,,,60,2026-10-15,2026-10-19,,low,normal_scores_ar1" \
	"and is a number a row"

# Periods.
run attune report --until=2026-10-04 --width=80 couple
has "$out" "31 August to 4 October 2026." "--until ends the period"
lacks "$out" "Higher since" "and later rows do not count"
run attune report --since=2026-10-01 -f csv couple
has "$out" "baseline,anna,communication,,n_days,25," \
	"--since begins the baseline"
has "$out" "change,anna,communication,,shift,2,,,45,2026-10-14" \
	"while change is learned from all days"
run attune report --last=2w --width=80 couple
has "$out" "26 October to 8 November 2026." "--last counts back from now"
run attune report -p month --width=80 couple
has "$out" "1 November to 8 November 2026." "--period ends today"
run env ATTUNE_NOW=2026-11-09T01:30:00+01:00 attune report -p week couple
has "$out" "2 November to 8 November 2026." "at 01:30 it is still Sunday"
run attune report --now=2026-11-09T01:30:00+01:00 --day-start=00:00 -p week \
	couple
has "$out" "No notes in this period." "unless the day starts at midnight"
run attune report --until=2020 couple
exits 2 "a year is no date"
run attune report --since=2026-11-02 --until=2026-11-01 couple
exits 2 "a period that ends before it begins is refused"
for two in "-p week --last=2w" "--last=2w --since=2026-01-01"; do
	# shellcheck disable=SC2086
	run attune report $two couple
	exits 2 "$two is refused"
	is "$(wc -l <"$tmp/.err" | tr -d ' ')" 2 "in two lines"
done

# Bad rows, by the sheet and by the messages.
cp couple/anna.csv bad.csv
printf '%s\n' no-time,anna >>bad.csv
run attune report bad.csv
exits 3 "a bad row is left out"
has "$err" "bad.csv:$(wc -l <bad.csv | tr -d ' '):" "and named"
has "$out" "1 record could not be read and is left out" "in the sheet, too"
run attune report --strict bad.csv
exits 2 "--strict stops at it"
is "$out" "" "and writes nothing"
run attune report -o kept bad.csv
exits 3 "-o writes what there is"
has "$(cat kept)" "1 record could not be read" "with its word of caution"
run attune report --strict -o new bad.csv
ok "$(test ! -e new; echo $?)" "with --strict there is no file"

# Own sheets, and who asks for what.
run attune report --audience=own couple
exits 2 "an own sheet needs a person"
run attune report --who=anna couple
exits 2 "a person needs an own sheet"
run attune report --private=p.csv couple
exits 2 "and so does a private log"
run attune report --audience=own -w Anna couple
exits 2 "a tag is small letters"
mkdir -p "$HOME/.config/attune"
row 'who = ben' 'name.ben = Bén' 'name.anna = Anna' >"$HOME/.config/attune/config"
run attune report --audience=own couple
has "$out" "For Bén alone" "the config knows who, and the name"
has "$(attune report couple)" "  Anna  " "names are for the couple, too"
lacks "$(attune report -f csv couple)" "Anna" "and not for numbers"
rm "$HOME/.config/attune/config"
run attune report --audience=own -w anna --now=2026-12-24T20:00:00+01:00 couple
has "$out" "No notes of yours since 8 November, so nothing is said about the" \
	"a pause is said, to oneself"
lacks "$(attune report --now=2026-12-24T20:00:00+01:00 couple)" since: \
	"and to nobody else"
same "$tmp/.err" /dev/null "without a message"

# Measures.
run attune report -m closeness couple
has "$out" "
Closeness
" "-m adds a measure"
run attune report -m nonsense couple
exits 2 "an item that is none is refused"
run attune report -m pain couple
exits 2 "one that is asked in private is never joint"
run attune report --audience=own -w anna -m pain couple
has "$out" "
Pain
  No notes here yet." "in an own sheet it is"
for f in 0 -1 x 1000; do
	run attune report --flukes="$f" couple
	exits 2 "--flukes=$f is refused"
done
run attune report --flukes=0.5 couple
has "$out" "About 0.5 claims of lasting change a year will be flukes." \
	"--flukes is said"

# What no report says.
for sheet in couple couple-ascii couple-40 own csv; do
	is "$(sed '/^Good moments/,/^$/d' "$expect/report-$sheet.txt" |
		grep -oiwE 'norm(al|s)?|abnormal|healthy|unhealthy|target|goal|streak|score|rank(ing)?|should|caused?|because|problem|worse|better|refuse[sd]?|missed|failed to|percent|[a-z]*%' |
		tr '\n' ' ')" "" "no verdict in the sheet $sheet"
done
lacks "$(cat "$expect/report-couple.txt")" typically \
	"no level in the joint sheet"
done_testing
