import { expect, test } from "vitest";
import { decideCorrection } from "./decide-correction.ts";
import type { Participant } from "./participant.ts";

const questions = [
  { id: "size", label: "T-shirt size", options: ["S", "M"], isRequired: true },
  { id: "club", label: "Your club", isRequired: false },
  { id: "blood", label: "Blood group", isRequired: true },
];
/** Their size is made no more, the blood group was asked only after they had booked, and the route is asked no more. */
const stored: Participant = {
  name: "Asha",
  phone: "+912025531234",
  email: "Asha@Exmaple.com",
  emailKey: "asha@exmaple.com",
  language: "mr",
  answers: { size: "XL", club: "Pedal", route: "North" },
};
const { emailKey: _key, ...asStored } = stored;

const correct = (change: Partial<Participant>) =>
  decideCorrection({ ...asStored, ...change }, { questions, startsAt: new Date("2027-02-14T00:00:00Z") }, stored);
const outcome = (change: Partial<Participant>) => {
  const answer = correct(change);
  if (!answer.ok) return answer.problems.map(({ field, code }) => `${field}: ${code}`);
  return answer.changes.map(({ field, from, to }) => `${field}: ${from} -> ${to}`);
};

test("what is left as it is stands, though it would not be taken today", () => {
  expect(outcome({})).toEqual([]);
  expect(outcome({ email: " Asha@Example.com " })).toEqual(["email: Asha@Exmaple.com -> Asha@Example.com"]);
  const answer = correct({ email: "Asha@Example.com" });
  expect(answer.ok && answer.participant).toEqual({
    ...stored,
    email: "Asha@Example.com",
    emailKey: "asha@example.com",
  });
});

test.each([
  [{ name: " " }, ["name: name_missing"]],
  [{ phone: "12345" }, ["phone: phone_invalid"]],
  [{ phone: "98200 00495" }, ["phone: +912025531234 -> +919820000495"]],
  [{ email: "asha@" }, ["email: email_invalid"]],
  [{ answers: { ...stored.answers, size: "XXL" } }, ["answers.size: answer_unknown"]],
  [{ answers: { ...stored.answers, size: "" } }, ["answers.size: answer_missing"]],
  [{ answers: { ...stored.answers, size: "M" } }, ["answers.size: XL -> M"]],
  [{ answers: { ...stored.answers, club: "" } }, ["answers.club: Pedal -> null"]],
  [{ answers: { ...stored.answers, blood: "B+" } }, ["answers.blood: null -> B+"]],
  // Of a question that is asked no more nothing is corrected, and nothing is lost.
  [{ answers: { size: "XL", club: "Pedal", route: "South" } }, []],
  [{ answers: { size: "XL", club: "Pedal" } }, []],
])("%o comes to %j", (change, expected) => {
  expect(outcome(change)).toEqual(expected);
});

test("an answer from before its question had another kind stands until somebody changes it", () => {
  const born = { id: "club", label: "Born", kind: "date", isRequired: true } as const;
  const event = { questions: [born], startsAt: new Date("2027-02-14T00:00:00Z") };
  const left = decideCorrection({ ...asStored, name: "Asha K" }, event, stored);
  expect(left.ok && left.participant.answers).toEqual(stored.answers);
  const changed = { ...asStored, answers: { ...stored.answers, club: "31/5/1990" } };
  expect(decideCorrection(changed, event, stored)).toMatchObject({
    ok: true,
    participant: { answers: { club: "1990-05-31", size: "XL" } },
  });
  expect(decideCorrection({ ...asStored, answers: { club: "soon" } }, event, stored)).toMatchObject({
    ok: false,
    problems: [{ code: "date_invalid" }],
  });
});
