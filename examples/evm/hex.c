/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "hex.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TEXT_MOST = 1 << 24 };

static bool complain(const char *what, const char *why)
{
    fprintf(stderr, "evm: %s: %s\n", what, why);
    return false;
}

/* All of a file; *text is to be freed. */
static bool read_all(const char *what, FILE *file, char **text, size_t *length)
{
    size_t capacity = 4096, n = 0;
    char *buffer = malloc(capacity);
    while (buffer && (n += fread(buffer + n, 1, capacity - n, file)) == capacity && capacity < TEXT_MOST) {
        capacity *= 2;
        char *const larger = realloc(buffer, capacity);
        if (!larger)
            free(buffer);
        buffer = larger;
    }
    *text = buffer;
    *length = n;
    if (!buffer)
        return complain(what, "no memory");
    if (ferror(file))
        return complain(what, "cannot be read");
    return n < TEXT_MOST || complain(what, "longer than 16 MiB");
}

static int digit_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Characters are counted from 1. */
static bool decode(const char *what, const char *text, size_t length, uint8_t *bytes, size_t *size)
{
    size_t i = 0, n = 0;
    while (i < length && is_space(text[i]))
        i++;
    if (length - i >= 2 && text[i] == '0' && (text[i + 1] == 'x' || text[i + 1] == 'X'))
        i += 2;
    for (; i < length; i++) {
        if (n % 2 == 0 && is_space(text[i]))
            continue;
        const int value = digit_value(text[i]);
        if (value < 0) {
            if (text[i] > ' ' && text[i] <= '~')
                fprintf(stderr, "evm: %s: character %zu, '%c', is no hexadecimal digit\n", what, i + 1, text[i]);
            else
                fprintf(stderr, "evm: %s: character %zu, 0x%02x, is no hexadecimal digit\n", what, i + 1,
                        (unsigned)(unsigned char)text[i]);
            return false;
        }
        bytes[n / 2] = (uint8_t)(bytes[n / 2] << 4 | value);
        n++;
    }
    *size = n / 2;
    return n % 2 == 0 || complain(what, "the last byte lacks a digit");
}

bool hex_read(const char *what, const char *argument, uint8_t **bytes, size_t *size)
{
    const bool standard_input = strcmp(argument, "-") == 0, named = argument[0] == '@';
    char *content = NULL;
    const char *text = argument;
    size_t length = strlen(argument);
    *bytes = NULL;
    if (standard_input || named) {
        FILE *const file = named ? fopen(argument + 1, "rb") : stdin;
        if (!file)
            return complain(argument + 1, strerror(errno));
        const bool read = read_all(what, file, &content, &length);
        if (named)
            fclose(file);
        if (!read) {
            free(content);
            return false;
        }
        text = content;
    }
    *bytes = calloc(length / 2 + 1, 1);
    const bool good = *bytes ? decode(what, text, length, *bytes, size) : complain(what, "no memory");
    free(content);
    if (!good) {
        free(*bytes);
        *bytes = NULL;
    }
    return good;
}
