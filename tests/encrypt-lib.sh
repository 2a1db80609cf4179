# SPDX-License-Identifier: MIT
# For scripts about encrypted logs: keys, a config and the logs of anna and
# ben.  Read with:
#	. "$src/tests/encrypt-lib.sh"
need age age-keygen
home=$HOME/.local/share/attune
private=$home/private
age-keygen -o "$tmp/key" 2>/dev/null
age-keygen -y "$tmp/key" >"$tmp/public"
mkdir -p "$HOME/.config/attune"

# config KEY...: writes the config, with these of the two keys.
config() {
	echo "people = anna ben"
	echo "here = anna ben"
	echo "who = anna"
	for key; do
		case $key in
		recipients) echo "recipients = $tmp/public" ;;
		identity) echo "identity = $tmp/key" ;;
		esac
	done
} >"$HOME/.config/attune/config"

# kept ROW...: appends private rows of anna with these notes.
kept() {
	for note; do
		echo "$note" | attune log -a -s visibility=private \
			-s kind=note -s note=@- || return
	done
}

# notes: what anna reads of her private log.
notes() {
	attune log -L default --audience=own -k note -H -c note 2>/dev/null
}

# bare FILE: the text behind a ciphertext, the blank lines left out.
bare() {
	age -d -i "$tmp/key" "$1" | sed '/^$/d'
}
