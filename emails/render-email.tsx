import { render } from "@react-email/render";
import type { BookingFacts } from "#booking/messages/booking-facts.ts";
import type { MessageKind } from "#booking/messages/message.ts";
import type { Attachment, RenderedEmail } from "#booking/messages/ports.ts";
import { announcement } from "./announcement.ts";
import { bookingCancelled } from "./booking-cancelled.ts";
import { bookingConfirmed } from "./booking-confirmed.ts";
import { calendarFile } from "./calendar-file.ts";
import type { Letter } from "./letter.ts";
import { CODE_CONTENT_ID, LetterAsHtml } from "./letter-as-html.tsx";
import { letterAsText } from "./letter-as-text.ts";
import { paymentNotTaken } from "./payment-not-taken.ts";
import { placeLostRefunded } from "./place-lost-refunded.ts";
import { qrCodePng } from "./qr-code-png.ts";
import { refundSent } from "./refund-sent.ts";
import { surplusRefunded } from "./surplus-refunded.ts";
import { transferDone } from "./transfer-done.ts";
import { transferOffered } from "./transfer-offered.ts";
import { waitlistOffered } from "./waitlist-offered.ts";

const letterOf = {
  booking_confirmed: bookingConfirmed,
  place_lost_refunded: placeLostRefunded,
  booking_cancelled: bookingCancelled,
  surplus_refunded: surplusRefunded,
  refund_sent: refundSent,
  payment_not_taken: paymentNotTaken,
  announcement,
  transfer_offered: transferOffered,
  transfer_done: transferDone,
  waitlist_offered: waitlistOffered,
} satisfies Record<MessageKind, (facts: BookingFacts) => Letter>;

/** The email for a message: subject, HTML, plain text, and for a confirmation the QR code and the calendar file. */
export async function renderEmail(kind: MessageKind, facts: BookingFacts): Promise<RenderedEmail> {
  const letter = letterOf[kind](facts);
  const html = await render(<LetterAsHtml letter={letter} />);
  const attachments = kind === "booking_confirmed" ? [codeOf(facts), calendarOf(facts)] : [];
  return { subject: letter.subject, html, text: letterAsText(letter), attachments };
}

function codeOf({ checkInCode }: BookingFacts): Attachment {
  return {
    filename: "ticket-code.png",
    contentType: "image/png",
    content: qrCodePng(checkInCode),
    contentId: CODE_CONTENT_ID,
  };
}

function calendarOf(facts: BookingFacts): Attachment {
  return {
    filename: "event.ics",
    contentType: "text/calendar; charset=utf-8; method=PUBLISH",
    content: Buffer.from(calendarFile(facts)),
  };
}
