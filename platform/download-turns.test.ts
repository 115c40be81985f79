import { expect, test } from "vitest";
import { DownloadTurns } from "./download-turns.ts";

async function* threeOf(name: string, made: string[]): AsyncGenerator<string> {
  for (const part of [1, 2, 3]) {
    made.push(`${name} ${part} begins`);
    // Other work of this process comes to run meanwhile.
    await new Promise((done) => setImmediate(done));
    made.push(`${name} ${part} ends`);
    yield `${name} ${part}`;
  }
}

async function allOf(pieces: AsyncIterable<string>): Promise<string> {
  const all: string[] = [];
  for await (const piece of pieces) all.push(piece);
  return all.join(", ");
}

test("two downloads at once are made piece by piece, one of them at a time, and each is whole", async () => {
  const turns = new DownloadTurns();
  const made: string[] = [];

  const both = await Promise.all([allOf(turns.inTurns(threeOf("a", made))), allOf(turns.inTurns(threeOf("b", made)))]);

  expect(both).toEqual(["a 1, a 2, a 3", "b 1, b 2, b 3"]);
  const pieces = made.map((line) => line.replace(/ (begins|ends)$/, ""));
  // Nothing begins before what was begun has ended.
  expect(made.filter((_, index) => index % 2 === 0).every((line) => line.endsWith("begins"))).toBe(true);
  expect(pieces.filter((_, index) => index % 2 === 0)).toEqual(pieces.filter((_, index) => index % 2 === 1));
  // Neither waits for the other's end.
  expect(pieces.indexOf("b 1")).toBeLessThan(pieces.indexOf("a 3"));
});

test("while riders come a download rests for six times as long as it worked, and in quiet not at all", () => {
  let now = 0;
  const turns = new DownloadTurns(() => now);
  expect(turns.restMsAfter(5)).toBe(0);

  turns.noteRider();
  expect(turns.restMsAfter(5)).toBe(30);
  expect(turns.restMsAfter(1000)).toBe(200);
  now = 2000;
  expect(turns.restMsAfter(5)).toBe(30);
  now = 2001;
  expect(turns.restMsAfter(5)).toBe(0);
});

test("a download that nobody takes any more, or that fails, gives its turn to the next one", async () => {
  const turns = new DownloadTurns();
  let isClosed = false;
  async function* endless() {
    try {
      for (;;) yield "a row";
    } finally {
      isClosed = true;
    }
  }
  for await (const _ of turns.inTurns(endless())) break;
  expect(isClosed).toBe(true);

  async function* failing(): AsyncGenerator<string> {
    yield "a row";
    throw new Error("the database is away");
  }
  await expect(allOf(turns.inTurns(failing()))).rejects.toThrow("the database is away");
  expect(await allOf(turns.inTurns(threeOf("c", [])))).toBe("c 1, c 2, c 3");
});
