// `npm start` and `npm run worker`: runs what `npm run build` made.
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { exitWith } from "#platform/open-or-exit.ts";

const file = resolve("dist", `${process.argv[2]}.js`);
if (!existsSync(file)) exitWith("There is no build yet. Run `npm run build` first.");
await import(pathToFileURL(file).href);
