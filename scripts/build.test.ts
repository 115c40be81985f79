import { expect, test } from "vitest";
import { sourcesOfBuild } from "./build.ts";

test("a change of what is built, or of a script that builds it, makes the last build stale", () => {
  const sources = sourcesOfBuild();
  expect(sources).toEqual(
    expect.arrayContaining([
      "server.ts",
      "booking/messages/message.ts",
      "scripts/build.ts",
      "scripts/build-event-page.ts",
      "scripts/compress-static.ts",
    ]),
  );
  expect(new Set(sources).size).toBe(sources.length);
});

test("a change of a test, a document or another script leaves the build as it is", () => {
  const others = sourcesOfBuild().filter((file) =>
    /\.test\.tsx?$|\.md$|^tests\/|^scripts\/(test|demo|seed)\.ts$/.test(file),
  );
  expect(others).toEqual([]);
});
