import { lstatSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, test } from "vitest";

// What Next says that a route needs is what Vercel puts into its function.

const root = join(import.meta.dirname, "../..");
const routes = [
  { name: "the API", file: "app/api/[[...route]]/route.js", megabytesMost: 70 },
  { name: "the event page", file: "app/[locale]/e/[slug]/route.js", megabytesMost: 35 },
  { name: "the organizer's list", file: "app/admin/page.js", megabytesMost: 35 },
];

test.each(routes)(
  "$name takes along what it needs: nothing of tests and simulators, and no more megabytes than it should",
  ({ file, megabytesMost }) => {
    const list = join(root, ".next/server", `${file}.nft.json`);
    const files: string[] = JSON.parse(readFileSync(list, "utf8")).files.map((path: string) =>
      join(dirname(list), path),
    );
    const paths = files.map((path) => relative(root, path));
    expect(
      paths.filter((path) =>
        /^(tests|simulators|bench|servers|scripts|docs|node_modules\/swagger-ui-dist)\/|\.test\.tsx?$/.test(path),
      ),
    ).toEqual([]);
    expect(files.reduce((sum, path) => sum + lstatSync(path).size, 0) / 1e6).toBeLessThan(megabytesMost);
  },
);
