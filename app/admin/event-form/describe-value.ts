import { fromIndiaLocal } from "#platform/india-local.ts";
import { formatMoment } from "../format-moment.ts";

const LENGTH_SHOWN = 300;

/** What somebody wrote in a field, to be read beside what somebody else wrote there. */
export function describeValue(value: unknown): string {
  const text = Array.isArray(value) ? value.map(describePart).join("\n") : describePart(value);
  if (text === "") return "nothing";
  return text.length > LENGTH_SHOWN ? `${text.slice(0, LENGTH_SHOWN)}…` : text;
}

function describePart(value: unknown): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "object" && value !== null) {
    return Object.entries(value)
      .filter(([key, each]) => key !== "row" && key !== "id" && each !== "" && each !== false)
      .map(([key, each]) => (each === true ? key : describePart(each)))
      .join(", ");
  }
  const text = String(value ?? "");
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text) ? fromIndiaLocal(text) : null;
  return time ? formatMoment(time) : text;
}
