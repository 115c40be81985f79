import { expect, test } from "vitest";
import { decideAnnouncement } from "./decide-announcement.ts";

/** What is read aloud while the queue comes nearer person by person. */
function read(from: number): number[] {
  const read: number[] = [];
  for (let ahead = from; ahead >= 0; ahead -= 1) {
    if (decideAnnouncement(read.at(-1) ?? null, ahead)) read.push(ahead);
  }
  return read;
}

test("the way from 300 people ahead to the turn is read aloud in ten sentences", () => {
  expect(read(300)).toEqual([300, 200, 100, 50, 20, 10, 5, 2, 1, 0]);
});

test("a change to the same values is not announced again", () => {
  expect(decideAnnouncement(150, 150)).toBe(false);
  expect(decideAnnouncement(150, 140)).toBe(false);
});
