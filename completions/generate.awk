# Writes a completion file from the option tables.
#	awk -v shell=bash|zsh|fish -f generate.awk TABLE...
# where each TABLE is what "attune PROGRAM --options" prints, in a file named
# PROGRAM.  The result is committed and compared by tests/completions.t.

BEGIN {
	FS = "\t"
}

FNR == 1 {
	n = split(FILENAME, part, "/")
	program = part[n]
	programs = programs (programs ? " " : "") program
	list[++count] = program
}

{
	letter = $1; name = $2; arg = $3; kind = $4; values = $5; help = $6
	optional = sub(/,maybe.*/, "", kind)
	sub(/,repeat.*/, "", kind)
	options[program] = options[program] (letter == "-" ? "" : "-" letter " ") \
		"--" name (kind == "none" || optional ? "" : "=") " "
	rows[program]++
	i = program SUBSEP rows[program]
	row_letter[i] = letter; row_name[i] = name; row_arg[i] = arg
	row_kind[i] = kind; row_values[i] = values; row_help[i] = help
	row_optional[i] = optional
}

END {
	if (shell == "bash") bash()
	else if (shell == "zsh") zsh()
	else fish()
}

# Commands that list values while the user types; they obey the audience.
function dynamic(what) {
	if (what == "who") return "attune log -q -L default --values=who"
	if (what == "items") return "echo daily weekly weekly-long session checkup"
	if (what == "decks") return "attune prompt -q --list -f csv | cut -d, -f1"
	return ""
}

function q(text) {
	gsub(/'/, "'\\''", text)
	return "'" text "'"
}

function bash(    p, i, k) {
	print "# bash completion for attune; generated from the option tables."
	print ""
	print "_attune() {"
	print "\tlocal cur=${COMP_WORDS[COMP_CWORD]} program words i"
	print "\tlocal prev=${COMP_WORDS[COMP_CWORD-1]} name"
	print "\tif [[ ${COMP_WORDS[0]##*/} == *attune ]]; then"
	print "\t\tif ((COMP_CWORD == 1)); then"
	print "\t\t\tmapfile -t COMPREPLY < <(compgen -W " q(programs " --help --version --exec-path") " -- \"$cur\")"
	print "\t\t\treturn"
	print "\t\tfi"
	print "\t\tprogram=${COMP_WORDS[1]}"
	print "\telse"
	print "\t\tprogram=${COMP_WORDS[0]##*/}"
	print "\tfi"
	print "\t# --name=VALUE reaches us as three words."
	print "\tif [[ $cur == = ]]; then"
	print "\t\tname=$prev cur="
	print "\telif [[ $prev == = ]]; then"
	print "\t\tname=${COMP_WORDS[COMP_CWORD-2]}"
	print "\telse"
	print "\t\tname=$prev"
	print "\tfi"
	print "\tcase $program:$name in"
	for (p = 1; p <= count; p++)
		for (i = 1; i <= rows[list[p]]; i++) {
			k = list[p] SUBSEP i
			if (row_kind[k] == "word")
				words = "compgen -W " q(row_values[k]) " -- \"$cur\""
			else if (row_kind[k] == "dynamic" && dynamic(row_values[k]) != "")
				words = "compgen -W \"$(" dynamic(row_values[k]) " 2>/dev/null)\" -- \"$cur\""
			else if (row_kind[k] == "file")
				words = "compgen -f -- \"$cur\""
			else if (row_kind[k] == "dir")
				words = "compgen -d -- \"$cur\""
			else
				continue
			print "\t" (row_letter[k] == "-" ? "" : list[p] ":-" row_letter[k] " | ") list[p] ":--" row_name[k] ")"
			print "\t\tmapfile -t COMPREPLY < <(" words ")"
			print "\t\treturn ;;"
		}
	print "\tesac"
	print "\tcase $program in"
	for (p = 1; p <= count; p++) {
		sub(/ $/, "", options[list[p]])
		print "\t" list[p] ") words=" q(options[list[p]]) " ;;"
	}
	print "\t*) return ;;"
	print "\tesac"
	print "\tif [[ $cur == -* ]]; then"
	print "\t\tmapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$cur\")"
	print "\t\t[[ ${COMPREPLY[0]-} == *= ]] && compopt -o nospace"
	print "\telse"
	print "\t\tmapfile -t COMPREPLY < <(compgen -f -- \"$cur\")"
	print "\tfi"
	print "}"
	print ""
	print "complete -o filenames -F _attune attune"
}

function zsh_text(text) {
	gsub(/\[/, "\\[", text)
	gsub(/\]/, "\\]", text)
	gsub(/:/, "\\:", text)
	return text
}

function zsh(    p, i, k, spec, action) {
	print "#compdef attune"
	print "# zsh completion for attune; generated from the option tables."
	print ""
	print "_attune() {"
	print "\tlocal curcontext=$curcontext state line"
	print "\tif (( CURRENT == 2 )); then"
	print "\t\tcompadd -- " programs " --help --version --exec-path"
	print "\t\treturn"
	print "\tfi"
	print "\tshift words"
	print "\t(( CURRENT-- ))"
	print "\tcase $words[1] in"
	for (p = 1; p <= count; p++) {
		print "\t" list[p] ")"
		print "\t\t_arguments -s -S \\"
		for (i = 1; i <= rows[list[p]]; i++) {
			k = list[p] SUBSEP i
			action = ""
			if (row_kind[k] == "word") action = "(" row_values[k] ")"
			else if (row_kind[k] == "file") action = "_files"
			else if (row_kind[k] == "dir") action = "_directories"
			else if (row_kind[k] == "dynamic" && dynamic(row_values[k]) != "")
				action = "{compadd -- ${(f)\"$(" dynamic(row_values[k]) " 2>/dev/null)\"}}"
			spec = "[" zsh_text(row_help[k]) "]"
			if (row_kind[k] != "none")
				spec = spec (row_optional[k] ? "::" : ":") tolower(row_arg[k]) ":" action
			if (row_letter[k] != "-")
				print "\t\t\t'*-" row_letter[k] (row_kind[k] == "none" ? "" : "+") "'" q(spec) " \\"
			print "\t\t\t'*--" row_name[k] (row_kind[k] == "none" ? "" : row_optional[k] ? "=-" : "=") "'" q(spec) " \\"
		}
		print "\t\t\t'*:file:_files'"
		print "\t\t;;"
	}
	print "\tesac"
	print "}"
	print ""
	print "_attune \"$@\""
}

function fish(    p, i, k, line) {
	print "# fish completion for attune; generated from the option tables."
	print ""
	print "complete -c attune -n __fish_use_subcommand -f -a " q(programs)
	for (p = 1; p <= count; p++)
		for (i = 1; i <= rows[list[p]]; i++) {
			k = list[p] SUBSEP i
			line = "complete -c attune -n " q("__fish_seen_subcommand_from " list[p])
			if (row_letter[k] != "-") line = line " -s " row_letter[k]
			line = line " -l " row_name[k]
			if (row_kind[k] == "word") line = line " -x -a " q(row_values[k])
			else if (row_kind[k] == "dynamic" && dynamic(row_values[k]) != "")
				line = line " -x -a " q("(" dynamic(row_values[k]) " 2>/dev/null)")
			else if (row_kind[k] == "file" || row_kind[k] == "dir") line = line " -r"
			else if (row_kind[k] != "none" && !row_optional[k]) line = line " -x"
			print line " -d " q(row_help[k])
		}
}
