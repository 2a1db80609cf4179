# bash completion for attune; generated from the option tables.

_attune() {
	local cur=${COMP_WORDS[COMP_CWORD]} program words i
	local prev=${COMP_WORDS[COMP_CWORD-1]} name
	if [[ ${COMP_WORDS[0]##*/} == *attune ]]; then
		if ((COMP_CWORD == 1)); then
			mapfile -t COMPREPLY < <(compgen -W 'checkin log prompt reframe report --help --version --exec-path' -- "$cur")
			return
		fi
		program=${COMP_WORDS[1]}
	else
		program=${COMP_WORDS[0]##*/}
	fi
	# --name=VALUE reaches us as three words.
	if [[ $cur == = ]]; then
		name=$prev cur=
	elif [[ $prev == = ]]; then
		name=${COMP_WORDS[COMP_CWORD-2]}
	else
		name=$prev
	fi
	case $program:$name in
	checkin:-i | checkin:--items)
		mapfile -t COMPREPLY < <(compgen -W "$(echo daily weekly weekly-long session checkup 2>/dev/null)" -- "$cur")
		return ;;
	checkin:-w | checkin:--who)
		mapfile -t COMPREPLY < <(compgen -W "$(attune log -q -L default --values=who 2>/dev/null)" -- "$cur")
		return ;;
	checkin:--answers)
		mapfile -t COMPREPLY < <(compgen -f -- "$cur")
		return ;;
	checkin:-f | checkin:--format)
		mapfile -t COMPREPLY < <(compgen -W 'text csv' -- "$cur")
		return ;;
	checkin:-o | checkin:--output)
		mapfile -t COMPREPLY < <(compgen -f -- "$cur")
		return ;;
	checkin:--config)
		mapfile -t COMPREPLY < <(compgen -f -- "$cur")
		return ;;
	checkin:--color)
		mapfile -t COMPREPLY < <(compgen -W 'auto always never' -- "$cur")
		return ;;
	checkin:-L | checkin:--log)
		mapfile -t COMPREPLY < <(compgen -f -- "$cur")
		return ;;
	checkin:--private)
		mapfile -t COMPREPLY < <(compgen -f -- "$cur")
		return ;;
	log:--audience)
		mapfile -t COMPREPLY < <(compgen -W 'couple own clinician medical' -- "$cur")
		return ;;
	log:-f | log:--format)
		mapfile -t COMPREPLY < <(compgen -W 'csv tsv json jsonl text' -- "$cur")
		return ;;
	log:--dialect)
		mapfile -t COMPREPLY < <(compgen -W 'excel calc tsv' -- "$cur")
		return ;;
	log:--time)
		mapfile -t COMPREPLY < <(compgen -W 'stored utc local date day week epoch' -- "$cur")
		return ;;
	log:-w | log:--who)
		mapfile -t COMPREPLY < <(compgen -W "$(attune log -q -L default --values=who 2>/dev/null)" -- "$cur")
		return ;;
	log:-L | log:--log)
		mapfile -t COMPREPLY < <(compgen -f -- "$cur")
		return ;;
	log:--private)
		mapfile -t COMPREPLY < <(compgen -f -- "$cur")
		return ;;
	log:-o | log:--output)
		mapfile -t COMPREPLY < <(compgen -f -- "$cur")
		return ;;
	log:--config)
		mapfile -t COMPREPLY < <(compgen -f -- "$cur")
		return ;;
	log:--color)
		mapfile -t COMPREPLY < <(compgen -W 'auto always never' -- "$cur")
		return ;;
	prompt:-w | prompt:--who)
		mapfile -t COMPREPLY < <(compgen -W "$(attune log -q -L default --values=who 2>/dev/null)" -- "$cur")
		return ;;
	prompt:-f | prompt:--format)
		mapfile -t COMPREPLY < <(compgen -W 'text csv json ics remind' -- "$cur")
		return ;;
	prompt:-o | prompt:--output)
		mapfile -t COMPREPLY < <(compgen -f -- "$cur")
		return ;;
	prompt:--config)
		mapfile -t COMPREPLY < <(compgen -f -- "$cur")
		return ;;
	prompt:--color)
		mapfile -t COMPREPLY < <(compgen -W 'auto always never' -- "$cur")
		return ;;
	prompt:-L | prompt:--log)
		mapfile -t COMPREPLY < <(compgen -f -- "$cur")
		return ;;
	prompt:--private)
		mapfile -t COMPREPLY < <(compgen -f -- "$cur")
		return ;;
	reframe:--form)
		mapfile -t COMPREPLY < <(compgen -W 'full plain' -- "$cur")
		return ;;
	reframe:-f | reframe:--format)
		mapfile -t COMPREPLY < <(compgen -W 'text gcc csv json' -- "$cur")
		return ;;
	reframe:--min)
		mapfile -t COMPREPLY < <(compgen -W 'note warning error' -- "$cur")
		return ;;
	reframe:--register)
		mapfile -t COMPREPLY < <(compgen -W 'auto message journal note letter' -- "$cur")
		return ;;
	reframe:-R | reframe:--rules)
		mapfile -t COMPREPLY < <(compgen -f -- "$cur")
		return ;;
	reframe:-w | reframe:--who)
		mapfile -t COMPREPLY < <(compgen -W "$(attune log -q -L default --values=who 2>/dev/null)" -- "$cur")
		return ;;
	reframe:-o | reframe:--output)
		mapfile -t COMPREPLY < <(compgen -f -- "$cur")
		return ;;
	reframe:--config)
		mapfile -t COMPREPLY < <(compgen -f -- "$cur")
		return ;;
	reframe:--color)
		mapfile -t COMPREPLY < <(compgen -W 'auto always never' -- "$cur")
		return ;;
	reframe:-L | reframe:--log)
		mapfile -t COMPREPLY < <(compgen -f -- "$cur")
		return ;;
	reframe:--private)
		mapfile -t COMPREPLY < <(compgen -f -- "$cur")
		return ;;
	report:-f | report:--format)
		mapfile -t COMPREPLY < <(compgen -W 'text html svg csv json' -- "$cur")
		return ;;
	report:--audience)
		mapfile -t COMPREPLY < <(compgen -W 'couple own clinician medical' -- "$cur")
		return ;;
	report:-w | report:--who)
		mapfile -t COMPREPLY < <(compgen -W "$(attune log -q -L default --values=who 2>/dev/null)" -- "$cur")
		return ;;
	report:-p | report:--period)
		mapfile -t COMPREPLY < <(compgen -W 'week month quarter year all' -- "$cur")
		return ;;
	report:-m | report:--measure)
		mapfile -t COMPREPLY < <(compgen -W "$(echo daily weekly weekly-long session checkup 2>/dev/null)" -- "$cur")
		return ;;
	report:--note)
		mapfile -t COMPREPLY < <(compgen -W 'dap soap birp' -- "$cur")
		return ;;
	report:-O | report:--output-dir)
		mapfile -t COMPREPLY < <(compgen -d -- "$cur")
		return ;;
	report:--scale)
		mapfile -t COMPREPLY < <(compgen -f -- "$cur")
		return ;;
	report:-L | report:--log)
		mapfile -t COMPREPLY < <(compgen -f -- "$cur")
		return ;;
	report:--private)
		mapfile -t COMPREPLY < <(compgen -f -- "$cur")
		return ;;
	report:-o | report:--output)
		mapfile -t COMPREPLY < <(compgen -f -- "$cur")
		return ;;
	report:--config)
		mapfile -t COMPREPLY < <(compgen -f -- "$cur")
		return ;;
	report:--color)
		mapfile -t COMPREPLY < <(compgen -W 'auto always never' -- "$cur")
		return ;;
	esac
	case $program in
	checkin) words='-i --items= --alone -w --who= --both -a --append -y --yes --answers= --for= --keep= --consent --due --form -f --format= -o --output= --lang= --config= --color= --ascii --width= -q --quiet -v --verbose -L --log= --private= --tz= --now= -h --help -V --version' ;;
	log) words='-a --append -s --set= --tee --import --map= --time-format= --audience= -c --columns= --sort --raw --require --due --amend= --share= --withdraw= --merge --fold --lint --fix --values= --schema --path --init -f --format= --dialect= --long --time= -d --delimiter= -H --no-header --na= --strict -w --who= -k --kind= -t --tag= -g --grep= --since= --until= --last= -n --number= -L --log= --private= --tz= --now= -o --output= --lang= --config= --color= --ascii --width= -q --quiet -v --verbose -h --help -V --version' ;;
	prompt) words='-n --number= -l --list -t --tag= -x --exclude= --depth= --turns --unseen --seed= --agenda --menu --both --stop --glossary --readiness --repair --plan --help-lines --at= --every= --times= --title= -a --append -w --who= -f --format= -o --output= --lang= --config= --color= --ascii --width= -q --quiet -v --verbose -L --log= --private= --tz= --now= -h --help -V --version' ;;
	reframe) words='-r --rewrite --diff --ask --alternatives= --feeling= --form= --check -f --format= --lines --column= --min= --only= -x --exclude= --register= --quotes --strict -R --rules= -w --who= -l --list --self-test -o --output= --lang= --config= --color= --ascii --width= -q --quiet -v --verbose -L --log= --private= --tz= --now= -h --help -V --version' ;;
	report) words='-f --format= --audience= -w --who= -p --period= --since= --until= --last= -m --measure= --section= --ahead --map --note= --no-notes --deidentify -E --each -O --output-dir= -j --jobs= --day-start= --flukes= --scale= --methods --strict -L --log= --private= --tz= --now= -o --output= --lang= --config= --color= --ascii --width= -q --quiet -v --verbose -h --help -V --version' ;;
	*) return ;;
	esac
	if [[ $cur == -* ]]; then
		mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur")
		[[ ${COMPREPLY[0]-} == *= ]] && compopt -o nospace
	else
		mapfile -t COMPREPLY < <(compgen -f -- "$cur")
	fi
}

complete -o filenames -F _attune attune
