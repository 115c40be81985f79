import { afterEach, expect, test, vi } from "vitest";
import config from "../next.config.ts";

afterEach(() => void vi.unstubAllEnvs());

/** The sources of pages whose answers tell browsers to keep to https. */
async function keptToHttps(publicUrl: string): Promise<string[]> {
  vi.stubEnv("PUBLIC_URL", publicUrl);
  const rules = (await config.headers?.()) ?? [];
  expect(rules.filter(({ headers }) => headers.length === 0)).toEqual([]);
  return rules
    .filter(({ headers }) => headers.some(({ key }) => key === "Strict-Transport-Security"))
    .map(({ source }) => source);
}

test("riders' pages and organizers' keep browsers to https, where there is https", async () => {
  expect(await keptToHttps("https://ride.example")).toEqual(["/((?!api/|admin|_next/).*)", "/admin/:path*"]);
  expect(await keptToHttps("http://localhost:3000")).toEqual([]);
});
