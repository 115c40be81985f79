import fc from "fast-check";
import { expect, test } from "vitest";
import { decideParticipant, type FormInput, readPhone } from "./participant.ts";

const event = {
  startsAt: new Date("2027-02-14T00:00:00Z"),
  questions: [
    { id: "size", label: "T-shirt size", options: ["S", "M", "L"], isRequired: true },
    { id: "club", label: "Your club", isRequired: false },
  ],
  waiver: {
    version: 3,
    language: "en" as const,
    text: "At my own risk.",
    hash: "hash-en",
    translations: { mr: { text: "माझ्या जबाबदारीवर.", hash: "hash-mr" } },
  },
};

const good: FormInput = {
  name: "  Asha   Kulkarni ",
  phone: "98765 43210",
  email: " Asha.K@Example.com ",
  language: "mr",
  answers: { size: "M" },
  waiver: { version: 3, accepted: true },
};

const codes = (change: Partial<FormInput>) => {
  const answer = decideParticipant({ ...good, ...change }, event);
  return answer.ok ? [] : answer.problems.map((problem) => `${problem.field}: ${problem.code}`);
};

test("a number in Devanagari digits and a name of two signs are as good as any", () => {
  const answer = decideParticipant({ ...good, name: "श्री", phone: "९८७६५ ४३२१०" }, event);
  expect(answer.ok && [answer.participant.name, answer.participant.phone]).toEqual(["श्री", "+919876543210"]);
  expect(codes({ name: "Om" })).toEqual([]);
  expect(["+91 098765-43210", "91 098765 43210"].map(readPhone)).toEqual(["+919876543210", "+919876543210"]);
});

test("a good form is normalised: name, E.164 phone, and one key for an address in any case", () => {
  expect(decideParticipant(good, event)).toEqual({
    ok: true,
    participant: {
      name: "Asha Kulkarni",
      phone: "+919876543210",
      email: "Asha.K@Example.com",
      emailKey: "asha.k@example.com",
      language: "mr",
      answers: { size: "M" },
    },
    signature: { version: 3, language: "en", hash: "hash-en" },
  });
});

test("a waiver is signed in the language in which it was read, and as the organizer wrote it where none is told", () => {
  const signedIn = (language?: string) => {
    const answer = decideParticipant({ ...good, waiver: { version: 3, accepted: true, language } }, event);
    return answer.ok ? answer.signature : answer.problems.map(({ field, code }) => `${field}: ${code}`);
  };
  expect(signedIn("mr")).toEqual({ version: 3, language: "mr", hash: "hash-mr" });
  expect(signedIn("en")).toEqual({ version: 3, language: "en", hash: "hash-en" });
  expect(signedIn()).toEqual({ version: 3, language: "en", hash: "hash-en" });
  expect(signedIn("hi")).toEqual(["waiver: waiver_not_in_language"]);
  expect(signedIn("constructor")).toEqual(["waiver: waiver_not_in_language"]);
});

test.each([
  [{ name: "" }, "name: name_missing"],
  [{ name: "\u0000\n\t" }, "name: name_missing"],
  [{ name: "12345" }, "name: name_without_letters"],
  [{ name: "A" }, "name: name_too_short"],
  [{ name: "A. 7" }, "name: name_too_short"],
  [{ name: "x".repeat(101) }, "name: name_too_long"],
  [{ phone: "" }, "phone: phone_missing"],
  [{ phone: "020 2553 1234" }, "phone: phone_invalid"],
  [{ phone: "12345" }, "phone: phone_invalid"],
  [{ email: "" }, "email: email_missing"],
  [{ email: "asha@example" }, "email: email_invalid"],
  [{ language: "fr" }, "language: language_unknown"],
  [{ answers: {} }, "answers.size: answer_missing"],
  [{ answers: { size: "XXXL" } }, "answers.size: answer_unknown"],
  [{ answers: { size: "M", club: "y".repeat(501) } }, "answers.club: answer_too_long"],
  [{ waiver: { version: 3, accepted: false } }, "waiver: waiver_not_accepted"],
  [{ waiver: { version: 2, accepted: true } }, "waiver: waiver_outdated"],
])("%o is told in its own words", (change, expected) => {
  expect(codes(change)).toEqual([expected]);
});

test("one number has one form, however it is written", () => {
  const written = ["9876543210", "+91 98765 43210", "098765-43210", "0091 9876543210", "+919876543210"];
  expect(new Set(written.map(readPhone))).toEqual(new Set(["+919876543210"]));
});

test("whatever text arrives, the form decides without failing and keeps no control characters", () => {
  const text = fc.string({ unit: "binary", maxLength: 200 });
  const input = fc.record({
    name: text,
    phone: text,
    email: text,
    language: text,
    answers: fc.dictionary(text, text),
    waiver: fc.record({ version: fc.integer(), accepted: fc.boolean(), language: text }),
  });
  fc.assert(
    fc.property(input, (given) => {
      const answer = decideParticipant(given, event);
      if (answer.ok) expect(JSON.stringify(answer.participant)).not.toMatch(/\\u0000|\\n/);
      else expect(answer.problems.length).toBeGreaterThan(0);
    }),
  );
});
