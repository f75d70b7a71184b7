// SPDX-License-Identifier: MIT OR Apache-2.0

package u256

import (
	"encoding/binary"
	"fmt"
	"unsafe"

	"libu256.example/go/u256/raw"
)

// Status says what is wrong with text or bytes that should be a number. It is the error of the functions that read.
type Status uint32

// What a Status may be.
const (
	Empty        Status = 1 + iota // there is no digit, or no byte, at all
	BadDigit                       // a character, or byte, that may not stand where it stands
	Overflow                       // well-formed, but the number is out of range
	NotCanonical                   // a number, but not in the one spelling that is accepted
	Truncated                      // well-formed so far, but the input ends before the number does
)

func (s Status) Error() string { return raw.U256StatusText(uint32(s)) }

// parse calls a parser of C, which leaves z as it was when it fails.
func (z *U256) parse(text string, f func(r *raw.U256, s *byte, length uint) uint32) error {
	b := append([]byte(text), 0) // with an address, though it be empty
	if status := f(z.c(), &b[0], uint(len(text))); status != 0 {
		return Status(status)
	}
	return nil
}

// SetFromDecimal sets z to the number of the decimal digits.
func (z *U256) SetFromDecimal(text string) error { return z.parse(text, raw.U256FromDec) }

// SetFromHex sets z to a JSON-RPC quantity: 0x, and no leading zeros.
func (z *U256) SetFromHex(text string) error { return z.parse(text, raw.U256FromQuantity) }

// SetFromAnyHex sets z to the number of the hexadecimal digits, with or without 0x, leading zeros or not.
func (z *U256) SetFromAnyHex(text string) error { return z.parse(text, raw.U256FromHex) }

// FromDecimal returns a new number.
func FromDecimal(text string) (*U256, error) {
	z := new(U256)
	if err := z.SetFromDecimal(text); err != nil {
		return nil, err
	}
	return z, nil
}

// FromHex returns a new number from a JSON-RPC quantity.
func FromHex(text string) (*U256, error) {
	z := new(U256)
	if err := z.SetFromHex(text); err != nil {
		return nil, err
	}
	return z, nil
}

// write is the text that f writes; no text of f is longer than 155 digits.
func write(f func(buf *byte, size uint) uint) string {
	b := make([]byte, 160)
	return string(b[:f(&b[0], uint(len(b)))])
}

// Dec returns z in decimal.
func (z *U256) Dec() string {
	return write(func(buf *byte, size uint) uint { return raw.U256ToDec(buf, size, z.c()) })
}

// SDec returns z in decimal, read as two's complement.
func (z *U256) SDec() string {
	return write(func(buf *byte, size uint) uint { return raw.U256ToSdec(buf, size, z.c()) })
}

// Hex returns z as a JSON-RPC quantity.
func (z *U256) Hex() string {
	return write(func(buf *byte, size uint) uint { return raw.U256ToHex(buf, size, z.c()) })
}

// FullHex returns the 64 hexadecimal digits of z, without a prefix.
func (z *U256) FullHex() string {
	return write(func(buf *byte, size uint) uint { return raw.U256ToHexFull(buf, size, z.c()) })
}

// String returns z in decimal; "<nil>" for nil, as big.Int does.
func (z *U256) String() string {
	if z == nil {
		return "<nil>"
	}
	return z.Dec()
}

// Format is for fmt: the verbs and flags of big.Int, so %d, %x, %#x, %064x, %s and %v.
func (z *U256) Format(s fmt.State, verb rune) { z.ToBig().Format(s, verb) }

// Dec returns z in decimal.
func (z *U512) Dec() string {
	return write(func(buf *byte, size uint) uint { return raw.U512ToDec(buf, size, z.c()) })
}

// MarshalText makes JSON of a number: a decimal string.
func (z *U256) MarshalText() ([]byte, error) { return []byte(z.String()), nil }

// UnmarshalText reads decimal digits, or a JSON-RPC quantity.
func (z *U256) UnmarshalText(text []byte) error {
	if len(text) >= 2 && text[0] == '0' && (text[1] == 'x' || text[1] == 'X') {
		return z.SetFromHex(string(text))
	}
	return z.SetFromDecimal(string(text))
}

// Bytes32 returns z as 32 bytes, most significant first.
func (z *U256) Bytes32() (b [32]byte) {
	for i := range z {
		binary.BigEndian.PutUint64(b[24-8*i:], z[i])
	}
	return b
}

// Bytes20 returns the low 20 bytes of z, an address, most significant first.
func (z *U256) Bytes20() (b [20]byte) {
	full := z.Bytes32()
	copy(b[:], full[12:])
	return b
}

// PaddedBytes returns the low n bytes of z, most significant first; zeros before all 32 of them where n is larger.
func (z *U256) PaddedBytes(n int) []byte {
	full := z.Bytes32()
	if n <= 32 {
		return full[32-n:]
	}
	b := make([]byte, n)
	copy(b[n-32:], full[:])
	return b
}

// Bytes returns z without leading zero bytes, most significant first.
func (z *U256) Bytes() []byte {
	b := z.Bytes32()
	return b[32-z.ByteLen():]
}

// SetBytes32 sets z to 32 bytes, most significant first.
func (z *U256) SetBytes32(b *[32]byte) *U256 {
	*z = U256{
		binary.BigEndian.Uint64(b[24:]), binary.BigEndian.Uint64(b[16:]),
		binary.BigEndian.Uint64(b[8:]), binary.BigEndian.Uint64(b[:]),
	}
	return z
}

// SetBytes20 sets z to the 20 bytes of an address, most significant first.
func (z *U256) SetBytes20(b *[20]byte) *U256 { return z.SetBytes(b[:]) }

// SetBytes sets z to bytes, most significant first; to the last 32 of more.
func (z *U256) SetBytes(b []byte) *U256 {
	if len(b) > 32 {
		b = b[len(b)-32:]
	}
	var full [32]byte
	copy(full[32-len(b):], b)
	return z.SetBytes32(&full)
}

// Numbers on both sides are the same memory.
var _ = [1]struct{}{}[unsafe.Sizeof(U256{})-unsafe.Sizeof(raw.U256{})]
