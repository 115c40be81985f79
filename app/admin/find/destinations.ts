import { mayOpen, type Role } from "#booking/organizers/roles.ts";
import { SET_UP_PAGES, type SetUpPage } from "../event-form/field-copy.ts";

/** A page that can be found: what it is called, what is there, and by which other words people look for it. */
export type Destination = { title: string; about: string; words: string; path: string };
/** Of an event: the path goes behind `/admin/events/{slug}`. */
type EventDestination = Destination & { isActedOn?: boolean; hasDraft?: boolean };

const setUpWords: Record<SetUpPage, string> = {
  basics: "name title link slug date start time place venue map summary language",
  places: "capacity seats limit sold category categories distance price fee cost ticket hide free amount",
  sale: "open close booking dates waiting room queue bots captcha registration deadline",
  questions: "form fields t-shirt tshirt shirt size age date of birth blood group emergency contact family limit",
  waiver: "terms conditions consent indemnity legal sign",
  page: "picture photo image color plan schedule rules faq description reporting bring included look design",
  contact: "organization ngo email phone address support help",
};

const ofEvent: readonly EventDestination[] = [
  {
    title: "Now",
    about: "How the sale goes",
    words: "live sale dashboard home numbers sold left health overview countdown plot",
    path: "",
    hasDraft: true,
  },
  {
    title: "Riders",
    about: "Find, correct, move, refund",
    words:
      "participants attendees people bookings list names search refunds money back correct typo change cancel booking move transfer resend ticket phone",
    path: "/bookings",
  },
  {
    title: "Money",
    about: "What you receive, statement",
    words: "statement refunds refunded payout settlement fees gst razorpay bank accounts income revenue csv pdf",
    path: "/statement",
  },
  {
    title: "Set-up",
    about: "All seven pages of the event",
    words: "edit settings change event configure",
    path: "/edit",
    hasDraft: true,
  },
  {
    title: "Check-in",
    about: "Scan tickets at the counter",
    words: "checkin scan scanner qr code kit counter arrived arrivals attendance desk camera",
    path: "/check-in",
  },
  {
    title: "Lists and downloads",
    about: "CSV, Excel, counts of answers",
    words:
      "csv excel xlsx export spreadsheet file sheet t-shirt tshirt shirts sizes counts timing company report answers",
    path: "/downloads",
  },
  { title: "Start list", about: "To print", words: "print paper startlist sheet", path: "/downloads/start-list" },
  { title: "Bibs", about: "Numbers for riders to wear", words: "bib numbers race ranges chest", path: "/bibs" },
  {
    title: "Preview",
    about: "Page, form, email, SMS, ticket",
    words: "see test look ticket email sms example",
    path: "/preview",
    hasDraft: true,
  },
  {
    title: "Share",
    about: "Link, QR code, WhatsApp text",
    words: "link qr code whatsapp poster promote publish url instagram print",
    path: "/share",
  },
  {
    title: "History",
    about: "Who did what, and when",
    words: "audit changes changed who log activity edits",
    path: "/history",
    hasDraft: true,
  },
  {
    title: "Needs attention",
    about: "What a person has to look at",
    words: "alerts problems errors trouble failed attention",
    path: "#attention",
  },
  ...SET_UP_PAGES.map(({ page, title, about }) => ({
    title: `Set-up: ${title}`,
    about,
    words: setUpWords[page],
    path: `/edit/${page}`,
    hasDraft: true,
  })),
  {
    title: "Pause the sale",
    about: "Pause, resume, speed",
    words: "stop hold resume continue slow slower faster speed pace controls emergency",
    path: "#controls",
    isActedOn: true,
  },
  {
    title: "Add a rider",
    about: "Complimentary, or paid in cash",
    words: "new guest free cash complimentary manual offline booking vip volunteer",
    path: "/bookings/add",
    isActedOn: true,
  },
  {
    title: "Add many riders",
    about: "From a file",
    words: "import upload csv excel bulk file sponsors",
    path: "/bookings/import",
    isActedOn: true,
  },
  {
    title: "Message to riders",
    about: "By email and SMS",
    words: "send write tell announce announcement broadcast news sms email whatsapp rain weather not arrived",
    path: "/messages",
    isActedOn: true,
  },
  {
    title: "Send the statement",
    about: "To you or your accountant",
    words: "email accountant books auditor pdf money",
    path: "/statement/send",
    isActedOn: true,
  },
  {
    title: "Cancel the whole event",
    about: "Everyone is refunded and told",
    words: "call off refund everybody all rain postpone abandon",
    path: "/cancel",
    isActedOn: true,
  },
];

const elsewhere: readonly Destination[] = [
  { title: "All events", about: "", words: "home list drafts past", path: "/admin" },
  {
    title: "New event",
    about: "Empty, a copy, or a template",
    words: "create add copy duplicate template",
    path: "/admin/events/new",
  },
  {
    title: "Needs attention, all events",
    about: "",
    words: "alerts problems errors trouble",
    path: "/admin/attention",
  },
  { title: "Check-in, all events", about: "", words: "checkin scan qr kit counter", path: "/admin/check-in" },
  {
    title: "Team",
    about: "People and their roles",
    words: "invite invitation people members volunteers staff owner roles access permissions",
    path: "/admin/team",
  },
  {
    title: "Your account",
    about: "Password, second step, sessions",
    words: "password two factor 2fa authenticator totp recovery codes devices sign out sessions security login",
    path: "/admin/account",
  },
];

export type Destinations = { pages: Destination[]; actions: Destination[]; elsewhere: Destination[] };

/** What somebody of this role may open, of the event that is open and beside it. A draft has neither riders nor money. */
export function destinationsFor(role: Role, event: { slug: string; isDraft: boolean } | null): Destinations {
  const isOpen = ({ path }: Destination) => mayOpen(role, path.split("#")[0] as string);
  const here = ofEvent
    .filter(({ hasDraft }) => event !== null && (hasDraft || !event.isDraft))
    .map((place) => ({ ...place, path: `/admin/events/${event?.slug}${place.path}` }))
    .filter(isOpen);
  return {
    pages: here.filter(({ isActedOn }) => !isActedOn),
    actions: here.filter(({ isActedOn }) => isActedOn),
    elsewhere: elsewhere.filter(isOpen),
  };
}
