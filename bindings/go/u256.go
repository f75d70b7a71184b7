// SPDX-License-Identifier: MIT OR Apache-2.0

// Package u256 has 256-bit integers by libu256, with most methods of holiman/uint256: z.Op(x, y) stores into z and returns z;
// operands and z may be the same. Results are modulo 2^256, quotients and remainders of a division by zero are 0.
//
// What is a few instructions (Add, Sub, comparisons, bit logic) is Go, since a call of C costs tens of nanoseconds; the rest
// are calls, and so are the Array functions, which take many numbers at a time. docs/ffi.md has the figures. The pointers
// that are given to C move what they point to to the heap, so keep the numbers of an inner loop in one slice or struct.
//
// Package raw, below, has every function of libu256.
package u256

import (
	"math/big"
	"math/bits"

	"libu256.example/go/u256/raw"
)

// U256 is an integer in [0, 2^256): limbs, least significant first. Signed numbers are two's complement.
type U256 [4]uint64

// U512 is an integer in [0, 2^512), likewise.
type U512 [8]uint64

// c is z for a call of C. A nil z panics here, as it does in Go: in C it would end the process.
func (z *U256) c() *raw.U256 {
	_ = *z
	return (*raw.U256)(z)
}

func (z *U512) c() *raw.U512 {
	_ = *z
	return (*raw.U512)(z)
}

// NewInt returns a new number.
func NewInt(x uint64) *U256 { return &U256{x} }

// Set sets z to x.
func (z *U256) Set(x *U256) *U256 {
	*z = *x
	return z
}

// SetUint64 sets z to x.
func (z *U256) SetUint64(x uint64) *U256 {
	*z = U256{x}
	return z
}

// Clear sets z to 0.
func (z *U256) Clear() *U256 {
	*z = U256{}
	return z
}

// SetOne sets z to 1.
func (z *U256) SetOne() *U256 { return z.SetUint64(1) }

// SetAllOne sets z to 2^256 - 1.
func (z *U256) SetAllOne() *U256 {
	const all = ^uint64(0)
	*z = U256{all, all, all, all}
	return z
}

// Clone returns a new number equal to z.
func (z *U256) Clone() *U256 {
	x := *z
	return &x
}

// --- Sums and differences ---

// Add sets z to x + y.
func (z *U256) Add(x, y *U256) *U256 {
	z.AddOverflow(x, y)
	return z
}

// AddOverflow sets z to x + y; true: that overflowed.
func (z *U256) AddOverflow(x, y *U256) (*U256, bool) {
	var c uint64
	z[0], c = bits.Add64(x[0], y[0], 0)
	z[1], c = bits.Add64(x[1], y[1], c)
	z[2], c = bits.Add64(x[2], y[2], c)
	z[3], c = bits.Add64(x[3], y[3], c)
	return z, c != 0
}

// Sub sets z to x - y.
func (z *U256) Sub(x, y *U256) *U256 {
	z.SubOverflow(x, y)
	return z
}

// SubOverflow sets z to x - y; true: x < y.
func (z *U256) SubOverflow(x, y *U256) (*U256, bool) {
	var b uint64
	z[0], b = bits.Sub64(x[0], y[0], 0)
	z[1], b = bits.Sub64(x[1], y[1], b)
	z[2], b = bits.Sub64(x[2], y[2], b)
	z[3], b = bits.Sub64(x[3], y[3], b)
	return z, b != 0
}

// AddUint64 sets z to x + y.
func (z *U256) AddUint64(x *U256, y uint64) *U256 { return z.Add(x, &U256{y}) }

// SubUint64 sets z to x - y.
func (z *U256) SubUint64(x *U256, y uint64) *U256 { return z.Sub(x, &U256{y}) }

// Neg sets z to -x.
func (z *U256) Neg(x *U256) *U256 {
	var zero U256
	return z.Sub(&zero, x)
}

// Abs sets z to |x| of a signed x; -2^255 stays.
func (z *U256) Abs(x *U256) *U256 {
	if x.Sign() < 0 {
		return z.Neg(x)
	}
	return z.Set(x)
}

// --- Products, quotients, powers ---

// Mul sets z to x * y.
func (z *U256) Mul(x, y *U256) *U256 {
	raw.U256Mul(z.c(), x.c(), y.c())
	return z
}

// MulOverflow sets z to x * y; true: that overflowed.
func (z *U256) MulOverflow(x, y *U256) (*U256, bool) {
	return z, raw.U256MulOverflow(z.c(), x.c(), y.c())
}

// FullMul returns x * y, in full.
func (z *U256) FullMul(y *U256) *U512 {
	r := new(U512)
	raw.U256FullMul(r.c(), z.c(), y.c())
	return r
}

// Div sets z to floor(x / y), 0 when y is 0.
func (z *U256) Div(x, y *U256) *U256 {
	raw.U256Div(z.c(), x.c(), y.c())
	return z
}

// Mod sets z to x mod y, 0 when y is 0.
func (z *U256) Mod(x, y *U256) *U256 {
	raw.U256Mod(z.c(), x.c(), y.c())
	return z
}

// DivMod sets z to floor(x / y) and m to x mod y, both 0 when y is 0.
func (z *U256) DivMod(x, y, m *U256) (*U256, *U256) {
	raw.U256Divrem(z.c(), m.c(), x.c(), y.c())
	return z, m
}

// MulDivOverflow sets z to floor(x * y / d) through the full product, 0 when d is 0; true: that overflowed, or d is 0.
func (z *U256) MulDivOverflow(x, y, d *U256) (*U256, bool) {
	return z, raw.U256Muldiv(z.c(), x.c(), y.c(), d.c())
}

// MulDivUpOverflow sets z to ceil(x * y / d), likewise.
func (z *U256) MulDivUpOverflow(x, y, d *U256) (*U256, bool) {
	return z, raw.U256MuldivUp(z.c(), x.c(), y.c(), d.c())
}

// SDiv sets z to x / y of signed numbers, rounded towards zero; 0 when y is 0, -2^255 / -1 = -2^255.
func (z *U256) SDiv(x, y *U256) *U256 {
	raw.U256Sdiv(z.c(), x.c(), y.c())
	return z
}

// SMod sets z to the remainder of SDiv, which has the sign of x; 0 when y is 0.
func (z *U256) SMod(x, y *U256) *U256 {
	raw.U256Smod(z.c(), x.c(), y.c())
	return z
}

// SMulOverflow sets z to x * y of signed numbers; true: that overflowed.
func (z *U256) SMulOverflow(x, y *U256) (*U256, bool) {
	return z, raw.U256Smul(z.c(), x.c(), y.c())
}

// Exp sets z to x^y; 0^0 = 1.
func (z *U256) Exp(x, y *U256) *U256 {
	raw.U256Pow(z.c(), x.c(), y.c())
	return z
}

// Sqrt sets z to floor(sqrt(x)).
func (z *U256) Sqrt(x *U256) *U256 {
	raw.U256Isqrt(z.c(), x.c())
	return z
}

// Gcd sets z to the greatest common divisor of x and y.
func (z *U256) Gcd(x, y *U256) *U256 {
	raw.U256Gcd(z.c(), x.c(), y.c())
	return z
}

// --- Modulo m, of operands of any size; 0 when m is 0 ---

// AddMod sets z to (x + y) mod m.
func (z *U256) AddMod(x, y, m *U256) *U256 {
	raw.U256Addmod(z.c(), x.c(), y.c(), m.c())
	return z
}

// SubMod sets z to (x - y) mod m.
func (z *U256) SubMod(x, y, m *U256) *U256 {
	raw.U256Submod(z.c(), x.c(), y.c(), m.c())
	return z
}

// MulMod sets z to x * y mod m.
func (z *U256) MulMod(x, y, m *U256) *U256 {
	raw.U256Mulmod(z.c(), x.c(), y.c(), m.c())
	return z
}

// ExpMod sets z to x^y mod m.
func (z *U256) ExpMod(x, y, m *U256) *U256 {
	raw.U256Powmod(z.c(), x.c(), y.c(), m.c())
	return z
}

// InvMod sets z to the inverse of x modulo m; false: there is none, and z is 0.
func (z *U256) InvMod(x, m *U256) (*U256, bool) {
	return z, !raw.U256Invmod(z.c(), x.c(), m.c())
}

// --- Bits ---

// And sets z to x & y.
func (z *U256) And(x, y *U256) *U256 {
	*z = U256{x[0] & y[0], x[1] & y[1], x[2] & y[2], x[3] & y[3]}
	return z
}

// Or sets z to x | y.
func (z *U256) Or(x, y *U256) *U256 {
	*z = U256{x[0] | y[0], x[1] | y[1], x[2] | y[2], x[3] | y[3]}
	return z
}

// Xor sets z to x ^ y.
func (z *U256) Xor(x, y *U256) *U256 {
	*z = U256{x[0] ^ y[0], x[1] ^ y[1], x[2] ^ y[2], x[3] ^ y[3]}
	return z
}

// Not sets z to ^x.
func (z *U256) Not(x *U256) *U256 {
	*z = U256{^x[0], ^x[1], ^x[2], ^x[3]}
	return z
}

// clamp makes a shift count an argument of C, where every count from 256 on has the same result.
func clamp(n uint) uint32 {
	if n > 256 {
		return 256
	}
	return uint32(n)
}

// Lsh sets z to x << n; 0 for n >= 256.
func (z *U256) Lsh(x *U256, n uint) *U256 {
	raw.U256Shl(z.c(), x.c(), clamp(n))
	return z
}

// Rsh sets z to x >> n; 0 for n >= 256.
func (z *U256) Rsh(x *U256, n uint) *U256 {
	raw.U256Shr(z.c(), x.c(), clamp(n))
	return z
}

// SRsh sets z to x >> n of a signed x; 0 or -1 for n >= 256.
func (z *U256) SRsh(x *U256, n uint) *U256 {
	raw.U256Sar(z.c(), x.c(), clamp(n))
	return z
}

// RotateLeft sets z to x rotated by n mod 256.
func (z *U256) RotateLeft(x *U256, n uint) *U256 {
	raw.U256Rotl(z.c(), x.c(), uint32(n%256))
	return z
}

// BitLen returns the length of z in bits; 0 for 0.
func (z *U256) BitLen() int {
	for i := 3; i >= 0; i-- {
		if z[i] != 0 {
			return 64*i + bits.Len64(z[i])
		}
	}
	return 0
}

// ByteLen returns the length of z in bytes; 0 for 0.
func (z *U256) ByteLen() int { return (z.BitLen() + 7) / 8 }

// TrailingZeros returns the number of zero bits below the lowest one; 256 for 0.
func (z *U256) TrailingZeros() int { return int(raw.U256Ctz(z.c())) }

// OnesCount returns how many bits are set.
func (z *U256) OnesCount() int { return int(raw.U256Popcount(z.c())) }

// Byte sets z to its byte n, where byte 0 is the most significant; 0 for n >= 32.
func (z *U256) Byte(n *U256) *U256 {
	raw.U256EvmByte(z.c(), n.c(), z.c())
	return z
}

// ExtendSign sets z to the low byte + 1 bytes of x, sign extended; x for byte >= 31.
func (z *U256) ExtendSign(x, byteNum *U256) *U256 {
	raw.U256EvmSignextend(z.c(), byteNum.c(), x.c())
	return z
}

// --- Comparisons ---

// IsZero tells whether z is 0.
func (z *U256) IsZero() bool { return z[0]|z[1]|z[2]|z[3] == 0 }

// Eq tells whether z = x.
func (z *U256) Eq(x *U256) bool { return *z == *x }

// Cmp returns -1, 0 or 1.
func (z *U256) Cmp(x *U256) int {
	for i := 3; i >= 0; i-- {
		if z[i] != x[i] {
			if z[i] < x[i] {
				return -1
			}
			return 1
		}
	}
	return 0
}

// Lt tells whether z < x.
func (z *U256) Lt(x *U256) bool { return z.Cmp(x) < 0 }

// Gt tells whether z > x.
func (z *U256) Gt(x *U256) bool { return z.Cmp(x) > 0 }

// CmpUint64 returns -1, 0 or 1.
func (z *U256) CmpUint64(x uint64) int { return z.Cmp(&U256{x}) }

// LtUint64 says whether z < x.
func (z *U256) LtUint64(x uint64) bool { return z.CmpUint64(x) < 0 }

// GtUint64 says whether z > x.
func (z *U256) GtUint64(x uint64) bool { return z.CmpUint64(x) > 0 }

// Scmp compares signed numbers.
func (z *U256) Scmp(x *U256) int {
	if (z[3]^x[3])>>63 != 0 {
		return int(x[3]>>63)*2 - 1
	}
	return z.Cmp(x)
}

// Slt tells whether z < x as signed numbers.
func (z *U256) Slt(x *U256) bool { return z.Scmp(x) < 0 }

// Sgt tells whether z > x as signed numbers.
func (z *U256) Sgt(x *U256) bool { return z.Scmp(x) > 0 }

// Sign returns the sign of a signed z: -1, 0 or 1.
func (z *U256) Sign() int {
	if z.IsZero() {
		return 0
	}
	return 1 - 2*int(z[3]>>63)
}

// --- Go's own integers ---

// IsUint64 tells whether z fits.
func (z *U256) IsUint64() bool { return z[1]|z[2]|z[3] == 0 }

// Uint64 returns the low 64 bits.
func (z *U256) Uint64() uint64 { return z[0] }

// Uint64WithOverflow returns the low 64 bits; true: z did not fit.
func (z *U256) Uint64WithOverflow() (uint64, bool) { return z[0], !z.IsUint64() }

// FromBig returns a new number equal to b modulo 2^256, two's complement; true: b was not in [0, 2^256). nil for nil.
func FromBig(b *big.Int) (*U256, bool) {
	if b == nil {
		return nil, false
	}
	z := new(U256)
	return z, z.SetFromBig(b)
}

// MustFromBig is FromBig, and panics where that returns true.
func MustFromBig(b *big.Int) *U256 {
	z, overflow := FromBig(b)
	if overflow {
		panic("overflow")
	}
	return z
}

// SetFromBig sets z to b modulo 2^256, two's complement; true: b was not in [0, 2^256).
func (z *U256) SetFromBig(b *big.Int) bool {
	z.Clear()
	for i, word := range b.Bits() {
		at := i * bits.UintSize
		if at >= 256 {
			break
		}
		z[at/64] |= uint64(word) << (at % 64)
	}
	overflow := b.BitLen() > 256 || b.Sign() < 0
	if b.Sign() < 0 {
		z.Neg(z)
	}
	return overflow
}

// ToBig returns a new big.Int.
func (z *U256) ToBig() *big.Int {
	if z == nil {
		return nil
	}
	b := z.Bytes32()
	return new(big.Int).SetBytes(b[:])
}

// ToBig returns a new big.Int.
func (z *U512) ToBig() *big.Int {
	b := make([]byte, 64)
	raw.U512StoreBe(&b[0], z.c())
	return new(big.Int).SetBytes(b)
}
