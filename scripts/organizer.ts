import { randomBytes } from "node:crypto";
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { PASSWORD_LENGTH_MIN, type SignIn } from "#booking/organizers/sign-in.ts";
import { openPool } from "#platform/database.ts";
import { randomText } from "#platform/ids.ts";
import { openSignIn } from "#providers/sign-in.ts";

const USAGE = `npm run organizer -- create EMAIL [--name NAME] [--password-stdin]
npm run organizer -- reset-password EMAIL [--password-stdin]

Without --password-stdin a password is made and printed once. A reset ends every session of that organizer.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { name: { type: "string" }, "password-stdin": { type: "boolean", default: false } },
});
const [verb, email] = positionals;
const { DATABASE_URL, PUBLIC_URL = "http://localhost:3000" } = process.env;

if (!DATABASE_URL) fail("Set DATABASE_URL to the PostgreSQL database of the app.");
if ((verb !== "create" && verb !== "reset-password") || !email?.includes("@")) fail(USAGE);

const password = values["password-stdin"] ? (await text(process.stdin)).trim() : newPassword();
if (password.length < PASSWORD_LENGTH_MIN) fail(`A password has at least ${PASSWORD_LENGTH_MIN} characters.`);

const pool = openPool(DATABASE_URL, 2);
try {
  // A command makes no sessions, so what would sign them is never used.
  const secret = randomBytes(32).toString("base64url");
  const isDone = await run(openSignIn({ pool, secret, publicUrl: PUBLIC_URL }), verb, email);
  if (isDone && !values["password-stdin"]) console.log(`password: ${password}`);
} finally {
  await pool.end();
}

async function run(signIn: SignIn, wanted: "create" | "reset-password", address: string): Promise<boolean> {
  const outcome =
    wanted === "create"
      ? await signIn.createOrganizer({ email: address, name: values.name ?? address, password })
      : await signIn.resetPassword(address, password);
  if (outcome === "created") console.log(`${address} can sign in at ${PUBLIC_URL}/admin`);
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

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
