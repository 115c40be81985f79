import { createHash } from "node:crypto";
import { ticketIdOf } from "#booking/waiting-room/queue-ticket.ts";
import { ask, type Reply } from "../../builders/visitor.ts";
import { count, isInTrouble, isSkipped, lossesOf, numberIn, type Person, type Play, processOf } from "./play.ts";
import { isLive } from "./rows.ts";
import { type Tampering, tamper } from "./tampered-tickets.ts";
import type { Process } from "./world.ts";

/** As long as a call is good for. */
const CALL_MS = 60_000;
/** A status document is at most so old. */
const DOCUMENT_MS = 3000;
/** So long after the draw a process may go by a document of before it: of one and a half seconds, by a clock that was set back by 1.8. */
const DRAW_UNKNOWN_MS = 3500;

export type JoinsWith = "what they have" | "nothing" | "the cookie" | "another's ticket" | "a mixed ticket" | Tampering;

export function newPerson(play: Play): Person {
  const person: Person = {
    nonce: nonceOf(`${play.seed} person ${play.people.length}`),
    ticket: null,
    cookie: null,
    isByCookie: false,
    isAbsent: false,
    indexes: new Set(),
    latest: null,
    calledAfter: null,
    bookingId: null,
    accessToken: "",
  };
  play.people.push(person);
  return person;
}

export const nonceOf = (text: string): string => createHash("sha256").update(text).digest("base64url").slice(0, 32);

/** Whose ticket it is: with the cookie it stays that of the nonce which the browser has forgotten. */
export const ticketIdIn = (ticket: string): string => ticket.split(".")[5] as string;
export const indexIn = (ticket: string): number => Number(ticket.split(".")[3]);
const validFromIn = (ticket: string): number => 1000 * Number(ticket.split(".")[4]);

/** One join, at one process; `isLost`: the answer does not arrive. What it says is judged all the same. */
export async function join(
  play: Play,
  person: Person,
  at: Process,
  joinsWith: JoinsWith,
  isLost = false,
): Promise<void> {
  const { event } = play.world;
  const isByCookie = person.cookie !== null && (joinsWith === "the cookie" || person.isByCookie);
  if (isByCookie && !person.isByCookie) {
    person.isByCookie = true;
    person.nonce = nonceOf(`${person.nonce} forgotten`);
    person.ticket = null;
  }
  const own = !isByCookie && joinsWith === "what they have" ? person.ticket : null;
  const kept = isByCookie ? person.cookie : own;
  const sent = own ?? (isByCookie ? null : strangeTicket(play, person, joinsWith));
  const losses = lossesOf(play);

  const reply = await ask(
    at.door,
    "POST",
    `/api/events/${event.slug}/queue`,
    { nonce: person.nonce, ...(sent !== null && { ticket: sent }), ...(isByCookie && { fromCookie: true }) },
    person.cookie === null ? {} : { cookie: `queue_ticket=${person.cookie}` },
  );
  if (reply.status !== 201) return judgeRefusedJoin(play, reply, losses);
  const { ticket, entry } = reply.body as { ticket: string; entry: { index: number; number: number | null } };
  count(play, entry.number === null ? "joined before the draw" : "joined");
  const reachesRedis = at.startline.queueStore.guard.isSteady();
  judgeJoin(play, person, { kept, ticket, losses, reachesRedis, ...entry });
  if (!isLost) {
    person.ticket = ticket;
    person.cookie = ticket;
  }
}

function strangeTicket(play: Play, person: Person, joinsWith: JoinsWith): string | null {
  const other = play.people.find(({ ticket }) => ticket !== null && ticket !== person.ticket)?.ticket;
  if (!other || joinsWith === "what they have" || joinsWith === "nothing") return null;
  if (joinsWith === "another's ticket") return other;
  // Another's place with one's own name on it.
  if (joinsWith !== "a mixed ticket" && joinsWith !== "the cookie")
    return tamper(play, other, joinsWith, { ticketId: ticketIdOf(person.nonce), at: person.nonce.charCodeAt(0) });
  const fields = other.split(".");
  fields[5] = ticketIdOf(person.nonce);
  return fields.join(".");
}

type Told = {
  kept: string | null;
  ticket: string;
  index: number;
  number: number | null;
  losses: number;
  /** Redis may be back, and the process that was asked still leave it alone. */
  reachesRedis: boolean;
};

function judgeJoin(play: Play, person: Person, { kept, ticket, index, number, losses, reachesRedis }: Told): void {
  const say = (law: string) => play.broken.push(`${law}: index ${index} of ${person.nonce.slice(0, 6)}`);
  if (kept !== null && indexIn(kept) !== index) say(`whoever has a ticket keeps its place (was ${indexIn(kept)})`);
  const { latest } = person;
  if (
    kept === null &&
    latest?.losses === losses &&
    reachesRedis &&
    !isInTrouble(play, losses) &&
    latest.index !== index
  )
    say(`one nonce has one place (was ${latest.index})`);
  const holder = play.holderOf.get(index);
  if (holder !== undefined && holder !== ticketIdIn(ticket)) say(`no place is given to two (to ${holder} as well)`);
  if (kept === null && ticketIdIn(ticket) !== ticketIdOf(person.nonce)) say("a ticket is its owner's");

  play.holderOf.set(index, ticketIdIn(ticket));
  person.indexes.add(index);
  person.latest = { index, losses: lossesOf(play) };
  if (number === null) {
    const sealed = play.rows.room.draw_seed !== null;
    if (isDrawKnown(play) && !isInTrouble(play, losses) && !play.wasPostponed)
      say("after the draw everybody has a number");
    if (!sealed) play.inPreQueue.set(index, play.world.now());
  }
}

/** Whether each process knows of the draw by now. */
const isDrawKnown = ({ rows: { room }, world }: Play): boolean =>
  room.sealed_at !== null && world.now() - room.sealed_at > DRAW_UNKNOWN_MS;

function judgeRefusedJoin(play: Play, { status, body }: Reply, losses: number): void {
  const now = play.world.now();
  count(play, `join: ${body.code}`);
  if (status === 503 && isInTrouble(play, losses)) return;
  const isFair = {
    sale_not_open: false,
    sale_closed: play.rows.state !== "published" || isInTrouble(play, losses) || play.wasClosed,
    sold_out: now - play.soldOutAt < DOCUMENT_MS || isSoldOut(play) || isInTrouble(play, losses),
  }[body.code as string];
  if (!isFair) play.broken.push(`nobody is refused without a reason: ${status} ${body.code}`);
}

const isSoldOut = ({ rows }: Play): boolean => rows.held + rows.called === 0 && rows.free <= 0;

/** One claim, with the ticket that the page has. */
export async function claim(play: Play, person: Person, at: Process, category = 0): Promise<Reply | null> {
  if (person.ticket === null) return null;
  const { event } = play.world;
  const { ticket } = person;
  const losses = lossesOf(play);
  const categoryId = play.rows.categories[category % play.rows.categories.length]?.id ?? event.categoryId;
  const began = play.world.now();
  const reply = await ask(at.door, "POST", `/api/events/${event.slug}/bookings`, { ticket, categoryId });
  count(play, reply.status < 300 ? `claim: ${reply.status}` : `claim: ${reply.body.code}`);
  if (reply.status < 300) {
    person.bookingId = reply.body.bookingId;
    person.accessToken = reply.body.accessToken;
  }
  judgeClaim(play, person, ticket, reply, { began, at, losses });
  return reply;
}

type Asked = { began: number; at: Process; losses: number };

function judgeClaim(play: Play, person: Person, ticket: string, { status, body }: Reply, asked: Asked): void {
  const say = (law: string) => play.broken.push(`${law}: ${body.code ?? status} to index ${indexIn(ticket)}`);
  const mine = play.rows.bookings.filter((booking) => booking.ticket_id === ticketIdIn(ticket));
  const live = mine.find((booking) =>
    booking.state !== "confirmed" ? isLive(booking) && booking.kept_until > play.world.now() : true,
  );
  const isDwelling = validFromIn(ticket) > asked.began + asked.at.skewMs;
  const mayBeBusy = isInTrouble(play, asked.losses);
  if (status === 503 && !mayBeBusy) say("nobody is put off while nothing is wrong");
  if (body.code === "invalid_ticket") say("a ticket of ours is good for its event for ever");
  if (status >= 500) return;
  if (live && status < 300 && body.bookingId !== live.id) say("a claim that is repeated gives the same booking");
  if (live && status >= 300 && !play.givenBack.has(live.id) && play.rows.room.draw_seed !== null)
    say("whoever has a booking is told of it");
  if (body.code === "claims_used_up" && mine.length < 2) say("a ticket has two holds");
  if (body.code === "category_full" && body.open.length === 0) say("whoever is called finds a place in some category");

  const number = numberIn(play.rows, indexIn(ticket));
  if (status < 300 && !live && isDwelling && validFromIn(ticket) > play.world.now() + asked.at.skewMs)
    say("whoever joins behind a crowd stays before they claim");
  if (number === null || isDwelling || person.indexes.size > 1 || mine.length > 0) return;
  const isCalled = person.calledAfter !== null && play.world.now() - person.calledAfter < CALL_MS;
  if (isCalled && isDrawKnown(play) && !isSkipped(play.rows, number) && ["not_called", "sold_out"].includes(body.code))
    say("whoever was called in time has a place");
}

/** Parallel acts: some at one process, some at the other. */
export const together = (play: Play, acts: ((at: Process) => Promise<unknown>)[]): Promise<unknown> =>
  Promise.all(acts.map((act, place) => act(processOf(play, place))));
