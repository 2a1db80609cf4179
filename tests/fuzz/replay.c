/* SPDX-License-Identifier: MIT
 * Plays committed inputs to a fuzz target that was built without a fuzzer:
 * every file of the directories given is one case. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { INPUT_MAX = 1 << 22 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int count, failed;

static int play(const char *dir, const char *name)
{
	static uint8_t bytes[INPUT_MAX];
	char path[4096];

	snprintf(path, sizeof(path), "%s/%s", dir, name);
	FILE *in = fopen(path, "re");
	if (!in)
		return -1;
	/* A copy of the exact size, so that a sanitizer sees its end. */
	size_t n = fread(bytes, 1, sizeof(bytes), in);
	fclose(in);
	uint8_t *copy = malloc(n ? n : 1);
	if (!copy)
		return -1;
	memcpy(copy, bytes, n);
	LLVMFuzzerTestOneInput(copy, n);
	free(copy);
	return 0;
}

int main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		DIR *dir = opendir(argv[i]);
		if (!dir) {
			perror(argv[i]);
			return 2;
		}
		for (struct dirent *d; (d = readdir(dir));) {
			if (d->d_name[0] == '.')
				continue;
			int bad = play(argv[i], d->d_name);
			failed += bad != 0;
			printf("%sok %d - %s is read to its end\n",
			       bad ? "not " : "", ++count, d->d_name);
			fflush(stdout);
		}
		closedir(dir);
	}
	printf("1..%d\n", count);
	return failed || !count;
}
