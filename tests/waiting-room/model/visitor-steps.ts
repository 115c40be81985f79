import fc from "fast-check";
import { readBooking } from "#booking/bookings/read-booking.ts";
import { startPaying } from "#booking/bookings/start-paying.ts";
import { ask } from "../../builders/visitor.ts";
import { fillInReally, payReally } from "../../places/real-places.ts";
import { count, type Person, type Play, pickOf, processOf, type Step } from "./play.ts";
import { claimTampered, TAMPERINGS } from "./tampered-tickets.ts";
import { claim, type JoinsWith, join, newPerson, together } from "./visitor-requests.ts";

const pick = fc.nat(40);
const atProcess = fc.nat(1);
const joinsWith = fc.constantFrom<JoinsWith>(
  "what they have",
  "what they have",
  "what they have",
  "nothing",
  "nothing",
  "the cookie",
  "the cookie",
  "another's ticket",
  "a mixed ticket",
  ...TAMPERINGS,
);

const onPerson = (name: string, of: number, act: (play: Play, person: Person) => Promise<unknown>): Step => ({
  name,
  async run(play) {
    const person = pickOf(play.people, of);
    if (person) await act(play, person);
  },
});

export async function giveBack(play: Play, person: Person, pickAt: number): Promise<void> {
  if (!person.bookingId) return;
  play.givenBack.add(person.bookingId);
  const { door } = processOf(play, pickAt);
  await ask(door, "DELETE", `/api/bookings/${person.bookingId}`, undefined, {
    authorization: `Bearer ${person.accessToken}`,
  });
}

/** Through the form to Checkout. */
export async function goToCheckout(play: Play, person: Person, pickAt: number): Promise<void> {
  const { startline } = processOf(play, pickAt);
  const booking = person.bookingId && (await readBooking(startline.db, person.bookingId));
  if (!booking || booking.state === "confirmed") return;
  await fillInReally({ ...startline, clock: play.world.clock, event: play.world.event }, booking.id);
  const answer = await startPaying({ ...startline, clock: play.world.clock }, booking);
  count(play, answer.isPaying ? "paying" : `pay: ${answer.because}`);
}

/** The money arrives: in time, or long after the place was lost. */
export async function pay(play: Play, person: Person, pickAt: number): Promise<void> {
  const { startline } = processOf(play, pickAt);
  const booking = person.bookingId && (await readBooking(startline.db, person.bookingId));
  if (!booking || booking.payBy === null) return;
  await payReally({ ...startline, clock: play.world.clock, event: play.world.event }, booking.id);
  play.paid.add(booking.id);
}

export const visitorSteps: Record<string, fc.Arbitrary<Step>> = {
  arrive: fc.tuple(fc.integer({ min: 1, max: 5 }), fc.boolean()).map(([many, areAbsent]) => ({
    name: `${many} ${areAbsent ? "who will be absent " : ""}arrive at once`,
    async run(play) {
      const people = Array.from({ length: many }, () => newPerson(play));
      for (const person of people) person.isAbsent = areAbsent;
      await together(
        play,
        people.map((person) => (at) => join(play, person, at, "nothing")),
      );
    },
  })),
  join: fc
    .tuple(pick, atProcess, joinsWith, fc.integer({ min: 0, max: 3 }))
    .map(([of, at, how, luck]) =>
      onPerson(`join(${of}) with ${how} at ${at}${luck === 0 ? ", answer lost" : ""}`, of, (play, person) =>
        join(play, person, processOf(play, at), how, luck === 0),
      ),
    ),
  joinInTwoTabs: fc.tuple(pick, joinsWith).map(([of, how]) =>
    onPerson(`join(${of}) with ${how} in three tabs`, of, async (play, person) => {
      // Tabs of one browser share what it keeps, so that none of them can lose its memory while another has it.
      const shared = how === "the cookie" ? "what they have" : how;
      await together(
        play,
        [1, 2, 3].map(() => (at) => join(play, person, at, shared)),
      );
    }),
  ),
  claim: fc
    .tuple(pick, atProcess, fc.nat(1))
    .map(([of, at, category]) =>
      onPerson(`claim(${of}, category ${category}) at ${at}`, of, (play, person) =>
        claim(play, person, processOf(play, at), category),
      ),
    ),
  claimTampered: fc
    .tuple(pick, atProcess, fc.constantFrom(...TAMPERINGS, "another's nonce" as const), fc.nat(120))
    .map(([of, at, how, place]) =>
      onPerson(`claim(${of}) with ${how} at ${at}`, of, (play, person) =>
        claimTampered(play, person, processOf(play, at), { how, at: place }),
      ),
    ),
  claimTwice: pick.map((of) =>
    onPerson(`claim(${of}) twice at once`, of, async (play, person) => {
      const replies = await Promise.all(play.world.processes.map((at) => claim(play, person, at)));
      const ids = new Set(replies.flatMap((reply) => (reply && reply.status < 300 ? [reply.body.bookingId] : [])));
      if (ids.size > 1) play.broken.push("a claim that is made twice gives one booking");
    }),
  ),
  crowdClaims: fc.nat(1).map((category) => ({
    name: `everybody claims at once, category ${category}`,
    async run(play) {
      const present = play.people.filter(({ isAbsent }) => !isAbsent);
      await together(
        play,
        present.map((person, place) => (at) => claim(play, person, at, category + (place % 3 === 0 ? 1 : 0))),
      );
    },
  })),
  giveBack: fc
    .tuple(pick, atProcess)
    .map(([of, at]) => onPerson(`give back(${of})`, of, (play, person) => giveBack(play, person, at))),
  giveBackTwice: pick.map((of) =>
    onPerson(`give back(${of}) twice at once`, of, (play, person) =>
      Promise.all([giveBack(play, person, 0), giveBack(play, person, 1)]),
    ),
  ),
  checkout: fc
    .tuple(pick, atProcess)
    .map(([of, at]) => onPerson(`press pay(${of})`, of, (play, person) => goToCheckout(play, person, at))),
  pay: fc.tuple(pick, atProcess).map(([of, at]) => onPerson(`pay(${of})`, of, (play, person) => pay(play, person, at))),
  buy: fc.tuple(pick, atProcess).map(([of, at]) =>
    onPerson(`claim, press pay and pay(${of})`, of, async (play, person) => {
      await claim(play, person, processOf(play, at));
      await goToCheckout(play, person, at);
      await pay(play, person, at);
    }),
  ),
};
