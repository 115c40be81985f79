import type { Rehearsal } from "#booking/rehearsals/read-rehearsals.ts";
import type { Text } from "../../../language/text.ts";

type Tried = Pick<Rehearsal, "joined" | "failed" | "paid" | "refunded" | "checkedIn">;
type ThingToTry = { name: string; text: Text; hint: Text; isDone: boolean };

/** In the order in which a team would do them. */
export const thingsToTry = ({ joined, failed, paid, refunded, checkedIn }: Tried): ThingToTry[] => [
  {
    name: "join",
    text: "Join on two phones",
    hint: "Open the link on both before it opens, and see who gets which number.",
    isDone: joined >= 2,
  },
  {
    name: "fail",
    text: "Let a payment fail",
    hint: "The place stays, and the rider can pay again.",
    isDone: failed > 0,
  },
  {
    name: "pay",
    text: "Pay with play money",
    hint: "The ticket appears, and comes by email and SMS.",
    isDone: paid > 0,
  },
  {
    name: "scan",
    text: "Scan a ticket",
    hint: "Open Check-in of the rehearsal on a third phone.",
    isDone: checkedIn > 0,
  },
  {
    name: "refund",
    text: "Refund a booking",
    hint: "Under Riders, open a rider and press Refund. They are told by email.",
    isDone: refunded > 0,
  },
];
