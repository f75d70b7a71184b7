/* SPDX-License-Identifier: MIT OR Apache-2.0 */

/*
 * Amounts with 18 decimals, as tokens have them and as contracts compute with them: a wad is an integer that counts
 * 10^-18. Products and quotients of wads go through 512 bits, are rounded once, and say when they do not fit.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <u256.h>

enum { DECIMALS = 18 };

static const u256 wad_one = U256_INIT(0, 0, 0, 1000000000000000000);

/* The number in a literal of this file, with so many decimals. */
static u256 units(const char *text, unsigned decimals)
{
    u256 r;
    const u256_status status = u256_parse_units(&r, text, strlen(text), decimals);
    if (status != U256_OK) {
        fprintf(stderr, "%s: %s\n", text, u256_status_text(status));
        exit(1);
    }
    return r;
}

static void show(const char *what, const u256 *a, unsigned decimals)
{
    char text[U256_DEC_SIZE + 1]; /* a point more than the digits */
    u256_format_units(text, sizeof text, a, decimals);
    printf("%-44s %s\n", what, text);
}

/* floor(a b), floor(a / b) and ceil(a / b) of wads; true: not a wad, or b = 0. */
static bool wad_mul(u256 *r, const u256 *a, const u256 *b)
{
    return u256_muldiv(r, a, b, &wad_one);
}

static bool wad_div(u256 *r, const u256 *a, const u256 *b)
{
    return u256_muldiv(r, a, &wad_one, b);
}

static bool wad_div_up(u256 *r, const u256 *a, const u256 *b)
{
    return u256_muldiv_up(r, a, &wad_one, b);
}

/* a^n by squaring; each product is rounded down. */
static bool wad_pow(u256 *r, const u256 *a, unsigned n)
{
    u256 power = wad_one, base = *a;
    bool overflow = false;
    for (; n > 0; n /= 2) {
        if (n % 2 == 1)
            overflow |= wad_mul(&power, &power, &base);
        if (n > 1)
            overflow |= wad_mul(&base, &base, &base);
    }
    *r = power;
    return overflow;
}

/* floor(sqrt(a)): that of a 10^18 in integers, whose product may need 512 bits while the root never does. */
static void wad_sqrt(u256 *r, const u256 *a)
{
    u512 scaled;
    u256_full_mul(&scaled, a, &wad_one);
    u512_isqrt(r, &scaled);
}

static void show_wads(void)
{
    const u256 price = units("19.99", DECIMALS), count = units("3", DECIMALS), ten = units("10", DECIMALS);
    const u256 rate = units("1.05", DECIMALS), two = units("2", DECIMALS), max = U256_MAX;
    u256 r;

    wad_mul(&r, &price, &count);
    show("19.99 * 3", &r, DECIMALS);
    wad_div(&r, &ten, &count);
    show("10 / 3, for who is paid", &r, DECIMALS);
    wad_div_up(&r, &ten, &count);
    show("10 / 3, for who pays", &r, DECIMALS);
    wad_pow(&r, &rate, 10);
    show("5 % for 10 years", &r, DECIMALS);
    wad_sqrt(&r, &two);
    show("sqrt(2)", &r, DECIMALS);
    wad_sqrt(&r, &max);
    show("sqrt of the largest wad", &r, DECIMALS);
    printf("%-44s %s\n", "its double", wad_mul(&r, &max, &two) ? "does not fit" : "fits");
    printf("%-44s %s\n", "1 / 0", wad_div(&r, &wad_one, &(const u256)U256_INIT(0, 0, 0, 0)) ? "is no number" : "?");
}

/* What a pool of constant product pays for an amount, less a fee of 0.3 %: out = y in 997 / (x 1000 + in 997). */
static bool swap(u256 *out, const u256 *in, const u256 *x, const u256 *y)
{
    u256 paid, divisor;
    bool overflow = u256_mul_u64(&paid, in, 997) != 0;
    overflow |= u256_mul_u64(&divisor, x, 1000) != 0;
    overflow |= u256_add(&divisor, &divisor, &paid);
    return u256_muldiv(out, y, &paid, &divisor) || overflow;
}

/* Uniswap v3 keeps sqrt(amount1 / amount0) 2^96: the root of amount1 2^192 / amount0. */
static bool root_price(u256 *r, const u256 *amount0, const u256 *amount1)
{
    const u256 two_192 = U256_INIT(1, 0, 0, 0);
    u512 ratio;
    u256_full_mul(&ratio, amount1, &two_192);
    const bool undefined = u512_divrem_u256(&ratio, NULL, &ratio, amount0);
    u512_isqrt(r, &ratio);
    return undefined;
}

/* And back: what an amount of token 1 is in token 0, amount 2^192 / root^2. */
static bool in_token0(u256 *r, const u256 *amount, const u256 *root)
{
    const u256 two_192 = U256_INIT(1, 0, 0, 0);
    u256 square;
    return u256_mul_overflow(&square, root, root) || u256_muldiv(r, amount, &two_192, &square);
}

static void show_prices(void)
{
    const u256 eth = units("1", 18), pool_eth = units("1000", 18), pool_usdc = units("2000000", 6);
    u256 r, root;
    char text[U256_DEC_SIZE];

    swap(&r, &eth, &pool_eth, &pool_usdc);
    show("1 ETH into 1000 ETH and 2,000,000 USDC", &r, 6);

    root_price(&root, &pool_usdc, &pool_eth);
    u256_to_dec(text, sizeof text, &root);
    printf("%-44s %s\n", "their sqrtPriceX96", text);
    in_token0(&r, &eth, &root);
    show("1 ETH by it, in USDC", &r, 6);

    /* The pool of USDC and WETH that Uniswap's own introduction takes as its example: 1540.82 USDC. */
    const char known[] = "2018382873588440326581633304624437";
    u256_from_dec(&root, known, strlen(known));
    in_token0(&r, &eth, &root);
    show("1 ETH at 2018382873588440326581633304624437", &r, 6);
}

int main(void)
{
    show_wads();
    show_prices();
    return 0;
}
