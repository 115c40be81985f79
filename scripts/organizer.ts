import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { PASSWORD_LENGTH_MIN } from "#booking/organizers/password.ts";
import { ROLES, type Role } from "#booking/organizers/roles.ts";
import type { SignIn } from "#booking/organizers/sign-in.ts";
import { setPassword } from "#booking/team/change-password.ts";
import { takeSecondFactorAway } from "#booking/team/change-second-factor.ts";
import { readConfig } from "#platform/config.ts";
import { randomText } from "#platform/ids.ts";
import { isEmail } from "#platform/is-email.ts";
import { requireTables } from "#platform/open-or-exit.ts";
import { closeStartline, openStartline } from "#wiring";
import { useRunningDemo } from "./running-demo.ts";

const VERBS = ["create", "reset-password", "remove-second-factor"] as const;
type Verb = (typeof VERBS)[number];
const isVerb = (text: string | undefined): text is Verb => (VERBS as readonly (string | undefined)[]).includes(text);
/** Who did it, in the audit log. */
const BY = "npm run organizer";

const USAGE = `npm run organizer -- create EMAIL [--name NAME] [--role ROLE] [--password-stdin]
npm run organizer -- reset-password EMAIL [--password-stdin]
npm run organizer -- remove-second-factor EMAIL

A role is one of ${ROLES.join(", ")}; without --role it is owner.
Without --password-stdin a password is made and printed once. A reset ends every session of that organizer.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    name: { type: "string" },
    role: { type: "string", default: "owner" },
    "password-stdin": { type: "boolean", default: false },
  },
});
const [verb, email] = positionals;

if (!isVerb(verb) || email === undefined) fail(USAGE);
if (verb === "create" && !isEmail(email)) fail(`${email} is not an email address.`);
const role = values.role as Role;
if (!ROLES.includes(role)) fail(`There is no role ${role}. A role is one of ${ROLES.join(", ")}.`);

const password = values["password-stdin"] ? (await text(process.stdin)).trim() : newPassword();
if (password.length < PASSWORD_LENGTH_MIN) fail(`A password has at least ${PASSWORD_LENGTH_MIN} characters.`);

useRunningDemo();
const startline = openStartline(readConfigOrExplain());
try {
  await requireTables(startline);
  const isDone = await run(startline.signIn, verb, email);
  if (isDone && verb !== "remove-second-factor" && !values["password-stdin"]) console.log(`password: ${password}`);
} finally {
  await closeStartline(startline);
}

async function run(signIn: SignIn, wanted: Verb, address: string): Promise<boolean> {
  const outcome = await {
    create: () => signIn.createOrganizer({ email: address, name: values.name ?? address, password, role }),
    "reset-password": () => setPassword(startline, { email: address, password, by: BY }),
    "remove-second-factor": () => takeSecondFactorAway(startline, { email: address, by: BY }),
  }[wanted]();
  if (outcome === "created") console.log(`${address} can sign in at ${startline.config.PUBLIC_URL}/admin`);
  if (outcome === "reset") console.log(`${address} has a new password and is signed out everywhere`);
  if (outcome === "off") console.log(`${address} signs in with the password alone`);
  if (outcome === "email_taken")
    console.error(`${address} has an account already: reset-password gives a new password.`);
  if (outcome === "unknown_email") console.error(`${address} has no account.`);
  const isDone = outcome !== "email_taken" && outcome !== "unknown_email";
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
