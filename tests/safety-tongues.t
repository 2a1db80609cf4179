#!/bin/sh
# SPDX-License-Identifier: MIT
# The safety words in every language: none is missing, a disclosure gets those
# that fit it, and a language that has these words alone is no hindrance to
# any command.
. "$(dirname "$0")/lib.sh"
need perl

# table FILE COLUMN...: these cells of a CSV file, a record a line.
table() {
	perl -CSD -e '
		my ($file, @wanted) = @ARGV;
		open my $in, "<:encoding(UTF-8)", $file or die;
		local $/;
		my ($text, @row, %at) = (<$in>);
		while ($text =~ /\G(?:"((?:[^"]|"")*)"|([^,\n]*))([,\n])/g) {
			my ($cell, $end) = ($1 // $2, $3);
			$cell =~ s/""/"/g;
			push @row, $cell;
			next if $end eq ",";
			if (%at) {
				print join("\t", map { $row[$at{$_}] // "?" }
					@wanted), "\n";
			} else {
				@at{@row} = 0 .. $#row;
			}
			@row = ();
		}' "$@"
}
words() {
	table "$src/share/$1/safety.csv" id text |
		sed -n "s/^$2	//p"
}

en=$src/share/en/safety.csv
is "$(table "$en" id | wc -l | tr -d ' ')" 34 "English has all the words"
for lang in de es fr; do
	file=$src/share/$lang/safety.csv
	is "$(head -n 1 "$file")" "$(head -n 1 "$en")" "$lang: the same columns"
	is "$(table "$file" id context source rev)" \
		"$(table "$en" id context source rev)" \
		"$lang: the same words, none stale, each with its source"
	is "$(table "$file" id text | sed -n '/	.\{20\}/!p')" "" \
		"$lang: each of them says something"
	is "$( (table "$file" id text; table "$en" id text) | cut -f 2 |
		LC_ALL=C sort | uniq -d)" "" "$lang: and says it in $lang"
	table "$file" text >said
	is "$(reframe --config=none --lang="$lang" --lines -x safety -f csv said |
		sed 1d)" "" "$lang: nothing in them may be heard as blame"
	for word in withdraw=ID withdraw=all; do
		has "$(cat said)" "attune log --$word" \
			"$lang: $word is written as it is typed"
	done
done
# Without messages in a language the answer is the English one.
for lang in es fr; do
	has "$(words $lang first-run-9)" " yes," \
		"$lang: the word that is asked for is one that counts"
done

for lang in en de es fr; do
	table "$src/share/$lang/rules/rules.csv" category rewrite id |
		sed -n 's/^safety	\([^	][^	]*\)	/\1 /p' | while read -r word id; do
		[ -n "$(words "$lang" "$word")" ] || echo "$id: $word"
	done >strays
	is "$(cat strays)" "" "$lang: every rule for a disclosure has its words"
done

# told LANGUAGE TEXT: what reframe says, on one line.
told() {
	printf '%s\n' "$2" >text
	LC_ALL=es_ES.UTF-8 LANGUAGE=$1 reframe --config=none --width=60 text |
		tr '\n' ' ' | tr -s ' '
}
while IFS='|' read -r lang id text; do
	has "$(told "$lang" "$text")" "$(words "$lang" "$id")" \
		"$lang: $id is what is said of it"
done <<'E2'
en|force|He hit me last night.
en|force|He hit me, as my mum always said he would.
en|crisis|I don't want to be alive tonight.
en|crisis|I can't see a reason to go on living.
de|force|Er hat mich gestern geschlagen.
de|crisis|Ich will nicht mehr leben.
es|force|Me pegó anoche.
es|crisis|No quiero seguir viviendo.
fr|force|Il m'a frappée hier.
fr|crisis|Je n'ai plus envie de vivre.
es|force|He hit me and I am so scared of him.
E2

# A folder that holds nothing but these words and rules.
cp "$src/tests/data/report-registers.csv" log.csv
printf 'people = anna ben\nhere = anna ben\nwho = anna\nlog = %s\n' \
	"$tmp/shared" >config
ATTUNE_DATA=$tmp/data
mkdir data
cp -r "$src/share/en" data
mkdir data/es
cp "$src/share/es/safety.csv" data/es
cp -r "$src/share/es/rules" data/es
cp "$src/share"/*.csv data
cp -r "$src/share/schema" data
footer=$(words es footer)
spoken() {
	what=$1
	shift
	run env LANGUAGE=es "$@"
	exits 0 "$what, in Spanish"
	is "$err" "" "and says nothing else"
	out=$(printf '%s' "$out" | tr '\n' ' ' | tr -s ' ')
}
spoken "a report" report --config=config --width=70 log.csv
has "$out" "$footer" "its last words are Spanish"
has "$out" "$(words es normalising)" "and so is its first line"
spoken "a medical sheet" report --config=config --audience=medical -w anna log.csv
has "$out" "$(words es medical)" "with its words"
spoken "cards" prompt --config=config --seed=1
spoken "help lines" prompt --config=config --help-lines
has "$out" "$footer" "that end in Spanish"
spoken "readiness" prompt --config=config --readiness
has "$out" "$(words es crisis)" "with words for a crisis"
spoken "a sheet of paper" checkin --config=config --form
spoken "folders" log --config=config --init
spoken "an entry" checkin --config=config -y -a -w anna communication=7 \
	affection=6
spoken "and its rows" log --config=config -c who,communication
has "$out" "anna,7" "are there"
done_testing
