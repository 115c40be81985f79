import fc from "fast-check";
import { expect, test } from "vitest";
import { LANGUAGES, type Language } from "#platform/languages.ts";
import {
  aBookingWithUncapturedPayment,
  aCancelledBooking,
  aConfirmedBooking,
  anAnnouncedBooking,
  aRefundedBooking,
} from "./booking-facts.sample.ts";
import type { BookingFacts } from "./booking-facts.ts";
import { countSegments, isGsm7 } from "./gsm7.ts";
import { MESSAGE_KINDS, type MessageKind } from "./message.ts";
import { renderSms } from "./render-sms.ts";
import { smsCopy } from "./sms-copy.ts";
import {
  type SlotName,
  type SmsKind,
  type SmsTemplate,
  type SmsTemplateName,
  slotTypes,
  toRegisteredText,
} from "./sms-templates.ts";

const templates = Object.values(smsCopy).flatMap((copy): SmsTemplate[] => Object.values(copy));

const anyFacts = fc
  .record({
    eventTitle: fc.oneof(
      fc.string({ minLength: 1, maxLength: 120 }),
      fc.constant("पुणे ते पंढरपूर"),
      fc.string({ unit: "binary" }),
    ),
    place: fc.oneof(
      fc.string({ minLength: 1, maxLength: 120 }),
      fc.constant("शनिवार वाडा"),
      fc.string({ unit: "binary" }),
    ),
    startsAt: fc.date({ min: new Date("2026-01-01"), max: new Date("2036-01-01"), noInvalidDate: true }),
    amountPaise: fc.integer({ min: 0, max: 99_999_999 }),
    owedBackPaise: fc.option(fc.integer({ min: 1, max: 99_999_999 })),
    isEventCancelled: fc.boolean(),
    state: fc.constantFrom("confirmed", "released", "expired", "cancelled"),
  })
  .map(({ eventTitle, place, startsAt, amountPaise, owedBackPaise, isEventCancelled, state }): BookingFacts => {
    const { refund } = aRefundedBooking(state, Math.max(amountPaise, 1));
    const { uncaptured } = aBookingWithUncapturedPayment(state, Math.max(amountPaise, 1));
    return aConfirmedBooking({
      state,
      eventTitle,
      place,
      startsAt,
      amountPaise,
      refund,
      uncaptured,
      owedBackPaise,
      isEventCancelled,
      announcement: anAnnouncedBooking().announcement,
    });
  });

/** All but those that go by email alone. */
const kinds = MESSAGE_KINDS.filter((kind): kind is SmsKind => kind !== "refund_sent" && kind !== "transfer_done");

test("the confirmation says what was booked, when and where, the reference, and links to the ticket", () => {
  expect(renderSms("booking_confirmed", aConfirmedBooking())).toBe(
    "Booked: Pune to Pandharpur Ride, 14 Feb, 5:30 am, Shaniwar Wada. Ref PP-7K3M9. " +
      "Ticket: https://book.example.org/t#k7m2p9qa7k3m9qx23q27dqmzrt1x9v -Startline",
  );
});

test("a text about a refund names the amount that goes back", () => {
  const booking = { ...aRefundedBooking("confirmed", 152_550), amountPaise: 100_000 };
  expect(renderSms("surplus_refunded", booking)).toBe(
    "You paid twice for Pune to Pandharpur Ride. Rs 1,525.50 will be refunded in 5-7 working days. " +
      "Booking PP-7K3M9 is unchanged. -Startline",
  );
});

test("a second payment of a booking that was cancelled since says nothing of an unchanged booking", () => {
  expect(renderSms("surplus_refunded", aRefundedBooking("cancelled"))).toBe(
    "You paid twice for Pune to Pandharpur Ride. Rs 1,525 will be refunded in 5-7 working days. Ref PP-7K3M9 -Startline",
  );
});

test("money for a booking that was given up comes back without a word about places", () => {
  expect(renderSms("place_lost_refunded", aRefundedBooking("released"))).toContain(
    "came after booking PP-7K3M9 had ended",
  );
});

test("money that was taken after all beside another payment is a second payment, and takes nobody's place away", () => {
  expect(renderSms("place_lost_refunded", aRefundedBooking("confirmed"))).toContain("You paid twice");
});

test("a cancelled booking names what goes back, whatever it cost", () => {
  expect(renderSms("booking_cancelled", aCancelledBooking({ owedBackPaise: 150_000 }))).toContain(
    "Rs 1,500 will be refunded",
  );
  expect(renderSms("booking_cancelled", aCancelledBooking({ owedBackPaise: null }))).not.toContain("Rs");
});

test("a cancelled event has an SMS of its own, not that of a cancelled booking", () => {
  const ofCancelledEvent = aCancelledBooking({ isEventCancelled: true });
  expect(renderSms("booking_cancelled", ofCancelledEvent)).toMatch(/^Pune to Pandharpur Ride is cancelled. Rs 1,525/);
  expect(renderSms("booking_cancelled", { ...ofCancelledEvent, state: "released", owedBackPaise: null })).toBe(
    "Pune to Pandharpur Ride is cancelled. Booking PP-7K3M9 has ended. -Startline",
  );
});

test("a payment that was not taken is released by the bank, and a ticket that another one paid for stays", () => {
  expect(renderSms("payment_not_taken", aBookingWithUncapturedPayment("expired"))).toBe(
    "Payment for Pune to Pandharpur Ride not taken: booking PP-7K3M9 had ended. " +
      "Your bank releases Rs 1,525 in 5 working days. -Startline",
  );
  expect(renderSms("payment_not_taken", aBookingWithUncapturedPayment("confirmed"))).toContain(
    "Ticket PP-7K3M9 is valid.",
  );
});

test("no SMS says that a refund has been sent", () => {
  expect(() => renderSms("refund_sent", aRefundedBooking("cancelled"))).toThrow("by email alone");
});

test("a long title is shortened at a word", () => {
  const text = renderSms(
    "booking_confirmed",
    aConfirmedBooking({ eventTitle: "The Grand Monsoon Ride from Pune to Pandharpur" }),
  );
  expect(text).toContain("Booked: The Grand Monsoon Ride from Pune to, 14 Feb");
});

test("a title without a single plain letter becomes your event", () => {
  expect(renderSms("booking_confirmed", aConfirmedBooking({ eventTitle: "पुणे ते पंढरपूर" }))).toContain(
    "Booked: your event, 14 Feb",
  );
});

test.each([
  ["पुणे - पंढरपूर", "your event"],
  ["पुणे to पंढरपूर 2027", "your event"],
  ["Sahyadri राइड", "Sahyadri"],
  ["« Café Ride »", "Café Ride"],
  ["2027", "2027"],
])("of the title %s a text in English keeps %s", (eventTitle, name) => {
  expect(renderSms("booking_confirmed", aConfirmedBooking({ eventTitle }))).toContain(`Booked: ${name}, 14 Feb`);
});

test("a place that plain letters cannot say is left to the ticket", () => {
  expect(renderSms("booking_confirmed", aConfirmedBooking({ place: "शनिवार वाडा - पुणे" }))).toContain(
    ", see ticket. Ref",
  );
});

test("an ordinary ticket is one part in English, because its place is cut to what is left of it", () => {
  const text = renderSms("booking_confirmed", aConfirmedBooking({ place: "Shaniwar Wada, main gate, Pune" }));
  expect(countSegments(text)).toBe(1);
  expect(text).toContain("Shaniwar Wada");
});

test.each([
  ["en", "S. P. College grounds, Pune", "S.P. College"],
  ["en", "House no. 5. Tilak Road", "House no. 5. Tilak Road"],
  ["hi", "एस. पी. कॉलेज मैदान, तिलक रोड, पुणे", "एस.पी. कॉलेज"],
  ["mr", "एस. पी. कॉलेज मैदान, टिळक रोड, पुणे", "एस.पी. कॉलेज"],
] as const)("in %s, of the place %s more is left than initials", (language, place, shown) => {
  const booking = aConfirmedBooking({ eventTitle: "पुणे–पंढरपूर सायकल राइड", place });
  const text = renderSms("booking_confirmed", { ...booking, participant: { ...booking.participant, language } });
  expect(text).toContain(shown);
});

test("a text in Hindi or Marathi keeps the title's own letters and cuts none in two", () => {
  const booking = aConfirmedBooking({ eventTitle: "पुणे ते पंढरपूर सायकल वारी आणि परतीचा प्रवास" });
  const inMarathi = { ...booking, participant: { ...booking.participant, language: "mr" as const } };
  expect(renderSms("booking_confirmed", inMarathi)).toMatch(
    /^बुक झाले: पुणे ते पंढरपूर सायकल वारी आणि, 14 फेब्रु[^.]*\. संदर्भ PP-7K3M9\. तिकीट: https:.*#[0-9a-z]{30} -Startline$/,
  );
  const oneWord = { ...inMarathi, eventTitle: "क्षि".repeat(20) };
  expect(renderSms("booking_confirmed", oneWord)).toContain(`: ${"क्षि".repeat(8)}, 14`);
});

/** Devanagari is no GSM-7. What we pay for at most: a part more for the ticket, which carries its link. */
const carriage: Record<Language, { isGsm7: boolean; parts: number }> = {
  en: { isGsm7: true, parts: 1 },
  hi: { isGsm7: false, parts: 2 },
  mr: { isGsm7: false, parts: 2 },
};
const partsOfLink = (kind: MessageKind): number =>
  ["booking_confirmed", "transfer_offered", "waitlist_offered"].includes(kind) ? 1 : 0;

test.each(LANGUAGES.flatMap((language) => kinds.map((kind) => [kind, language] as const)))(
  "every %s text in %s has the encoding and the parts of its language and matches a registered template",
  (kind, language) => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const text = renderSms(kind, { ...facts, participant: { ...facts.participant, language } });
        expect(isGsm7(text)).toBe(carriage[language].isGsm7);
        expect(countSegments(text)).toBeLessThanOrEqual(carriage[language].parts + partsOfLink(kind));
        const templates = Object.values(smsCopy[language]);
        expect(templates.some((template) => matcherOf(template).test(text))).toBe(true);
      }),
    );
  },
);

test("a template says the same with the same slots in every language", () => {
  for (const [name, { text }] of Object.entries(smsCopy.en)) {
    for (const language of LANGUAGES) {
      const translated = smsCopy[language][name as SmsTemplateName];
      expect(slotsOf(translated.text), `${name} in ${language}`).toEqual(slotsOf(text));
    }
  }
});

test("every template is registered under an id of its own", () => {
  expect(new Set(templates.map((template) => template.registeredId)).size).toBe(templates.length);
});

test("a template is registered with the type of each slot", () => {
  expect(toRegisteredText(smsCopy.en.booking_confirmed, "https://book.example.org")).toBe(
    "Booked: {#alphanumeric#}, {#alphanumeric#}, {#alphanumeric#}. Ref {#alphanumeric#}. " +
      "Ticket: https://book.example.org/t#{#alphanumeric#} -Startline",
  );
});

const slotsOf = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).toSorted();

/** What a carrier does: the fixed words exactly, each slot by its type. */
function matcherOf(template: SmsTemplate): RegExp {
  const parts = template.text
    .replace("{base}", "https://book.example.org/t#")
    .split(/(\{\w+\})/)
    .map((part) => {
      const slot = /^\{(\w+)\}$/.exec(part)?.[1] as SlotName | undefined;
      return slot ? `(?:${slotTypes[slot].pattern.source.slice(1, -1)})` : part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    });
  return new RegExp(`^${parts.join("")}$`);
}
