import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

// Node, Next, esbuild and Vercel each find files in another place at run time, and a text in a module everywhere
// (docs/decisions/030-lua-in-a-module.md). The .lua files are the source; a test compares what was made of them.

const folder = fileURLToPath(new URL("../booking/waiting-room/redis-scripts", import.meta.url));
const target = fileURLToPath(new URL("../booking/waiting-room/embedded-scripts.redis.ts", import.meta.url));
/** Stands in front of each script: Redis knows no imports. */
const PRELUDE = "prelude.lua";

/** The module that holds the scripts of the waiting room, by their files' names. */
export function embedLua(): string {
  const read = (name: string) => readFileSync(join(folder, name), "utf8");
  const names = readdirSync(folder).filter((name) => name.endsWith(".lua") && name !== PRELUDE);
  const scripts = names.sort().map((name) => `  ${camelCase(name)}: ${literal(`${read(PRELUDE)}\n${read(name)}`)},\n`);
  return `// Made of redis-scripts/*.lua by \`npm run embed:lua\`. Change those.\n\nexport const SCRIPTS = {\n${scripts.join("")}} as const;\n`;
}

const camelCase = (name: string): string =>
  name.replace(/\.lua$/, "").replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

const literal = (text: string): string => `\`${text.replace(/[\\`]|\$(?=\{)/g, "\\$&")}\``;

if (import.meta.main) writeFileSync(target, embedLua());
