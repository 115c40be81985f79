import type { Language } from "#platform/languages.ts";
import type { FeeMode } from "./price.ts";
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
};

export type PlanStep = { time: string; text: string };
export type FaqEntry = { question: string; answer: string };
/** The organizer's own question on the form; without `options` it is answered in free text. */
export type Question = { id: string; label: string; options?: string[]; isRequired: boolean };

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
  isPaused: boolean;
  /** What the organizer tells everybody, by language; empty where they say nothing. */
  notice: { en: string; hi: string; mr: string };
  revision: number;
  formerQuestions: FormerQuestion[];
  categories: Category[];
  waiver: Waiver;
};
