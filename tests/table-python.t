#!/bin/sh
# SPDX-License-Identifier: MIT
# The table reader agrees with Python's strict csv reader: on random CSV, and
# on random junk that both accept or both refuse.
LC_ALL=C TZ=UTC0
export LC_ALL TZ

reader=${ATTUNE_BUILDDIR:-.}/tests/unit/table
if ! command -v python3 >/dev/null; then
	echo "1..0 # SKIP no python3"
	exit 0
fi
if ! [ -x "$reader" ]; then
	echo "1..0 # SKIP tests/unit/table is not built"
	exit 0
fi
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT

python3 - "$reader" "$dir" <<'END'
import csv, io, os, random, subprocess, sys

reader, where = sys.argv[1:]
random.seed(20260101)
VALID, JUNK = 400, 1200

def put(name, text):
    path = os.path.join(where, name)
    with open(path, "w", encoding="utf-8", newline="") as f:
        f.write(text)
    return path

def cell():
    return "".join(random.choice(['"', ",", ";", "\t", " ", "\n", "\r",
                                  "\r\n", "a", "é", "'", "x y"])
                   for _ in range(random.randrange(6)))

def valid():
    """A text of csv.writer.  Outer blanks stand in quotes only, as ours trims
    them; line ends of one character too, as Python forgets the other one."""
    n, out = random.randrange(2, 6), io.StringIO(newline="")
    end = random.choice(["\n", "\r\n", "\r"])
    every = len(end) == 1 or random.random() < 0.5
    w = csv.writer(out, delimiter=random.choice(",;\t"), lineterminator=end,
                   quoting=csv.QUOTE_ALL if every else csv.QUOTE_MINIMAL)
    w.writerow(["c%d" % i for i in range(n)])
    for _ in range(random.randrange(30)):
        row = [cell() for _ in range(n)]
        w.writerow(row if every else [c.strip(" \t") for c in row])
    text = out.getvalue()
    return text, w.dialect.delimiter

def junk():
    return "a,b\n" + "".join(random.choice('a",\n') for _ in
                             range(random.randrange(40)))

def python(text, delimiter):
    """Rows that are not empty, or None where Python refuses."""
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True,
                               delimiter=delimiter))
    except csv.Error:
        return None
    return [r for r in rows[1:] if r]

def ours(lines):
    """Rows, and whether a record was broken by its quotes."""
    rows, bad = [], False
    for line in lines[1:]:
        words = line.split(" ", 1)
        if words[1][:1] == "!":
            bad |= "number of fields" not in line and "unfinished" not in line
            rows.append(None)
        else:
            rows.append([bytes.fromhex(c).decode("utf-8", "surrogateescape")
                         for c in words[1].split("|")])
    return rows, bad

def check(texts, agree):
    files = [put("%d.csv" % i, t) for i, (t, _) in enumerate(texts)]
    out = subprocess.run([reader, "--dump", *files], check=True,
                         stdout=subprocess.PIPE).stdout.decode()
    at, wrong = -1, 0
    blocks = {}
    for line in out.splitlines():
        if at + 1 < len(files) and line == files[at + 1]:
            at += 1
            blocks[at] = []
        else:
            blocks[at].append(line)
    for i, (text, delimiter) in enumerate(texts):
        if not agree(python(text, delimiter), *ours(blocks[i])):
            wrong += 1
            print("# %r" % text)
    return wrong

def same(theirs, rows, bad):
    return not bad and theirs == rows

def consistent(theirs, rows, bad):
    """Python lets a quotation mark stand in a bare cell; else we agree."""
    if theirs is None:
        return bad or None in rows
    want = [r if len(r) == 2 else None for r in theirs]
    if any(w is None and "\n" in "".join(r) for r, w in zip(theirs, want)):
        return None in rows    # ours reads on at that row's second line
    if bad:
        return any('"' in c for r in theirs for c in r)
    return want == rows

print("ok 1 - rows of Python's writer are read as written" if
      check([valid() for _ in range(VALID)], same) == 0 else
      "not ok 1 - rows of Python's writer are read as written")
print("ok 2 - on junk both agree" if
      check([(junk(), ",") for _ in range(JUNK)], consistent) == 0 else
      "not ok 2 - on junk both agree")
print("1..2")
END
