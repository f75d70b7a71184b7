// SPDX-License-Identifier: MIT OR Apache-2.0

package u256

import "libu256.example/go/u256/raw"

// Array functions: one call for all elements, with the CPU's vector instructions. r may be the same slice as an operand; slices
// that overlap in part are not supported, and different lengths panic. A bool is true when at least one element that was
// stored is not the mathematical result.

// ISA names the instructions in use: "avx512ifma", "avx2" or "scalar".
func ISA() string { return raw.U256ArrayIsa() }

// at is the address of the first element, nil where there is none.
func at(a []U256) *raw.U256 {
	if len(a) == 0 {
		return nil
	}
	return a[0].c()
}

func same(r []U256, others ...[]U256) uint {
	for _, a := range others {
		if len(a) != len(r) {
			panic("u256: slices of different lengths")
		}
	}
	return uint(len(r))
}

// ArrayAdd sets r to a + b; true: some sum overflowed.
func ArrayAdd(r, a, b []U256) bool { return raw.U256ArrayAdd(at(r), at(a), at(b), same(r, a, b)) }

// ArraySub sets r to a - b; true: some a < b.
func ArraySub(r, a, b []U256) bool { return raw.U256ArraySub(at(r), at(a), at(b), same(r, a, b)) }

// ArrayMul sets r to a * b.
func ArrayMul(r, a, b []U256) { raw.U256ArrayMul(at(r), at(a), at(b), same(r, a, b)) }

// ArrayMulUint64 sets r to a * k; true: some product overflowed.
func ArrayMulUint64(r, a []U256, k uint64) bool {
	return raw.U256ArrayMulU64(at(r), at(a), k, same(r, a))
}

// ArrayAnd sets r to a & b.
func ArrayAnd(r, a, b []U256) { raw.U256ArrayAnd(at(r), at(a), at(b), same(r, a, b)) }

// ArrayOr sets r to a | b.
func ArrayOr(r, a, b []U256) { raw.U256ArrayOr(at(r), at(a), at(b), same(r, a, b)) }

// ArrayXor sets r to a ^ b.
func ArrayXor(r, a, b []U256) { raw.U256ArrayXor(at(r), at(a), at(b), same(r, a, b)) }

// ArrayLsh sets r to a << n.
func ArrayLsh(r, a []U256, n uint) { raw.U256ArrayShl(at(r), at(a), clamp(n), same(r, a)) }

// ArrayRsh sets r to a >> n.
func ArrayRsh(r, a []U256, n uint) { raw.U256ArrayShr(at(r), at(a), clamp(n), same(r, a)) }

// ArrayDiv sets r to floor(a / d), 0 where d is 0; true: some d is.
func ArrayDiv(r, a, d []U256) bool { return raw.U256ArrayDiv(at(r), at(a), at(d), same(r, a, d)) }

// ArrayMod sets r to a mod d, 0 where d is 0; true: some d is.
func ArrayMod(r, a, d []U256) bool { return raw.U256ArrayMod(at(r), at(a), at(d), same(r, a, d)) }

// ArrayMulDiv sets r to floor(a * b / d); true: some quotient overflowed or some d is 0, where r is 0.
func ArrayMulDiv(r, a, b, d []U256) bool {
	return raw.U256ArrayMuldiv(at(r), at(a), at(b), at(d), same(r, a, b, d))
}

// ArrayAddMod sets r to (a + b) mod m, 0 where m is 0; true: some m is.
func ArrayAddMod(r, a, b, m []U256) bool {
	return raw.U256ArrayAddmod(at(r), at(a), at(b), at(m), same(r, a, b, m))
}

// ArrayMulMod sets r to a * b mod m, 0 where m is 0; true: some m is.
func ArrayMulMod(r, a, b, m []U256) bool {
	return raw.U256ArrayMulmod(at(r), at(a), at(b), at(m), same(r, a, b, m))
}

// ArraySum returns the sum of all elements.
func ArraySum(a []U256) *U512 {
	r := new(U512)
	raw.U256ArraySum(r.c(), at(a), same(a))
	return r
}

// ArrayDot returns the sum of all a * b modulo 2^512; true: it is larger.
func ArrayDot(a, b []U256) (*U512, bool) {
	r, overflow := new(U512), new(bool)
	raw.U256ArrayDot(r.c(), at(a), at(b), same(a, b), overflow)
	return r, *overflow
}

// ArraySetBytes32 sets r to the numbers of 32 bytes each, most significant first.
func ArraySetBytes32(r []U256, b [][32]byte) {
	if len(r) != len(b) {
		panic("u256: slices of different lengths")
	}
	if len(b) > 0 {
		raw.U256ArrayLoadBe(at(r), &b[0][0], uint(len(b)))
	}
}

// ArrayBytes32 sets b to the numbers as 32 bytes each, most significant first.
func ArrayBytes32(b [][32]byte, a []U256) {
	if len(a) != len(b) {
		panic("u256: slices of different lengths")
	}
	if len(b) > 0 {
		raw.U256ArrayStoreBe(&b[0][0], at(a), uint(len(b)))
	}
}

// Modulus is a modulus that is used many times. Operands of the methods of one number are less than it.
type Modulus struct{ context raw.Modulus }

// NewModulus is for calculating modulo m; nil when m is 0.
func NewModulus(m *U256) *Modulus {
	M := new(Modulus)
	if raw.U256ModulusInit(&M.context, m.c()) {
		return nil
	}
	return M
}

// Reduce sets z to x mod m, for any x.
func (M *Modulus) Reduce(z, x *U256) *U256 {
	raw.U256ModulusReduce(z.c(), x.c(), &M.context)
	return z
}

// Mul sets z to x * y mod m.
func (M *Modulus) Mul(z, x, y *U256) *U256 {
	raw.U256ModulusMul(z.c(), x.c(), y.c(), &M.context)
	return z
}

// Exp sets z to x^y mod m, for any y.
func (M *Modulus) Exp(z, x, y *U256) *U256 {
	raw.U256ModulusPow(z.c(), x.c(), y.c(), &M.context)
	return z
}

// ArrayMul sets r to a * b mod m, for operands of any size.
func (M *Modulus) ArrayMul(r, a, b []U256) {
	raw.U256ArrayModmul(at(r), at(a), at(b), same(r, a, b), &M.context)
}

// ArrayExp sets r to a^e mod m, for operands of any size.
func (M *Modulus) ArrayExp(r, a, e []U256) {
	raw.U256ArrayModpow(at(r), at(a), at(e), same(r, a, e), &M.context)
}

// ArrayInv sets r to the inverse of a modulo m, 0 where there is none; true: for some there is none.
func (M *Modulus) ArrayInv(r, a []U256) bool {
	return raw.U256ArrayModinv(at(r), at(a), same(r, a), &M.context)
}
