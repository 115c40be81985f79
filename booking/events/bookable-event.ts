import type { Language } from "#platform/languages.ts";
import type { FeeMode } from "./price.ts";
import type { QuestionKind, QuestionPurpose } from "./question.ts";
import type { Translations } from "./translation.ts";
import type { Waiver } from "./waiver.ts";

export type EventState = "draft" | "published" | "closed" | "cancelled";

/** A choice inside an event with its own price and capacity. `pricePaise` is all that a participant ever pays. */
export type Category = {
  id: string;
  name: string;
  ticketPricePaise: number;
  pricePaise: number;
  platformFeePaise: number;
  /** Neither shown nor sold to the public; organizers can add riders to it. */
  isHidden: boolean;
};

export type PlanStep = { time: string; text: string };
export type FaqEntry = { question: string; answer: string };
/** The organizer's own question on the form. Read its kind by `kindOf`: one that was stored before there were kinds has none. */
export type Question = {
  id: string;
  label: string;
  kind?: QuestionKind | undefined;
  /** Of a choice. */
  options?: string[] | undefined;
  isRequired: boolean;
  /** Of a ready-made question. */
  purpose?: QuestionPurpose | undefined;
  /** Of a date of birth: how old a rider is on the day of the event, in whole years. */
  ageMin?: number | undefined;
  ageMax?: number | undefined;
};

/** A question that was asked and is asked no more: what its answers were answers to. */
export type FormerQuestion = Pick<Question, "id" | "label">;

/** What stands on the event page. Nothing in it changes from one second to the next. */
export type EventText = {
  /** Of the texts as they stand here. */
  language: Language;
  translations: Translations;
  title: string;
  summary: string;
  description: string;
  startsAt: Date;
  reportingNote: string;
  place: string;
  mapUrl: string | null;
  included: string[];
  plan: PlanStep[];
  rules: string[];
  bring: string[];
  faq: FaqEntry[];
  questions: Question[];
  organizerName: string;
  organizerEmail: string;
  organizerPhone: string;
  organizerAddress: string;
  /** `#rrggbb`, lower case. */
  brandColor: string;
  pictureHash: string | null;
};

export type BookableEvent = EventText & {
  id: string;
  slug: string;
  state: EventState;
  opensAt: Date;
  closesAt: Date;
  feeMode: FeeMode;
  isPriceBreakdownShown: boolean;
  /** So long before the opening people may join and wait for the draw. */
  preQueueMinutes: number;
  /** Joining costs a little computing before the opening and in a rush. */
  isProofRequired: boolean;
  /** So many bookings may have one phone number, and one email address: each for another rider. */
  bookingsPerContact: number;
  isPaused: boolean;
  /** What the organizer tells everybody, by language; empty where they say nothing. */
  notice: { en: string; hi: string; mr: string };
  revision: number;
  formerQuestions: FormerQuestion[];
  /** Of a rehearsal: the event that it rehearses, with play money. Null of every other. */
  rehearsalOf: string | null;
  categories: Category[];
  waiver: Waiver;
};
