import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";

const AUTOGROUP = "/proc/self/autogroup";
const program = `
  import { readFileSync } from "node:fs";
  import { getPriority } from "node:os";
  import { giveWay } from ${JSON.stringify(new URL("give-way.ts", import.meta.url).href)};
  const groupNow = () => /nice (-?[0-9]+)/.exec(readFileSync("${AUTOGROUP}", "utf8"))[1];
  const before = groupNow();
  giveWay(10);
  console.log(JSON.stringify([getPriority(), groupNow() === before ? "as before" : groupNow()]));
`;

/** `detached`: the program leads a session, as a service does. */
async function run(detached: boolean): Promise<unknown> {
  const child = spawn(process.execPath, ["--input-type=module", "--eval", program], { detached });
  const [said, complaint] = await Promise.all([text(child.stdout), text(child.stderr)]);
  if (complaint !== "") throw new Error(complaint);
  return JSON.parse(said);
}

test.skipIf(!existsSync(AUTOGROUP))("a service gives way together with its session", async () => {
  expect(await run(true)).toEqual([10, "10"]);
});

test.skipIf(!existsSync(AUTOGROUP))("what somebody starts in a terminal makes nobody else there give way", async () => {
  expect(await run(false)).toEqual([10, "as before"]);
});
