import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { PASSWORD_LENGTH_MIN, type SignIn } from "#booking/organizers/sign-in.ts";
import { readConfig } from "#platform/config.ts";
import { randomText } from "#platform/ids.ts";
import { requireTables } from "#platform/open-or-exit.ts";
import { closeStartline, openStartline } from "#wiring";
import { useRunningDemo } from "./running-demo.ts";

const USAGE = `npm run organizer -- create EMAIL [--name NAME] [--password-stdin]
npm run organizer -- reset-password EMAIL [--password-stdin]

Without --password-stdin a password is made and printed once. A reset ends every session of that organizer.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { name: { type: "string" }, "password-stdin": { type: "boolean", default: false } },
});
const [verb, email] = positionals;

if ((verb !== "create" && verb !== "reset-password") || !email?.includes("@")) fail(USAGE);

const password = values["password-stdin"] ? (await text(process.stdin)).trim() : newPassword();
if (password.length < PASSWORD_LENGTH_MIN) fail(`A password has at least ${PASSWORD_LENGTH_MIN} characters.`);

useRunningDemo();
const startline = openStartline(readConfigOrExplain());
try {
  await requireTables(startline);
  const isDone = await run(startline.signIn, verb, email);
  if (isDone && !values["password-stdin"]) console.log(`password: ${password}`);
} finally {
  await closeStartline(startline);
}

async function run(signIn: SignIn, wanted: "create" | "reset-password", address: string): Promise<boolean> {
  const outcome =
    wanted === "create"
      ? await signIn.createOrganizer({ email: address, name: values.name ?? address, password })
      : await signIn.resetPassword(address, password);
  if (outcome === "created") console.log(`${address} can sign in at ${startline.config.PUBLIC_URL}/admin`);
  if (outcome === "reset") console.log(`${address} has a new password and is signed out everywhere`);
  if (outcome === "email_taken")
    console.error(`${address} has an account already: reset-password gives a new password.`);
  if (outcome === "unknown_email") console.error(`${address} has no account.`);
  const isDone = outcome === "created" || outcome === "reset";
  process.exitCode = isDone ? 0 : 1;
  return isDone;
}

/** 80 random bits in groups that can be read out on the telephone. */
function newPassword(): string {
  return Array.from({ length: 4 }, () => randomText(4)).join("-");
}

function readConfigOrExplain() {
  try {
    return readConfig();
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
