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
  for (const step of await migrate(url)) console.log(step);
} catch (error) {
  console.error(`The database could not be migrated: ${error instanceof Error ? error.message : error}`);
  process.exit(1);
}
