# SPDX-License-Identifier: MIT
# Looks for words of tests/lexicon.csv in texts.
#	perl lexicon.pl LEXICON prove
#	perl lexicon.pl LEXICON LANG SCOPE po FILE		msgids, or msgstrs
#	perl lexicon.pl LEXICON LANG SCOPE csv FILE...		cells with a blank
#	perl lexicon.pl LEXICON LANG SCOPE text FILE...		paragraphs
# Prints FILE:LINE: id: the words found.
use strict; use warnings; use utf8;
binmode STDOUT, ':encoding(UTF-8)';
my ($lexicon, @arg) = @ARGV;

sub rows {
	my ($file) = @_;
	open my $in, '<:encoding(UTF-8)', $file or die "$file: $!\n";
	local $/;
	my $text = <$in>;
	my ($line, @rows, @row) = (1);
	while ($text =~ /\G(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|\z)/g) {
		my ($quoted, $plain, $end) = ($1, $2, $3);
		push @row, defined $quoted ? $quoted =~ s/""/"/gr : $plain;
		next if $end eq ',';
		push @rows, { line => $line, cell => [@row] } if @row > 1;
		$line = 1 + (substr($text, 0, pos $text) =~ tr/\n//);
		@row = ();
		last if $end eq '';
	}
	return @rows;
}

my ($head, @entries) = rows($lexicon);
my @names = @{ $head->{cell} };
@entries = map { my %e; @e{@names} = @{ $_->{cell} }; \%e } @entries;

sub found {
	my ($e, $text) = @_;
	$text =~ s/$e->{unless}//gi if $e->{unless} ne '';
	return $text =~ /(?<![\w-])($e->{pattern})(?![\w-])/i ? $1 : undef;
}

if ($arg[0] eq 'prove') {
	for my $e (@entries) {
		print "$e->{id} does not find its example\n"
			unless defined found($e, $e->{example});
	}
	exit;
}
my ($lang, $scope, $kind, @files) = @arg;
my @in_force = grep { $_->{lang} eq $lang && " $_->{scope} " =~ / $scope / }
	@entries;

sub look {
	my ($where, $text) = @_;
	for my $e (@in_force) {
		my $got = found($e, $text);
		print "$where: $e->{id}: $got\n" if defined $got;
	}
}

sub po {
	my ($file) = @_;
	open my $in, '<:encoding(UTF-8)', $file or die "$file: $!\n";
	my $wanted = $lang eq 'en' ? qr/^msgid/ : qr/^msgstr/;
	my ($on, $at, $text) = (0, 0, '');
	while (my $line = <$in>) {
		if ($line =~ /^msg/) {
			look("$file:$at", $text) if $text ne '';
			($on, $at, $text) = ($line =~ $wanted, $., '');
		}
		$on = 0 if $line =~ /^\s*$/;
		$text .= $1 if $on && $line =~ /"(.*)"/;
	}
	look("$file:$at", $text) if $text ne '';
}

for my $file (@files) {
	if ($kind eq 'po') {
		po($file);
	} elsif ($kind eq 'csv') {
		my ($first, @rows) = rows($file);
		for my $row (@rows) {
			look("$file:$row->{line}", $_)
				for grep { / / } @{ $row->{cell} };
		}
	} else {
		open my $in, '<:encoding(UTF-8)', $file or die "$file: $!\n";
		local $/ = '';
		while (my $paragraph = <$in>) {
			look("$file: paragraph $.", $paragraph =~ s/\s+/ /gr);
		}
	}
}
