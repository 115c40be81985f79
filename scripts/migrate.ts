import { databaseFault } from "#platform/addresses.ts";
import { migrate } from "#platform/migrate.ts";

const url = process.env.DATABASE_URL_DIRECT || process.env.DATABASE_URL;
if (!url) {
  console.error("Set DATABASE_URL to the PostgreSQL database to migrate.");
  process.exit(1);
}
const fault = databaseFault(url);
if (fault !== null) {
  console.error(`${process.env.DATABASE_URL_DIRECT ? "DATABASE_URL_DIRECT" : "DATABASE_URL"}: ${fault}.`);
  process.exit(1);
}
try {
  const ran = await migrate(url);
  for (const step of ran) console.log(step);
  if (ran.length === 0) console.log("No migration was missing; functions and time-outs are those of this release.");
} catch (error) {
  console.error(`The database could not be migrated: ${error instanceof Error ? error.message : error}`);
  process.exit(1);
}
