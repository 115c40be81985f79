import { type Import, importsOf, pathOf } from "./imports.ts";
import { type Fault, isCode, isTest, type RepositoryFile } from "./repository.ts";

/** The rooms of the product, in order: each may import those before it. */
export const ROOMS = [
  "audit-log",
  "organizers",
  "events",
  "capacity",
  "ledger",
  "messages",
  "team",
  "announcements",
  "attention",
  "participants",
  "waiting-room",
  "bookings",
  "check-in",
  "bibs",
  "rider-import",
  "transfers",
  "waitlist",
  "payments",
  "cancellations",
  "event-editor",
  "bookings-list",
  "statements",
  "sale-console",
  "erasures",
  "rehearsals",
  "integrity",
];

/** Where a file stands: its top folder, or its own name at the root. Beside itself it may import what is listed. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  app: ["http", "booking", "ui", "platform", "wiring.ts"],
  http: ["booking", "platform", "wiring", "wiring.ts"],
  booking: ["platform"],
  emails: ["booking", "platform"],
  providers: ["booking", "platform"],
  platform: [],
  ui: [],
  simulators: ["platform"],
  servers: [],
  surge: ["scripts", "servers"],
  db: ["booking", "platform"],
  scripts: ["bench", "booking", "db", "platform", "servers", "wiring.ts"],
  wiring: ["booking", "emails", "platform", "providers"],
  "wiring.ts": ["booking", "emails", "platform", "wiring"],
  "server.ts": ["http", "platform", "wiring.ts"],
  "worker.ts": ["platform", "wiring", "wiring.ts"],
  "proxy.ts": ["platform"],
  "next.config.ts": ["app", "platform"],
  "vitest.config.ts": [],
  "postcss.config.mjs": [],
};

/** The doors to the API, and what they open. */
const isDoor = (path: string) => path.startsWith("app/api/") || path === "server.ts";
const API_APP = "http/app.ts";
/** What the API's bodies are: browsers' types are inferred from them, so they must stand on nothing of the server's. */
const isSchema = (path: string) => /^http\/(.*[/-])?schemas\.ts$/.test(path);

/** The shapes that the product needs of a provider: all that `providers` may know of it. */
const PORTS = ["booking/messages/ports.ts", "booking/organizers/sign-in.ts", "booking/payments/gateway.ts"];

/** What a page may take from the product beside types: reads, and pure rules, whose files begin with no other verb. */
const isRead = (path: string) => /\/(read|list)-[a-z0-9-]+\.ts$/.test(path);

const FRAMEWORKS_AND_VENDORS =
  /^(next|react|react-dom|hono|@hono\/.*|@vercel\/.*|razorpay|twilio|@aws-sdk\/.*|better-auth|@react-email\/.*)($|\/)/;
const DRIVERS = /^(pg|ioredis)$/;

const zoneOf = (path: string): string => path.split("/")[0] as string;
const roomOf = (path: string): string => path.split("/")[1] as string;
const isPrivateToRoom = (path: string): boolean => /\.(sql|redis)\.ts$/.test(path);

/** Every import that breaks a rule. `isVerb` tells use cases from nouns. */
export function importFaults(files: readonly RepositoryFile[], isVerb: (path: string) => boolean): Fault[] {
  return files
    .filter((file) => isCode(file.path) && !isTest(file.path))
    .flatMap((file) =>
      importsOf(file.text).flatMap((found) => {
        const fault = faultOf(file.path, found, isVerb);
        return fault === null ? [] : [`${file.path} imports ${found.specifier}: ${fault}`];
      }),
    );
}

/**
 * Every file that imports itself by way of others, types included. Simulators may: the parts of a simulated vendor know each
 * other.
 */
export function circleFaults(files: readonly RepositoryFile[]): Fault[] {
  const imports = new Map<string, Set<string>>();
  for (const { path, text } of files) {
    if (!isCode(path) || isTest(path) || zoneOf(path) === "simulators") continue;
    imports.set(path, new Set(importsOf(text).flatMap(({ specifier }) => pathOf(path, specifier) ?? [])));
  }
  // Who imports nobody, or is imported by nobody, is in no circle; nor is, without them, the next one.
  for (let isChanging = true; isChanging; ) {
    isChanging = false;
    const imported = new Set([...imports.values()].flatMap((targets) => [...targets]));
    for (const [path, targets] of imports) {
      for (const target of targets) if (!imports.has(target)) targets.delete(target);
      if (targets.size > 0 && imported.has(path)) continue;
      imports.delete(path);
      isChanging = true;
    }
  }
  return [...imports].map(([path, targets]) => `${path} and ${[...targets].join(", ")} import each other`);
}

function faultOf(importer: string, found: Import, isVerb: (path: string) => boolean): string | null {
  const imported = pathOf(importer, found.specifier);
  if (isSchema(importer) && !found.isTypeOnly) {
    const isPlain =
      imported === null
        ? found.specifier === "@hono/zod-openapi"
        : isSchema(imported) || imported.startsWith("platform/");
    if (!isPlain) return "a schema stands on schemas and platform only";
  }
  if (imported === null) return packageFault(importer, found.specifier);

  const [from, to] = [zoneOf(importer), zoneOf(imported)];
  const allowed = MAY_IMPORT[from];
  if (!allowed) return `nothing says what ${from} may import; add it to the table`;
  if (from !== to && !allowed.includes(to)) return to === "providers" ? "only wiring/ does" : `${from} may not`;
  if (to === "http" && from !== "http" && !(from === "app" && isSchema(imported) && found.isTypeOnly)) {
    return imported === API_APP && isDoor(importer)
      ? null
      : "only the doors, http/app.ts; pages, the types of its schemas";
  }
  if (to !== "booking") return null;
  return bookingFault(importer, imported, found.isTypeOnly, isVerb);
}

function packageFault(importer: string, name: string): string | null {
  const zone = zoneOf(importer);
  if (zone === "booking" && FRAMEWORKS_AND_VENDORS.test(name)) return "the product knows no framework and no vendor";
  if (DRIVERS.test(name) && !["platform", "servers", "scripts", "surge"].includes(zone))
    return "platform opens the connections";
  return null;
}

function bookingFault(
  importer: string,
  imported: string,
  isTypeOnly: boolean,
  isVerb: (path: string) => boolean,
): string | null {
  const zone = zoneOf(importer);
  const room = roomOf(imported);
  if (!ROOMS.includes(room)) return `${room} is not in the list of rooms`;
  if (zone === "booking") {
    const [from, to] = [ROOMS.indexOf(roomOf(importer)), ROOMS.indexOf(room)];
    if (to > from) return `${room} is to the right of ${roomOf(importer)}`;
    return to < from && isPrivateToRoom(imported) ? `private to ${room}` : null;
  }
  if (isPrivateToRoom(imported)) return `private to ${room}`;
  if (zone === "providers" && !(isTypeOnly && PORTS.includes(imported))) return "only the types of a room's port";
  if (zone === "db" && !isTypeOnly) return "only types";
  if (zone === "emails" && !(isTypeOnly && room === "messages")) return "only the types of booking/messages";
  if (zone === "app" && !isTypeOnly && isVerb(imported) && !isRead(imported)) return "pages only read";
  return null;
}
