# SPDX-License-Identifier: MIT
# usage: perl endless.pl KIND BYTES FILE...: text for reframe in which no
# sentence ends.  KIND near: of each example in these rules.csv all but its
# last words, so that rules nearly match; counter: their counterexamples;
# prose: what stands in the files, which need not be rules.
use strict;
use warnings;

my ($kind, $bytes, @files) = @ARGV;
@files or die "usage: perl endless.pl near|counter|prose BYTES FILE...\n";

# The cells of a record: what may hold commas, quotes and lines is quoted.
sub cells {
	my ($record) = @_;
	my @cells;
	push @cells, defined $1 ? $1 =~ s/""/"/gr : $2
		while $record =~ /\G(?:"((?:[^"]|"")*)"|([^,]*))(?:,|\z)/gs;
	return @cells;
}

my (@said, $n);
for my $file (@files) {
	open my $in, '<:encoding(UTF-8)', $file or die "$file: $!\n";
	my $text = do { local $/; <$in> };
	if ($kind eq 'prose') {
		push @said, $text;
		next;
	}
	my @head;
	while ($text =~ /\G((?:[^"\n]|"(?:[^"]|"")*")*)\n/gs) {
		my @cells = cells($1);
		my %row;
		@head = @cells if !@head;
		@row{@head} = @cells;
		next if $row{id} eq 'id';
		my $column = $kind eq 'near' ? 'example' : 'counterexample';
		for my $one (split / \| /, $row{$column} // '') {
			my @words = split ' ', $one;
			# One, two, three of them.
			splice @words, -(1 + $n++ % 3)
				if $kind eq 'near' && @words > 4;
			push @said, join ' ', @words;
		}
	}
}
my $all = join ' ', @said;
$all =~ s/[.!?\x{2026}]+//g;
$all =~ s/\s+/ /g;
length $all or die "nothing is said\n";
$bytes ||= length $all;
$all .= " $all" while length $all < $bytes;
binmode STDOUT, ':encoding(UTF-8)';
print substr($all, 0, $bytes), "\n";
