/* SPDX-License-Identifier: MIT
 * Words in the user's language. */
#include "base/i18n.h"

#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TAG_MAX = 32, WANTED_MAX = 16 };

static char tags[WANTED_MAX][TAG_MAX];
static const char *wanted[WANTED_MAX + 1];
static size_t wanted_n;

static bool is_alnum(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9');
}

static void want(const char *tag, size_t len)
{
	if (!len || len >= TAG_MAX || wanted_n >= WANTED_MAX - 1)
		return;
	for (size_t i = 0; i < wanted_n; i++)
		if (strlen(tags[i]) == len && !memcmp(tags[i], tag, len))
			return;
	memcpy(tags[wanted_n], tag, len);
	tags[wanted_n][len] = '\0';
	wanted[wanted_n] = tags[wanted_n];
	wanted_n++;
}

/* RFC 4647 lookup: the tag as it is, then shortened from its end. */
static void want_with_parents(const char *tag)
{
	char name[TAG_MAX];
	size_t len = strcspn(tag, ".@");

	if (!len || len >= sizeof(name))
		return;
	memcpy(name, tag, len);
	name[len] = '\0';
	for (char *c = name; *c; c++) {
		if (*c == '-')
			*c = '_';
		if (!is_alnum(*c) && *c != '_')
			return;
	}
	if (!strcmp(name, "C") || !strcmp(name, "POSIX"))
		return;
	while (len) {
		want(name, len);
		while (len && name[len - 1] != '_')
			len--;
		if (len)
			len--;
	}
}

static void want_list(const char *list)
{
	wanted_n = 0;
	while (*list) {
		size_t len = strcspn(list, ":");
		char tag[TAG_MAX];
		if (len < sizeof(tag)) {
			memcpy(tag, list, len);
			tag[len] = '\0';
			want_with_parents(tag);
		}
		list += len;
		list += *list == ':';
	}
	want("en", 2);
	wanted[wanted_n] = NULL;
}

void i18n_init(void)
{
	if (!setlocale(LC_ALL, "")) {
		/* LANGUAGE is honoured in C.UTF-8 and ignored in C. */
		setlocale(LC_ALL, "C.UTF-8");
		const char *language = getenv("LC_ALL");
		if (!language || !*language)
			language = getenv("LC_MESSAGES");
		if (!language || !*language)
			language = getenv("LANG");
		if (language && *language && !getenv("LANGUAGE"))
			i18n_language(language);
	}
	if (strcmp(nl_langinfo(CODESET), "UTF-8"))
		setlocale(LC_CTYPE, "C.UTF-8");
	setlocale(LC_NUMERIC, "C");
	const char *dir = getenv("ATTUNE_LOCALEDIR");
	bindtextdomain(PACKAGE, dir && *dir ? dir : LOCALEDIR);
	bind_textdomain_codeset(PACKAGE, "UTF-8");
	textdomain(PACKAGE);
	if (wanted_n)
		return;
	const char *locale = setlocale(LC_MESSAGES, NULL);
	const char *language = getenv("LANGUAGE");
	if (!strcmp(locale, "C") || !strcmp(locale, "POSIX"))
		want_list("");
	else if (language && *language)
		want_list(language);
	else
		want_list(locale);
}

int i18n_language(const char *tag)
{
	char name[TAG_MAX];
	size_t len = strcspn(tag, ".@");

	if (!len || len >= sizeof(name))
		return -1;
	for (size_t i = 0; i < len; i++) {
		if (!is_alnum(tag[i]) && tag[i] != '-' && tag[i] != '_')
			return -1;
		name[i] = tag[i] == '-' ? '_' : tag[i];
	}
	name[len] = '\0';
	setlocale(LC_ALL, "C.UTF-8");
	setlocale(LC_NUMERIC, "C");
	if (setenv("LANGUAGE", name, 1))
		return -1;
	want_list(name);
	return 0;
}

const char *const *i18n_wanted(void)
{
	if (!wanted_n)
		want_list("");
	return wanted;
}

char *i18n_shown(char *out)
{
	static const char field[] = "\nLanguage: ";
	static const char empty[] = "";
	/* Its translation is the head of the catalogue; without one, "". */
	const char *head = strstr(gettext(empty), field);
	size_t len = head ? strcspn(head + strlen(field), "\n") : 0;

	if (!len || len >= I18N_LANGUAGE_MAX)
		snprintf(out, I18N_LANGUAGE_MAX, "en");
	else
		snprintf(out, I18N_LANGUAGE_MAX, "%.*s", (int)len,
			 head + strlen(field));
	return out;
}

char *i18n_number(char *out, double value, int decimals)
{
	snprintf(out, I18N_NUMBER_MAX, "%.*f", decimals, value);
	char *point = strchr(out, '.');
	/* Translators: the decimal mark of your language, one character. */
	const char *mark = _(".");
	size_t len = strlen(mark);
	if (point && strcmp(mark, ".") && len &&
	    strlen(out) + len < I18N_NUMBER_MAX) {
		memmove(point + len, point + 1, strlen(point + 1) + 1);
		memcpy(point, mark, len);
	}
	return out;
}
