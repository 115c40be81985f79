import { expect, test } from "vitest";
import {
  decisionFaults,
  documentFaults,
  jobFaults,
  settingFaults,
  statementsOf,
  untoldScripts,
} from "./document-rules.ts";
import type { RepositoryFile } from "./repository.ts";

const code: RepositoryFile[] = [
  { path: "booking/bookings/booking.ts", text: "export const HOLD_MINUTES = 5;\nconst KEPT_SECONDS = 30 * 24 * 3600;" },
  { path: "db/migrations/001-first.sql", text: "  calls_burst integer NOT NULL DEFAULT 20,\n" },
  { path: "db/migrations/002-more.sql", text: "  calls_burst integer NOT NULL DEFAULT 40,\n" },
];

/** What is wrong with a document of this text in `docs/`. */
function faultsOf(text: string): string[] {
  const files = [...code, { path: "docs/deploy.md", text }];
  return documentFaults({ files, paths: files.map(({ path }) => path), scripts: ["test", "start", "demo"] });
}

test.each([
  "[the room](../booking/holds/README.md)",
  "[below](#no-such-heading)",
  "`npm run deploy`",
  "`npm begin`",
  "```\nnpm run deploy\n```",
  "`booking/bookings/hold.ts` holds",
  "`booking/holds/` holds",
  "`hold.ts` holds",
  "`HOLD_MINUTES = 6`",
  "`HOLD_HOURS = 5`",
  "`calls_burst = 20`",
])("%s leads nowhere", (text) => {
  expect(faultsOf(text)).toHaveLength(1);
});

test.each([
  "## To begin\n[the room](../booking/bookings/booking.ts), [site](https://example.org), [here](#to-begin)",
  "`npm run demo`, `npm test`, `PORT=3100 npm start` and `npm ci`",
  "`booking/bookings/booking.ts`, `db/migrations/`, `deploy.md`, `dist/server.js`",
  "`HOLD_MINUTES = 5`, `KEPT_SECONDS = 2_592_000`, `calls_burst = 40`, `PORT=3000`",
])("%s is true", (text) => {
  expect(faultsOf(text)).toEqual([]);
});

test("a gap in the decisions and a decision without consequences are found", () => {
  const whole = "# One\n\n## Context\n\n## Decision\n\n## Consequences\n";
  const record = (name: string, text: string) => ({ path: `docs/decisions/${name}.md`, text });
  expect(decisionFaults([record("001-one", whole), record("002-two", whole), record("template", "")])).toEqual([]);
  expect(decisionFaults([record("001-one", whole), record("003-three", whole)])).toHaveLength(1);
  expect(decisionFaults([record("001-one", "# One\n\n## Context\n\n## Decision\n")])).toHaveLength(1);
  expect(decisionFaults([record("one", whole)])).toHaveLength(1);
});

test("a setting that nothing explains, and one that nobody reads, are found", () => {
  const config = {
    path: "platform/config.ts",
    text: "const Environment = z.object({\n  PORT: text,\n  HOST: text,\n});",
  };
  const deploy = (text: string) => ({ path: "docs/deploy.md", text });
  const example = (text: string) => ({ path: ".env.example", text });
  expect(settingFaults([config, deploy("| `PORT`, `HOST` | where |\n"), example("PORT=3000\n")])).toEqual([]);
  expect(settingFaults([config, deploy("`HOST` is said elsewhere\n| `PORT` | where |\n")])).toHaveLength(1);
  expect(settingFaults([config, deploy("| `PORT`, `HOST`, `HOUR` | where |\n")])).toHaveLength(1);
  expect(settingFaults([config, deploy("| `PORT`, `HOST` | where |\n"), example("HOUR=3\n")])).toHaveLength(1);
});

test("a job that no cron calls or that the documents leave out, and a cron without a job, are found", () => {
  const file = (path: string, text: string) => ({ path, text });
  const crons = (...names: string[]) =>
    file("vercel.json", names.map((name) => `{ "path": "/api/cron/${name}" }`).join());
  const list = (...names: string[]) => file("docs/deploy.md", names.map((name) => `\`/api/cron/${name}\``).join(", "));
  const jobs = file("wiring/jobs.ts", 'export type JobName =\n  | "places"\n  | "erasures";\ntype Other = "no job";');
  expect(jobFaults([jobs, crons("places", "erasures"), list("erasures", "places")])).toEqual([]);
  expect(jobFaults([jobs, crons("places"), list("places", "erasures")])).toEqual([
    "vercel.json: nothing calls erasures",
  ]);
  expect(jobFaults([jobs, crons("places", "erasures"), list("places")])).toEqual([
    "docs/deploy.md: nothing calls erasures",
  ]);
  expect(jobFaults([jobs, crons("places", "erasures", "x"), list("places", "erasures")])).toEqual([
    "vercel.json: there is no job x",
  ]);
  expect(jobFaults([crons("places"), list("places")])).toHaveLength(1);
});

test("statements for operators are found, their remarks are not", () => {
  const text = "```sql\nSELECT 1; -- one; two\nUPDATE events\nSET notice = '';\n```\n\n```\nnpm test\n```";
  expect(statementsOf(text)).toEqual(["SELECT 1", "UPDATE events\nSET notice = ''"]);
});

test("a command that the README does not tell is found", () => {
  expect(untoldScripts("`npm run demo` and `npm test`", ["predemo", "demo", "test", "bench"])).toEqual(["bench"]);
});
