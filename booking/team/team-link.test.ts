import { expect, test } from "vitest";
import { deriveSigningKeys } from "#platform/keys.ts";
import { readTeamToken, teamLinkOf } from "./team-link.ts";

const [former, keys] = ["old secret", "new secret"].map((secret) => deriveSigningKeys([secret], "team-links"));
if (!former || !keys) throw new Error("no keys");
const tokenOf = (link: string) => link.split("#")[1] ?? "";

test("a link leads to what it is about, also after a change of the key, and nothing else does", () => {
  const link = teamLinkOf({ publicUrl: "https://ride.example", keys }, "invitation", "inv_1");
  expect(link).toMatch(/^https:\/\/ride\.example\/admin\/join#inv_1\.[\w-]{43}$/);
  const token = tokenOf(link);
  expect(readTeamToken(keys, "invitation", token)).toBe("inv_1");
  const later = deriveSigningKeys(["newest secret", "new secret"], "team-links");
  expect(readTeamToken(later, "invitation", token)).toBe("inv_1");

  expect(readTeamToken(keys, "password_reset", token)).toBeNull();
  expect(readTeamToken(former, "invitation", token)).toBeNull();
  for (const forged of ["", "inv_1", "inv_1.", token.replace("inv_1", "inv_2"), `${token}x`, token.slice(0, -1)]) {
    expect([forged, readTeamToken(keys, "invitation", forged)]).toEqual([forged, null]);
  }
});
