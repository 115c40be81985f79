import { readEventBySlug } from "#booking/events/read-event.ts";
import { createApiToken, revokeApiTokens } from "#booking/organizers/keep-api-tokens.ts";
import { databaseFault } from "#platform/addresses.ts";
import { systemClock } from "#platform/clock.ts";
import { openDatabase, openPool } from "#platform/database.ts";
import { requireTables } from "#platform/open-or-exit.ts";
import { useRunningDemo } from "./running-demo.ts";

const USAGE = `npm run token -- create NAME [SLUG]
npm run token -- revoke NAME

A token reads exports (GET /api/admin/events/{slug}/participants.csv, /participants.xlsx, /statement, /statement.csv,
/statement.pdf) and nothing else: of the event with that link, or of all. It is printed once.`;

const [verb, name, slug] = process.argv.slice(2);

if ((verb !== "create" && verb !== "revoke") || !name) fail(USAGE);
useRunningDemo();
const { DATABASE_URL } = process.env;
if (!DATABASE_URL) fail("Set DATABASE_URL to the PostgreSQL database of the app, or start `npm run demo`.");
const fault = databaseFault(DATABASE_URL);
if (fault !== null) fail(`DATABASE_URL: ${fault}.`);

const db = openDatabase(openPool(DATABASE_URL, 2));
try {
  await requireTables({ db, config: { DATABASE_URL } });
  const deps = { db, clock: systemClock };
  const event = slug === undefined ? null : await readEventBySlug(db, slug);
  if (slug !== undefined && event === null) fail(`There is no event /e/${slug}.`);
  if (verb === "create") console.log(await createApiToken(deps, name, event?.id));
  else console.log(`${await revokeApiTokens(deps, name)} revoked`);
} finally {
  await db.destroy();
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
