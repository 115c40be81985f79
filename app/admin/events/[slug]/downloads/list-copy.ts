import type { ColumnGroup, Preset } from "#booking/bookings-list/download-columns.ts";
import type { Text } from "../../../language/text.ts";
import type { Translate } from "../../../language/translate.ts";

export const groupCopy: Record<ColumnGroup, Text> = {
  Rider: "Rider",
  Answers: "Answers",
  Booking: "Booking",
  Money: "Money",
  Waiver: "Waiver",
};

const presets: Readonly<Record<string, { name: Text; about: Text }>> = {
  All: { name: "All", about: "Everything that is known." },
  "Start list": { name: "Start list", about: "To read names out." },
  "Kit counter": { name: "Kit counter", about: "To hand out bibs and kits." },
  "Timing company": { name: "Timing company", about: "No email, no money." },
};

/** A ready-made list, and what it is for. */
export function presetCopy(preset: Preset, t: Translate): { name: string; about: string } {
  const copy = presets[preset.name];
  return copy ? { name: t(copy.name), about: t(copy.about) } : preset;
}
