#!/bin/sh
# SPDX-License-Identifier: MIT
# The shipped cards: every one has its id, level, mode, seed practice and
# source, is short and plain, names no act where it is easy going, presumes
# nothing about anyone, and is no copy of another.
. "$(dirname "$0")/lib.sh"
need perl

cat >lint.pl <<'END'
use strict; use warnings; use utf8;
binmode STDOUT, ':encoding(UTF-8)';
my ($share, $lang) = @ARGV;

# Words that judge, push or presume; by language.
my %forbidden = (
	en => qr/\b(why|should|shouldn't|ought|must|(?<!not\s)have\s+to
		|normal|abnormal|healthy|duty|obligat\w*
		|deserve\s+sex|owe\s+(?:me|your)|refus\w*
		|reject\w*|frigid|broken|dysfunction\w*|disorder\w*|libido
		|withhold\w*|needy|selfish|compromise|meet\s+in\s+the\s+middle
		|husband|wife|wives|spouse\w*|marri\w*|wedding|fianc\w*
		|boyfriend|girlfriend|he|she|his|hers|him|her|herself|himself
		|man|men|woman|women|male|female|straight|gay|lesbian
		|god|church|mosque|temple|sin|sinful|bible|koran|quran
		|your\s+bed|our\s+bed|the\s+kids|the\s+children
		|streak|score|percent|goal|target|per\s+week|times\s+a
		|always\s+say|never\s+say|prove|finally|just\s+do)\b/xi,
	de => qr/\b(warum|wieso|weshalb|sollte\w*|musst|müsst\w*|normal\w*
		|gesund|pflicht\w*|frigide|gestört\w*|ehefrau|ehemann|gatt\w*
		|verheiratet\w*|ehe|er|sie\s+ist|mann|männer|frau|frauen
		|gott|kirche|sünde\w*|ziel|punktzahl)\b/xi,
);
# What is not named up to level 2.
my %act = (
	en => qr/\b(sex\w*|intercourse|orgasm\w*|climax\w*|masturbat\w*|oral
		|naked|nude|genital\w*|penis|vagina\w*|vulva|erect\w*|foreplay
		|penetrat\w*|aroused?|arousal|porn\w*|mak\w+\s+love|lovemaking
		|in\s+bed|undress\w*)\b/xi,
	de => qr/\b(sex\w*|orgasm\w*|nackt\w*|penis|vagina|vorspiel|erregt\w*
		|erregung|porno\w*|verkehr)\b/xi,
);

sub rows {
	my ($file) = @_;
	open my $in, '<:encoding(UTF-8)', $file or die "$file: $!\n";
	my ($head, @rows);
	while (my $line = <$in>) {
		chomp $line;
		my @c;
		push @c, defined $1 ? $1 =~ s/""/"/gr : $2
			while $line =~ /\G(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g;
		if (!$head) { $head = \@c; next }
		my %row = (line => $.);
		@row{@$head} = @c;
		$row{odd} = 1 if @c != @$head;
		push @rows, \%row;
	}
	return @rows;
}

my $bad = 0;
my %said;
sub complain { $bad++; print "$_[0]: $_[1]\n" }

my %source = map { $_->{id} => 1 } rows("$share/sources.csv");
my %deck = map { $_->{deck} => $_ } rows("$share/$lang/decks.csv");
my %file = map { m{([^/]+)\.csv$} ? ($1 => $_) : () }
	glob "$share/$lang/decks/*.csv";
complain($_, "stands in decks.csv and has no file")
	for grep { !$file{$_} } sort keys %deck;
complain($_, "has a file and stands not in decks.csv")
	for grep { !$deck{$_} } sort keys %file;
my %english;
$english{$_->{id}} = $_ for map { rows($_) } glob "$share/en/decks/*.csv";

my (%id, @cards);
for my $deck (sort keys %file) {
	my %modes;
	for my $c (rows($file{$deck})) {
		my $at = $c->{id} // "$deck line $c->{line}";
		complain($at, "has too many or too few cells") if $c->{odd};
		complain($at, "is there twice") if $id{$at}++;
		complain($at, "is no id of this deck")
			if $at !~ /^\Q$deck\E-\d\d+$/;
		$c->{deck} = $deck;
		complain($at, "level") if $c->{level} !~ /^[1-4]$/;
		complain($at, "mode") if $c->{mode} !~ /^[SPLT]$/;
		complain($at, "mode is not one of its deck")
			if index(";$deck{$deck}{mode};", ";$c->{mode};") < 0;
		complain($at, "rev") if $c->{rev} !~ /^[1-9]\d*$/;
		complain($at, "seed")
			if $c->{seed} !~ /^S([1-9]\d?)$/ || $1 > 70;
		complain($at, "source") if $c->{source} eq '';
		complain($at, "source $_ is not in sources.csv")
			for grep { !$source{$_} } split /;/, $c->{source};
		complain($at, "tags")
			if $c->{tags} !~ /^[\w:-]+(;[\w:-]+)*$/;
		complain($at, "flag $_")
			for grep { !/^(pain|trauma|kids|alcohol)$/ }
			split /;/, $c->{flags};
		complain($at, "has no stem to say it back")
			if $c->{reflect} eq '';
		complain($at, "has no follow-up") if $c->{followup} eq '';
		for my $cell (qw(text followup reflect)) {
			# What follows the questions before a talk names help.
			my $most = $cell eq 'followup' &&
				$deck eq 'readiness' ? 240 : 160;
			complain($at, "$cell has " . length($c->{$cell}) .
				" characters") if length $c->{$cell} > $most;
			complain($at, "$cell says '$1'") if $forbidden{$lang} &&
				$c->{$cell} =~ $forbidden{$lang};
			complain($at, "$cell names '$1' at level $c->{level}")
				if $c->{level} =~ /^[12]$/ && $act{$lang} &&
				$c->{$cell} =~ $act{$lang};
			complain($at, "$cell has odd blanks or signs")
				if $c->{$cell} =~ /^\s|\s$|\s\s|[\x00-\x1f]|
					[\x{2013}\x{2014}]/x;
		}
		my $asked = () = $c->{text} =~ s/'[^']*'//gr =~ /\?/g;
		complain($at, "asks $asked questions at once")
			if $asked > 1 && $deck ne 'readiness';
		complain($at, "stands not in English") if !$english{$at};
		complain($at, "is another card in English") if $english{$at} &&
			grep { $english{$at}{$_} ne $c->{$_} }
			qw(level mode flags seed);
		$modes{$c->{mode}}++;
		push @cards, $c;
	}
	$modes{$_} or complain($deck, "has no card of its mode $_")
		for split /;/, $deck{$deck}{mode} // '';
}

# Nearness: word trigrams that two texts share, of those of the shorter one.
my @near;
for my $c (@cards) {
	my @w = map { lc } $c->{text} =~ /[\w']+/g;
	$c->{tri} = { map { ("@w[$_ .. $_ + 2]" => 1) } 0 .. $#w - 2 };
}
for my $i (0 .. $#cards) {
	for my $k (0 .. $i - 1) {
		my ($a, $b) = ($cards[$i]{tri}, $cards[$k]{tri});
		($a, $b) = ($b, $a) if keys %$a > keys %$b;
		next unless keys %$a;
		my $share = grep { $b->{$_} } keys %$a;
		push @near, [ $share / keys %$a, $cards[$k]{id}, $cards[$i]{id} ]
			if $share;
	}
}
@near = sort { $b->[0] <=> $a->[0] || $a->[1] cmp $b->[1] } @near;
printf "# near %.2f %s %s\n", @$_ for @near[0 .. ($#near < 9 ? $#near : 9)];
$_->[0] > 0.5 and complain($_->[1], "is too near to $_->[2]") for @near;

# How it reads.  Syllables: groups of vowels, a silent last e not counted.
sub syllables {
	my $w = lc shift;
	$w =~ s/(?<=[^aeiouyäöü])e$//;
	my $n = () = $w =~ /[aeiouyäöü]+/g;
	return $n;
}
for my $deck (sort keys %file) {
	my ($sentences, $words, $long, $n) = (0, 0, 0, 0);
	for my $c (grep { $_->{deck} eq $deck } @cards) {
		$n++;
		for my $s (grep { /\w/ } map { split /(?<=[.?!])['"]?\s+/ }
			@$c{qw(text followup)}) {
			my @w = $s =~ /\w[\w'-]*/g;
			$sentences++;
			$words += @w;
			$long += grep { syllables($_) > 3 } @w;
		}
	}
	my $mean = $sentences ? $words / $sentences : 0;
	my $share = $words ? 100 * $long / $words : 0;
	printf "# %s: %d cards, %.1f words a sentence, %.1f %% of words over " .
		"three syllables\n", $deck, $n, $mean, $share;
	complain($deck, "has long sentences") if $mean > 14;
	complain($deck, "has long words") if $lang eq 'en' && $share > 2;
}
printf "# %d cards in %d decks\n", scalar @cards, scalar keys %file;
exit($bad ? 1 : 0);
END

for dir in "$src"/share/*/decks; do
	lang=$(basename "$(dirname "$dir")")
	perl lint.pl "$src/share" "$lang" >found 2>err
	ok $? "the cards in $lang pass the lint"
	grep '^#' found
	grep -v '^#' found | sed 's/^/# /'
	sed 's/^/# /' err
done
perl lint.pl "$src/share" en >found
is "$(sed -n 's/^# \([0-9]*\) cards in \([0-9]*\) decks/\1 \2/p' found |
	awk '{ print ($1 >= 120 && $2 >= 8) }')" 1 \
	"at least 120 cards in at least eight decks"

# The lint itself can see: a deck with one of each fault.
mkdir -p bad/en/decks
cp "$src/share/sources.csv" bad/
cat >bad/en/decks.csv <<'END'
deck,title,purpose,mode,note,rev
x,X,For a test.,P,,1
END
cat >bad/en/decks/x.csv <<'END'
id,level,mode,text,followup,reflect,tags,flags,seed,source,rev
x-01,1,P,Why do you sigh so much in the evening?,And?,You ...,a,,S3,attune,1
x-02,2,P,How is sex these weeks?,And?,You ...,a,,S3,attune,1
x-03,1,P,What do you like? What does he like?,And?,You ...,a,,S3,attune,1
x-04,1,P,Tell about a day at the sea.,And?,,a,,S71,nobody,1
x-05,5,S,Tell about a day at the sea with friends.,And?,You ...,a,odd,S3,attune;nobody,1
END
perl lint.pl bad en >found
is "$?" 1 "the lint fails on bad cards"
for fault in "x-01: text says 'Why'" "x-02: text names 'sex' at level 2" \
	"x-03: text says 'he'" "x-03: asks 2 questions at once" \
	"x-04: has no stem" "x-04: seed" "x-04: source nobody" "x-05: level" \
	"x-05: mode is not one" "x-05: flag odd" "x-05: source nobody" \
	"x-04: is too near to x-05"; do
	has "$(cat found)" "$fault" "it names: $fault"
done
done_testing
