import fc from "fast-check";
import { expect, test } from "vitest";
import { LANGUAGES, type Language } from "#platform/languages.ts";
import {
  aBookingWithUntakenPayment,
  aCancelledBooking,
  aConfirmedBooking,
  aRefundedBooking,
} from "./booking-facts.sample.ts";
import type { BookingFacts } from "./booking-facts.ts";
import { countSegments, isGsm7 } from "./gsm7.ts";
import { MESSAGE_KINDS, type MessageKind } from "./message.ts";
import {
  type SlotName,
  type SmsTemplate,
  type SmsTemplateName,
  slotTypes,
  smsCatalogs,
  toRegisteredText,
} from "./sms-templates.ts";
import { writeText } from "./write-text.ts";

const templates = Object.values(smsCatalogs).flatMap((catalog): SmsTemplate[] => Object.values(catalog));

const anyFacts = fc
  .record({
    eventTitle: fc.oneof(
      fc.string({ minLength: 1, maxLength: 120 }),
      fc.constant("पुणे ते पंढरपूर"),
      fc.string({ unit: "binary" }),
    ),
    amountPaise: fc.integer({ min: 0, max: 99_999_999 }),
    owedBackPaise: fc.option(fc.integer({ min: 1, max: 99_999_999 })),
    isEventCancelled: fc.boolean(),
    state: fc.constantFrom("confirmed", "released", "expired", "cancelled"),
  })
  .map(({ eventTitle, amountPaise, owedBackPaise, isEventCancelled, state }): BookingFacts => {
    const { refund } = aRefundedBooking(state, Math.max(amountPaise, 1));
    const { untaken } = aBookingWithUntakenPayment(state, Math.max(amountPaise, 1));
    return aConfirmedBooking({
      state,
      eventTitle,
      amountPaise,
      refund,
      untaken,
      owedBackPaise,
      isEventCancelled,
    });
  });

/** All but the one that goes by email alone. */
const kinds = MESSAGE_KINDS.filter((kind): kind is Exclude<MessageKind, "refund_sent"> => kind !== "refund_sent");

test("the confirmation says what was booked, the reference and the amount in Rs", () => {
  expect(writeText("booking_confirmed", aConfirmedBooking())).toBe(
    "Booked: Pune to Pandharpur Ride. Reference PP-7K3M9. Paid Rs 1,525. Your ticket is in your email. -Startline",
  );
});

test("a confirmation speaks of what was paid for the place, whatever else went back", () => {
  const booking = { ...aRefundedBooking("confirmed", 99_900), amountPaise: 152_500 };
  expect(writeText("booking_confirmed", booking)).toContain("Paid Rs 1,525.");
});

test("a complimentary booking is confirmed without a word about money", () => {
  expect(writeText("booking_confirmed", aConfirmedBooking({ amountPaise: 0 }))).not.toContain("Rs");
});

test("a text about a refund names the amount that goes back", () => {
  const booking = { ...aRefundedBooking("confirmed", 152_550), amountPaise: 100_000 };
  expect(writeText("surplus_refunded", booking)).toBe(
    "You paid twice for Pune to Pandharpur Ride. Rs 1,525.50 goes back to you in 5-7 working days. " +
      "Booking PP-7K3M9 is unchanged. -Startline",
  );
});

test("money for a booking that was given up comes back without a word about places", () => {
  expect(writeText("place_lost_refunded", aRefundedBooking("released"))).toContain(
    "came after booking PP-7K3M9 had ended",
  );
});

test("money that was taken after all beside another payment is a second payment, and takes nobody's place away", () => {
  expect(writeText("place_lost_refunded", aRefundedBooking("confirmed"))).toContain("You paid twice");
});

test("a cancelled booking names what goes back, whatever it cost", () => {
  expect(writeText("booking_cancelled", aCancelledBooking({ owedBackPaise: 150_000 }))).toContain("Rs 1,500 goes back");
  expect(writeText("booking_cancelled", aCancelledBooking({ owedBackPaise: null }))).not.toContain("Rs");
});

test("an event that does not take place is called off, which is more than a cancelled booking", () => {
  const calledOff = aCancelledBooking({ isEventCancelled: true });
  expect(writeText("booking_cancelled", calledOff)).toMatch(/^Pune to Pandharpur Ride is called off. Rs 1,525/);
  expect(writeText("booking_cancelled", { ...calledOff, state: "released", owedBackPaise: null })).toBe(
    "Pune to Pandharpur Ride is called off. Booking PP-7K3M9 has ended. -Startline",
  );
});

test("a payment that was not taken returns by itself, and a ticket that another one paid for stays", () => {
  expect(writeText("payment_not_taken", aBookingWithUntakenPayment("expired"))).toBe(
    "Payment for Pune to Pandharpur Ride not taken: booking PP-7K3M9 had ended. " +
      "Rs 1,525 returns by itself in 5 working days. -Startline",
  );
  expect(writeText("payment_not_taken", aBookingWithUntakenPayment("confirmed"))).toContain(
    "Ticket PP-7K3M9 is unchanged.",
  );
});

test("that a refund has been sent costs nobody a text", () => {
  expect(() => writeText("refund_sent", aRefundedBooking("cancelled"))).toThrow("by email alone");
});

test("a long title is shortened at a word", () => {
  const text = writeText(
    "booking_confirmed",
    aConfirmedBooking({ eventTitle: "The Grand Monsoon Ride from Pune to Pandharpur" }),
  );
  expect(text).toContain("Booked: The Grand Monsoon Ride from Pune to. Ref");
});

test("a title without a single plain letter is called your event", () => {
  expect(writeText("booking_confirmed", aConfirmedBooking({ eventTitle: "पुणे ते पंढरपूर" }))).toContain(
    "Booked: your event.",
  );
});

test("a text in Hindi or Marathi keeps the title's own letters and cuts none in two", () => {
  const booking = aConfirmedBooking({ eventTitle: "पुणे ते पंढरपूर सायकल वारी आणि परतीचा प्रवास" });
  const inMarathi = { ...booking, participant: { ...booking.participant, language: "mr" as const } };
  expect(writeText("booking_confirmed", inMarathi)).toBe(
    "बुक झाले: पुणे ते पंढरपूर सायकल वारी आणि. संदर्भ PP-7K3M9. रु 1,525 मिळाले. तिकीट ईमेलमध्ये आहे. -Startline",
  );
  const oneWord = { ...inMarathi, eventTitle: "क्षि".repeat(20) };
  expect(writeText("booking_confirmed", oneWord)).toContain(`: ${"क्षि".repeat(8)}. `);
});

/** Devanagari is no GSM-7; two parts of UCS-2 are what we pay for at most. */
const carriage: Record<Language, { isGsm7: boolean; parts: number }> = {
  en: { isGsm7: true, parts: 1 },
  hi: { isGsm7: false, parts: 2 },
  mr: { isGsm7: false, parts: 2 },
};

test.each(LANGUAGES.flatMap((language) => kinds.map((kind) => [kind, language] as const)))(
  "every %s text in %s has the encoding and the parts of its language and matches a registered template",
  (kind, language) => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const text = writeText(kind, { ...facts, participant: { ...facts.participant, language } });
        expect(isGsm7(text)).toBe(carriage[language].isGsm7);
        expect(countSegments(text)).toBeLessThanOrEqual(carriage[language].parts);
        const templates = Object.values(smsCatalogs[language]);
        expect(templates.some((template) => matcherOf(template).test(text))).toBe(true);
      }),
    );
  },
);

test("a template says the same with the same slots in every language", () => {
  for (const [name, { text }] of Object.entries(smsCatalogs.en)) {
    for (const language of LANGUAGES) {
      const translated = smsCatalogs[language][name as SmsTemplateName];
      expect(slotsOf(translated.text), `${name} in ${language}`).toEqual(slotsOf(text));
    }
  }
});

test("every template is registered under an id of its own", () => {
  expect(new Set(templates.map((template) => template.registeredId)).size).toBe(templates.length);
});

test("a template is registered with the type of each slot", () => {
  expect(toRegisteredText(smsCatalogs.en.booking_confirmed)).toBe(
    "Booked: {#alphanumeric#}. Reference {#alphanumeric#}. Paid Rs {#numeric#}. Your ticket is in your email. -Startline",
  );
});

const slotsOf = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).toSorted();

/** What a carrier does: the fixed words exactly, each slot by its type. */
function matcherOf(template: SmsTemplate): RegExp {
  const parts = template.text.split(/(\{\w+\})/).map((part) => {
    const slot = /^\{(\w+)\}$/.exec(part)?.[1] as SlotName | undefined;
    return slot ? `(?:${slotTypes[slot].pattern.source.slice(1, -1)})` : part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  });
  return new RegExp(`^${parts.join("")}$`);
}
