import { expect, test } from "vitest";
import {
  environmentFaults,
  isVerb,
  leftoverFaults,
  nameFaults,
  purityFaults,
  readmeFaults,
  spellingFaults,
  sqlFaults,
} from "./file-rules.ts";

test("use cases are told from nouns and from pure deciders", () => {
  const files = ["place-again.ts", "send-due-messages.ts", "claim.ts", "status-document.ts", "decide-settlement.ts"];
  expect(files.filter((file) => isVerb(`booking/room/${file}`))).toEqual(["place-again.ts", "send-due-messages.ts"]);
});

test.each([
  "booking/lib/price.ts",
  "platform/utils.ts",
  "ui/index.tsx",
  "http/types.ts",
  "booking/events/shared/price.ts",
  "booking/events/PriceRange.ts",
  "booking/events/price_range.ts",
])("%s is no name", (path) => {
  expect(nameFaults([path])).toHaveLength(1);
});

test("names that Next and npm gave are left alone", () => {
  const given = ["app/[locale]/page.tsx", "app/api/[[...route]]/route.ts", "README.md", ".env.example", ".ci/run"];
  expect(nameFaults(given)).toEqual([]);
});

test.each([
  ["booking/events/price.ts", "export const a = async () => {};"],
  ["booking/events/decide-price.ts", "await a();"],
  ["booking/events/price.ts", 'import { newEventId } from "#platform/ids.ts";'],
  ["booking/events/price.ts", 'import { selectEvent } from "./events.sql.ts";'],
  ["booking/events/price.ts", "const now = new Date();"],
  ["booking/events/place-hold.ts", "const now = Date.now();"],
  ["booking/events/events.sql.ts", "const now = new Date();"],
  ["booking/events/place-hold.ts", "const jitter = Math.random();"],
])("%s is not pure with %s", (path, text) => {
  expect(purityFaults([{ path, text }])).toHaveLength(1);
});

test.each([
  ["booking/events/price.ts", "/** Whoever awaits it: async code. */ const at = new Date(0);"],
  ["booking/events/place-hold.ts", "await tx.commit();"],
  ["booking/events/holds.ts", "export class Holds { async place() {} }"],
  ["booking/events/price.test.ts", "const now = new Date();"],
  ["booking/events/price.ts", 'import type { Database } from "#platform/database.ts";'],
])("%s is in order with %s", (path, text) => {
  expect(purityFaults([{ path, text }])).toEqual([]);
});

test("a room, a simulator and the launchers without a README are named", () => {
  const faults = readmeFaults(["booking/events/README.md", "simulators/post-office/main.ts"]);
  expect(faults).toContain("simulators/post-office: no README.md");
  expect(faults).toContain("booking/payments: no README.md");
  expect(faults).toContain("servers: no README.md");
  expect(faults).not.toContain("booking/events: no README.md");
});

test.each([
  "sql`SELECT 1`",
  "`INSERT INTO events VALUES (1)`",
  "`UPDATE events SET state = 1`",
  'db.selectFrom("events")',
])("%s is SQL", (text) => {
  expect(sqlFaults([{ path: "booking/events/read-event.ts", text }])).toHaveLength(1);
  expect(sqlFaults([{ path: "booking/events/events.sql.ts", text }])).toEqual([]);
});

test("reading the environment is found outside of the configuration", () => {
  const text = "const port = process.env.PORT;";
  expect(environmentFaults([{ path: "booking/events/read-event.ts", text }])).toHaveLength(1);
  expect(environmentFaults([{ path: "simulators/inbox/inbox-server.ts", text }])).toHaveLength(1);
  expect(environmentFaults([{ path: "platform/config.ts", text }])).toEqual([]);
});

test.each([
  "// TODO: later",
  "test.only('a', () => {});",
  "describe.skip('a', () => {});",
  `const folder = "${["", "work", "main"].join("/")}";`,
  `cd ${["", "root", "startline"].join("/")}`,
  `"resolved": "${["https:", "", "packages.example", "hono.tgz"].join("/")}"`,
  "registry=https://packages.example.org/",
])("%s is left behind", (text) => {
  expect(leftoverFaults([{ path: "docs/deploy.md", text }]).length).toBeGreaterThan(0);
});

test.each(["Your E-mail", "The sale was canceled yesterday.", "Ask the organiser."])(
  "%s is the other spelling",
  (text) => {
    expect(spellingFaults([{ path: "app/copy/en/event.ts", text }])).toHaveLength(1);
  },
);
