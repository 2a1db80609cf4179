# SPDX-License-Identifier: MIT
# usage: perl hostile-said.pl DIR [N]: looks through what hostile.t kept in DIR:
# messages; named *-out, output for people and the logs after an append.  Prints what is
# wrong, which fewer than N files are, too.
use strict;
use warnings;

my $dir = shift or die "usage: perl hostile-said.pl DIR [N]\n";
my $least = shift // 1;
# C0 but LF and TAB, DEL, C1 in UTF-8.
my $control = qr/[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]/;
# Marks and overrides of direction, tags: a note may hold them, but people see
# where.
my $raw = qr/$control
	|\xd8\x9c|\xe2\x80[\x8e\x8f\xaa-\xae]|\xe2\x81[\xa6-\xa9]
	|\xf3\xa0[\x80\x81][\x80-\xbf]/x;
my $bad = 0;
my @files = glob "$dir/* $dir/.[!.]*";
for my $path (@files) {
	my ($name) = $path =~ m{([^/]*)\z};
	open my $in, '<:raw', $path or die "$path: $!\n";
	my $n = 0;
	while (my $line = <$in>) {
		my $what;
		$n++;
		my $text = $line;
		if ($line =~ ($name =~ /append-out\z/ ? $control : $raw)) {
			$what = sprintf 'raw %s', unpack 'H*', $&;
		} elsif (!utf8::decode($text)) {
			$what = 'no UTF-8';
		} elsif ($line =~ /SECRETCELL/ && $name !~ /-out\z/ &&
			 $line !~ /^not saved: /) {
			$what = 'a cell';
		} else {
			next;
		}
		$bad++;
		$line =~ s/[^ -~]/?/g;
		print "$name:$n: $what: ", substr($line, 0, 100), "\n";
		last;
	}
	close $in;
}
my $few = @files < $least;
print 'only ', scalar @files, " files\n" if $few;
exit($bad || $few ? 1 : 0);
