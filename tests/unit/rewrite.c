/* SPDX-License-Identifier: MIT
 * lib/log/rewrite and widen: the old log or the new one, and nothing of the
 * file lost. */
#include "log/rewrite.h"

#include <errno.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "base/buf.h"
#include "log/lock.h"
#include "log/widen.h"
#include "file.h"
#include "tap.h"

static char dir[64], path[96], other[96];
static struct fault f;

static void put(const char *name, const char *text, size_t len, mode_t mode)
{
	FILE *out = fopen(name, "w");

	fwrite(text, 1, len, out);
	fclose(out);
	chmod(name, mode);
}

static void put_text(const char *text)
{
	put(path, text, strlen(text), 0600);
}

static struct rewrite *begin(const char *name)
{
	f = (struct fault){ 0 };
	return rewrite_open(name, false, &f);
}

/* How many names there are in the directory. */
static int names(void)
{
	struct buf line = BUF_EMPTY;
	int n = 0;

	buf_addf(&line, "ls -A %s", dir);
	FILE *in = popen(line.at, "r");
	for (int c; (c = getc(in)) != EOF;)
		n += c == '\n';
	pclose(in);
	buf_free(&line);
	return n;
}

static void replacing(void)
{
	struct stat before, after;

	put_text("old\n");
	chmod(path, 0640);
	stat(path, &before);
	struct rewrite *r = begin(path);
	ok(r, "a log can be written anew");
	ok(rewrite_is(r, &before), "it is the file that is locked");
	is_int(rewrite_put(r, "new, longer\n", 12, &f), 0, "bytes are added");
	is_text(file_text(path), "old\n", "the old log is there until the end");
	is_int(rewrite_commit(r, &f), STORE_DONE, "then it is the new one");
	rewrite_close(r);
	is_text(file_text(path), "new, longer\n", "with its bytes");
	stat(path, &after);
	is_int(after.st_mode & 07777, 0640, "and the old one's mode");
	ok(after.st_ino != before.st_ino, "in a new file");
	is_int(names(), 1, "and nothing beside it");

	r = begin(path);
	rewrite_put(r, "gone", 4, &f);
	rewrite_close(r);
	is_text(file_text(path), "new, longer\n", "without commit nothing changes");
	is_int(names(), 1, "and nothing is left");

	stat(path, &before);
	r = begin(path);
	rewrite_put(r, "new, longer\n", 12, &f);
	is_int(rewrite_commit(r, &f), STORE_DONE, "equal bytes");
	rewrite_close(r);
	stat(path, &after);
	ok(after.st_ino == before.st_ino && names() == 1,
	   "leave the file as it is");
	r = begin(path);
	rewrite_put(r, "new", 3, &f);
	is_int(rewrite_commit(r, &f), STORE_DONE, "a beginning of it");
	rewrite_close(r);
	is_text(file_text(path), "new", "is another log");
	r = begin(path);
	is_int(rewrite_commit(r, &f), STORE_DONE, "nothing");
	rewrite_close(r);
	is_text(file_text(path), "", "is one too");
}

static void keeping(void)
{
	char value[16] = "";
	struct stat st;

	put_text("old\n");
	bool has = !setxattr(path, "user.colour", "blue", 4, 0);
	symlink("us.csv", other);
	struct rewrite *r = begin(other);
	ok(r, "a log can be found by a link");
	rewrite_put(r, "new\n", 4, &f);
	is_int(rewrite_commit(r, &f), STORE_DONE, "and written anew");
	rewrite_close(r);
	lstat(other, &st);
	ok(S_ISLNK(st.st_mode), "the link stays a link");
	is_text(file_text(path), "new\n", "to the new log");
	if (has)
		getxattr(path, "user.colour", value, sizeof(value));
	is_text(has ? value : "blue", "blue", "which has its attributes");
	if (!geteuid()) {
		chown(path, 12345, 23456);
		r = begin(path);
		rewrite_put(r, "own\n", 4, &f);
		is_int(rewrite_commit(r, &f), STORE_DONE, "another's log");
		rewrite_close(r);
		stat(path, &st);
		ok(st.st_uid == 12345 && st.st_gid == 23456,
		   "keeps its owner and group");
		chown(path, 0, 0);
	}
	unlink(other);
}

/* An access list as the kernel keeps it: one more person may read. */
static const struct {
	uint32_t version;
	struct { uint16_t tag, may; uint32_t id; } at[5];
} list = { 2, { { 1, 6, -1u }, { 2, 4, 1234 }, { 4, 0, -1u },
		{ 16, 4, -1u }, { 32, 0, -1u } } };

static void access_lists(void)
{
	static const char now[] = "system.posix_acl_access";
	static const char later[] = "system.posix_acl_default";
	char value[64] = "";

	put_text("old\n");
	if (setxattr(path, now, &list, sizeof(list), 0)) {
		ok(1, "no access lists here # SKIP");
		return;
	}
	struct rewrite *r = begin(path);
	rewrite_put(r, "new\n", 4, &f);
	is_int(rewrite_commit(r, &f), STORE_DONE, "a log with an access list");
	rewrite_close(r);
	is_int(getxattr(path, now, value, sizeof(value)), sizeof(list),
	       "has one afterwards");
	ok(!memcmp(value, &list, sizeof(list)), "the same");
	unlink(path);
	put_text("old\n");
	setxattr(dir, later, &list, sizeof(list), 0);
	r = begin(path);
	rewrite_put(r, "new\n", 4, &f);
	is_int(rewrite_commit(r, &f), STORE_DONE, "one without");
	rewrite_close(r);
	ok(getxattr(path, now, value, sizeof(value)) < 0,
	   "gets none from its directory");
	removexattr(dir, later);
	struct stat st;
	stat(path, &st);
	is_int(st.st_mode & 07777, 0600, "and keeps its mode");
}

static void refuses(const char *name, bool private, const char *why,
		    const char *what)
{
	f = (struct fault){ 0 };
	struct rewrite *r = rewrite_open(name, private, &f);
	ok(!r && f.message && strstr(f.message, why), what);
	rewrite_close(r);
}

static void refusing(void)
{
	put_text("old\n");
	link(path, other);
	refuses(path, false, "second name", "a second name is refused");
	unlink(other);
	refuses(other, false, "cannot be opened", "no log is refused");
	is_int(f.cause, ENOENT, "with the reason");
	ok(access(other, F_OK), "and none is made");
	refuses(dir, false, "cannot be opened", "a directory is refused");
	symlink("us.csv", other);
	chmod(dir, 0700);
	refuses(other, true, "may not be a link", "a private log is no link");
	unlink(other);
	chmod(path, 0644);
	refuses(path, true, "others may open", "nor open to others");

	struct rewrite *r = begin(path);
	lock_patience = 50;
	refuses(path, false, "locked", "a locked log is refused");
	lock_patience = 10000;
	rewrite_put(r, "new\n", 4, &f);
	FILE *rude = fopen(path, "a");
	fputs("more\n", rude);
	fclose(rude);
	is_int(rewrite_commit(r, &f), STORE_FAILED,
	       "what somebody wrote without a lock");
	rewrite_close(r);
	is_text(file_text(path), "old\nmore\n", "is not lost");
	r = begin(path);
	rewrite_put(r, "new\n", 4, &f);
	rename(path, other);
	put_text("third\n");
	is_int(rewrite_commit(r, &f), STORE_FAILED, "nor what took its name");
	rewrite_close(r);
	is_text(file_text(path), "third\n", "meanwhile");
	unlink(other);
}

static void stale(void)
{
	static const char *const left[] = {
		".us.csv.ABCD1234", ".us.csv.abcd1234", ".us.csv.12345678",
		".them.csv.ABCD1234", ".us.csv.ABCD12345", "us.csv.ABCD1234",
	};
	char name[160];

	put_text("old\n");
	for (size_t i = 0; i < ARRAY_LEN(left); i++) {
		snprintf(name, sizeof(name), "%s/%s", dir, left[i]);
		put(name, "", 0, 0600);
	}
	rewrite_close(begin(path));
	int there = 0;
	for (size_t i = 0; i < ARRAY_LEN(left); i++) {
		snprintf(name, sizeof(name), "%s/%s", dir, left[i]);
		there += !access(name, F_OK) << i;
		unlink(name);
	}
	is_int(there, 0x3e, "what a dead run left goes, and nothing else");
}

static void is_without(const char *text, size_t first, size_t last,
		       const char *want, const char *what)
{
	const struct rewrite_lines lines = { first, last };

	put_text(text);
	struct rewrite *r = begin(path);
	if (rewrite_without(r, &lines, 1, &f) ||
	    rewrite_commit(r, &f) != STORE_DONE)
		ok(0, "lines can be left out");
	rewrite_close(r);
	is_text(file_text(path), want, what);
}

static void leaving_out(void)
{
	is_without("a\nb\nc\n", 2, 2, "a\nc\n", "a line is left out");
	is_without("a\nb\nc\n", 1, 2, "c\n", "or several");
	is_without("a\nb\nc", 3, 3, "a\nb\n", "or the last");
	is_without("a\nb\nc", 1, 1, "b\nc", "the last may have no break");
	is_without("a\r\nb\r\n\r\nc\r\n", 2, 2, "a\r\n\r\nc\r\n",
		   "breaks of two bytes");
	is_without("a\rb\rc\n", 2, 2, "a\rc\n", "or of another one");
	is_without("a\n", 7, 8, "a\n", "lines that are not there");

	/* A break of two bytes on the edge of a block. */
	struct buf text = BUF_EMPTY, want = BUF_EMPTY;
	for (size_t i = 0; i < (64 << 10) - 1; i++)
		buf_putc(&text, 'x');
	buf_puts(&text, "\r\ny\r\nz\r\n");
	is_without(text.at, 1, 1, "y\r\nz\r\n", "in any place");
	buf_add(&want, text.at, 64 << 10);
	buf_puts(&want, "\nz\r\n");
	is_without(text.at, 2, 2, want.at, "of the log");
	buf_free(&text);
	buf_free(&want);
}

static void is_widened(const char *text, const char *want, const char *what)
{
	static const char *const columns[] = { "walk", "b,c" };
	const struct store_what how = { path, false, columns };

	put_text(text);
	if (widen_log(&how, columns, 2, NULL, &f) != STORE_DONE)
		ok(0, "columns can be added");
	is_text(file_text(path), want, what);
}

static void widening(void)
{
	static const char *const columns[] = { "walk" };
	const struct store_what how = { path, false, columns };

	is_widened("time,who\nx, \"y\" \n",
		   "time,who,walk,\"b,c\"\nx, \"y\" ,,\n",
		   "columns come last, rows stay as they are");
	is_widened("time;walk\r\nx;1\r\n", "time;walk;b,c\nx;1;\n",
		   "those that are there are not added");
	is_widened("time,who\nx,\"a\nb\"\ntime,walk\nx,2\n",
		   "time,who,walk,\"b,c\"\nx,\"a\nb\",,\ntime,walk,\"b,c\"\n"
		   "x,2,\n", "each header gets what it lacks");
	is_widened("time,who\nx,y\nx", "time,who,walk,\"b,c\"\nx,y,,\nx",
		   "an unfinished row stays unfinished");
	put_text("time,who\nx\nx,y\n");
	is_int(widen_log(&how, columns, 1, NULL, &f), STORE_FAILED,
	       "a broken record is not guessed at");
	is_text(file_text(path), "time,who\nx\nx,y\n", "nothing changes then");
	is_int(f.line, 2, "and it is named");
}

int main(void)
{
	snprintf(dir, sizeof(dir), "/tmp/attune-rewrite-XXXXXX");
	if (!mkdtemp(dir))
		return 2;
	snprintf(path, sizeof(path), "%s/us.csv", dir);
	snprintf(other, sizeof(other), "%s/other.csv", dir);
	replacing();
	keeping();
	access_lists();
	refusing();
	stale();
	leaving_out();
	widening();
	unlink(path);
	rmdir(dir);
	return tap_done();
}
