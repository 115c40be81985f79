import type { Question } from "#booking/events/bookable-event.ts";

/** As organizers ask for it, in the three languages of the pages. */
const ASKED_FOR = /emergency|\bICE\b|आपत्काल|आपातकाल|आणीबाणी/i;
/** A number inside of what somebody wrote, such as "Ravi (husband) 98200 00495". */
const NUMBER = /\+?\d[\d\s().-]{8,}\d/;

export type EmergencyContact = { label: string; answer: string; phone: string | null };

/** Whom to call if something happens to the rider, if the event asks for it in one question or in several. */
export function emergencyContactsOf(
  questions: readonly Pick<Question, "id" | "label">[],
  answers: Record<string, string>,
): EmergencyContact[] {
  return questions.flatMap(({ id, label }) => {
    const answer = Object.hasOwn(answers, id) ? (answers[id] ?? "") : "";
    if (answer === "" || !ASKED_FOR.test(label)) return [];
    return [{ label, answer, phone: NUMBER.exec(answer)?.[0].replace(/[\s().-]/g, "") ?? null }];
  });
}
