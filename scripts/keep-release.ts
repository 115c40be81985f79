import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const USAGE = `npm run keep-release -- COMMIT [--freeze]

Writes to db/former-release.sql what the migrator of that release makes of an empty database: tests upgrade it. With --freeze
its migrations are final too: db/frozen-migrations.sha256 has their checksums, and tests compare them.`;

const root = fileURLToPath(new URL("..", import.meta.url));
const [commit, option] = process.argv.slice(2);
if (!commit || (option !== undefined && option !== "--freeze")) {
  console.error(USAGE);
  process.exit(1);
}

type File = { name: string; text: string };
const git = (...args: string[]): string => execFileSync("git", args, { cwd: root, encoding: "utf8" });
const sqlFiles = (folder: string): File[] =>
  git("ls-tree", "--name-only", `${commit}:${folder}`)
    .trim()
    .split("\n")
    .filter((name) => name.endsWith(".sql"))
    .sort()
    .map((name) => ({ name, text: git("show", `${commit}:${folder}/${name}`) }));

const migrations = sqlFiles("db/migrations");
const functions = sqlFiles("db/functions");
writeFileSync(join(root, "db/former-release.sql"), formerRelease());
if (option === "--freeze") writeFileSync(join(root, "db/frozen-migrations.sha256"), checksums());

function formerRelease(): string {
  const names = migrations.map(({ name }) => `('${name.replace(/\.sql$/, "")}', '2026-01-01T00:00:00.000Z')`);
  return [
    `-- The database of the former release, ${git("rev-parse", "--short", commit as string).trim()}, empty: its migrations and its functions. Made by scripts/keep-release.ts.`,
    "CREATE TABLE kysely_migration (name varchar(255) PRIMARY KEY, timestamp varchar(255) NOT NULL);",
    "CREATE TABLE kysely_migration_lock (id varchar(255) PRIMARY KEY, is_locked integer NOT NULL DEFAULT 0);",
    "INSERT INTO kysely_migration_lock VALUES ('migration_lock', 0);",
    `INSERT INTO kysely_migration VALUES\n  ${names.join(",\n  ")};`,
    ...[...migrations, ...functions].map(({ name, text }) => `\n-- ${name}\n${withoutComments(text)}`),
    "",
  ].join("\n");
}

/** What nobody reads any more need not keep up with how we write. */
function withoutComments(text: string): string {
  return text.replaceAll(/^\s*--.*\n/gm, "").trim();
}

/** As `sha256sum` prints them, so that it can check them too. */
function checksums(): string {
  const line = ({ name, text }: File) => `${createHash("sha256").update(text).digest("hex")}  migrations/${name}\n`;
  return migrations.map(line).join("");
}
