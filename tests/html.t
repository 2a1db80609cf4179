#!/bin/sh
# SPDX-License-Identifier: MIT
# Pages and pictures: well formed, closed to the outside, readable by all.
# With DESKTOP=1 Chromium opens them, with axe-core from $AXE (axe.min.js).
. "$(dirname "$0")/lib.sh"

page=$top/tests/page
for sheet in "own 56 1" "own 365 2" "own 900 3" "joint 56 2" "joint 365 3" \
	"joint 1 1"; do
	# shellcheck disable=SC2086 # three words
	"$page" $sheet >"$(echo "$sheet" | tr ' ' -).html" || exit 2
done
for kind in change level calendar lags shares phases gap; do
	for person in 0 1 2; do
		"$page" $kind 56 $person >"$kind-$person.svg" || exit 2
	done
done

# every WHAT COMMAND...: the command says nothing of any page.
every() {
	what=$1
	shift
	is "$("$@" ./*.html 2>&1)" "" "$what"
}

if command -v xmllint >/dev/null; then
	is "$(xmllint --noout ./*.html ./*.svg 2>&1)" "" \
		"pages and pictures are well-formed XML"
else
	skip 1 "no xmllint"
fi
is "$(grep -L "http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'" \
	./*.html)" "" "every page forbids itself to load anything"
every "no page has an element that loads or runs something" \
	grep -noiE '<(script|link|img|iframe|object|embed|base|form|image|use)\b|@import|@font-face|<[^>]* on[a-z]+=|<[^>]* (src|href)='
is "$(sed 's/http:\/\/example.org//' ./*.html | grep -oE 'https?:')" "" \
	"no page names an address but what a log says"
is "$(sed 's/xmlns="http:[^"]*"//' ./*.svg | grep -oE 'https?:|<script|href')" \
	"" "no picture does"
has "$(cat own-56-1.html)" '&lt;script&gt;alert(1)' \
	"markup in a log is shown as it was written"
is "$(grep -oE 'url\([^#]' ./*.html ./*.svg)" "" \
	"what a picture refers to is inside it"
is "$(grep -c '<html lang="en" dir="ltr">' own-56-1.html)" 1 \
	"language and direction are named"

every "ids are unique and those referred to are there" perl -0777 -ne '
	my (%id, %see);
	$id{$1}++ while / id="([^"]*)"/g;
	$see{$_}++ for map { split } /aria-labelledby="([^"]*)"/g;
	$see{$1}++ while /url\(#([^)]*)\)/g;
	print "$ARGV: twice $_\n" for grep { $id{$_} > 1 } sort keys %id;
	print "$ARGV: no $_\n" for grep { !$id{$_} } sort keys %see;'
every "every picture has title, description, a sentence and its numbers" \
	perl -0777 -ne '
	for (/<figure>(.*?)<\/figure>/gs) {
		next if !/<svg/;
		print "$ARGV: $_\n" unless m{^\s*<svg[^>]*\ role="img"
			[^>]*><title\ id="t\d+">[^<]+</title>
			<desc\ id="d\d+">[^<]+</desc>.*</svg>\s*
			<figcaption><p>.+?</p>\s*<details><summary>.*
			<table.*scope="col".*scope="row".*</table>}sx;
	}'
every "headings go down one step at a time, and one is the first" \
	perl -0777 -ne '
	my $last = 0; my $first = 0;
	for (/<h([1-6])>/g) {
		print "$ARGV: h$_ after h$last\n" if $_ > $last + 1;
		$first += $_ == 1;
		$last = $_;
	}
	print "$ARGV: $first h1\n" if $first != 1;
	my $main = () = /<main/g;
	print "$ARGV: $main main\n" if $main != 1;'

# Lines, markers and words against the paper, in both schemes (WCAG 2.1).
# shellcheck disable=SC2016 # perl, not the shell
contrast='
	sub light { my @c = map { hex($_) / 255 } $_[0] =~ /[0-9a-f]{2}/g;
		@c = map { $_ <= .03928 ? $_ / 12.92 :
			((($_ + .055) / 1.055) ** 2.4) } @c;
		.2126 * $c[0] + .7152 * $c[1] + .0722 * $c[2] }
	my @schemes = /:root\{(?:color-scheme:light dark;)?(--ink:#[^}]*)\}/g;
	print "schemes: ", scalar @schemes, "\n" if @schemes != 2;
	for (@schemes) {
		my %c = /--(\w+):(#[0-9a-f]{6})/g;
		my %least = (ink => 7, soft => 4.5, axis => 3, p0 => 4.5,
			     p1 => 4.5, p2 => 4.5);
		for my $name (sort keys %least) {
			for my $under (qw(paper card b0 b1 b2)) {
				next if $under eq "card" && $name !~ /ink|soft/;
				next if $under =~ /b(.)/ && $name ne "p$1";
				my ($x, $y) = sort { $b <=> $a }
					light($c{$name}), light($c{$under});
				my $r = ($x + .05) / ($y + .05);
				my $need = $under =~ /b/ ? 3 : $least{$name};
				printf "%s on %s: %.2f\n", $name, $under, $r
					if $r < $need;
			}
		}
	}'
is "$(perl -0777 -ne "$contrast" own-56-1.html)" "" \
	"words, lines and markers stand out, in light and in dark"
for part in 'forced-colors:active' 'media print' 'prefers-color-scheme:dark'; do
	has "$(cat joint-56-2.html)" "$part" "there is a style for $part"
done

"$page" own 365 2 | cmp -s - own-365-2.html
ok $? "the same sheet is the same bytes"
size=$(wc -c <own-365-2.html)
[ "$size" -le 300000 ]
ok $? "a year of two people and four ratings is $size bytes, at most 300 KB"
lacks "$(cat joint-56-2.html)" 'Ratings by day' \
	"a joint page has no ratings of days"

if [ -z "$DESKTOP" ]; then
	skip 2 "DESKTOP=1 opens the pages in Chromium"
elif ! command -v node >/dev/null || ! command -v chromium >/dev/null ||
	[ ! -r "$AXE" ]; then
	skip 2 "node, chromium or \$AXE (axe.min.js of axe-core) is missing"
else
	node "$src/tests/browser.js" "$AXE" "$tmp/joint-56-2.html" \
		"$tmp/own-56-1.html" "$tmp/own-900-3.html" >found
	is "$(grep -v 'sheets of' found)" "" "axe finds nothing in light and dark, on phone and desk; nothing is requested; nothing is wider than a phone"
	is "$(sed -n 's/^joint-56-2.html: \([0-9]\) .* \([0-9]\) of.*/\1 \2/p' \
		found | awk '$1 <= 2 && $2 <= 2 { print "fits" }')" fits \
		"eight weeks of two people fit two sheets of paper"
fi
done_testing
