import type { BookingState } from "#booking/bookings/booking.ts";
import type { Column, ColumnGroup, Preset } from "#booking/bookings-list/download-columns.ts";
import type { ListOrder } from "#booking/bookings-list/riders-list.ts";

export type OfferedColumn = Pick<Column, "id" | "header" | "group">;

export type ListChoice = {
  ids: readonly string[];
  state: BookingState | "any";
  /** Empty: all of them. */
  categoryId: string;
  order: ListOrder;
};

/** Where the chosen list is, as one kind of file. */
export function listPath(slug: string, { ids, state, categoryId, order }: ListChoice, ending: "csv" | "xlsx"): string {
  const query = new URLSearchParams({
    columns: ids.join(","),
    state,
    order,
    ...(categoryId && { category: categoryId }),
  });
  return `/api/admin/events/${slug}/participants.${ending}?${query}`;
}

/** The preset with exactly these columns. */
export const presetOf = (presets: readonly Preset[], ids: readonly string[]): Preset | null =>
  presets.find((preset) => preset.ids.length === ids.length && preset.ids.every((id) => ids.includes(id))) ?? null;

export function groupsOf(columns: readonly OfferedColumn[]): { group: ColumnGroup; columns: OfferedColumn[] }[] {
  const groups = [...new Set(columns.map(({ group }) => group))];
  return groups.map((group) => ({ group, columns: columns.filter((column) => column.group === group) }));
}
