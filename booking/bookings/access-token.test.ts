import { expect, test } from "vitest";
import { deriveSigningKeys, sign } from "#platform/keys.ts";
import { accessTokenOf, readAccessToken } from "./access-token.ts";

const keys = deriveSigningKeys(["one-secret-of-thirty-two-characters!"], "booking-access");
const other = deriveSigningKeys(["another-secret-of-thirty-two-charact"], "booking-access");
const id = "bkg_k7m2p9qa01jh5zq8x3v7n4b2c";

test("links that were sent before there were generations are those of the first", () => {
  const before = sign((keys[0] as { key: Buffer }).key, id).toString("base64url");
  expect(accessTokenOf(keys, { id, linkGeneration: 0 })).toBe(before);
  expect(readAccessToken(keys, id, before)).toBe(0);
});

test("a token tells its generation, of its own booking and after a rotation of the key, and nobody makes one from another", () => {
  for (const linkGeneration of [0, 1, 27]) {
    const token = accessTokenOf(keys, { id, linkGeneration });
    expect(readAccessToken([...other, ...keys], id, token)).toBe(linkGeneration);
    expect(readAccessToken(other, id, token)).toBeNull();
    expect(readAccessToken(keys, `${id.slice(0, -1)}d`, token)).toBeNull();
  }
  const first = accessTokenOf(keys, { id, linkGeneration: 1 });
  for (const forged of [first.replace("1.", "2."), first.replace("1.", ""), first.replace("1.", "01."), "", "1."]) {
    expect([forged, readAccessToken(keys, id, forged)]).toEqual([forged, null]);
  }
});
