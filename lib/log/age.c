/* SPDX-License-Identifier: MIT
 * age(1) as a child. */
#include "log/age.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "log/disk.h"

/* An identity fits into a pipe before anybody reads it; encrypting asks
 * nobody, so that it is soon done or never. */
enum { KEY_MAX = 32 << 10, PATIENCE_MS = 30000, PIECE = 64 << 10 };

const char AGE_CLOSED[] = N_("cannot be decrypted: the identity does not fit, "
			     "or it was cut or changed");

static const char magic[] = "age-encryption.org/v1\n";
static const char armour[] = "-----BEGIN AGE ENCRYPTED FILE-----";

static struct {
	char *recipients, *identity;
	struct buf unlocked;	/* an identity that had a passphrase */
} keys;

static char *copy(const char *path)
{
	return path ? mem_dup(path) : NULL;
}

void age_keys(const char *recipients, const char *identity)
{
	free(keys.recipients);
	free(keys.identity);
	buf_wipe(&keys.unlocked);
	keys.recipients = copy(recipients);
	keys.identity = copy(identity);
}

bool age_has_recipients(void)
{
	return keys.recipients != NULL;
}

static int refuse(struct fault *f, const char *message, const char *detail)
{
	f->line = 0;
	f->column[0] = '\0';
	fault_set_detail(f, message, detail);
	f->cause = 0;
	return -1;
}

/* One run of age. */
struct run {
	const char *argv[6];
	const char *in;
	size_t len;
	const struct buf *key;	/* read by the child as /dev/fd/3; NULL */
	struct buf *out;
	int patience;		/* ms without a byte; -1: any time */
	int to, from;
	pid_t pid;
};

enum { KEY_FD = 3 };

static void shut(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

/* What the child may know of our environment. */
static void choose_environment(char **env)
{
	static const char *const names[] = { "PATH", "HOME", "TERM", "LANG" };
	size_t n = 0;

	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		const char *value = getenv(names[i]);
		struct buf pair = BUF_EMPTY;
		if (!value)
			continue;
		buf_addf(&pair, "%s=%s", names[i], value);
		env[n++] = buf_take(&pair);
	}
}

/* Starts the child with its ends of the pipes; an errno. */
static int spawn(struct run *r, int in, int out, int key)
{
	static const char *const places[] = { "/usr/bin/age",
					      "/usr/local/bin/age" };
	posix_spawn_file_actions_t files;
	posix_spawnattr_t how;
	sigset_t usual;
	char *env[5] = { NULL };

	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_adddup2(&files, in, STDIN_FILENO);
	posix_spawn_file_actions_adddup2(&files, out, STDOUT_FILENO);
	posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null",
					 O_WRONLY, 0);
	if (key >= 0)
		posix_spawn_file_actions_adddup2(&files, key, KEY_FD);
	sigemptyset(&usual);
	sigaddset(&usual, SIGPIPE);
	posix_spawnattr_init(&how);
	posix_spawnattr_setsigdefault(&how, &usual);
	posix_spawnattr_setflags(&how, POSIX_SPAWN_SETSIGDEF);
	choose_environment(env);
	const char *age = places[access(places[0], X_OK) ? 1 : 0];
	int got = posix_spawn(&r->pid, age, &files, &how,
			      (char *const *)(uintptr_t)r->argv, env);
	for (size_t i = 0; env[i]; i++)
		free(env[i]);
	posix_spawnattr_destroy(&how);
	posix_spawn_file_actions_destroy(&files);
	return got;
}

/* Makes the pipes and the child; an errno. */
static int start(struct run *r)
{
	int in[2] = { -1, -1 }, out[2] = { -1, -1 }, key[2] = { -1, -1 };
	int got = 0;

	if (pipe2(in, O_CLOEXEC) || pipe2(out, O_CLOEXEC) ||
	    fcntl(in[1], F_SETFL, O_NONBLOCK) ||
	    (r->key && (pipe2(key, O_CLOEXEC) ||
			disk_write(key[1], r->key->at, r->key->len))))
		got = errno;
	shut(&key[1]);
	if (!got)
		got = spawn(r, in[0], out[1], key[0]);
	shut(&in[0]);
	shut(&out[1]);
	shut(&key[0]);
	r->to = in[1];
	r->from = out[0];
	return got;
}

/* Gives the child some of its input; whether there may be more to give. */
static bool give(struct run *r)
{
	ssize_t n = r->len ? write(r->to, r->in, r->len) : 0;

	if (n < 0)
		return errno == EAGAIN || errno == EINTR;
	r->in += n;
	r->len -= (size_t)n;
	return r->len > 0;
}

/* Takes some of its output: whether there may be more. */
static bool take(struct run *r, char *piece)
{
	ssize_t n = read(r->from, piece, PIECE);

	if (n > 0)
		buf_add(r->out, piece, (size_t)n);
	return n > 0 || (n < 0 && errno == EINTR);
}

/* Both pipes at once, for neither side waits for the other. */
static void talk(struct run *r)
{
	char *piece = mem_get(PIECE, 1);
	bool more = true;

	while (more) {
		struct pollfd p[2] = { { r->to, POLLOUT, 0 },
				       { r->from, POLLIN, 0 } };
		int got = poll(p, 2, r->patience);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0) {
			kill(r->pid, SIGKILL);
			break;
		}
		if (p[0].revents && !give(r))
			shut(&r->to);
		if (p[1].revents)
			more = take(r, piece);
	}
	explicit_bzero(piece, PIECE);
	free(piece);
}

/* Waits for the child: whether it did what it was to. */
static bool ended_well(struct run *r)
{
	int status;
	pid_t got;

	shut(&r->to);
	shut(&r->from);
	do
		got = waitpid(r->pid, &status, 0);
	while (got < 0 && errno == EINTR);
	return got == r->pid && WIFEXITED(status) && !WEXITSTATUS(status) &&
	       !r->len;
}

/* Takes back what was added, and leaves no trace of it. */
static void cut(struct buf *b, size_t len)
{
	if (b->len > len)
		explicit_bzero(b->at + len, b->len - len);
	b->len = len;
}

/* All of the output of a child that ended well, or nothing. */
static int run(struct run *r, const char *message, struct fault *f)
{
	/* A child that stops reading must not end us, and one that is left
	 * to the system could not be asked how it went. */
	const struct sigaction ignore = { .sa_handler = SIG_IGN };
	const struct sigaction usual = { .sa_handler = SIG_DFL };
	struct sigaction broken, child;
	size_t before = r->out->len;
	bool well = false;

	sigaction(SIGPIPE, &ignore, &broken);
	sigaction(SIGCHLD, &usual, &child);
	int got = start(r);
	if (!got) {
		talk(r);
		well = ended_well(r);
	}
	shut(&r->to);
	shut(&r->from);
	sigaction(SIGCHLD, &child, NULL);
	sigaction(SIGPIPE, &broken, NULL);
	if (well)
		return 0;
	cut(r->out, before);
	return got == ENOENT ? refuse(f, N_("needs the program age, which is "
					    "not there: apt-get install age"),
				      "") :
	       got ? refuse(f, N_("age cannot be started"), strerror(got)) :
	       refuse(f, message, "");
}

/* Whether a file of the config can be read, and is none that age takes for
 * something else. */
static int check_file(const char *path, const char *message, struct fault *f)
{
	if (path && strcmp(path, "-") && !access(path, R_OK))
		return 0;
	return refuse(f, message, "");
}

int age_seal(const char *bytes, size_t len, struct buf *out, struct fault *f)
{
	struct run r = {
		.argv = { "age", "-R", keys.recipients, NULL },
		.in = bytes, .len = len, .out = out,
		.patience = PATIENCE_MS, .to = -1, .from = -1,
	};
	size_t before = out->len;

	if (!keys.recipients)
		return refuse(f, N_("is encrypted, and the config has no key "
				    "'recipients'"), "");
	if (check_file(keys.recipients, N_("the file that the key "
			"'recipients' of the config names cannot be read"), f))
		return -1;
	if (run(&r, N_("cannot be encrypted: age failed with the recipients "
		       "of the config"), f))
		return -1;
	/* Whatever else stands there as age must not bring plain text in. */
	if (out->len - before > len &&
	    !memcmp(out->at + before, magic, sizeof(magic) - 1))
		return 0;
	cut(out, before);
	return refuse(f, N_("cannot be encrypted: what age wrote is not "
			    "encrypted"), "");
}

/* The beginning of a file; -1 when it cannot be read. */
static ssize_t peek(const char *path, char *bytes, size_t len)
{
	int fd = disk_open(AT_FDCWD, path, O_RDONLY);
	ssize_t got = fd < 0 ? -1 : disk_read(fd, bytes, len, 0);

	if (fd >= 0)
		close(fd);
	return got;
}

/* An identity with a passphrase is opened once, and kept in memory alone. */
static int unlock(struct fault *f)
{
	char head[sizeof(armour)] = "";
	ssize_t n = peek(keys.identity, head, sizeof(head) - 1);

	if (keys.unlocked.len || n < (ssize_t)sizeof(magic) ||
	    (memcmp(head, magic, sizeof(magic) - 1) &&
	     memcmp(head, armour, sizeof(armour) - 1)))
		return 0;
	struct run r = {
		.argv = { "age", "-d", keys.identity, NULL },
		.in = "", .out = &keys.unlocked, .patience = -1,
		.to = -1, .from = -1,
	};
	if (run(&r, N_("the identity of the config was not opened: is the "
		       "passphrase right?"), f))
		return -1;
	if (keys.unlocked.len && keys.unlocked.len <= KEY_MAX)
		return 0;
	buf_wipe(&keys.unlocked);
	return refuse(f, N_("the identity of the config is none"), "");
}

int age_unseal(const char *bytes, size_t len, struct buf *out,
	       struct fault *f)
{
	if (!keys.identity)
		return refuse(f, N_("is encrypted, and the config has no key "
				    "'identity'"), "");
	if (check_file(keys.identity, N_("the file that the key 'identity' of "
					 "the config names cannot be read"),
		       f) || unlock(f))
		return -1;
	bool unlocked = keys.unlocked.len > 0;
	size_t before = out->len;
	struct run r = {
		.argv = { "age", "-d", "-i",
			  unlocked ? "/dev/fd/3" : keys.identity, NULL },
		.in = bytes, .len = len, .out = out, .patience = -1,
		.key = unlocked ? &keys.unlocked : NULL,
		.to = -1, .from = -1,
	};
	if (run(&r, AGE_CLOSED, f))
		return -1;
	/* Nothing is a text that nobody wrote. */
	return out->len > before ? 0 : refuse(f, AGE_CLOSED, "");
}
