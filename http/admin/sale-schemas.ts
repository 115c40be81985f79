import { z } from "@hono/zod-openapi";
import { count, eventState, moment, paise } from "../schemas.ts";

const now = z
  .object({
    generatedAt: moment,
    phase: z.enum(["scheduled", "pre_queue", "open", "standby", "sold_out", "closed", "cancelled"]),
    waiting: count.openapi({ description: "Numbers given out and not called yet" }),
    serving: count.openapi({ description: "The highest number that was called" }),
    called: count,
    held: count,
    confirmed: count,
    remaining: count.openapi({ description: "Places that nobody has and nobody was promised" }),
    capacity: count,
    calledPerMinute: count,
    concurrency: z
      .number()
      .openapi({ description: "How many may be booking now: below the target while holds or payments are in trouble" }),
    turnout: z.number().openapi({ description: "The share of those who were called lately that came, from 0 to 1" }),
    roomForCalled: z.number().openapi({ description: "How much of checkout is kept for those who were called" }),
  })
  .openapi("WaitingRoomNow");

export const SaleControlsBody = z
  .object({
    state: eventState,
    controls: z.object({
      isPaused: z.boolean(),
      callsPerSecond: z.number(),
      concurrencyTarget: z.int(),
      notice: z.object({ en: z.string(), hi: z.string(), mr: z.string() }),
    }),
    now,
  })
  .openapi("SaleControls");
export type SaleControls = z.infer<typeof SaleControlsBody>;

export const LiveSaleBody = SaleControlsBody.extend({
  title: z.string(),
  opensAt: moment,
  closesAt: moment,
  generatedAt: moment,
  capacity: count,
  confirmed: count,
  held: count,
  called: count,
  free: z.int(),
  waiting: count.openapi({ description: "Numbers given out and not called yet" }),
  paying: count.openapi({ description: "Of those held, in the middle of a payment" }),
  revenuePaise: paise,
  platformFeePaise: paise,
  waitlist: z.object({
    isOn: z.boolean(),
    waiting: count,
    offered: count.openapi({ description: "Places that are held for people on the waitlist" }),
    total: count.openapi({ description: "All who ever joined" }),
  }),
  categories: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      capacity: count,
      held: count,
      confirmed: count,
      isHidden: z.boolean(),
      waitlisted: count.openapi({ description: "Who will be offered its next places" }),
    }),
  ),
  messages: z.object({ queued: count, failed: count }),
  refunds: z.object({ open: count, failed: count }),
  confirmedPerMinute: z.array(z.object({ minute: moment, count })).openapi({ description: "The oldest first" }),
  refused: z
    .object({ newcomer: count, place_holder: count })
    .openapi({ description: "How often people were told to come again, lately" }),
  answers: z.object({ answers: count, slow: count }).nullable().openapi({
    description:
      "How many riders' calls were answered in the last minute, and how many slowly; null where nobody knows",
  }),
  warnings: z.array(
    z.enum([
      "place_holders_refused",
      "newcomers_refused",
      "fewer_at_once",
      "paused",
      "answers_slow",
      "webhooks_late",
      "messages_failed",
      "messages_late",
    ]),
  ),
  attention: count.openapi({ description: "How many things need a person's attention" }),
}).openapi("LiveSale");
export type LiveSaleDocument = z.infer<typeof LiveSaleBody>;
