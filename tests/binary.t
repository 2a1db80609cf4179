#!/bin/sh
# SPDX-License-Identifier: MIT
# What the programs are made of: no way to a network, no shell, no look at
# other users; hardened as far as the compiler can; no file but those named.
. "$(dirname "$0")/lib.sh"
. "$src/tests/options-lib.sh"
need nm readelf

sanitized=$(nm "$top/cmd/log" 2>/dev/null | grep -c '__asan_init')
for p in attune $programs; do
	file=$top/cmd/$p
	is "$(nm -D "$file" | grep -E ' U (socket|connect|bind|listen|accept|send|sendto|sendmsg|recv|getaddrinfo|gethostby[a-z]*|getpw[a-z_]*|getgr[a-z_]*|system|popen|syslog|openlog|res_[a-z]*)(@|$)' )" \
		"" "$p knows no call of the network, of users, of a shell"
	# Nothing is needed at run time but what is promised.
	[ "$sanitized" -gt 0 ] || is "$(readelf -d "$file" |
		sed -n 's/.*NEEDED.*\[\(.*\)\]/\1/p' |
		grep -vE '^(libc\.so|libcsv\.so|libpcre2-8\.so|libm\.so)')" "" \
		"$p needs libc, libcsv and PCRE2 at most"
	if [ "$sanitized" -gt 0 ]; then
		skip 3 "a sanitized build is not hardened"
		continue
	fi
	readelf -h "$file" | grep -q 'DYN'
	ok $? "$p can be loaded anywhere"
	readelf -d "$file" | grep -qE 'BIND_NOW|NOW'
	ok $? "$p resolves its symbols at once"
	readelf -lW "$file" | grep 'GNU_STACK' | grep -qv 'E '
	ok $? "$p has no executable stack"
done
is "$(readelf -d "$top/cmd/log" | grep -c pcre2)" 0 \
	"log does not load PCRE2, which it does not use"

if ! command -v strace >/dev/null || ! strace -o /dev/null true 2>/dev/null
then
	skip 3 "strace cannot trace here"
	done_testing
fi
if [ "$sanitized" -gt 0 ]; then
	skip 3 "a sanitizer's own calls are no news"
	done_testing
fi
cp -r "$src/share/examples/couple" us
chmod 600 us/*.csv
export ATTUNE_LOG="$tmp/us"
for c in "log -L default" "report -L default" \
	"checkin -y -w anna communication=5 -a"; do
	# shellcheck disable=SC2086
	strace -f -o trace -e trace=%network,execve,openat,open,creat,mkdir,mkdirat,rename,unlink \
		attune ${c%% *} ${c#* } >/dev/null 2>&1
	is "$(grep -E 'socket|connect|bind\(' trace)" "" \
		"attune $c opens no socket"
	is "$(grep -c execve trace)" 2 \
		"attune $c starts its own program and no other"
	is "$(grep -E 'open|creat|mkdir|rename|unlink' trace |
		grep -E 'O_WRONLY|O_RDWR|O_CREAT|mkdir|rename|unlink|creat\(' |
		grep -vE "$tmp/(us|home)|\"/dev/(tty|null)\"|\"(anna|us)[^\"]*\"")" "" \
		"attune $c writes nowhere but to the log"
done
done_testing
