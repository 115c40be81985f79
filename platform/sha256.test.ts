import { hmac } from "@noble/hashes/hmac.js";
import { sha256 as whole } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { sha256 } from "./sha256.ts";

const bytes = fc.uint8Array({ maxLength: 300 });

test("the examples of FIPS 180-4 come out", () => {
  expect(bytesToHex(sha256(utf8ToBytes("abc")))).toBe(
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
  );
  expect(bytesToHex(sha256(new Uint8Array()))).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
});

test("it is SHA-256 for every length, in parts, from a clone and under HMAC", () => {
  for (let length = 0; length <= 200; length += 1) {
    const text = new Uint8Array(length).map((_byte, index) => index * 7);
    expect(sha256(text)).toEqual(whole(text));
  }
  fc.assert(
    fc.property(bytes, bytes, (first, second) => {
      const begun = sha256.create().update(first);
      expect(begun.clone().update(second).digest()).toEqual(whole.create().update(first).update(second).digest());
      expect(begun.digest()).toEqual(whole(first));
      expect(hmac(sha256, first, second)).toEqual(hmac(whole, first, second));
    }),
  );
});
