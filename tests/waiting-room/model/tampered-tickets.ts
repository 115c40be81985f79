import { readTicket, signTicket } from "#booking/waiting-room/queue-ticket.ts";
import { deriveSigningKeys, type SigningKey } from "#platform/keys.ts";
import { ask } from "../../builders/visitor.ts";
import { count, type Person, type Play } from "./play.ts";
import type { Process } from "./world.ts";

/** What is wrong with a ticket that somebody shows. */
export const TAMPERINGS = [
  "another byte",
  "another event",
  "an old key",
  "an old key under the name of the new",
  "the key of another purpose",
] as const;
export type Tampering = (typeof TAMPERINGS)[number];

const OLD_KEYS = deriveSigningKeys(["a secret that was in use until it became known"], "queue-tickets");

/** The same ticket, or with `ticketId` one to the same place for somebody else, which no process may accept. */
export function tamper(play: Play, text: string, how: Tampering, { at = 0, ticketId = "" } = {}): string {
  const [{ startline }] = play.world.processes;
  const keys = startline.ticketKeys;
  const read = readTicket(keys, text, play.world.event.id);
  if (!read) throw new Error("only a good ticket can be tampered");
  const ticket = ticketId ? { ...read, ticketId } : read;
  switch (how) {
    case "another byte": {
      const whole = text.replace(read.ticketId, ticket.ticketId);
      const place = at % whole.length;
      return whole.slice(0, place) + (whole[place] === "1" ? "2" : "1") + whole.slice(place + 1);
    }
    case "another event":
      return signTicket(keys, { ...ticket, eventId: "evt_zzzzzzzz" });
    case "an old key":
      return signTicket(OLD_KEYS, ticket);
    case "an old key under the name of the new":
      return signTicket([{ ...(OLD_KEYS[0] as SigningKey), id: (keys[0] as SigningKey).id }], ticket);
    case "the key of another purpose":
      return signTicket(startline.accessKeys, ticket);
  }
}

/** A claim with a tampered ticket, or with a good one and another's nonce, is refused whatever else happens. */
export async function claimTampered(
  play: Play,
  { ticket, nonce }: Person,
  at: Process,
  tampered: { how: Tampering | "another's nonce"; at: number },
): Promise<void> {
  if (ticket === null) return;
  const { slug, categoryId } = play.world.event;
  const isNonce = tampered.how === "another's nonce";
  const sent = tampered.how === "another's nonce" ? ticket : tamper(play, ticket, tampered.how, tampered);
  const own = tampered.at % 2 === 0 ? { nonce } : {};
  const body = { ticket: sent, categoryId, ...(isNonce ? { nonce: [...nonce].toReversed().join("") } : own) };
  const reply = await ask(at.door, "POST", `/api/events/${slug}/bookings`, body);
  count(play, `claim with a tampered ticket: ${reply.body.code ?? reply.status}`);
  if (reply.status !== 403 || reply.body.code !== "invalid_ticket")
    play.broken.push(`nobody claims with ${tampered.how}: ${reply.status} ${reply.body.code}`);
}
