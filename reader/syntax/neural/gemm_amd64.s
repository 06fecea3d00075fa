//go:build amd64 && !purego

#include "textflag.h"

// The kernels multiply and then add, never fused, and add in the order of k, so
// that they give the bits of gemmPlain; all but fused4x32, which is for learning.

// POINTERS puts the arguments of a kernel of four rows where it wants them: k in CX, the
// rows of a in AX, R11, R12 and R13, b in BX, from row to row R9, those of c in DI, SI,
// DX and R15.
#define POINTERS \
	MOVQ k+0(FP), CX; \
	MOVQ a+8(FP), AX; \
	MOVQ lda+16(FP), R8; \
	MOVQ b+24(FP), BX; \
	MOVQ ldb+32(FP), R9; \
	MOVQ c+40(FP), DI; \
	MOVQ ldc+48(FP), R10; \
	SHLQ $2, R8; \
	SHLQ $2, R9; \
	SHLQ $2, R10; \
	LEAQ (AX)(R8*1), R11; \
	LEAQ (AX)(R8*2), R12; \
	LEAQ (R11)(R8*2), R13; \
	LEAQ (DI)(R10*1), SI; \
	LEAQ (DI)(R10*2), DX; \
	LEAQ (SI)(R10*2), R15

// LOAD reads the rows of c, two registers of w bytes each; STORE writes them.
#define LOAD(w, c0, c1, c2, c3, c4, c5, c6, c7) \
	VMOVUPS (DI), c0; \
	VMOVUPS w(DI), c1; \
	VMOVUPS (SI), c2; \
	VMOVUPS w(SI), c3; \
	VMOVUPS (DX), c4; \
	VMOVUPS w(DX), c5; \
	VMOVUPS (R15), c6; \
	VMOVUPS w(R15), c7

#define STORE(w, c0, c1, c2, c3, c4, c5, c6, c7) \
	VMOVUPS c0, (DI); \
	VMOVUPS c1, w(DI); \
	VMOVUPS c2, (SI); \
	VMOVUPS c3, w(SI); \
	VMOVUPS c4, (DX); \
	VMOVUPS c5, w(DX); \
	VMOVUPS c6, (R15); \
	VMOVUPS c7, w(R15); \
	VZEROUPPER

// ROW adds to a row of c that of b times a number of a.
#define ROW(a, x, b0, b1, p, q, c0, c1) \
	VBROADCASTSS (a), x; \
	VMULPS b0, x, p; \
	VMULPS b1, x, q; \
	VADDPS p, c0, c0; \
	VADDPS q, c1, c1

// FUSED is ROW in two operations.
#define FUSED(a, x, b0, b1, c0, c1) \
	VBROADCASTSS (a), x; \
	VFMADD231PS b0, x, c0; \
	VFMADD231PS b1, x, c1

// NEXT goes on to the next number of each row of a and the next row of b.
#define NEXT \
	ADDQ $4, AX; \
	ADDQ $4, R11; \
	ADDQ $4, R12; \
	ADDQ $4, R13; \
	ADDQ R9, BX; \
	DECQ CX

// func gemm4x32(k int, a *float32, lda int, b *float32, ldb int, c *float32, ldc int)
TEXT ·gemm4x32(SB), NOSPLIT, $0-56
	POINTERS
	LOAD(64, Z0, Z1, Z2, Z3, Z4, Z5, Z6, Z7)

wide4:
	VMOVUPS (BX), Z8
	VMOVUPS 64(BX), Z9
	ROW(AX, Z10, Z8, Z9, Z11, Z12, Z0, Z1)
	ROW(R11, Z13, Z8, Z9, Z14, Z15, Z2, Z3)
	ROW(R12, Z10, Z8, Z9, Z11, Z12, Z4, Z5)
	ROW(R13, Z13, Z8, Z9, Z14, Z15, Z6, Z7)
	NEXT
	JNZ wide4
	STORE(64, Z0, Z1, Z2, Z3, Z4, Z5, Z6, Z7)
	RET

// func fused4x32(k int, a *float32, lda int, b *float32, ldb int, c *float32, ldc int)
TEXT ·fused4x32(SB), NOSPLIT, $0-56
	POINTERS
	LOAD(64, Z0, Z1, Z2, Z3, Z4, Z5, Z6, Z7)

fuse4:
	VMOVUPS (BX), Z8
	VMOVUPS 64(BX), Z9
	FUSED(AX, Z10, Z8, Z9, Z0, Z1)
	FUSED(R11, Z13, Z8, Z9, Z2, Z3)
	FUSED(R12, Z10, Z8, Z9, Z4, Z5)
	FUSED(R13, Z13, Z8, Z9, Z6, Z7)
	NEXT
	JNZ fuse4
	STORE(64, Z0, Z1, Z2, Z3, Z4, Z5, Z6, Z7)
	RET

// func gemm4x16(k int, a *float32, lda int, b *float32, ldb int, c *float32, ldc int)
TEXT ·gemm4x16(SB), NOSPLIT, $0-56
	POINTERS
	LOAD(32, Y0, Y1, Y2, Y3, Y4, Y5, Y6, Y7)

loop4:
	VMOVUPS (BX), Y8
	VMOVUPS 32(BX), Y9
	ROW(AX, Y10, Y8, Y9, Y11, Y12, Y0, Y1)
	ROW(R11, Y13, Y8, Y9, Y14, Y15, Y2, Y3)
	ROW(R12, Y10, Y8, Y9, Y11, Y12, Y4, Y5)
	ROW(R13, Y13, Y8, Y9, Y14, Y15, Y6, Y7)
	NEXT
	JNZ loop4
	STORE(32, Y0, Y1, Y2, Y3, Y4, Y5, Y6, Y7)
	RET

// func gemm1x16(k int, a *float32, b *float32, ldb int, c *float32)
TEXT ·gemm1x16(SB), NOSPLIT, $0-40
	MOVQ k+0(FP), CX
	MOVQ a+8(FP), AX
	MOVQ b+16(FP), BX
	MOVQ ldb+24(FP), R9
	MOVQ c+32(FP), DI
	SHLQ $2, R9
	VMOVUPS (DI), Y0
	VMOVUPS 32(DI), Y1

loop1:
	VBROADCASTSS (AX), Y10
	VMULPS (BX), Y10, Y11
	VMULPS 32(BX), Y10, Y12
	VADDPS Y11, Y0, Y0
	VADDPS Y12, Y1, Y1
	ADDQ $4, AX
	ADDQ R9, BX
	DECQ CX
	JNZ  loop1
	VMOVUPS Y0, (DI)
	VMOVUPS Y1, 32(DI)
	VZEROUPPER
	RET
