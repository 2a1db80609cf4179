# What the tests of options, manuals and completions share: the programs that
# are built, and their option tables.

programs=$(attune --help | awk '/^  [a-z]/ { print $1 }')

# table PROGRAM: letter, name, argument, kind, values, help; TAB between.
table() {
	attune "$1" --options
}
