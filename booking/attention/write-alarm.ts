import type { AttentionKind, ListedItem } from "./attention.ts";
import { attentionCopy, describeTrouble } from "./attention-copy.ts";

/** What one email tells of one event; of the whole installation where `event` is null. */
export type AlarmSection = { event: { title: string; slug: string } | null; items: ListedItem[] };

export type Alarm = { subject: string; text: string; html: string };

/** Of a flood a few are told; the list has them all. */
const SHOWN_OF_EACH_KIND = 3;

/** One plain email: what happened, what to do, and where the list is. */
export function writeAlarm(sections: AlarmSection[], publicUrl: string): Alarm {
  const blocks = sections.flatMap((section) => [
    headingOf(section),
    ...[...Map.groupBy(section.items, (item) => item.kind)].flatMap(([kind, items]) => blocksOf(kind, items)),
    `The list: ${listUrl(section, publicUrl)}`,
  ]);
  const closing = "Startline writes at most once in five minutes, with everything that is new.";
  const all = [...blocks, closing];
  return {
    subject: subjectOf(sections),
    text: `${all.join("\n\n")}\n`,
    html: `<div style="font-family: sans-serif; font-size: 16px; line-height: 1.5">${all.map(paragraph).join("")}</div>`,
  };
}

function subjectOf(sections: AlarmSection[]): string {
  const items = sections.flatMap((section) => section.items);
  const kinds = new Set(items.map((item) => item.kind));
  const [kind] = kinds;
  const what = kind && kinds.size === 1 ? titleOf(kind, items.length) : `${items.length} things need your attention`;
  const [only] = sections;
  return sections.length === 1 && only?.event ? `${what} (${only.event.title})` : `${what} (Startline)`;
}

const headingOf = ({ event }: AlarmSection): string => (event ? event.title : "All events").toUpperCase();

function blocksOf(kind: AttentionKind, items: ListedItem[]): string[] {
  const { whatToDo } = attentionCopy[kind];
  const told = items.slice(0, SHOWN_OF_EACH_KIND).map(describeTrouble);
  const rest = items.length - told.length;
  const unique = [...new Set(told)];
  return [
    `${titleOf(kind, items.length)}.`,
    ...(unique.length === 1 ? unique : unique.map((line) => `- ${line}`)),
    ...(rest > 0 ? [`And ${rest} more like ${told.length === 1 ? "this" : "these"}.`] : []),
    `What to do: ${whatToDo}`,
  ];
}

const titleOf = (kind: AttentionKind, count: number): string =>
  count === 1 ? attentionCopy[kind].title : attentionCopy[kind].titleOfMany(count);

const listUrl = ({ event }: AlarmSection, publicUrl: string): string =>
  event ? `${publicUrl}/admin/events/${event.slug}/attention` : `${publicUrl}/admin/attention`;

const LINK = /https?:\/\/\S+$/;

function paragraph(block: string): string {
  const linked = escapeHtml(block).replace(LINK, (url) => `<a href="${url}">${url}</a>`);
  return `<p>${linked}</p>`;
}

/** Titles and gateway's reasons are other people's texts. */
const escapeHtml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
