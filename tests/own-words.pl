# SPDX-License-Identifier: MIT
# Prints all words that are shipped for people, a text a line, and writes
# where each comes from, a line each, to the file WHERE.
#	perl own-words.pl SRC POT WHERE		English, with manuals and messages
#	perl own-words.pl SRC POT WHERE LANGUAGE	what stands in share/LANGUAGE
use strict; use warnings; use utf8;
binmode STDOUT, ':encoding(UTF-8)';
my ($src, $pot, $where, $lang) = @ARGV;
open my $from, '>:encoding(UTF-8)', $where or die "$where: $!\n";

sub slurp {
	my ($file) = @_;
	open my $in, '<:encoding(UTF-8)', $file or die "$file: $!\n";
	local $/;
	return scalar <$in>;
}

sub say_text {
	my ($file, $name, $text) = @_;
	$text =~ s/\s+/ /g;
	$text =~ s/^ | $//g;
	return if $text !~ / /;
	print "$text\n";
	print $from $file =~ s/^\Q$src\E\///r, " $name\n";
}

# Columns of machine words, references and patterns.
my %machine = map { $_ => 1 } qw(id rev seed source tags flags level mode
	version domain role type visibility min max order kind class);

sub csv {
	my ($file) = @_;
	my $text = slurp($file);
	my (@head, @row);
	while ($text =~ /\G(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|\z)/g) {
		my ($quoted, $plain, $end) = ($1, $2, $3);
		push @row, defined $quoted ? $quoted =~ s/""/"/gr : $plain;
		next if $end eq ',';
		last if $end eq '' && @row < 2;
		if (@head) {
			say_text($file, "$row[0] $head[$_]", $row[$_])
				for grep { !$machine{$head[$_]} } 1 .. $#head;
		} else {
			@head = @row;
		}
		@row = ();
	}
}

sub po {
	my ($file) = @_;
	my ($on, $text) = (0, '');
	for my $line (split /\n/, slurp($file)) {
		if ($line =~ /^msg/) {
			say_text($file, "message", $text =~ s/\\n/ /gr)
				if $on && $text ne '';
			($on, $text) = ($line =~ /^msgid/ ? 1 : 0, '');
		}
		$text .= $1 =~ s/\\"/"/gr if $on && $line =~ /"(.*)"\s*$/;
	}
}

# Paragraphs of a manual; displays hold examples and tables.
sub manual {
	my ($file) = @_;
	my ($display, $text, $n, $begun) = (0, '', 0, 1);
	for my $line (split(/\n/, slurp($file)), '.Pp') {
		$n++;
		$display++ if $line =~ /^\.Bd/;
		$display-- if $line =~ /^\.Ed/;
		next if $display || $line =~ /^\.\\"|^\.D[l1]\b/;
		if ($line =~ /^\.(Pp|S[hs]|It|B[ld]|E[ld])\b/) {
			say_text($file, "line $begun", $text);
			($text, $begun) = ('', $n);
			next if $1 ne 'It';
		}
		$line =~ s/^\.[A-Z][a-z]\b ?//;
		$line =~ s/\b(?:Fl|Ar|Sy|Em|Ns|Xr|Pa|Ev|Cm|Li|Ql|Nm)\b ?//g
			if $line =~ s/^\.//;
		$text .= "$line ";
	}
}

my $share = "$src/share/" . ($lang // 'en');
csv($_) for sort(glob("$share/*.csv"), glob("$share/decks/*.csv"),
	glob("$share/items/*.csv"));
exit if defined $lang;
po($pot);
manual($_) for sort glob("$src/man/*.[157]");
my $n = 0;
for my $paragraph (split /\n\n+/, slurp("$src/README")) {
	$n++;
	next if $paragraph =~ /^\t/;
	say_text("$src/README", "paragraph $n", $paragraph);
}
