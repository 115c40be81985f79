import { expect, test } from "vitest";
import type { Trouble } from "./attention.ts";
import { actionsFor } from "./attention-actions.ts";

const failed = (channel: "sms" | "email", reason: string): Trouble => ({
  kind: "message_failed",
  subject: "msg_1",
  facts: { message: "booking_confirmed", channel, reason },
});

test("nobody is offered to send a text again to a person who has unsubscribed", () => {
  const reason = "refused: 21610 Attempt to send to unsubscribed recipient";
  expect(actionsFor(failed("sms", reason))).toEqual(["mark_resolved"]);
  expect(actionsFor(failed("sms", "refused: 21211 Invalid To number"))).toContain("resend_message");
  expect(actionsFor(failed("email", "bounced: 21610"))).toContain("resend_message");
});
