/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "digest_conversions.h"

#include <string.h>

#include "gen_numbers.h"
#include "gen_text.h"

enum { BYTES = 96 };

/* The finaliser of MurmurHash3 over a running state: every result bit reaches every bit of the digest. */
uint64_t mix(uint64_t h, uint64_t x)
{
    h ^= x;
    h = (h ^ h >> 33) * UINT64_C(0xff51afd7ed558ccd);
    h = (h ^ h >> 33) * UINT64_C(0xc4ceb9fe1a85ec53);
    return h ^ h >> 33;
}

/* What a conversion is given: as much of it as its shape takes. */
typedef struct {
    u512 a;
    u256 offset;
    uint8_t bytes[BYTES];
    size_t length; /* of the bytes */
    unsigned argument;
    text text;
} inputs;

static u256 low(const u512 *a)
{
    return u512_lo(a);
}

static uint64_t mix_number(uint64_t h, const uint64_t *w, int limbs)
{
    for (int i = 0; i < limbs; i++)
        h = mix(h, w[i]);
    return h;
}

static uint64_t mix_bytes(uint64_t h, const void *bytes, size_t n)
{
    const uint8_t *p = bytes;
    for (size_t i = 0; i < n; i++)
        h = mix(h, p[i]);
    return mix(h, n);
}

/* What a function that may refuse its input gave: the number is as it was when it did. */
static uint64_t mix_status(uint64_t h, u256_status status, const uint64_t *w, int limbs)
{
    return mix_number(mix(h, (uint64_t)status), w, limbs);
}

static uint64_t digest_load(uint64_t h, const any_conversion *f, const inputs *in)
{
    u256 r;
    f->load(&r, in->bytes);
    return mix_number(h, r.w, 4);
}

static uint64_t digest_w_load(uint64_t h, const any_conversion *f, const inputs *in)
{
    u512 r;
    f->w_load(&r, in->bytes);
    return mix_number(h, r.w, 8);
}

static uint64_t digest_store(uint64_t h, const any_conversion *f, const inputs *in)
{
    uint8_t p[32];
    const u256 a = low(&in->a);
    f->store(p, &a);
    return mix_bytes(h, p, sizeof p);
}

static uint64_t digest_w_store(uint64_t h, const any_conversion *f, const inputs *in)
{
    uint8_t p[64];
    f->w_store(p, &in->a);
    return mix_bytes(h, p, sizeof p);
}

static uint64_t digest_load_n(uint64_t h, const any_conversion *f, const inputs *in)
{
    u256 r;
    const bool larger = f->load_n(&r, in->bytes, in->length);
    return mix(mix_number(h, r.w, 4), larger);
}

static uint64_t digest_store_few(uint64_t h, const any_conversion *f, const inputs *in)
{
    uint8_t p[40] = {0};
    const u256 a = low(&in->a);
    const bool larger = f->store_few(p, in->length % (sizeof p + 1), &a);
    return mix(mix_bytes(h, p, sizeof p), larger);
}

static uint64_t digest_store_n(uint64_t h, const any_conversion *f, const inputs *in)
{
    uint8_t p[33] = {0};
    const u256 a = low(&in->a);
    const size_t n = f->store_n(p, &a);
    return mix(mix_bytes(h, p, sizeof p), n);
}

static uint64_t digest_load_window(uint64_t h, const any_conversion *f, const inputs *in)
{
    u256 r;
    f->load_window(&r, in->bytes, in->length, &in->offset);
    return mix_number(h, r.w, 4);
}

static uint64_t digest_decode(uint64_t h, const any_conversion *f, const inputs *in)
{
    u256 r = U256_ZERO;
    size_t used;
    const u256_status status = f->decode(&r, in->bytes, in->length, &used);
    return mix(mix_status(h, status, r.w, 4), used);
}

static uint64_t digest_status_text(uint64_t h, const any_conversion *f, const inputs *in)
{
    (void)f;
    (void)in;
    return h;
}

static uint64_t digest_to(uint64_t h, const any_conversion *f, const inputs *in)
{
    char s[LONGEST_TEXT];
    const u256 a = low(&in->a);
    return mix_bytes(h, s, f->to(s, sizeof s, &a));
}

static uint64_t digest_to_n(uint64_t h, const any_conversion *f, const inputs *in)
{
    char s[LONGEST_TEXT];
    const u256 a = low(&in->a);
    return mix_bytes(h, s, f->to_n(s, sizeof s, &a, in->argument % 1000)); /* of no length that does not fit */
}

static uint64_t digest_w_to(uint64_t h, const any_conversion *f, const inputs *in)
{
    char s[LONGEST_TEXT];
    return mix_bytes(h, s, f->w_to(s, sizeof s, &in->a));
}

static uint64_t digest_from(uint64_t h, const any_conversion *f, const inputs *in)
{
    u256 r = U256_ZERO;
    const u256_status status = f->from(&r, in->text.s, in->text.length);
    return mix_status(h, status, r.w, 4);
}

static uint64_t digest_from_n(uint64_t h, const any_conversion *f, const inputs *in)
{
    u256 r = U256_ZERO;
    const u256_status status = f->from_n(&r, in->text.s, in->text.length, in->argument);
    return mix_status(h, status, r.w, 4);
}

static uint64_t digest_w_from(uint64_t h, const any_conversion *f, const inputs *in)
{
    u512 r = U512_ZERO;
    const u256_status status = f->w_from(&r, in->text.s, in->text.length);
    return mix_status(h, status, r.w, 8);
}

static uint64_t digest_parse(uint64_t h, const any_conversion *f, const inputs *in)
{
    u256 r = U256_ZERO;
    size_t position;
    const u256_status status = f->parse(&r, in->text.s, in->text.length, in->argument, &position);
    return mix(mix_status(h, status, r.w, 4), position);
}

static const struct {
    const char *name, *topic;
    uint64_t (*digest)(uint64_t, const any_conversion *, const inputs *);
} digested[CONVERSION_COUNT] = {
#define X(topic, shape, name) [CONVERSION_##name] = {#name, #topic, digest_##shape},
    CONVERSIONS(X)
#undef X
};

/* Bytes of any length, often with zeros at an end; for RLP also what looks like an item. */
static void gen_bytes(gen *g, inputs *in, bool rlp)
{
    in->length = gen_below(g, gen_below(g, 2) ? 36 : BYTES + 1);
    for (int i = 0; i < BYTES; i++)
        in->bytes[i] = (uint8_t)gen_below(g, 256);
    const unsigned first = gen_below(g, 40), last = gen_below(g, BYTES + 1);
    if (gen_below(g, 4) == 0)
        memset(in->bytes, 0, first);
    if (gen_below(g, 4) == 0)
        memset(in->bytes + last, 0, BYTES - last);
    if (rlp && gen_below(g, 4)) {
        in->bytes[0] = (uint8_t)(0x80 + gen_below(g, 35));
        if (gen_below(g, 2))
            in->length = in->bytes[0] - 0x80u + gen_below(g, 3);
    }
    gen_number(g, in->offset.w, 4);
    if (gen_below(g, 4))
        in->offset = u256_from_u64(gen_below(g, BYTES + 40));
}

bool is_digested(conversion function)
{
    return function != CONVERSION_u256_status_text;
}

void digest_conversion(uint64_t *h, const backend *const *units, size_t count, conversion function, uint64_t seed,
                       uint64_t results)
{
    gen g;
    gen_init(&g, seed, digested[function].name);
    memset(h, 0, count * sizeof *h);
    const bool is_text = strcmp(digested[function].topic, "text") == 0;
    const int limbs = strncmp(digested[function].name, "u512", 4) == 0 ? 8 : 4;
    for (uint64_t i = 0; i < results; i++) {
        static inputs in;
        in.argument = gen_text_argument(&g, function);
        const bool radix = function == CONVERSION_u256_to_radix && in.argument >= 2 && in.argument <= 36;
        gen_digits_number(&g, &in.a, limbs, radix ? in.argument : 10);
        if (is_text)
            gen_text(&g, &in.text, function, in.argument);
        else
            gen_bytes(&g, &in, function == CONVERSION_u256_rlp_decode);
        for (size_t unit = 0; unit < count; unit++)
            h[unit] = digested[function].digest(h[unit], &units[unit]->conversion[function], &in);
    }
}
