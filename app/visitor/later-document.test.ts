import { expect, test } from "vitest";
import { isStale, laterDocument } from "./later-document.ts";

const document = (epoch: number, second: number) => ({
  epoch,
  generatedAt: new Date(Date.UTC(2027, 0, 10, 4, 30, second)).toISOString(),
});

const now = Date.UTC(2027, 0, 10, 4, 30, 40);

test("a document of an earlier second or epoch never replaces a later one", () => {
  const known = document(2, 30);
  expect(laterDocument(null, known, now)).toBe(known);
  for (const older of [document(2, 29), document(1, 40)]) expect(laterDocument(known, older, now)).toBe(known);
  for (const newer of [document(2, 30), document(2, 31), document(3, 20)])
    expect(laterDocument(known, newer, now)).toBe(newer);
});

test("a document from the future, of a server whose clock has gone wrong, is replaced by the next one", () => {
  const future = { epoch: 2, generatedAt: "2099-01-01T00:00:00.000Z" };
  expect(laterDocument(future, document(2, 30), now)).toEqual(document(2, 30));
});

test("a document is stale from five seconds on", () => {
  const now = Date.parse(document(1, 30).generatedAt);
  expect(isStale(document(1, 25), now)).toBe(false);
  expect(isStale(document(1, 24), now)).toBe(true);
});
