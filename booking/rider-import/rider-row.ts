import { LANGUAGES, languageNames } from "#platform/languages.ts";
import { latinDigits } from "#platform/latin-digits.ts";
import type { RiderToAdd } from "../bookings/add-rider.ts";
import type { BookableEvent } from "../events/bookable-event.ts";
import { checkDetails, type FormProblem } from "../participants/participant.ts";
import type { FileRow } from "./rider-file.ts";

/** Ten lakh rupees: more is a typing error. The same for one rider who is added. */
const CASH_PAISE_MAX = 100_000_000;

export type RowKeys = { phone: string | null; emailKey: string };
export type CheckedRow = { row: number; rider: RiderToAdd; keys: RowKeys; problems: FormProblem[] };

/** What is wrong with a row, by the rules by which one rider is added, and the rider as it would be stored; what is wrong stays as it stands. */
export function checkRow({ row, cells }: FileRow, fileId: string, event: BookableEvent): CheckedRow {
  const of = (id: string) => cells[id] ?? "";
  const own: FormProblem[] = [];
  const wrong = (field: string, code: string, message: string) => own.push({ field, code, message });

  const phone = of("phone").replace(/\.0+$/, "");
  const isShortened = /^\d([.,]\d+)?e\+?\d+$/i.test(phone);
  if (isShortened) {
    wrong(
      "phone",
      "phone_shortened",
      `Excel has shortened this number to ${phone}. Format the column as text, enter it again and save.`,
    );
  }
  const language = languageOf(of("language"));
  const details = { name: of("name"), phone, email: of("email"), language, answers: answersOf(cells, event) };
  const { problems, details: found } = checkDetails(details, event);

  const category = categoryOf(of("category"), event);
  if (!category) {
    const names = event.categories.map(({ name }) => name).join(", ");
    wrong(
      "category",
      "unknown_category",
      of("category") === ""
        ? `Choose a category: ${names}.`
        : `There is no category “${of("category")}”. There are: ${names}.`,
    );
  }
  const cashPaise = rupeesOf(of("cash"));
  const reason = of("reason").slice(0, 300);
  if (of("cash") !== "" && (cashPaise === null || cashPaise < 100 || cashPaise > CASH_PAISE_MAX)) {
    wrong("cash", "cash_invalid", "Enter the amount in rupees, like 1500.");
  } else if (of("cash") === "" && reason.length < 3) {
    wrong("reason", "reason_missing", "Enter what was paid in cash, or why the place is free.");
  }
  return {
    row,
    rider: {
      // Of this row of this file: however often it is sent, one rider is added.
      requestId: `${fileId}-${row}`,
      categoryId: category?.id ?? "",
      addedFor: cashPaise === null ? { kind: "complimentary", reason } : { kind: "cash", cashPaise, reason },
      hasSignedOnPaper: /^(y|yes|true|1|x|हो|हाँ|हां|होय)$/i.test(of("waiver")),
      ...details,
      name: found.name,
      phone: found.phone ?? phone,
      email: found.email,
      answers: { ...details.answers, ...found.answers },
    },
    keys: { phone: found.phone, emailKey: found.email.toLowerCase() },
    problems: [...problems.filter(({ field }) => !(isShortened && field === "phone")), ...own].map((problem) =>
      inColumn(problem, cells, event),
    ),
  };
}

/** Beside a row nothing shows which question is meant: its column is named, and so is one that the file doesn't have. */
function inColumn(problem: FormProblem, cells: FileRow["cells"], { questions }: BookableEvent): FormProblem {
  const question = questions.find(({ id }) => problem.field === `answers.${id}`);
  if (!question) return problem;
  if (!(question.id in cells)) return { ...problem, message: `The column “${question.label}” is missing.` };
  return problem.code === "answer_missing" ? problem : { ...problem, message: `${question.label}: ${problem.message}` };
}

/** What makes two people of one phone or email the same rider, as `name_key_of` has it. */
export const nameKeyOf = (name: string): string => name.normalize("NFKC").trim().replace(/\s+/g, " ").toLowerCase();

/** A row is named with the earlier one that has its phone or email, where it is the same rider or one more than may be. */
export function findTwice(rows: readonly CheckedRow[], bookingsPerContact: number): CheckedRow[] {
  const earlier = new Map<string, CheckedRow[]>();
  return rows.map((checked) => {
    const { keys, rider } = checked;
    const contacts = [
      ["phone number", keys.phone],
      ["email", keys.emailKey || null],
    ] as const;
    const problems = [...checked.problems];
    for (const [what, key] of contacts) {
      if (key === null) continue;
      const others = earlier.get(key) ?? [];
      const same = others.find((other) => nameKeyOf(other.rider.name) === nameKeyOf(rider.name));
      const other = same ?? (others.length >= bookingsPerContact ? others.at(-1) : undefined);
      earlier.set(key, [...others, checked]);
      if (!other || problems.some(({ code }) => code === "twice_in_file")) continue;
      problems.push({ field: "row", code: "twice_in_file", message: `Row ${other.row} has the same ${what}.` });
    }
    return { ...checked, problems };
  });
}

function answersOf(cells: Record<string, string>, { questions }: BookableEvent): Record<string, string> {
  return Object.fromEntries(
    questions.map(({ id, options }) => {
      const answer = cells[id] ?? "";
      // An option in other letters is that option.
      return [id, options?.find((option) => option.toLowerCase() === answer.toLowerCase()) ?? answer];
    }),
  );
}

function categoryOf(text: string, { categories }: BookableEvent) {
  if (text === "" && categories.length === 1) return categories[0];
  const plain = (name: string) => name.toLowerCase().replace(/\s+/g, "");
  return categories.find(({ name }) => plain(name) === plain(text));
}

function languageOf(text: string): string {
  if (text === "") return "en";
  const wanted = text.toLowerCase();
  const named = LANGUAGES.find((each) =>
    [languageNames[each].english.toLowerCase(), languageNames[each].own].includes(wanted),
  );
  return named ?? wanted;
}

function rupeesOf(text: string): number | null {
  const plain = latinDigits(text).replace(/[\s,₹]|rs\.?/gi, "");
  return /^\d{1,7}(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : null;
}
