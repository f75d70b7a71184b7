/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/*
 * A fuzz target as an ordinary program, with any compiler: replay_NAME FILE|FOLDER... runs the target on each file, and
 * on every beginning of it and every single changed bit when the file is small, so that a corpus gives some more.
 */

#define _DEFAULT_SOURCE /* opendir() */
#include "target.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

enum { MOST = 1 << 16, SMALL = 100 };
static unsigned long files, inputs;

static void run(const uint8_t *data, size_t size)
{
    /* A copy of just this size: a sanitizer sees what the target reads too much. */
    uint8_t *const copy = malloc(size ? size : 1);
    if (!copy)
        exit(2);
    memcpy(copy, data, size);
    LLVMFuzzerTestOneInput(copy, size);
    free(copy);
    inputs++;
}

static void run_file(const char *path, FILE *file)
{
    static uint8_t data[MOST];
    const size_t size = fread(data, 1, sizeof data, file);
    fprintf(stderr, "%s, %zu bytes\n", path, size);
    files++;
    run(data, size);
    for (size_t n = 0; n < size && size <= SMALL; n++)
        run(data, n);
    for (size_t bit = 0; bit < 8 * size && size <= SMALL; bit++) {
        data[bit / 8] ^= (uint8_t)(1 << bit % 8);
        run(data, size);
        data[bit / 8] ^= (uint8_t)(1 << bit % 8);
    }
}

static void run_folder(const char *path, DIR *folder)
{
    for (const struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        char name[4096];
        snprintf(name, sizeof name, "%s/%s", path, entry->d_name);
        FILE *const file = entry->d_name[0] == '.' ? NULL : fopen(name, "rb");
        if (file) {
            run_file(name, file);
            fclose(file);
        }
    }
}

int main(int argc, char *argv[])
{
    for (int i = 1; i < argc; i++) {
        DIR *const folder = opendir(argv[i]);
        FILE *const file = folder ? NULL : fopen(argv[i], "rb");
        if (folder) {
            run_folder(argv[i], folder);
            closedir(folder);
        } else if (file) {
            run_file(argv[i], file);
            fclose(file);
        } else {
            fprintf(stderr, "%s: %s\n", argv[i], strerror(errno));
            return 2;
        }
    }
    printf("%lu files, %lu inputs, %zu backends: all is well\n", files, inputs, all_units()->count);
    return files == 0;
}
