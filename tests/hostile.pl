# SPDX-License-Identifier: MIT
# usage: perl hostile.pl DIR [HOLES]: makes the hostile files that hostile.t
# reads; those with holes of 4 GiB lie in HOLES, best a tmpfs, whose holes cost
# no memory.  Each note has the word SECRETCELL, which no message may show.
use strict;
use warnings;
use POSIX ();
use Socket ();

my $dir = shift or die "usage: perl hostile.pl DIR [HOLES]\n";
my $holes = shift // '.';
chdir $dir or die "$dir: $!\n";

my @columns = qw(id time who kind visibility ref desire tags note);
my $head = join(',', @columns) . "\n";

# Writes NAME.csv.
sub make {
	my ($name, @text) = @_;
	die "$name: twice\n" if -e "$name.csv";
	open my $f, '>:raw', "$name.csv" or die "$name: $!\n";
	print {$f} @text or die "$name: $!\n";
	close $f or die "$name: $!\n";
	chmod 0600, "$name.csv";
}

# The cells of row N, some of them replaced.
sub cells {
	my ($n, %other) = @_;
	my %cell = (
		id => sprintf('H0ST%08d', $n),
		time => sprintf('2026-11-%02dT20:00:00+01:00', 1 + $n % 20),
		who => 'anna', kind => 'checkin', visibility => 'shared',
		ref => '', desire => 7, tags => 'sun', note => 'SECRETCELL',
		%other);
	return map { $cell{$_} } @columns;
}
sub row { return join(',', cells(@_)) . "\n" }

# One odd row between two good ones.
sub odd {
	my ($name, %other) = @_;
	make($name, $head, row(1), row(2, %other), row(3));
}

my $good = $head . row(1) . row(2);
my $esc = "\e[31m\e]0;x\a";

# Quotation marks.
make('quote-open-last', $head, row(1), 'H0ST00000002,2026-11-02T20:00:00',
	'+01:00,anna,checkin,shared,,7,,"SECRETCELL');
make('quote-open-first', $head, row(1, note => '"SECRETCELL'), row(2), row(3));
make('quote-open-header', '"', $good);
make('quote-header-stray', 'id,"time"x,who,note', "\n", row(1));
odd('quote-stray', note => 'SECRET"CELL');
odd('quote-after', note => '"SECRETCELL"x');
odd('quote-doubled', note => '"a ""SECRETCELL"" b"');
odd('quote-only-doubled', note => '""""""');
odd('quote-three', note => '"""');
odd('quote-blanks', note => '  "SECRETCELL"  ');
odd('quote-backslash', note => '"SECRETCELL \\" x"');
odd('quote-typographic', note => "\xe2\x80\x9cSECRETCELL\xe2\x80\x9d");
odd('quote-lf', note => "\"SECRETCELL\nSECRETCELL\"");
odd('quote-crlf', note => "\"SECRETCELL\r\nSECRETCELL\"");
odd('quote-cr', note => "\"SECRETCELL\rSECRETCELL\"");
odd('quote-row-within', note => '"SECRETCELL' . "\n" . row(9) . '"');
make('quote-all', map { s/([^,\n]*)([,\n])/"$1"$2/gr } $head, row(1), row(2));
make('quote-time', $head, row(1), row(2, time => '"2026-11-02T20:00:00+01:00'));
make('quote-every-line', $head, "\"SECRETCELL\n" x 100_000);
make('quote-far', $head, (row(1, note => '"SECRETCELL'), ("x" x 19 . "\n") x 60_000) x 5);
make('quote-open-3MiB', $head, row(1), row(2, note => '"SECRETCELL'),
	row(3) x 40_000);

# NUL bytes.
odd('nul-note', note => "SECRET\0CELL");
odd('nul-quoted', note => "\"SECRET\0CELL\"");
odd('nul-time', time => "2026-11-02T20:00:00+01:00\0");
odd('nul-who', who => "anna\0ben");
make('nul-header', $good =~ s/who/who\0/r);
make('nul-tail', $good, "\0" x 4);
make('nul-tail-long', $good, "\0" x 300_000);
make('nul-torn-tail', $good, 'H0ST00000003,2026-1', "\0" x 50);
make('nul-only', "\0" x 4096);
make('nul-begin', "\0" x 8, $good);
make('nul-lines', $good, "\0\n" x 1000);

# Byte order marks and other encodings.
my $bom = "\xef\xbb\xbf";
sub wide { my ($pack) = @_; return pack("$pack*", unpack 'C*', $good) }
make('bom', $bom, $good);
make('bom-quoted', $bom, '"id"', substr $good, 2);
make('bom-twice', $bom, $bom, $good);
make('bom-joined', $bom, $good, $bom, $head, row(3));
make('bom-rows', map { $bom . $_ } $head, row(1), row(2));
make('bom-only', $bom);
make('bom-cell', $head, row(1, note => "${bom}SECRETCELL"));
make('utf16le-bom', "\xff\xfe", wide('v'));
make('utf16be-bom', "\xfe\xff", wide('n'));
make('utf16le', wide('v'));
make('utf16be', wide('n'));
make('utf32le-bom', "\xff\xfe\0\0", wide('V'));
make('utf32be', wide('N'));
make('utf16-inside', $good, wide('v'));
make('utf7-bom', '+/v8-', $good);
make('ebcdic', map { chr(0x40 + ord($_) % 0xa0) } split //, $good);
make('gzip', "\x1f\x8b\x08\0\0\0\0\0\0\3", map { chr(int($_ * 37.7) % 256) }
	1 .. 2000);
make('binary', map { chr(($_ * $_ * 7 + $_ * 13) % 251) } 1 .. 100_000);

# Line breaks.
make('crlf', $good =~ s/\n/\r\n/gr);
make('cr', $good =~ s/\n/\r/gr);
make('crcrlf', $good =~ s/\n/\r\r\n/gr);
make('lfcr', $good =~ s/\n/\n\r/gr);
make('mixed-breaks', $head =~ s/\n/\r\n/r, row(1), row(2) =~ s/\n/\r/r, row(3));
make('no-last-break', $good =~ s/\n\z//r);
make('cr-last', $good =~ s/\n\z/\r/r);
make('blank-lines', "\n\n", $head, "\n\r\n  \n", row(1), "\n" x 5, row(2), "\n\n");
odd('vertical-tab', note => "SECRET\x0bCELL\x0c");
odd('unicode-breaks', note => "SECRETCELL\xc2\x85\xe2\x80\xa8\xe2\x80\xa9x");
make('million-breaks', $head, row(1), "\n" x 1_000_000, row(2));

# Sizes, at and beyond each limit.
odd('cell-64KiB', note => 'SECRETCELL' . 'x' x (65536 - 10));
odd('cell-64KiB-1', note => 'SECRETCELL' . 'x' x (65537 - 10));
odd('cell-900KB', note => 'SECRETCELL' . 'x' x 900_000);
odd('record-2MiB', note => 'SECRETCELL' . 'x' x (2 << 20));
odd('record-2MiB-quoted', note => '"SECRETCELL' . "xxxxxxx\n" x (1 << 18) . '"');
odd('record-30MiB', note => 'SECRETCELL' . 'x' x (30 << 20));
odd('cell-quotes', note => '"' . '""' x 40_000 . '"');
odd('commas', note => ',' x 900_000);
odd('commas-long', note => ',' x 3_000_000);
make('tail-30MiB', $good, 'x' x (30 << 20));
make('line-30MiB', 'x' x (30 << 20));
sub columns { my ($n) = @_; return map { ",c$_" } 10 .. $n }
sub empties { my ($n, $k) = @_; return row($k) =~ s/\n//r . ',' x ($n - 9) . "\n" }
make('columns-1024', $head =~ s/\n//r, columns(1024), "\n", empties(1024, 1),
	empties(1024, 2));
make('columns-1025', $head =~ s/\n//r, columns(1025), "\n", empties(1025, 1));
make('columns-100000', $head =~ s/\n//r, columns(100_000), "\n",
	empties(100_000, 1));
make('columns-commas', ',' x 1_000_000, "\n");
make('columns-later', $good, $head =~ s/\n//r, columns(2000), "\n");
make('columns-twice-1000', $head =~ s/\n//r, columns(1000), "\n", empties(1000, 1),
	$head =~ s/\n//r, map({ ",d$_" } 10 .. 1000), "\n", empties(1000, 2));
make('name-128', $head =~ s/\n/',' . 'n' x 128 . "\n"/er, empties(10, 1));
make('name-129', $head =~ s/\n/',' . 'n' x 129 . "\n"/er, empties(10, 1));
make('name-60KB', $head =~ s/\n/',' . 'n' x 60_000 . "\n"/er, empties(10, 1));
make('name-2MiB', $head =~ s/\n/',' . 'n' x (2 << 20) . "\n"/er, empties(10, 1));
make('rows-50000', $head, map { row($_) } 1 .. 50_000);
make('rows-bad-50000', $head, map { row($_, desire => 77) } 1 .. 50_000);
make('rows-short-50000', $head, "SECRETCELL\n" x 50_000);
make('who-5000', $head, map { row($_, who => "p$_") } 1 .. 5000);
make('kinds-5000', $head, map { row($_, kind => "k$_") } 1 .. 5000);
make('tags-20000', $head, map { row($_, tags => "t$_") } 1 .. 20_000);
odd('tags-one-cell', tags => join ';', 1 .. 10_000);

# Headers.
make('empty');
make('newlines', "\n" x 1000);
make('blanks', " \t \n  \n\t\n");
make('commas-only', ",,,\n,,,\n");
make('quotes-only', "\"\"\n\"\"\n");
make('header-only', $head);
make('header-torn', substr $head, 0, 10);
make('header-short', substr $head, 0, 11);
make('header-no-break', $head =~ s/\n//r);
make('header-blank', $head, "\n \n");
make('header-gone', row(1), row(2));
make('no-time', "who,desire,note\nanna,7,SECRETCELL\n");
make('no-who', "time,desire,note\n2026-11-02T20:00:00Z,7,SECRETCELL\n");
make('no-time-no-who', "desire,note\n7,SECRETCELL\n");
make('strangers', "name,price\nSECRETCELL,7\n");
for my $name (qw(id time who note desire)) {
	make("twice-$name", $head =~ s/\n/,$name\n/r, empties(10, 1));
}
make('twice-stranger', $head =~ s/\n/,x,x\n/r, empties(11, 1));
make('case-time', $head =~ s/\n/,Time,TIME\n/r, empties(11, 1));
make('capitals', uc $head, row(1));
make('name-empty', $head =~ s/kind//r, row(1));
make('name-trailing', $head =~ s/\n/,\n/r, empties(10, 1));
make('name-blanks', $head =~ s/,/ , /gr, row(1));
make('name-quote', $head =~ s/\n/,"a""b"\n/r, empties(10, 1));
make('name-break', $head =~ s/\n/,"a\nb"\n/r, empties(10, 1));
make('name-comma', $head =~ s/\n/,"a,b"\n/r, empties(10, 1));
make('name-escape', $head =~ s/\n/,$esc\n/r, row(1) =~ s/\n/,x\n/r);
make('name-bidi', $head =~ s/\n/,\xe2\x80\xaeab\n/r, row(1) =~ s/\n/,x\n/r);
make('name-latin1', $head =~ s/\n/,\xfcber\n/r, row(1) =~ s/\n/,x\n/r);
make('name-equals', $head =~ s/\n/,a=b\n/r, row(1) =~ s/\n/,x\n/r);
make('name-formula', $head =~ s/\n/,=1+1\n/r, row(1) =~ s/\n/,x\n/r);
make('name-prototype', $head =~ s/\n/,__proto__,constructor\n/r, empties(11, 1));
make('ragged-short', $head, row(1), "H0ST00000002,SECRETCELL\n", row(3));
make('ragged-long', $head, row(1), row(2) =~ s/\n/,SECRETCELL\n/r, row(3));
make('ragged-comma-end', map { s/\n/,\n/r } $head, row(1));

# Delimiters.
sub divided { my ($d) = @_; return $good =~ s/,/$d/gr }
make('semicolons', divided(';'));
make('tabs', divided("\t"));
make('pipes', divided('|'));
make('colons', divided(':'));
make('spaces', divided(' '));
make('carets', divided('^'));
make('units', divided("\x1f"));
make('sep-semicolon', "sep=;\n", divided(';'));
make('sep-quoted', "\"sep=;\"\n", divided(';'));
make('sep-wrong', "sep=;\n", $good);
make('sep-pipe', "sep=|\n", divided('|'));
make('sep-quote', "sep=\"\n", $good);
make('sep-only', "sep=,\n");
make('sep-twice', "sep=,\nsep=;\n", $good);
make('semicolon-header', $head =~ s/,/;/gr, row(1));
make('semicolon-rows', $head, row(1), row(2) =~ s/,/;/gr);
make('decimal-comma', $head =~ s/,/;/gr, row(1) =~ s/,/;/gr,
	row(2, desire => '7;5') =~ s/,/;/gr =~ s/7;5/7,5/r);
make('both-even', "time,who;x,desire;y\n2026-11-02T20:00:00Z,anna;1,SECRETCELL\n");

# Joined, merged and torn files.
make('conflict', $head, row(1), "<<<<<<< HEAD\n", row(2), "=======\n", row(3),
	">>>>>>> theirs\n");
make('conflict-diff3', $head, "<<<<<<< a\n", row(1), "||||||| b\n", row(2),
	"=======\n", row(3), ">>>>>>> c\n");
make('conflict-crlf', $head, "<<<<<<< a\r\n", row(1), "=======\r\n", row(2),
	">>>>>>> c\r\n");
make('conflict-first', "<<<<<<< HEAD\n", $good, "=======\n", $good, ">>>>>>> x\n");
make('conflict-open', $head, row(1), "<<<<<<< HEAD\n", row(2));
make('conflict-in-quotes', $head, row(1, note => "\"SECRETCELL\n<<<<<<< a\n\""));
make('conflict-escape', $head, row(1), "<<<<<<< $esc\n", row(2));
make('header-again', $good, $head, row(3));
make('header-each', map { $head, row($_) } 1 .. 500);
make('header-turned', $good, "who,time\nben,2026-11-02T20:00:00Z\n");
make('header-more', $good, $head =~ s/\n/,more\n/r, row(3) =~ s/\n/,x\n/r);
make('header-again-twice', $good, "time,time\n", row(3));
make('header-again-bom', $good, $bom, $head, row(3));
my $last = row(3, note => '"SECRETCELL, x"');
my @cuts = (1, 6, 13, 24, 39, 45, 53, 60, 62, 66, 67, 75, 81);
make("torn-$_", $good, substr $last, 0, $_) for @cuts;
make('torn-cr', $good, substr($last, 0, 30), "\r");
make('torn-middle', $head, row(1), substr($last, 0, 30), row(2), row(3));
make('torn-utf8', $good, "H0ST00000003,2026-11-02T20:00:00+01:00,anna,",
	"note,shared,,,,SECRETCELL\xe2\x80");
make('torn-header-row', substr($head, 0, 20), row(1));

# Ids and what they name.
make('id-twice-same', $good, row(1));
make('id-twice-other', $good, row(1, desire => 3));
make('id-case', $good, lc(row(1) =~ s/,.*\n//r), row(1) =~ s/^[^,]*//r);
my @ids = ('x', 'H0ST0000000I', 'H0ST000000001', '../../../x', "H0ST\xc3\xbc000000",
	"${esc}", 'H0ST 0000001', '000000000000000000000000', '-1', '=1+1');
odd("id-bad-$_", id => $ids[$_]) for 0 .. $#ids;
make('id-none', $head, row(1, id => ''), row(2, id => ''));
odd('ref-self', ref => 'H0ST00000002');
make('ref-circle-2', $head, row(1, ref => 'H0ST00000002'),
	row(2, ref => 'H0ST00000001'));
make('ref-circle-3', $head, row(1, ref => 'H0ST00000002'),
	row(2, ref => 'H0ST00000003'), row(3, ref => 'H0ST00000001'));
odd('ref-orphan', ref => 'ZZZZZZZZZZZZ');
odd('ref-bad', ref => 'SECRETCELL-x');
make('ref-chain', $head, row(0), map { row($_, ref => sprintf 'H0ST%08d', $_ - 1) }
	1 .. 5000);
make('ref-fork', $head, row(0), map { row($_, ref => 'H0ST00000000') } 1 .. 500);
odd('ref-other', ref => 'H0ST00000001', who => 'ben');

# What is not shared.  Of such rows nobody else may learn a thing.
my %hidden = (visibility => 'private');
odd('private', %hidden);
odd('private-time', %hidden, time => 'soon');
odd('private-who', %hidden, who => 'NOBODY!');
odd('private-rating', %hidden, desire => 'SECRETCELL');
odd('private-id', %hidden, id => 'SECRETCELL..');
odd('private-tags', %hidden, tags => '!SECRETCELL');
odd('private-nothing', %hidden, time => '', who => '');
odd('private-quote', %hidden, note => 'SECRET"CELL');
odd('private-long', %hidden, note => 'SECRETCELL' x 10_000);
odd('private-latin1', %hidden, note => "SECRETCELL\xfc");
odd('private-ref', %hidden, ref => 'H0ST00000001');
odd('clinician-rating', visibility => 'clinician', desire => 'SECRETCELL');
odd('visibility-empty', visibility => '', desire => 'SECRETCELL');
odd('visibility-capital', visibility => 'Shared', desire => 'SECRETCELL');
odd('visibility-blank', visibility => '"shared "', desire => 'SECRETCELL');
odd('visibility-homoglyph', visibility => "sh\xd0\xb0red", desire => 'SECRETCELL');
make('private-column', $head =~ s/\n/,sexsat\n/r, row(1) =~ s/\n/,5\n/r);
make('private-column-bad', $head =~ s/\n/,sexsat\n/r, row(1) =~ s/\n/,SECRETCELL\n/r);

# Times that are none.
my @bad_times = (
	'2026-11-02', '2026-11-02T20:00:00', '2026-11-02T20:00+01:00',
	'2026-02-29T20:00:00+01:00', '2026-11-31T20:00:00+01:00',
	'2026-13-02T20:00:00+01:00', '2026-00-02T20:00:00+01:00',
	'2026-11-00T20:00:00+01:00', '2026-11-02T24:00:00+01:00',
	'2026-11-02T20:60:00+01:00', '2026-11-02T20:00:61+01:00',
	'2026-11-02T20:00:60+01:00', '2026-11-02T20:00:00+15:00',
	'2026-11-02T20:00:00+01:60', '2026-11-02T20:00:00+0100',
	'2026-11-02T20:00:00+1:00', '2026-11-02T20:00:00CET',
	'2026-11-02T20:00:00.+01:00', '2026-11-02T20:00:00+01:00x',
	'26-11-02T20:00:00+01:00', '12026-11-02T20:00:00+01:00',
	'-026-11-02T20:00:00+01:00', '02.11.2026 20:00', '1762110000', 'yesterday',
	"2026-11-02T20:00:00\xe2\x88\x9201:00",
	"\xef\xbc\x92026-11-02T20:00:00+01:00", "2026-11-02T20:00:00${esc}", 'NaN',
	'99999999999999999999-01-01T00:00:00Z', '""',
	'2026-W45-1T20:00:00Z', '2026-306T20:00:00Z',
	'2026-11-02T20:00:00+01:00[Europe/Berlin]', 'SECRETCELL');
odd(sprintf('time-bad-%02d', $_), time => $bad_times[$_]) for 0 .. $#bad_times;
my @odd_times = (
	'2026-11-02 20:00:00+01:00', '2026-11-02t20:00:00z',
	'2026-11-02T20:00:00-00:00', '2016-12-31T23:59:60Z',
	'2024-02-29T20:00:00+14:00', '0001-01-01T00:00:00Z', '0000-01-01T00:00:00+14:00',
	'9999-12-31T23:59:59-14:00', '2026-11-02T20:00:00.' . '9' x 300 . 'Z',
	'1969-12-31T23:59:59Z');
odd("time-odd-$_", time => $odd_times[$_]) for 0 .. $#odd_times;

# Other cells that are none.
my @ratings = (qw(11 -1 10.0001 1e1 0x7 .5 7. 7.1234 7/10 SECRETCELL nan inf
	99999999999999999999999 +7 7%), '7 8', "\xd9\xa7", '1' x 5000, "7${esc}",
	"7\xc2\xa0", '"7,5"');
odd(sprintf('rating-bad-%02d', $_), desire => $ratings[$_]) for 0 .. $#ratings;
odd('rating-na', desire => 'NA');
odd('rating-zeros', desire => '0' x 300 . '7');
my @people = ('Anna', 'anna ben', 'a' x 33, "anna$esc", "\xc3\xa4nna", '../x', 'a/b',
	'=1+1', '', 'SECRETCELL', "an\xe2\x80\xaena", 'anna@home', '"anna,ben"');
odd(sprintf('who-bad-%02d', $_), who => $people[$_]) for 0 .. $#people;
odd("who-odd-$_", who => qw(. .. - --help)[$_]) for 0 .. 3;
my @tags = ('a!', "a$esc", '"a,b"', "a\xff", "a\xe2\x80\x8bb", '<b>SECRETCELL</b>');
odd("tags-bad-$_", tags => $tags[$_]) for 0 .. $#tags;
odd('tags-empties', tags => ';;;  ; ;');
odd('kind-escape', kind => "checkin$esc");
odd('kind-bidi', kind => "\xe2\x80\xaenikcehc");
odd('kind-long', kind => 'SECRETCELL' x 1000);
make('date-bad', $head =~ s/\n/,review_by\n/r,
	row(1, kind => 'agreement') =~ s/\n/,2026-02-30\n/r);

# Characters that a terminal obeys, and bytes that are no characters.
my %texts = (
	escape => $esc, bell => "\a", backspace => "SECRET\b\b\bCELL", delete => "\x7f",
	'c1-bytes' => "\x9b31m\x90", 'c1-utf8' => "\xc2\x9b31m\xc2\x90",
	'all-c0' => join('', map { chr } grep { $_ != 10 && $_ != 13 } 1 .. 31),
	title => "\e]2;SECRETCELL\e\\", bidi => "\xe2\x80\xaeSECRETCELL\xe2\x81\xa6",
	marks => "\xe2\x80\x8e\xe2\x80\x8f\xd8\x9c", tagchars => "\xf3\xa0\x80\xa1" x 20,
	zerowidth => "\xe2\x80\x8b\xe2\x80\x8d\xef\xbb\xbf",
	combining => 'a' . "\xcc\x81" x 20_000,
	continuation => "\x80\xbf", overlong => "\xc0\xaf\xe0\x80\xaf\xf0\x80\x80\xaf",
	surrogate => "\xed\xa0\x80\xed\xb0\x80", beyond => "\xf4\x90\x80\x80",
	truncated => "\xe2\x82", latin1 => "f\xfcr", 'ff-fe' => "\xff\xfe\xfd" x 1000,
	noncharacter => "\xef\xbf\xbe\xef\xbf\xbf", emoji => "\xf0\x9f\x92\x91" x 1000,
	formula => q(=cmd|' /C calc'!A0), html => '<script>alert(1)</script>&',
	format => '%s%n%x%999999d', pilcrow => ' \xc2\xb6 ' x 100, shell => '$(id);`id`');
odd("text-$_", note => $texts{$_} . 'SECRETCELL') for sort keys %texts;

# What is no plain file, or lies behind a strange name.
mkdir 'dir-empty';
mkdir 'dir-csv.csv';
mkdir 'dir-nested';
mkdir 'dir-nested/anna.csv';
mkdir 'dir-bad';
mkdir 'dir-fifo';
mkdir 'dir-loop';
mkdir 'dir-unreadable', 0;
rename 'quote-stray.csv', 'dir-bad/anna.csv';
odd('quote-stray', note => 'SECRET"CELL');
POSIX::mkfifo("$_", 0600) for 'fifo', 'dir-fifo/anna.csv';
symlink 'loop', 'loop';
symlink 'loop-b.csv', 'loop-a.csv';
symlink 'loop-a.csv', 'loop-b.csv';
symlink '.', 'dir-loop/anna.csv';
symlink 'nowhere', 'dangling.csv';
symlink 'crlf.csv', 'link.csv';
make('unreadable', $good);
chmod 0, 'unreadable.csv';
socket my $s, Socket::PF_UNIX(), Socket::SOCK_STREAM(), 0 or die "socket: $!\n";
bind $s, Socket::pack_sockaddr_un('socket') or die "bind: $!\n";
make("file-name\e[31m\a", $head, row(1, desire => 77));
make("file-name\nb", $head, row(1, desire => 77));
make("file-name\xff", $head, row(1, desire => 77));
make("file-name\xe2\x80\xaexyz", $head, row(1, desire => 77));
make('-file-name', $head, row(1, desire => 77));
make('file-name%s%n', $head, row(1, desire => 77));

# Holes of 4 GiB.
chdir $holes or die "$holes: $!\n";
sub hole {
	my ($name, $before, $after) = @_;
	make($name, $before);
	open my $f, '+<:raw', "$name.csv" or die "$name: $!\n";
	truncate $f, 4 << 30 or die "$name: $!\n";
	seek $f, 0, 2;
	print {$f} $after;
	close $f or die "$name: $!\n";
}
hole('hole', '', '');
hole('hole-behind-rows', $good, '');
hole('hole-between-rows', $good, "\n" . row(3));
hole('hole-in-quotes', $head . row(1, note => '"SECRETCELL'), '');
