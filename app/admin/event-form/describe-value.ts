import { fromIndiaLocal } from "#platform/india-local.ts";
import type { Translate } from "../language/translate.ts";

const LENGTH_SHOWN = 300;

/** What somebody wrote in a field, to be read beside what somebody else wrote there. */
export function describeValue(value: unknown, t: Translate): string {
  const text = Array.isArray(value) ? value.map((part) => describePart(part, t)).join("\n") : describePart(value, t);
  if (text === "") return t("nothing");
  return text.length > LENGTH_SHOWN ? `${text.slice(0, LENGTH_SHOWN)}…` : text;
}

function describePart(value: unknown, t: Translate): string {
  if (typeof value === "boolean") return value ? t("yes") : t("no");
  if (typeof value === "object" && value !== null) {
    return Object.entries(value)
      .filter(([key, each]) => key !== "row" && key !== "id" && each !== "" && each !== false)
      .map(([key, each]) => (each === true ? key : describePart(each, t)))
      .join(", ");
  }
  const text = String(value ?? "");
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text) ? fromIndiaLocal(text) : null;
  return time ? t.moment(time) : text;
}
