import { lstatSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, test } from "vitest";
import { DEVANAGARI_FONT } from "#booking/statements/devanagari-font.ts";

// What Next says that a route needs is what Vercel puts into its function.

const root = join(import.meta.dirname, "../..");
const routes = [
  { name: "the API", file: "app/api/[[...route]]/route.js", megabytesMost: 70, named: [DEVANAGARI_FONT] },
  {
    name: "the event page",
    file: "app/[locale]/e/[slug]/route.js",
    megabytesMost: 35,
    named: ["dist/event-page.json", "dist/fallback-pages.json"],
  },
  { name: "the organizer's list", file: "app/admin/page.js", megabytesMost: 35, named: [] },
];

test.each(routes)(
  "$name takes along what it needs: nothing of tests and simulators, and no more megabytes than it should",
  ({ file, megabytesMost, named }) => {
    const list = join(root, ".next/server", `${file}.nft.json`);
    const files: string[] = JSON.parse(readFileSync(list, "utf8")).files.map((path: string) =>
      join(dirname(list), path),
    );
    const paths = files.map((path) => relative(root, path));
    // Read by their names, which Next can't see.
    expect(paths).toEqual(expect.arrayContaining(named));
    expect(
      paths.filter((path) =>
        /^(tests|simulators|bench|servers|scripts|docs|node_modules\/swagger-ui-dist)\/|\.test\.tsx?$/.test(path),
      ),
    ).toEqual([]);
    expect(files.reduce((sum, path) => sum + lstatSync(path).size, 0) / 1e6).toBeLessThan(megabytesMost);
  },
);
