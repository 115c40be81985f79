import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** The paths under which Next serves files of this build in `folder`, and what it makes itself. */
export function listBuiltFiles(folder = "."): ReadonlySet<string> {
  return new Set([
    "/robots.txt",
    ...filesOf(join(folder, ".next/static")).map((file) => `/_next/static/${file}`),
    ...filesOf(join(folder, "public")).map((file) => `/${file}`),
  ]);
}

function filesOf(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, "/").length));
}
