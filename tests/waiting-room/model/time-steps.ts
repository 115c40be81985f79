import fc from "fast-check";
import type { StatusDocument } from "#booking/waiting-room/status-document.ts";
import { ask } from "../../builders/visitor.ts";
import { count, isInTrouble, lossesOf, type Play, processOf, type Step } from "./play.ts";
import { readRows } from "./rows.ts";
import type { Process } from "./world.ts";

/** What another process made counts as new for five seconds, and is shown for one and a half more, while the next is made. */
const DOCUMENT_MS_MAX = 6500;

export async function poll(play: Play, at: Process): Promise<StatusDocument | null> {
  const losses = lossesOf(play);
  const reply = await ask(at.door, "GET", `/api/events/${play.world.event.slug}/status`);
  if (reply.status !== 200) {
    if (!isInTrouble(play, losses)) play.broken.push(`the document can be had: ${reply.status}`);
    return null;
  }
  judgeDocument(play, at, reply.body, losses);
  return reply.body;
}

function judgeDocument(play: Play, at: Process, document: StatusDocument, losses: number): void {
  count(play, `phase ${document.phase}`);
  const before = play.shown.get(at) ?? "";
  if (document.generatedAt < before) play.broken.push("nobody sees time run backwards");
  play.shown.set(at, document.generatedAt);
  const age = play.world.now() - Date.parse(document.generatedAt);
  if (age > DOCUMENT_MS_MAX && !isInTrouble(play, losses) && !play.wasSetBack)
    play.broken.push(`the document is at most about a second old, not ${age} ms`);
  const text = JSON.stringify(document);
  if (play.people.some(({ nonce, ticket }) => text.includes(nonce) || (ticket !== null && text.includes(ticket))))
    play.broken.push("the document tells nothing of anybody");
}

/** One asks, the other a moment later: both show the same bytes, and those say what is true. */
async function pollTogether(play: Play, first: Process, second: Process): Promise<void> {
  // Past the time of any document that is shown still, though the clock was set back since by up to two seconds.
  play.world.wait(4);
  await play.world.letDocumentBeMade();
  const losses = lossesOf(play);
  // A Redis that was lost since, and has not been taken into step, is not asked for its document: each process makes its own.
  const isStrange = losses > 0 || play.wasSetBack;
  const one = await poll(play, first);
  // Redis may be told of it while people read it already.
  await first.faults.settle();
  const rows = await readRows(play.world);
  const other = await poll(play, second);
  if (!one || isInTrouble(play, losses)) return;
  if (!isStrange && JSON.stringify(one) !== JSON.stringify(other))
    play.broken.push("the document is the same for everybody");

  const isOver = rows.held + rows.called === 0 && rows.free <= 0;
  if (one.phase === "sold_out" && !isOver) play.broken.push("sold out is said only when nothing can come back");
  if (one.phase === "standby" && (rows.free > 0 || rows.held + rows.called === 0))
    play.broken.push("standby is said when nothing is free and something may come back");
  if (one.phase === "open" && rows.free <= 0) play.broken.push("open is said only while a place is free");
  if (one.remaining > rows.capacity - rows.confirmed - rows.held)
    play.broken.push("no more places are said to remain than do");
}

export async function passTime(play: Play, seconds: number): Promise<void> {
  play.world.wait(seconds);
  if (seconds >= 1) await play.world.letDocumentBeMade();
}

const wait = (seconds: fc.Arbitrary<number>) =>
  seconds.map((many) => ({ name: `wait ${many} s`, run: (play: Play) => passTime(play, many) }));

export const timeSteps: Record<string, fc.Arbitrary<Step>> = {
  moment: wait(fc.integer({ min: 1, max: 30 }).map((tenths) => tenths / 10)),
  window: wait(fc.integer({ min: 20, max: 90 })),
  minutes: wait(fc.integer({ min: 2, max: 12 }).map((minutes) => minutes * 60)),
  /** Until just before the opening, or just after it. */
  toTheOpening: fc.integer({ min: -2, max: 3 }).map((seconds) => ({
    name: `to ${seconds} s after the opening`,
    async run(play) {
      const remaining = (play.rows.opens_at - play.world.now()) / 1000 + seconds;
      if (remaining > 0) await passTime(play, remaining);
    },
  })),
  poll: fc.nat(1).map((at) => ({
    name: `process ${at} polls, then the other`,
    run: (play) => pollTogether(play, processOf(play, at), processOf(play, at + 1)),
  })),
  tick: fc.integer({ min: 2, max: 6 }).map((many) => ({
    name: `${many} ticks at once`,
    async run(play) {
      await passTime(play, 1.1);
      const ticks = Array.from({ length: many }, (_, place) => poll(play, processOf(play, place)));
      await Promise.all([...ticks, play.world.letDocumentBeMade()]);
    },
  })),
  tickAgain: fc.nat(1).map((at) => ({
    name: `process ${at} ticks twice`,
    async run(play) {
      const { startline } = processOf(play, at);
      const counters = { epoch: play.rows.room.epoch, issued: play.rows.room.issued };
      const tick = () => startline.statusCache.tick(play.world.event.id, counters).catch(() => null);
      await tick();
      const once = await readRows(play.world);
      await tick();
      const twice = await readRows(play.world);
      const granted = ({ windows }: typeof once) => windows.reduce((sum, window) => sum + window.granted, 0);
      if (granted(once) !== granted(twice) && play.rows.calls_per_second < 100)
        play.broken.push("a tick that runs twice is as one that runs once");
    },
  })),
  setBack: fc.integer({ min: 100, max: 2000 }).map((milliseconds) => ({
    name: `PostgreSQL's clock goes back by ${milliseconds} ms`,
    async run(play) {
      play.wasSetBack = true;
      play.world.setBack(milliseconds);
    },
  })),
  skew: fc.tuple(fc.nat(1), fc.constantFrom(0, 0, 40, -40, 900, -900)).map(([at, skewMs]) => ({
    name: `process ${at}'s clock is off by ${skewMs} ms`,
    async run(play) {
      processOf(play, at).skewMs = skewMs;
    },
  })),
};
