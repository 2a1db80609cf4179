#!/bin/sh
# SPDX-License-Identifier: MIT
# The manuals are sound, name exactly the options there are, and every line of
# their EXAMPLES that begins with "$ " is run; what follows it is what it
# prints ("..." stands for anything).
. "$(dirname "$0")/lib.sh"
. "$src/tests/options-lib.sh"
need perl

for page in "$src"/man/*.[157]; do
	name=$(basename "$page")
	if command -v mandoc >/dev/null; then
		is "$(mandoc -T lint -W warning "$page" 2>&1 |
			grep -v 'referenced manual not found')" "" \
			"mandoc finds nothing to say about $name"
	else
		skip 1 "mandoc is not installed"
	fi
	if command -v groff >/dev/null; then
		is "$(groff -mdoc -Tutf8 -ww -z "$page" 2>&1)" "" \
			"groff finds nothing to say about $name"
	else
		skip 1 "groff is not installed"
	fi
done
is "$(cd "$src/man" && grep -h '^\.Xr attune' ./*.[157] | sort -u |
	while read -r _ title section _; do
		[ -f "$title.$section" ] || echo "$title.$section"; done)" "" \
	"every page that is referred to is there"

for p in $programs; do
	page=$src/man/attune-$p.1
	[ -f "$page" ]
	ok $? "$p has a manual"
	table "$p" | awk -F'\t' '{
		if ($1 != "-") print "-" $1
		print "--" $2 ($3 == "-" ? "" : "=" $3) }' | LC_ALL=C sort >table
	perl -ne '
		next unless s/^\.It Fl /Fl /;
		s/ Ns / /g; s/ [OB][oc]\b//g; s/\[|\]//g;
		my @t = split " ";
		for (my $i = 0; $i < @t; $i++) {
			next unless $t[$i] eq "Fl";
			my $o = $t[++$i]; my $a;
			$i++ if ($t[$i + 1] // "") eq "=";
			if (($t[$i + 1] // "") eq "Ar") { $a = $t[$i + 2]; $i += 2 }
			print "-$o", ($o =~ /^-/ && defined $a ? "=$a" : ""), "\n";
		}' "$page" | LC_ALL=C sort >page
	same table page "attune-$p(1) has the options that $p has"
	for section in NAME SYNOPSIS DESCRIPTION OPTIONS 'EXIT STATUS' \
		EXAMPLES 'SEE ALSO'; do
		grep -q "^\.Sh $section\$" "$page"
		ok $? "attune-$p(1) has the section $section"
	done
	for status in 0 1 2 3; do
		sed -n '/^\.Sh EXIT STATUS/,/^\.Sh EX/p' "$page" |
			grep -q "^\.It $status\$"
		ok $? "attune-$p(1) says what status $status means"
	done
done

# The world of the examples: a couple with ten weeks of notes.
world() {
	cd "$tmp" && rm -rf world && mkdir world && cd world || exit 2
	HOME=$tmp/world/home
	mkdir -p "$HOME/.local/share/attune/shared" "$HOME/.config/attune"
	chmod 700 "$HOME/.local/share/attune" "$HOME/.local/share/attune/shared"
	cp "$src"/share/examples/couple/*.csv "$HOME/.local/share/attune/shared"
	cp "$src"/share/examples/couple/*.csv .
	chmod 600 ./*.csv "$HOME"/.local/share/attune/shared/*.csv
	printf 'people = anna ben\n' >"$HOME/.config/attune/config"
	ATTUNE_NOW=2026-11-08T21:30:00+01:00
	export ATTUNE_NOW HOME
}
for page in "$src"/man/*.[157]; do
	name=$(basename "$page")
	rm -rf "$tmp/examples"
	mkdir "$tmp/examples"
	dir=$tmp/examples perl -ne '
		if (/^\.Sh (.*)/) { $on = $1 eq "EXAMPLES"; $n += 0; next }
		if (/^\.Ed/) { $open = 0; next }
		next if !$on || /^\./;
		s/\\e/\\/g; s/\\&//g; s/\\-/-/g;
		if (s/^\$ //) { $n++; $open = 1; $odd = 0; $more = 1 }
		next unless $open;
		# A command goes on after a backslash and inside quotes.
		open F, ">>", sprintf "$ENV{dir}/%02d%s", $n,
			$more ? "" : ".want";
		print F; close F;
		if ($more) { $odd ^= tr/\x27// % 2; $more = /\\$/ || $odd }
	' "$page"
	world
	for example in "$tmp"/examples/[0-9][0-9]; do
		[ -f "$example" ] || continue
		line=$(head -n 1 "$example")
		sh "$example" >"$tmp/got" 2>"$tmp/goterr" </dev/null
		is "$?" 0 "$name: $line works"
		is "$(cat "$tmp/goterr")" "" "$name: $line complains of nothing"
		[ -f "$example.want" ] || continue
		perl -0777 -e '
			open F, $ARGV[0]; my $want = <F>; close F;
			open F, $ARGV[1]; my $got = <F>; close F;
			my $re = join "(?s:.*)", map quotemeta,
				split /^\.\.\.\n/m, $want, -1;
			exit($got =~ /\A$re\z/ ? 0 : 1);
			' "$example.want" "$tmp/got"
		status=$?
		ok "$status" "$name: $line prints what is shown"
		[ "$status" -eq 0 ] || sed 's/^/# got: /' "$tmp/got"
	done
done
done_testing
