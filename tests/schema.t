#!/bin/sh
# SPDX-License-Identifier: MIT
# share/schema/log.json and the program know the same columns, in the same
# order, with the same bounds, for the same readers; and so do the items.
. "$(dirname "$0")/lib.sh"
need perl
perl -MJSON::PP -e 1 2>/dev/null || {
	echo "1..0 # SKIP perl has no JSON::PP"
	exit 0
}

attune log --schema >schema.json
same schema.json "$src/share/schema/log.json" "--schema prints the shipped file"
# One line a field: name, type, least, most, visibility, title.
perl -MJSON::PP -e '
	local $/;
	my $s = JSON::PP->new->utf8->decode(<STDIN>);
	binmode STDOUT, ":utf8";
	print join("\t", map $_ // "", $_->{name}, $_->{type},
		@{$_->{constraints} // {}}{qw(minimum maximum)},
		$_->{visibility} // "shared", $_->{title}), "\n"
		for @{$s->{fields}};
	die "no description" if grep !$_->{description}, @{$s->{fields}};
	' <schema.json >fields
ok $? "the schema is JSON, and every field is described"

echo 'people = anna' >config
attune log --init --config=config
log=$HOME/.local/share/attune
# header FILE: its columns, one a line.
header() { head -n 1 "$1" | tr ',' '\n'; }
cut -f1 fields >names
header "$log/private/anna.csv" >got
same got names "a private log has the fields of the schema, in its order"
awk -F'\t' '$5 == "shared" { print $1 }' fields >want
header "$log/shared/anna.csv" >got
same got want "a shared log has those that are not asked in private"
for reader in couple own clinician medical; do
	attune log --audience=$reader -w anna "$log/private/anna.csv" |
		tr ',' '\n' >got
	awk -F'\t' -v r=$reader 'r == "own" || $5 == "shared" ||
		$5 == "clinician" && r != "couple" { print $1 }' fields >want
	same got want "the schema says what columns reach the reader '$reader'"
done

# The columns that are items are the items that are shipped, and their
# visibility is that of the items ("kept" is shared if shared at all).
perl -e '
	use strict;
	my (%vis, $n);
	for my $file (@ARGV) {
		open my $in, "<", $file or die;
		my @head = split /,/, <$in> =~ s/\n//r;
		while (<$in>) {
			s/\n//;
			my @cell;
			push @cell, defined $1 ? $1 : $2
				while /\G(?:"((?:[^"]|"")*)"|([^,]*))(?:,|$)/g;
			my %row; @row{@head} = @cell;
			$vis{$row{id}} = $row{visibility} eq "kept" ?
				"shared" : $row{visibility};
		}
	}
	print "$_\t$vis{$_}\n" for sort keys %vis;
	' "$src"/share/en/items/*.csv >items
while IFS="$(printf '\t')" read -r item vis; do
	is "$(awk -F'\t' -v i="$item" '$1 == i { print $5 }' fields)" "$vis" \
		"the item $item is a column, and asked $vis"
done <items

while read -r name; do
	grep -Eq "^\\.(It )?Sy (.* )?$name( |\$)" "$src/man/attune-log-format.5"
	ok $? "attune-log-format(5) describes the column $name"
done <names

# What the schema says of values, the program holds to.
now=$ATTUNE_NOW
# try NAME VALUE STATUS WHAT: a row with the value is read with that status.
try() {
	printf 'time,who,visibility,%s\n%s,anna,private,%s\n' "$1" "$now" "$2" \
		>try.csv
	run attune log --audience=own -w anna try.csv -c "$1" -H
	is "$status" "$3" "$4"
}
while IFS="$(printf '\t')" read -r name type least most vis title; do
	case $name in
	time | who | visibility) continue ;;
	esac
	case $type in
	number)
		try "$name" "$least" 0 "$name may be $least"
		try "$name" "$most" 0 "and $most"
		try "$name" "$((most + 1))" 3 "and no more"
		try "$name" low 3 "and no word"
		is "$(attune log --audience=own -w anna try.csv -f json -c "$name")" \
			"[]" "and a bad row is in no JSON"
		try "$name" 1.5 0 "$name may be between"
		is "$(attune log --audience=own -w anna try.csv -f jsonl -c "$name")" \
			"{\"$name\":1.5}" "and is a number in JSON"
		;;
	date)
		try "$name" 2026-11-22 0 "$name is a date"
		try "$name" 2026-11-31 3 "of the calendar"
		;;
	datetime)
		try "$name" "$now" 0 "$name is a time"
		try "$name" 2026-11-22 3 "with an offset"
		;;
	string)
		case $name in
		id | ref | about) value=AAAAAAAAAAAA ;;
		*) value=1 ;;
		esac
		try "$name" $value 0 "$name is a text"
		is "$(attune log --audience=own -w anna try.csv -f jsonl -c "$name")" \
			"{\"$name\":\"$value\"}" "and a text in JSON"
		;;
	*) ok 1 "$name has a type that is known" ;;
	esac
	case $name in
	id | kind | note | item_set) continue ;;
	esac
	has "$(attune log --audience=own -w anna try.csv -f text --width=200)" \
		"$title" "people read '$title' for $name ($vis)"
done <fields
for word in shared clinician private; do
	has "$(grep -A8 '"name": "visibility"' schema.json)" "\"$word\"" \
		"the schema names the visibility $word"
done
if command -v frictionless >/dev/null; then
	frictionless validate --schema schema.json \
		"$src/share/examples/couple/anna.csv" >said 2>&1
	ok $? "frictionless finds the shipped log valid"
fi
done_testing
