import { mayOpen, type Role } from "#booking/organizers/roles.ts";
import { SET_UP_PAGES, type SetUpPage } from "../event-form/field-copy.ts";
import type { Text } from "../language/text.ts";
import { type Translate, translateInto } from "../language/translate.ts";

/** A page that can be found: what it is called and what is there, for the reader, and by which other words people look for it. */
export type Destination = { title: string; about: string; words: string; path: string };

/** What people may type for it, in Latin and in Devanagari letters, Hindi and Marathi: it is shown to nobody, and each knows all. */
type Words = { words: string; devanagari: string };
type Known = Words & { title: Text; about?: Text; path: string; isOfSetUp?: boolean };
/** Of an event: the path goes behind `/admin/events/{slug}`. */
type KnownOfEvent = Known & { isActedOn?: boolean; hasDraft?: boolean };

const setUpWords: Record<SetUpPage, Words> = {
  basics: {
    words: "name title link slug date start time place venue map summary language",
    devanagari: "नाव नाम तारीख तारीख़ वेळ समय जगह ठिकाण नकाशा नक्शा मैप लिंक भाषा",
  },
  places: {
    words: "capacity seats limit sold category categories distance price fee cost ticket hide free amount",
    devanagari: "जागा जगह सीट किंमत कीमत दाम फी फीस शुल्क प्रकार कैटेगरी तिकीट टिकट अंतर दूरी",
  },
  sale: {
    words: "open close booking dates waiting room queue bots captcha registration deadline",
    devanagari: "बुकिंग सुरू चालू बंद खुलना उघडणे तारीख वेळ समय रांग कतार नोंदणी पंजीकरण",
  },
  questions: {
    words: "form fields t-shirt tshirt shirt size age date of birth blood group emergency contact family limit",
    devanagari: "फॉर्म सवाल प्रश्न टी-शर्ट टीशर्ट साइज साईज आकार वय उम्र जन्मतारीख रक्तगट ब्लड परिवार कुटुंब",
  },
  waiver: {
    words: "terms conditions consent indemnity legal sign",
    devanagari: "सहमति संमती संमतीपत्र नियम अटी शर्तें सही हस्ताक्षर",
  },
  page: {
    words: "picture photo image color plan schedule rules faq description reporting bring included look design",
    devanagari: "फोटो चित्र रंग वेळापत्रक नियम जानकारी माहिती विवरण वर्णन",
  },
  contact: { words: "organization ngo email phone address support help", devanagari: "संस्था संपर्क फोन ईमेल पत्ता पता मदद" },
};

const ofEvent: readonly KnownOfEvent[] = [
  {
    title: "Now",
    about: "How the sale goes",
    words: "live sale dashboard home numbers sold left health overview countdown plot",
    devanagari: "अभी आत्ता बुकिंग विक्री बिक्री किती कितनी शिल्लक बाकी",
    path: "",
    hasDraft: true,
  },
  {
    title: "Riders",
    about: "Find, correct, move, refund",
    words:
      "participants attendees people bookings list names search refunds money back correct typo change cancel booking move transfer resend ticket phone",
    devanagari: "राइडर रायडर लोग लोक नाव नाम यादी लिस्ट सूची रिफंड पैसे परत वापस दुरुस्त सुधार बदला बदल बदलें रद्द टिकट तिकीट फोन",
    path: "/bookings",
  },
  {
    title: "Money",
    about: "What you receive, statement",
    words: "statement refunds refunded payout settlement fees gst razorpay bank accounts income revenue csv pdf",
    devanagari: "हिसाब हिशोब पैसे पैसा रकम रक्कम रिफंड जमा बँक बैंक फी फीस कमाई उत्पन्न",
    path: "/statement",
  },
  {
    title: "Set-up",
    about: "All seven pages of the event",
    words: "edit settings change event configure",
    devanagari: "सेटअप बदला बदल बदलें सेटिंग संपादन",
    path: "/edit",
    hasDraft: true,
  },
  {
    title: "Check-in",
    about: "Scan tickets at the counter",
    words: "checkin scan scanner qr code kit counter arrived arrivals attendance desk camera",
    devanagari: "चेक-इन चेकइन स्कॅन स्कैन किट काउंटर हजेरी हाजिरी उपस्थिती कॅमेरा कैमरा आले",
    path: "/check-in",
  },
  {
    title: "Lists and downloads",
    about: "CSV, Excel, counts of answers",
    words:
      "csv excel xlsx export spreadsheet file sheet t-shirt tshirt shirts sizes counts timing company report answers",
    devanagari: "यादी लिस्ट सूची फाइल एक्सेल डाउनलोड टी-शर्ट टीशर्ट साइज साईज आकार संख्या उत्तरे जवाब",
    path: "/downloads",
  },
  {
    title: "Start list",
    about: "To print",
    words: "print paper startlist sheet",
    devanagari: "प्रिंट छापा छापें कागद कागज यादी लिस्ट",
    path: "/downloads/start-list",
  },
  {
    title: "Bibs",
    about: "Numbers for riders to wear",
    words: "bib numbers race ranges chest",
    devanagari: "बिब नंबर क्रमांक",
    path: "/bibs",
  },
  {
    title: "Preview",
    about: "Page, form, email, SMS, ticket",
    words: "see test look ticket email sms example",
    devanagari: "पाहा देखें बघा टेस्ट चाचणी नमुना नमूना तिकीट टिकट",
    path: "/preview",
    hasDraft: true,
  },
  {
    title: "Rehearsal",
    about: "Try it all with play money",
    words: "rehearse test trial practice demo dry run play money",
    devanagari: "रिहर्सल सराव अभ्यास चाचणी टेस्ट नकली खोटे पैसे",
    path: "/rehearsal",
    hasDraft: true,
  },
  {
    title: "Share",
    about: "Link, QR code, WhatsApp text",
    words: "link qr code whatsapp poster promote publish url instagram print",
    devanagari: "शेयर शेअर लिंक पाठवा भेजें व्हॉट्सअॅप व्हाट्सएप पोस्टर प्रचार",
    path: "/share",
  },
  {
    title: "Waitlist",
    about: "Who waits once all is sold",
    words: "waitlist waiting list standby sold out offers reserve cancelled place",
    devanagari: "वेटलिस्ट वेटिंग प्रतीक्षा यादी इंतज़ार इंतजार वाट ऑफर ऑफ़र",
    path: "/waitlist",
  },
  {
    title: "History",
    about: "Who did what, and when",
    words: "audit changes changed who log activity edits",
    devanagari: "इतिहास कोणी किसने बदल बदलाव कधी कब नोंद",
    path: "/history",
    hasDraft: true,
  },
  {
    title: "Needs attention",
    about: "What a person has to look at",
    words: "alerts problems errors trouble failed attention",
    devanagari: "ध्यान लक्ष अडचण समस्या चूक गलती गड़बड़ त्रुटी",
    path: "#attention",
  },
  ...SET_UP_PAGES.map(({ page, title, about }) => ({
    title,
    about,
    ...setUpWords[page],
    path: `/edit/${page}`,
    hasDraft: true,
    isOfSetUp: true,
  })),
  {
    title: "Pause the sale",
    about: "Pause, resume, speed",
    words: "stop hold resume continue slow slower faster speed pace controls emergency",
    devanagari: "थांबवा रोकें रोको बंद पुन्हा फिर सुरू चालू वेग रफ्तार हळू धीरे",
    path: "#controls",
    isActedOn: true,
  },
  {
    title: "Add a rider",
    about: "Complimentary, or paid in cash",
    words: "new guest free cash complimentary manual offline booking vip volunteer",
    devanagari: "नवीन नया पाहुणा मेहमान मोफत मुफ्त रोख नकद स्वयंसेवक",
    path: "/bookings/add",
    isActedOn: true,
  },
  {
    title: "Add many riders",
    about: "From a file",
    words: "import upload csv excel bulk file sponsors",
    devanagari: "फाइल एक्सेल अपलोड पाहुणे मेहमान प्रायोजक",
    path: "/bookings/import",
    isActedOn: true,
  },
  {
    title: "Message to riders",
    about: "By email and SMS",
    words: "send write tell announce announcement broadcast news sms email whatsapp rain weather not arrived",
    devanagari: "संदेश पाठवा भेजें सांगा बताएं सूचना मेसेज एसएमएस ईमेल पाऊस बारिश",
    path: "/messages",
    isActedOn: true,
  },
  {
    title: "Send the statement",
    about: "To you or your accountant",
    words: "email accountant books auditor pdf money",
    devanagari: "हिसाब हिशोब पाठवा भेजें अकाउंटंट अकाउंटेंट लेखापाल ईमेल पैसे",
    path: "/statement/send",
    isActedOn: true,
  },
  {
    title: "Cancel the whole event",
    about: "Everyone is refunded and told",
    words: "call off refund everybody all rain postpone abandon",
    devanagari: "रद्द सर्व सब सभी रिफंड पाऊस बारिश पुढे",
    path: "/cancel",
    isActedOn: true,
  },
];

const elsewhere: readonly Known[] = [
  { title: "All events", words: "home list drafts past", devanagari: "यादी लिस्ट सूची ड्राफ्ट", path: "/admin" },
  {
    title: "New event",
    about: "Empty, a copy, or a template",
    words: "create add copy duplicate template",
    devanagari: "नवीन नया जोड़ें बनाएं तयार कॉपी",
    path: "/admin/events/new",
  },
  {
    title: "Needs attention, all events",

    words: "alerts problems errors trouble",
    devanagari: "ध्यान लक्ष अडचण समस्या चूक गलती",
    path: "/admin/attention",
  },
  {
    title: "Check-in, all events",
    words: "checkin scan qr kit counter",
    devanagari: "चेक-इन चेकइन स्कॅन स्कैन किट काउंटर",
    path: "/admin/check-in",
  },
  {
    title: "Team",
    about: "People and their roles",
    words: "invite invitation people members volunteers staff owner roles access permissions",
    devanagari: "टीम लोग लोक आमंत्रण न्योता बोलवा बुलाएं सदस्य स्वयंसेवक भूमिका",
    path: "/admin/team",
  },
  {
    title: "Your account",
    about: "Password, second step, sessions",
    words: "password two factor 2fa authenticator totp recovery codes devices sign out sessions security login",
    devanagari: "खाता खाते पासवर्ड कोड सुरक्षा साइन लॉगिन भाषा",
    path: "/admin/account",
  },
];

export type Destinations = { pages: Destination[]; actions: Destination[]; elsewhere: Destination[] };

const english = translateInto("en", null);
const titleOf = ({ title, isOfSetUp }: Known, t: Translate): string =>
  isOfSetUp ? t("Set-up: {page}", { page: t(title) }) : t(title);
const aboutOf = ({ about }: Known, t: Translate): string => (about ? t(about) : "");

/** In the reader's language; what it is called in English finds it too. */
const sayWith = (t: Translate) => (known: Known) => ({
  title: titleOf(known, t),
  about: aboutOf(known, t),
  words: [titleOf(known, english), aboutOf(known, english), known.words, known.devanagari].join(" "),
  path: known.path,
});

/** What somebody of this role may open, of the event that is open and beside it. A draft has neither riders nor money. */
export function destinationsFor(
  role: Role,
  event: { slug: string; isDraft: boolean } | null,
  t: Translate,
): Destinations {
  const isOpen = ({ path }: Known) => mayOpen(role, path.split("#")[0] as string);
  const here = ofEvent
    .filter(({ hasDraft }) => event !== null && (hasDraft || !event.isDraft))
    .map((place) => ({ ...place, path: `/admin/events/${event?.slug}${place.path}` }))
    .filter(isOpen);
  return {
    pages: here.filter(({ isActedOn }) => !isActedOn).map(sayWith(t)),
    actions: here.filter(({ isActedOn }) => isActedOn).map(sayWith(t)),
    elsewhere: elsewhere.filter(isOpen).map(sayWith(t)),
  };
}
