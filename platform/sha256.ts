import { HashMD, SHA256_IV } from "@noble/hashes/_md.js";
import { type CHash, clean, createHasher, oidNist, rotr } from "@noble/hashes/utils.js";

// biome-ignore format: a table.
const K = Uint32Array.from([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
]);
const W = new Uint32Array(64);
const at = (words: Uint32Array, index: number): number => words[index] as number;

class Sha256 extends HashMD<Sha256> {
  // Numbers from the beginning: fields that start as undefined make it three times slower in V8.
  A = at(SHA256_IV, 0) | 0;
  B = at(SHA256_IV, 1) | 0;
  C = at(SHA256_IV, 2) | 0;
  D = at(SHA256_IV, 3) | 0;
  E = at(SHA256_IV, 4) | 0;
  F = at(SHA256_IV, 5) | 0;
  G = at(SHA256_IV, 6) | 0;
  H = at(SHA256_IV, 7) | 0;

  constructor() {
    super(64, 32, 8, false);
  }

  protected get(): number[] {
    const { A, B, C, D, E, F, G, H } = this;
    return [A, B, C, D, E, F, G, H];
  }

  protected set(A = 0, B = 0, C = 0, D = 0, E = 0, F = 0, G = 0, H = 0): void {
    this.A = A | 0;
    this.B = B | 0;
    this.C = C | 0;
    this.D = D | 0;
    this.E = E | 0;
    this.F = F | 0;
    this.G = G | 0;
    this.H = H | 0;
  }

  override _cloneInto(to?: Sha256): Sha256 {
    const copy = to ?? new Sha256();
    copy.set(this.A, this.B, this.C, this.D, this.E, this.F, this.G, this.H);
    return this._cloneIntoMeta(copy);
  }

  protected process(view: DataView, offset: number): void {
    for (let i = 0; i < 16; i += 1) W[i] = view.getUint32(offset + 4 * i, false);
    for (let i = 16; i < 64; i += 1) {
      const w15 = at(W, i - 15);
      const w2 = at(W, i - 2);
      const s0 = rotr(w15, 7) ^ rotr(w15, 18) ^ (w15 >>> 3);
      const s1 = rotr(w2, 17) ^ rotr(w2, 19) ^ (w2 >>> 10);
      W[i] = (s1 + at(W, i - 7) + s0 + at(W, i - 16)) | 0;
    }
    let { A, B, C, D, E, F, G, H } = this;
    for (let i = 0; i < 64; i += 1) {
      const sigma1 = rotr(E, 6) ^ rotr(E, 11) ^ rotr(E, 25);
      const t1 = (H + sigma1 + ((E & F) ^ (~E & G)) + at(K, i) + at(W, i)) | 0;
      const sigma0 = rotr(A, 2) ^ rotr(A, 13) ^ rotr(A, 22);
      const t2 = (sigma0 + ((A & B) ^ (A & C) ^ (B & C))) | 0;
      H = G;
      G = F;
      F = E;
      E = (D + t1) | 0;
      D = C;
      C = B;
      B = A;
      A = (t1 + t2) | 0;
    }
    this.set(A + this.A, B + this.B, C + this.C, D + this.D, E + this.E, F + this.F, G + this.G, H + this.H);
  }

  protected roundClean(): void {
    clean(W);
  }

  override destroy(): void {
    this.destroyed = true;
    this.set();
    clean(this.buffer);
  }
}

/**
 * SHA-256 alone, for pages that count every byte. It is the class of @noble/hashes 2.4 (sha2.js; MIT, Paul Miller) line by
 * line: Next's compiler carries SHA-512 and its tables along with it, 1.6 kB in the queue's page and once more in its
 * worker. FIPS 180-4, part 6.2; the names are its own.
 */
export const sha256: CHash<Sha256> = createHasher(() => new Sha256(), oidNist(1));
