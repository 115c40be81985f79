import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import type { Page } from "@playwright/test";
import { sql } from "kysely";
import type { Role } from "#booking/organizers/roles.ts";
import type { Database } from "#platform/database.ts";
import { randomText } from "#platform/ids.ts";
import { deriveKey, sign } from "#platform/keys.ts";
import type { Product } from "./product.ts";

export type TeamMember = { email: string; cookie: string };

/**
 * Another organizer of the running product, with the password of the first, and a session of theirs. Nobody signs in for it: all
 * stories come from one address, of which attempts are counted.
 */
export async function aTeamMember(db: Database, { organizer }: Product, role: Role): Promise<TeamMember> {
  const id = randomText(20);
  const token = randomText(32);
  const email = `${role.replace("_", "-")}-${randomText(8)}@startline.example`;
  await sql`INSERT INTO organizers (id, name, email, email_verified, role, created_at, updated_at)
    VALUES (${id}, ${`Ravi ${role}`}, ${email}, true, ${role}, now(), now())`.execute(db);
  await sql`INSERT INTO organizer_accounts (id, organizer_id, account_id, provider_id, password, created_at, updated_at)
    SELECT ${randomText(20)}, ${id}, ${id}, a.provider_id, a.password, now(), now()
    FROM organizer_accounts a JOIN organizers o ON o.id = a.organizer_id WHERE o.email = ${organizer.email}`.execute(
    db,
  );
  await sql`INSERT INTO organizer_sessions (id, organizer_id, token, expires_at, created_at, updated_at)
    VALUES (${randomText(20)}, ${id}, ${token}, now() + interval '1 day', now(), now())`.execute(db);
  const secret = deriveKey(secretKey(), "organizer-sessions").toString("base64url");
  return { email, cookie: encodeURIComponent(`${token}.${sign(secret, token).toString("base64")}`) };
}

export const SESSION_COOKIE = "startline.session_token";

/** Makes a page theirs. */
export const signInAs = (page: Page, { url }: Product, { cookie }: TeamMember): Promise<void> =>
  page.context().addCookies([{ name: SESSION_COOKIE, value: cookie, url }]);

/** Of the demo, which runs with these files. */
function secretKey(): string {
  const files = [".env", ".env.example"].map((name) => join(import.meta.dirname, "../..", name)).filter(existsSync);
  const found = files.map((file) => parseEnv(readFileSync(file, "utf8")).SECRET_KEY).find(Boolean);
  if (!found) throw new Error("no SECRET_KEY");
  return found;
}
