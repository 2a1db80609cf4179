#!/bin/sh
# SPDX-License-Identifier: MIT
# The lines for Vim and Emacs in attune-reframe(1), typed into the editors
# themselves.
. "$(dirname "$0")/lib.sh"
need mandoc

printf 'Dear Ben,\n\nYou never listen to me.\nAll is well.\n\nYou are a liar.\n' \
	>"a letter.txt"
# The displays of the manual, as a reader copies them.
mandoc -T utf8 "$src/man/attune-reframe.1" | sed 's/.\x08//g' |
	sed 's/^ *//' >page
if command -v vim >/dev/null && vim --version | grep -q '+quickfix'; then
	grep '^setlocal' page >lines.vim
	is "$(wc -l <lines.vim | tr -d ' ')" 2 "the manual has lines for Vim"
	vim -Nu NONE -es -S lines.vim "a letter.txt" +'silent make' \
		+'redir! > list' +'silent clist' +'redir END' +'qa!' \
		>/dev/null 2>&1 </dev/null
	is "$(grep -o 'a letter.txt:[0-9]* col [0-9]* warning' list)" \
		"a letter.txt:3 col 1 warning
a letter.txt:6 col 1 warning" "Vim finds the places"
else
	skip 2 "Vim with quickfix is not here"
fi
if command -v emacs >/dev/null; then
	sed -n '/^(setq compile-command/,/)))$/p' page >command.el
	is "$(wc -l <command.el | tr -d ' ')" 3 "the manual has lines for Emacs"
	cat >try.el <<'END'
(require 'compile)
(find-file "a letter.txt")
(load (expand-file-name "command.el"))
(with-current-buffer (compilation-start compile-command)
  (while (process-live-p (get-buffer-process (current-buffer)))
    (accept-process-output nil 0.1))
  (compilation--ensure-parse (point-max))
  (goto-char (point-min))
  (ignore-errors
    (while t
      (compilation-next-error 1)
      (let ((loc (compilation--message->loc
                  (get-text-property (point) 'compilation-message))))
        (princ (format "%s:%s\n"
                       (file-name-nondirectory
                        (caar (compilation--loc->file-struct loc)))
                       (compilation--loc->line loc)))))))
END
	is "$(emacs -Q --batch -l try.el 2>/dev/null)" "a letter.txt:3
a letter.txt:6" "Emacs finds the places"
else
	skip 2 "Emacs is not here"
fi
done_testing
