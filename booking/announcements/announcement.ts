import type { Language } from "#platform/languages.ts";
import type { BookingFacts } from "../messages/booking-facts.ts";
import type { Channel, MessageState } from "../messages/message.ts";

/** What an organizer writes in one language. `sms` is empty where no SMS goes out. */
export type AnnouncementText = { subject: string; text: string; sms: string };
/** English is always there: whoever's language is missing gets that. */
export type AnnouncementTexts = { en: AnnouncementText } & { [language in Language]?: AnnouncementText };

/** Which riders it is for: by who was checked in, as far as we had been told when it was sent. */
export type Arrival = "all" | "not_arrived" | "arrived";

export type Announcement = {
  id: string;
  texts: AnnouncementTexts;
  channels: Channel[];
  /** Null for all categories. */
  categoryId: string | null;
  arrival: Arrival;
};

/** Guards against mistakes: nobody has more to say to all riders in an hour. Our choice. */
export const ANNOUNCEMENTS_PER_HOUR_MAX = 3;

/** What it is called in lists: where only an SMS goes out, its words. */
export const titleOf = ({ en }: Pick<AnnouncementTexts, "en">): string => en.subject || en.sms;

/** In which of the written languages a rider reads it. */
export const languageFor = (texts: AnnouncementTexts, language: Language): Language =>
  texts[language] ? language : "en";

/** How many confirmed riders there are of each language. */
export type Audience = Record<Language, number>;

/** How many of its messages are in which state. */
export type DeliveryCounts = Record<MessageState, number>;

/** One that was sent, as organizers see it. */
export type SentAnnouncement = Announcement & {
  by: string;
  at: Date;
  confirmedUntil: Date;
  stopped: { by: string; at: Date } | null;
  /** Not all of its riders are in the outbox yet. */
  isEnqueuing: boolean;
  counts: DeliveryCounts;
  /** Riders whom it would be for now and who have none of it: they were confirmed or, if it is for these, arrived later. */
  later: number;
  /** Why some did not arrive, the most frequent first. */
  failures: { because: string; count: number }[];
};

export type AnnouncedTo = { announcement: NonNullable<BookingFacts["announcement"]>; language: Language };

/** What a reader of `language` reads, and in which language. */
export function announcedTo(
  { texts, channels }: Pick<Announcement, "texts" | "channels">,
  language: Language,
): AnnouncedTo {
  const read = languageFor(texts, language);
  return { announcement: { ...(texts[read] ?? texts.en), hasEmail: channels.includes("email") }, language: read };
}
