# SPDX-License-Identifier: MIT
# Sorts the talk of tests/talk/fetch, in its folder, into
#  learn-LANGUAGE-NAME.txt	what is learned from: one half, without what a
#				reader found worth a remark
#  held-LANGUAGE-NAME.txt	the other half, to measure on
# The reader's word stands in remarks.csv by the SHA-256 of a line, as the
# lines themselves are not ours to keep.
#	perl lines.pl REMARKS
use strict;
use warnings;
use Digest::SHA qw(sha256_hex);
use Encode qw(decode FB_DEFAULT encode_utf8);
use JSON::PP;

my ($remarks) = @ARGV;
my %said;
open my $r, '<', $remarks or die "$remarks: $!\n";
while (<$r>) {
	chomp;
	my ($hash, undef, $remark) = split /,/;
	$said{$hash} = $remark;
}

sub slurp {
	my ($path) = @_;
	open my $f, '<:raw', $path or die "$path: $!\n";
	local $/;
	return <$f>;
}

# Text as one line; a byte that is no UTF-8 stood for an apostrophe.
sub tidy {
	my ($text) = @_;
	$text =~ s/\x{fffd}/'/g;
	$text =~ s/\s+/ /g;
	$text =~ s/^ | $//g;
	return $text;
}

# Texts in order, each once.
sub unique {
	my %seen;
	return grep { length($_) > 3 && length($_) < 400 && !$seen{$_}++ } @_;
}

sub messages {
	my $code = decode('UTF-8', slurp(
		'nlp-corpus-1.0.0/package/sms/smsCorpus.js'), FB_DEFAULT);
	my @texts;
	while ($code =~ /'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/gs) {
		my $text = $1 // $2;
		$text =~ s/\\[nrt]/ /g;
		$text =~ s/\\(.)/$1/g;
		push @texts, tidy($text);
	}
	return unique(@texts);
}

sub comedy {
	my @texts;
	for (split /\n/, decode('UTF-8', slurp(
		'nlp-corpus-1.0.0/package/friends/parse/raw.txt'), FB_DEFAULT)) {
		s/^\s+//;
		next unless s/^[A-Z][A-Za-z. ]{1,20}: *//;
		s/\([^)]*\)|\[[^\]]*\]//g;
		my $text = tidy($_);
		push @texts, $text if length($text) > 3;
	}
	return @texts;
}

sub mixed {
	my ($name) = @_;
	my @texts;
	for my $path (sort glob "$name/package/builds/doc-*.json") {
		push @texts, map { tidy(ref ? $_->[0] : $_) }
			@{ JSON::PP->new->utf8->decode(slurp($path)) };
	}
	return unique(@texts);
}

my %sorted;	# what a set before had

# Half of the texts, by blocks of so many, to learn from; the rest is held.
sub halve {
	my ($language, $name, $block, @texts) = @_;
	open my $learn, '>:raw', "learn-$language-$name.txt" or die "$!\n";
	open my $held, '>:raw', "held-$language-$name.txt" or die "$!\n";
	@texts = grep { !$sorted{$_} } @texts;
	$sorted{$_} = 1 for @texts;
	for my $i (0 .. $#texts) {
		my $line = encode_utf8($texts[$i]);
		my $said = $said{substr sha256_hex($line), 0, 12} // 'ok';
		if (int($i / $block) % 2) {
			print $held "$line\n";
		} elsif ($said eq 'ok') {
			print $learn "$line\n";
		}
	}
}

unlink glob 'learn-*.txt held-*.txt';
halve('en', 'messages', 1, messages());
halve('en', 'comedy', 50, comedy());	# lines that answer each other
halve('en', 'mixed', 1, mixed('nlp-corpus-4.4.0'));
halve('de', 'mixed', 1, mixed('de-corpus-0.0.1'));
halve('fr', 'mixed', 1, mixed('fr-corpus-0.0.1'));
