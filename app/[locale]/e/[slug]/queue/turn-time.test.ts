import { expect, test } from "vitest";
import { type ObservedTurn, observeTurn, turnEnd, updateTurn } from "./turn-time.ts";

const at = (seconds: number) => new Date(Date.parse("2027-01-10T04:30:00Z") + seconds * 1000).toISOString();
const see = (...documents: [seconds: number, isCalled: boolean][]): ObservedTurn =>
  documents.reduce<ObservedTurn | undefined>(
    (seen, [seconds, isCalled]) => observeTurn(seen, at(seconds), isCalled),
    undefined,
  ) as ObservedTurn;

test("a page that looks every three seconds counts from the last document in which the number waited", () => {
  expect(turnEnd(see([0, false], [3, true]))).toEqual({ at: Date.parse(at(60)), isExact: true });
});

test("later documents do not begin the minute anew", () => {
  expect(turnEnd(see([0, false], [3, true], [25, true], [45, true], [65, true], [90, true]))).toEqual({
    at: Date.parse(at(60)),
    isExact: true,
  });
});

test("a page that was away knows only by when the call is over", () => {
  expect(turnEnd(see([0, false], [300, true]))).toEqual({ at: Date.parse(at(360)), isExact: false });
  expect(turnEnd(see([300, true]))).toEqual({ at: Date.parse(at(360)), isExact: false });
});

test("a number that waits has no turn, nor one that waits again", () => {
  expect(turnEnd(see([0, false]))).toBeNull();
  expect(turnEnd(see([0, false], [3, true], [6, false]))).toBeNull();
});

type Facts = Parameters<typeof updateTurn>[1];

const follow = (
  known: ObservedTurn | undefined,
  seconds: number,
  number: number | null | undefined,
  serving: number,
) => {
  const status = { generatedAt: at(seconds), queue: { serving } } as Facts["status"];
  return updateTurn(known, { status, number, wasCalled: false, now: at(seconds) });
};

test("a visitor called straight from the draw was waiting in it, and gets a countdown", () => {
  const inTheDraw = follow(undefined, 0, null, 0);
  expect(turnEnd(follow(inTheDraw, 3, 1, 5) as ObservedTurn)).toEqual({ at: Date.parse(at(60)), isExact: true });
  expect(turnEnd(follow(inTheDraw, 300, 1, 5) as ObservedTurn)).toMatchObject({ isExact: false });
});

test("a visitor who has not joined is not waiting yet", () => {
  expect(follow(undefined, 0, undefined, 5)).toBeUndefined();
});

test("a number that the answer to the join calls has its minute from then, without a document", () => {
  const turn = updateTurn(undefined, { status: null, number: 7, wasCalled: true, now: at(10) });
  expect(turnEnd(turn as ObservedTurn)).toEqual({ at: Date.parse(at(70)), isExact: true });
});

test("a page that was cut off as the minute ended does not call the turn over: it can't know", () => {
  const cutOff = see([0, false], [3, true], [20, true], [200, true]);
  expect(turnEnd(cutOff)).toEqual({ at: Date.parse(at(260)), isExact: false });
  expect(turnEnd(observeTurn(cutOff, at(203), true))).toEqual({ at: Date.parse(at(260)), isExact: false });
});

test("a call that was open while nobody could be served ends as much later", () => {
  const followed = (known: ObservedTurn | undefined, seconds: number, serving: number, secondsGivenBack?: number) => {
    const status = { generatedAt: at(seconds), queue: { serving, secondsGivenBack } } as Facts["status"];
    return updateTurn(known, { status, number: 7, wasCalled: false, now: at(seconds) }) as ObservedTurn;
  };
  const called = followed(followed(undefined, 0, 6, 30), 3, 7, 30);
  const after = followed(called, 400, 9, 390);
  expect(turnEnd(after, 30)).toEqual({ at: Date.parse(at(60)), isExact: true });
  expect(turnEnd(after, 390)).toEqual({ at: Date.parse(at(420)), isExact: true });

  // The join's answer called it: the first document tells from where to count.
  const atOnce = updateTurn(undefined, { status: null, number: 7, wasCalled: true, now: at(0) });
  expect(turnEnd(followed(atOnce, 3, 7, 390), 390)).toMatchObject({ at: Date.parse(at(60)) });
  expect(turnEnd(followed(followed(atOnce, 3, 7, 390), 65, 7, 400), 400)).toMatchObject({ at: Date.parse(at(70)) });
});
