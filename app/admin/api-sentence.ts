import { fill } from "#app/copy/fill.ts";
import type { FilledText, Text } from "./language/text.ts";
import type { Translate } from "./language/translate.ts";

/** What rules and the API say of a field, and refusals with values in them, as they stand in `booking/` and `http/`. */
const SENTENCES: readonly (Text | FilledText)[] = [
  "Shorten this to {count} characters.",
  "{language}: shorten this to {count} characters.",
  "Shorten the name to {count} characters.",
  "Write at least {count} characters.",
  "Keep it to {count} entries.",
  "Keep it to {count} lines.",
  "Enter at most {count}.",
  "Enter at least {count}.",
  "Give at least {count}.",
  "This is missing, or not written as it should be.",
  "Enter a whole number from {least} to {most}.",
  "Give the event a title.",
  "Use small letters, digits and single hyphens, up to 80, like pune-pandharpur.",
  "Choose a color, written like #0b6e4f.",
  "Paste the whole address of the map, beginning with https://.",
  "Enter an email address like name@example.com.",
  "Enter a telephone number like 020 5550 0100.",
  "Choose a date and a time.",
  "Choose a date from {least} to {most}.",
  "The sale must close after it opens.",
  "The sale must open before the event starts.",
  "The sale must close by the time the event starts.",
  "Enter a whole number of minutes from 0 to {most}, which is a day.",
  "Fill in both, or neither.",
  "Enter a whole number of places.",
  "Enter a whole number of places up to {most}.",
  "An event has at most {count} categories.",
  "Give the category a name.",
  "Two categories have this name.",
  "This category is there twice.",
  "A category cannot have more places than the event.",
  "Enter a price of at least ₹1.",
  "A ticket costs at most ₹1,00,000.",
  "It cannot be less than {least}: {taken}.",
  "This category cannot have less than {least}: {taken}.",
  "Leave the categories together {least} places or more: whoever was called must find one.",
  "{places} confirmed",
  "{places} held",
  "{places} called just now",
  "Ask at most {count} questions.",
  "Write the question.",
  "Give 2 to {most} answers to choose from.",
  "Shorten the answers.",
  "Enter an age in whole years, up to {most}.",
  "The oldest must not be younger than the youngest.",
  "Write a subject.",
  "Write the message.",
  "Write what the SMS says.",
  "This is {over} too long: carriers allow {most} characters.",
  "An English SMS can carry Latin letters only. Write this in Latin letters.",
  "Please answer: {label}.",
  "Choose one of the answers.",
  "Enter a number, like 12 or 12.5.",
  "Enter a date with day, month and year, like 31 5 1990.",
  "Enter the date of birth, not a date to come.",
  "Riders must be {age} or older on the day of the event. Check the date of birth.",
  "Riders can be at most {age} on the day of the event. Check the date of birth.",
  "Enter a mobile number, like 98765 43210.",
  "Enter somebody else's number, not the rider's own.",
  "Read the waiver and tick the box to agree.",
  "The waiver has changed. Read it again and tick the box.",
  "There is no waiver in this language. Read it in another and tick the box.",
  "Enter the rider's name.",
  "Enter the name in letters.",
  "Enter the rider's full name.",
  "Enter a mobile number.",
  "Enter a mobile number that can get an SMS, like 98765 43210.",
  "Enter an email address.",
  "Choose English, Hindi or Marathi.",
  "This phone number or email has the booking {reference} already.",
  "Excel has shortened this number to {phone}. Format the column as text, enter it again and save.",
  "Choose a category: {names}.",
  "There is no category “{typed}”. There are: {names}.",
  "Enter the amount in rupees, like 1500.",
  "Enter what was paid in cash, or why the place is free.",
  "The column “{label}” is missing.",
  "Row {row} has the same {what}.",
  "phone number",
  "The range of {category} is too small: 1 rider gets no number. Give it more numbers.",
  "The range of {category} is too small: {count} riders get no number. Give it more numbers.",
  "A place was taken in this moment. Look at the numbers, then try again.",
  "Enter a mobile number such as 98200 12345.",
  "Enter an email address such as books@example.org.",
  "Write an email address, such as asha@example.org.",
  "The last number is lower than the first.",
  "A category has one range.",
  "The ranges of {one} and {other} overlap. No two riders may wear one number.",
  "This event's list has no such column.",
  "Choose at least one column.",
  "This event has no such category.",
  "Choose one of the event's categories.",
  "This file has more than {count} riders. Split it in two.",
  "The first row has to name the columns. Missing: {columns}. The template has all of them.",
];

const PATTERNS = SENTENCES.map((text) => ({ text, pattern: patternOf(text) }));
/** Values that are words of ours: what somebody typed is nobody's to translate. */
const WORDS = new Set(["language", "taken", "what"]);

/** A sentence that came from a rule or the API, with its values, in the organizer's language; as it came if nobody has translated it. */
export function apiSentence(sentence: string, t: Translate): string {
  if (t.language === "en") return sentence;
  for (const { text, pattern } of PATTERNS) {
    const found = pattern.exec(sentence);
    if (!found) continue;
    const values = Object.entries(found.groups ?? {}).map(([name, value]) => [
      name,
      WORDS.has(name)
        ? value
            .split(", ")
            .map((each) => apiSentence(each, t))
            .join(", ")
        : value,
    ]);
    return fill(t.sentence(text), Object.fromEntries(values));
  }
  // Of a file's row, what is wrong with an answer stands behind its question.
  const [, label, problem] = /^(.+?): (\p{Lu}.+)$/su.exec(sentence) ?? [];
  return label && problem ? `${label}: ${apiSentence(problem, t)}` : t.sentence(sentence);
}

/** What is wrong with each field, in the organizer's language. */
export const sayErrors = <FieldError extends { message: string }>(
  errors: readonly FieldError[],
  t: Translate,
): FieldError[] => errors.map((error) => ({ ...error, message: apiSentence(error.message, t) }));

function patternOf(text: string): RegExp {
  const parts = text.split(/\{(\w+)\}/);
  const pieces = parts.map((part, at) =>
    at % 2 === 0 ? part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&") : `(?<${part}>.+?)`,
  );
  return new RegExp(`^${pieces.join("")}$`, "su");
}
