import { Client } from "pg";
import { expect, test } from "vitest";
import { apiSentence } from "#app/admin/api-sentence.ts";
import { hindi } from "#app/admin/language/hi.ts";
import { marathi } from "#app/admin/language/mr.ts";
import { translateInto } from "#app/admin/language/translate.ts";
import type { Language } from "#platform/languages.ts";
import packageFile from "../package.json" with { type: "json" };
import { createTestDatabase } from "./setup/database.ts";
import {
  decisionFaults,
  documentFaults,
  jobFaults,
  settingFaults,
  statementsOf,
  untoldScripts,
} from "./tidy/document-rules.ts";
import {
  environmentFaults,
  isVerb,
  leftoverFaults,
  nameFaults,
  purityFaults,
  readmeFaults,
  spellingFaults,
  sqlFaults,
} from "./tidy/file-rules.ts";
import { circleFaults, importFaults } from "./tidy/import-rules.ts";
import { NOT_YET_TRANSLATED, REFUSALS_NOT_YET_TRANSLATED } from "./tidy/not-yet-translated.ts";
import {
  bareTextFaults,
  fieldSentenceFaults,
  placeFaults,
  refusalFaults,
  repeatedTextFaults,
  unusedTextFaults,
} from "./tidy/organizer-texts.ts";
import { bannedWords, organizerWordFaults } from "./tidy/organizer-words.ts";
import { listPaths, readFiles } from "./tidy/repository.ts";
import { type Column, tableFaults } from "./tidy/table-rules.ts";

// The repository's own rules, checked on its text. Each check answers a list of faults; tests/tidy/*.test.ts show that
// each can find one.

const paths = listPaths();
const files = readFiles(paths);
const organizerTables = { hi: hindi, mr: marathi };

test("imports run one way", () => {
  expect(importFaults(files, isVerb)).toEqual([]);
});

test("no file imports itself by way of others", () => {
  expect(circleFaults(files)).toEqual([]);
});

test("files and folders are named for what is in them", () => {
  expect(nameFaults(paths)).toEqual([]);
});

test("nouns and deciders are pure, and no room reads the machine's clock", () => {
  expect(purityFaults(files)).toEqual([]);
});

test("each room, each simulator and the launchers have a README", () => {
  expect(readmeFaults(paths)).toEqual([]);
});

test("SQL is written where SQL may be", () => {
  expect(sqlFaults(files)).toEqual([]);
});

test("the environment is read in one place", () => {
  expect(environmentFaults(files)).toEqual([]);
});

test("no folder is called api at the root, where Vercel would make a public function of each file", () => {
  expect(paths.filter((path) => path.startsWith("api/"))).toEqual([]);
});

test("nothing is left behind", () => {
  expect(leftoverFaults(files)).toEqual([]);
});

test("each word is spelled in one way", () => {
  expect(spellingFaults(files)).toEqual([]);
});

test("organizers read the glossary's words for them", () => {
  const glossary = files.find(({ path }) => path === "docs/glossary.md")?.text ?? "";
  expect(bannedWords(glossary).length).toBeGreaterThan(10);
  expect(organizerWordFaults(files, bannedWords(glossary))).toEqual([]);
});

test("organizers read every text in their own language, but those of files that are still to be translated", () => {
  expect(bareTextFaults(files, organizerTables, NOT_YET_TRANSLATED)).toEqual([]);
  expect(refusalFaults(files, organizerTables, REFUSALS_NOT_YET_TRANSLATED)).toEqual([]);
});

test("organizers read what is wrong with a field in their own language, with its values", () => {
  for (const [language, table] of Object.entries(organizerTables)) {
    const t = translateInto(language as Language, table);
    expect(fieldSentenceFaults(files, (sentence) => apiSentence(sentence, t))).toEqual([]);
  }
});

test("every translation of organizers' texts is shown somewhere, once, with the places of its English", () => {
  expect(unusedTextFaults(files, organizerTables)).toEqual([]);
  expect(placeFaults(organizerTables)).toEqual([]);
  expect(repeatedTextFaults(files)).toEqual([]);
});

test("links, commands, paths and numbers in documents are true", () => {
  expect(documentFaults({ files, paths, scripts: Object.keys(packageFile.scripts) })).toEqual([]);
});

test("decisions are numbered without gaps and complete", () => {
  expect(decisionFaults(files)).toEqual([]);
});

test("the README tells every command", () => {
  const readme = files.find(({ path }) => path === "README.md")?.text ?? "";
  expect(untoldScripts(readme, Object.keys(packageFile.scripts))).toEqual([]);
});

test("each job is called by a cron, and the documents name it", () => {
  expect(jobFaults(files)).toEqual([]);
});

test("every setting is explained where it is set", () => {
  expect(settingFaults(files)).toEqual([]);
});

test("the interfaces of tables say what the migrated database says", async () => {
  expect(tableFaults(files, await readColumns())).toEqual([]);
});

test("the SQL that documents tell operators to run does run", async () => {
  const statements = files.filter(({ path }) => path.endsWith(".md")).flatMap(({ text }) => statementsOf(text));
  expect(statements.length).toBeGreaterThan(0);
  await withClient(async (client) => {
    for (const statement of statements) await client.query(statement);
  });
});

const readColumns = (): Promise<Column[]> =>
  withClient(async (client) => {
    const { rows } = await client.query<Column>(
      `SELECT table_name AS table, column_name AS column, data_type AS type, is_nullable = 'YES' AS "isNullable"
       FROM information_schema.columns WHERE table_schema = 'public'`,
    );
    return rows;
  });

/** On a migrated, empty database of its own. */
async function withClient<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: await createTestDatabase() });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
