import type { Text } from "../language/text.ts";
import type { EventForm } from "./form-values.ts";

export const SET_UP_PAGES = [
  { page: "basics", title: "Basics", about: "What it is called, when and where it starts." },
  { page: "places", title: "Places and prices", about: "How many people, in which categories, for how much." },
  { page: "sale", title: "Sale times", about: "When booking opens and closes." },
  { page: "questions", title: "Rider questions", about: "What you ask besides name, phone and email." },
  { page: "waiver", title: "Waiver", about: "What everyone agrees to before paying." },
  { page: "page", title: "Page", about: "Picture, plan, rules and answers on the event's page." },
  { page: "contact", title: "Contact", about: "Whom riders can ask." },
] as const satisfies readonly { page: string; title: Text; about: Text }[];
export type SetUpPage = (typeof SET_UP_PAGES)[number]["page"];

type Field = { label: Text; page: SetUpPage };

/** Each field: the name that stands beside it, and the page of Set-up on which it stands; from top to bottom. */
const FIELDS: Record<keyof EventForm, Field> = {
  title: { label: "Title", page: "basics" },
  slug: { label: "Link", page: "basics" },
  language: { label: "Language of the texts", page: "basics" },
  summary: { label: "Summary", page: "basics" },
  startsAt: { label: "Starts at", page: "basics" },
  place: { label: "Where it starts", page: "basics" },
  mapUrl: { label: "Link to a map", page: "basics" },
  capacity: { label: "Places in all", page: "places" },
  categories: { label: "Categories", page: "places" },
  feeMode: { label: "Who pays the fee", page: "places" },
  isPriceBreakdownShown: { label: "Price breakdown", page: "places" },
  opensAt: { label: "Opens at", page: "sale" },
  closesAt: { label: "Closes at", page: "sale" },
  preQueueMinutes: { label: "Waiting room opens, minutes before", page: "sale" },
  isProofRequired: { label: "Block bots", page: "sale" },
  questions: { label: "Rider questions", page: "questions" },
  bookingsPerContact: { label: "Bookings with one phone or email", page: "questions" },
  waiverText: { label: "Waiver", page: "waiver" },
  waiverTranslations: { label: "Waiver in other languages", page: "waiver" },
  description: { label: "Description", page: "page" },
  pictureHash: { label: "Picture", page: "page" },
  brandColor: { label: "Color", page: "page" },
  reportingNote: { label: "Reporting time", page: "page" },
  plan: { label: "The day's plan", page: "page" },
  included: { label: "What is included", page: "page" },
  rules: { label: "Rules", page: "page" },
  bring: { label: "What to bring", page: "page" },
  faq: { label: "Questions people ask", page: "page" },
  organizerName: { label: "Organization", page: "contact" },
  organizerEmail: { label: "Email", page: "contact" },
  organizerPhone: { label: "Phone", page: "contact" },
  organizerAddress: { label: "Address", page: "contact" },
  // Each text has its translations beside it, on its own page.
  translations: { label: "Texts in other languages", page: "basics" },
};

/** From the first page to the last. */
export const fieldsInOrder = Object.keys(FIELDS);

/** `translations.hi.plan.0.text` stands beside `plan.0.text`. */
const nameIn = (path: string): string => path.replace(/^translations\.\w+\.(?=\w)/, "").split(".")[0] as string;
const fieldAt = (path: string) => (FIELDS as Partial<Record<string, Field>>)[nameIn(path)];

/** A field of the form by the name that stands beside it, in English: say it with `t.sentence`. */
export const fieldCopy = (path: string): string => fieldAt(path)?.label ?? path;

/** On which page the field of a path such as `categories.0.name` stands. */
export const pageOfField = (path: string): SetUpPage => fieldAt(path)?.page ?? "basics";

/** Where a field is written: on its page, at its place. */
export const fieldPath = (slug: string, field: string): string =>
  `/admin/events/${slug}/edit/${pageOfField(field)}#${field}`;
