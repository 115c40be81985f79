import type { EventForm } from "./form-values.ts";

const LABELS: Partial<Record<keyof EventForm, string>> = {
  title: "Title",
  slug: "Link",
  startsAt: "Starts at",
  place: "Where it starts",
  mapUrl: "Link to a map",
  summary: "Summary",
  description: "Description",
  pictureHash: "Picture",
  brandColor: "Color",
  capacity: "Places in all",
  feeMode: "Who pays the fee",
  categories: "Categories",
  isPriceBreakdownShown: "Price breakdown",
  opensAt: "Opens at",
  closesAt: "Closes at",
  preQueueMinutes: "How many minutes early people may join",
  isProofRequired: "Slowing down bots",
  reportingNote: "When to report",
  plan: "The day's plan",
  included: "What is included",
  rules: "Rules",
  bring: "What to bring",
  faq: "Questions people ask",
  questions: "Questions to riders",
  waiverText: "Waiver",
  waiverTranslations: "Waiver in other languages",
  language: "Language of the texts",
  translations: "Other languages",
  organizerName: "Organization",
  organizerEmail: "Email",
  organizerPhone: "Phone",
  organizerAddress: "Address",
};

/** From the top of the form to its end. */
export const fieldsInOrder = Object.keys(LABELS);

/** A field of the form by the name that stands beside it. */
export const fieldCopy = (field: keyof EventForm): string => LABELS[field] ?? field;
