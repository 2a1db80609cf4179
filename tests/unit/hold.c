/* SPDX-License-Identifier: MIT
 * The promises of log/store.h about which files are opened at all: kinds,
 * links, owners, modes, locks, and closed descriptors. */
#include "log/store.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "log/lock.h"
#include "file.h"
#include "tap.h"

#define HEAD "id,time,who\n"
#define ROW "BBBBBBBBBBBB,2026-11-22T21:00:00+01:00,anna\n"

static const char *const header[] = { "id", "time", "who", NULL };
static const char *const values[] = { "BBBBBBBBBBBB",
	"2026-11-22T21:00:00+01:00", "anna" };
static const struct store_row row = { 3, header, values };

static struct fault f;
static struct buf said;
static char dir[64];

static const char *at(const char *name)
{
	static char paths[8][128];
	static int turn;

	turn = (turn + 1) % 8;
	snprintf(paths[turn], sizeof(paths[turn]), "%s/%s", dir, name);
	return paths[turn];
}

static void put(const char *name, const char *text, mode_t mode)
{
	FILE *out = fopen(at(name), "w");

	fputs(text, out);
	fclose(out);
	chmod(at(name), mode);
}

static const char *get(const char *name)
{
	return file_text(at(name));
}

static enum store_got append(const char *path, bool private)
{
	const struct store_what what = { path, private, header };

	f = (struct fault){ 0 };
	buf_clear(&said);
	return store_append(&what, &row, 1, &said, &f);
}

static bool refuses(const char *path, bool private)
{
	bool is = append(path, private) == STORE_FAILED && f.message &&
		  f.file && !said.len;

	if (!is)
		printf("# %s\n", f.message ? f.message : "done");
	return is;
}

static void kinds(void)
{
	mkdir(at("d"), 0700);
	ok(refuses(at("d"), false), "a directory");
	is_int(f.cause, EISDIR, "and why");
	ok(refuses(at("d/"), false), "a name that ends in a slash");
	ok(refuses("", false), "no name");
	mkfifo(at("fifo"), 0600);
	ok(refuses(at("fifo"), false), "a FIFO, without hanging");
	ok(refuses(at("fifo"), true), "a private FIFO");
	ok(refuses("/dev/full", false), "a full device");
	ok(refuses("/dev/null", false), "a device");
	put("file", HEAD, 0600);
	ok(refuses(at("file/x.csv"), false), "a file for a directory");
	ok(!store_read(at("fifo"), &f) && !store_read(at("d"), &f) &&
	   !store_read("/dev/zero", &f), "nor are they read");
	ok(!store_read(at("absent"), &f) && f.cause == ENOENT,
	   "what is absent is told apart");
	is_int(append(at("file"), false), STORE_DONE, "a file is a log");
}

static void links(void)
{
	struct stat st;

	mkdir(at("sync"), 0700);
	put("sync/us.csv", HEAD, 0600);
	if (symlink(at("sync/us.csv"), at("link.csv")) ||
	    symlink(at("sync/new.csv"), at("new.csv")) ||
	    symlink(at("own"), at("own-link")))
		ok(0, "links for the test");
	is_int(append(at("link.csv"), false), STORE_DONE, "a link is followed");
	is_text(get("sync/us.csv"), HEAD ROW, "to the log");
	ok(!lstat(at("link.csv"), &st) && S_ISLNK(st.st_mode), "and stays one");
	is_int(append(at("new.csv"), false), STORE_DONE,
	       "a link to no file yet");
	is_text(get("sync/new.csv"), HEAD ROW, "makes it");
	ok(refuses(at("link.csv"), true), "not so for a private log");
	ok(refuses(at("new.csv"), true), "nor if it points to nothing");
	mkdir(at("own"), 0700);
	ok(refuses(at("own-link/p.csv"), true), "nor by a directory's link");
	is_text(get("own/p.csv"), "(none)", "and nothing is made");
}

static void private_modes(void)
{
	struct stat st;

	is_int(append(at("own/deep/p.csv"), true), STORE_DONE,
	       "a private log and its directory are made");
	ok(!stat(at("own/deep"), &st) && (st.st_mode & 0777) == 0700, "0700");
	ok(!stat(at("own/deep/p.csv"), &st) && (st.st_mode & 0777) == 0600,
	   "0600");
	is_int(append(at("own/deep/p.csv"), true), STORE_DONE, "and used");
	chmod(at("own/deep/p.csv"), 0640);
	ok(refuses(at("own/deep/p.csv"), true), "one open to a group");
	ok(strstr(f.detail, "chmod 600 ") != NULL, "is told how to be closed");
	chmod(at("own/deep/p.csv"), 0602);
	ok(refuses(at("own/deep/p.csv"), true), "one that others may write");
	chmod(at("own/deep/p.csv"), 0600);
	chmod(at("own/deep"), 0755);
	ok(refuses(at("own/deep/p.csv"), true), "in a directory open to all");
	ok(strstr(f.detail, "chmod 700 ") != NULL, "is told, too");
	chmod(at("own/deep"), 0700);
	if (link(at("own/deep/p.csv"), at("own/deep/q.csv")))
		ok(0, "a link for the test");
	ok(refuses(at("own/deep/p.csv"), true), "one with a second name");
	unlink(at("own/deep/q.csv"));
	if (geteuid() == 0) {
		if (chown(at("own/deep/p.csv"), 12345, 12345))
			ok(0, "an owner for the test");
		ok(refuses(at("own/deep/p.csv"), true), "somebody else's");
		unlink(at("own/deep/p.csv"));
		if (chown(at("own/deep"), 12345, 12345))
			ok(0, "an owner for the test");
		ok(refuses(at("own/deep/p.csv"), true), "and directory");
	}
}

static void shared_modes(void)
{
	put("m.csv", HEAD, 0600);
	append(at("m.csv"), false);
	is_int(said.len, 0, "a closed shared log: nothing to say");
	put("m.csv", HEAD, 0644);
	is_int(append(at("m.csv"), false), STORE_DONE, "an open one is used");
	ok(said.len && strstr(said.at, "chmod 600"), "and a word said");
	ok(strchr(said.at, '\n') == said.at + said.len - 1, "in one line");
	put("m.csv", HEAD, 0660);
	append(at("m.csv"), false);
	is_int(said.len, 0, "a group's own log is no mistake");
}

/* A child that holds a lock until it is told to end by closing the pipe. */
static pid_t hold_lock(const char *path, short type, int seconds_tenth)
{
	int ready[2];
	char c;

	if (pipe(ready))
		return -1;
	pid_t child = fork();
	if (child == 0) {
		struct flock whole = { .l_type = type };
		int fd = open(path, O_RDWR);
		if (fcntl(fd, F_OFD_SETLK, &whole) ||
		    write(ready[1], "x", 1) != 1)
			_exit(1);
		usleep((useconds_t)seconds_tenth * 100000);
		_exit(0);
	}
	if (read(ready[0], &c, 1) != 1)
		child = -1;
	close(ready[0]);
	close(ready[1]);
	return child;
}

static void other_alarm(int number)
{
	(void)number;
}

static void locks(void)
{
	struct sigaction was;
	sigset_t mask;

	put("l.csv", HEAD, 0600);
	signal(SIGALRM, other_alarm);
	sigemptyset(&mask);
	sigaddset(&mask, SIGALRM);
	sigprocmask(SIG_BLOCK, &mask, NULL);
	lock_patience = lock_reader_patience = 200;
	pid_t child = hold_lock(at("l.csv"), F_WRLCK, 20);
	ok(refuses(at("l.csv"), false), "a log locked all the time");
	ok(strstr(f.message, "lock") != NULL, "and why");
	FILE *in = store_read(at("l.csv"), &f);
	ok(in, "it can be read all the same");
	if (in)
		fclose(in);
	sigaction(SIGALRM, NULL, &was);
	ok(was.sa_handler == other_alarm, "the old alarm is back");
	sigprocmask(SIG_BLOCK, NULL, &mask);
	ok(sigismember(&mask, SIGALRM) == 1, "and blocked as it was");
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
	sigprocmask(SIG_UNBLOCK, &mask, NULL);
	lock_patience = 10000;
	child = hold_lock(at("l.csv"), F_RDLCK, 3);
	is_int(append(at("l.csv"), false), STORE_DONE,
	       "a reader's lock is waited for");
	waitpid(child, NULL, 0);
	is_text(get("l.csv"), HEAD ROW, "and the row comes behind it");
	in = store_read(at("l.csv"), &f);
	lock_patience = 100;
	ok(append(at("l.csv"), false) == STORE_DONE,
	   "an open reader keeps no writer waiting");
	char seen[sizeof(HEAD ROW ROW ROW)] = "";
	size_t len = fread(seen, 1, sizeof(seen) - 1, in);
	seen[len] = '\0';
	is_text(seen, HEAD ROW, "and sees the log as it was when opened");
	fclose(in);
	lock_patience = 10000;
}

/* Another program writes the log anew while we wait for its lock. */
static void replaced(void)
{
	put("r.csv", HEAD, 0600);
	pid_t child = fork();
	if (child == 0) {
		struct flock whole = { .l_type = F_WRLCK };
		int fd = open(at("r.csv"), O_RDWR);
		fcntl(fd, F_OFD_SETLK, &whole);
		usleep(300000);
		put("r.tmp", HEAD "X,2026-11-22T21:00:00+01:00,ben\n", 0600);
		_exit(rename(at("r.tmp"), at("r.csv")));
	}
	usleep(100000);
	is_int(append(at("r.csv"), false), STORE_DONE, "a row while replaced");
	waitpid(child, NULL, 0);
	is_text(get("r.csv"), HEAD "X,2026-11-22T21:00:00+01:00,ben\n" ROW,
		"is in the new file");
}

static void header_race(void)
{
	enum { CHILDREN = 12 };
	size_t bad = 0;

	for (int round = 0; round < 10; round++) {
		unlink(at("h.csv"));
		for (int i = 0; i < CHILDREN; i++)
			if (fork() == 0) {
				char id[13];
				const char *cells[] = { id, values[1], "anna" };
				struct store_row mine = { 3, header, cells };
				const struct store_what what = {
					at("h.csv"), false, header };
				snprintf(id, sizeof(id), "ID%02d", i % 100);
				_exit(store_append(&what, &mine, 1, &said, &f));
			}
		for (int i = 0; i < CHILDREN; i++) {
			int status;
			wait(&status);
			bad += status != 0;
		}
		const char *text = get("h.csv");
		bad += strlen(text) != strlen(HEAD) + CHILDREN * 36 ||
		       strncmp(text, HEAD, strlen(HEAD)) ||
		       strstr(text + 1, "id,");
	}
	is_int(bad, 0, "twelve at once make one header and twelve rows");
}

/* What store_guard leaves of closed descriptors and of the process. */
static void guards(void)
{
	int status;
	pid_t child = fork();

	if (child == 0) {
		struct rlimit r;
		char c;
		close(0);
		close(1);
		close(2);
		store_guard();
		bool good = open("/dev/null", O_RDONLY) == 3 &&
			    read(0, &c, 1) < 0 && write(1, "x", 1) < 0 &&
			    write(2, "x", 1) < 0 && umask(0) == 077 &&
			    prctl(PR_GET_DUMPABLE) == 0 &&
			    !getrlimit(RLIMIT_CORE, &r) && r.rlim_max == 0;
		_exit(!good);
	}
	waitpid(child, &status, 0);
	is_int(status, 0, "closed descriptors are filled so that use fails");
}

int main(void)
{
	snprintf(dir, sizeof(dir), "/tmp/attune-hold-XXXXXX");
	if (!mkdtemp(dir))
		return 99;
	kinds();
	links();
	private_modes();
	shared_modes();
	fflush(stdout);
	locks();
	fflush(stdout);
	replaced();
	fflush(stdout);
	header_race();
	guards();
	buf_free(&said);
	char clean[128];
	snprintf(clean, sizeof(clean), "rm -rf %s", dir);
	return system(clean) ? 99 : tap_done();
}
