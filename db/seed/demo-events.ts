import type { EventDraft } from "#booking/events/event-draft.ts";
import { addMinutes } from "#platform/clock.ts";
import { fromIndiaLocal, toIndiaLocal } from "#platform/india-local.ts";
import type { Language } from "#platform/languages.ts";
import { HINDI } from "./demo-texts-hi.ts";
import { MARATHI } from "./demo-texts-mr.ts";

const ORGANIZER = {
  organizerName: "Pune Cycling Trust (demo)",
  organizerEmail: "rides@punecyclingtrust.example",
  organizerPhone: "020 5550 0147",
  organizerAddress: "Second floor, Demo Bhavan\nFergusson College Road\nPune 411004",
};

const PLAN = [
  {
    time: "3:45 am",
    text: "Reporting opens at the S.P. College grounds. Collect your rider kit and hang your bag on the luggage truck.",
  },
  { time: "4:45 am", text: "Briefing, then a short prayer for a safe ride." },
  { time: "5:00 am", text: "Flag-off in waves of 100 riders, behind lead cars up to Hadapsar." },
  { time: "7:15 am", text: "Yavat, km 45: breakfast of poha, bananas and chai. Mechanics and first aid." },
  { time: "10:00 am", text: "Baramati, km 105: second breakfast. The half ride starts here." },
  { time: "1:00 pm", text: "Indapur, km 150: lunch in the shade, an hour off the road in the heat." },
  { time: "4:00 pm", text: "Akluj, km 180: lemon water, salted peanuts, bananas." },
  {
    time: "7:30 pm",
    text: "Pandharpur, km 220: finish at the Chandrabhaga ground. Medal, dinner, and buses back with your cycle.",
  },
];

const INCLUDED = [
  "Rider kit: number plate for the cycle, jersey and drawstring bag",
  "Breakfasts, lunch, dinner, and water every 25 km",
  "Mechanics and two ambulances along the route",
  "Luggage truck from Pune to Pandharpur",
  "Bus back to Pune the same night, your cycle in a truck",
  "Finisher's medal and a certificate by email",
];

const RULES = [
  "A fastened helmet, for every kilometre.",
  "Front and rear lights: you start and finish in the dark.",
  "Keep left, ride two abreast at most, and never hold on to a vehicle.",
  "No earphones. You have to hear the road.",
  "Cut-offs: Baramati by noon, Akluj by 5:30 pm. After them a bus takes you on.",
  "Riders are 18 or older on the day.",
];

const BRING = [
  "A photo identity card, the one whose name you booked with",
  "Your confirmation, printed or on your phone",
  "Two bottles, a spare tube, a pump and tyre levers",
  "Sunscreen and a scarf for the afternoon",
];

const FAQ = [
  {
    question: "Can someone ride in my place?",
    answer:
      "No. A place is for the person it was booked for, and we look at ID cards at the start. If you can't come, tell us in time and you get your money back.",
  },
  {
    question: "What if I can't come?",
    answer:
      "Tell us up to 21 days before the ride and you get back what you paid, to the account you paid from. After that the food and the kit are ordered.",
  },
  {
    question: "Which cycle do I need?",
    answer:
      "Any that is safe and that you have ridden 80 km on: road, hybrid or mountain. Electric assistance is not permitted.",
  },
  {
    question: "I have never ridden this far.",
    answer: "Start with the half ride. We hold training rides on the four Sundays before; write to us for the dates.",
  },
  {
    question: "How do I get home?",
    answer:
      "Buses leave Pandharpur for Pune at 9:00 pm and arrive about 2:00 am. Your cycle travels in a padded truck and waits for you at the college.",
  },
];

/** Each event keeps those of its own texts. */
const TRANSLATIONS = { hi: HINDI, mr: MARATHI };

/** On a Sunday at least `weeks` from now, at that time in India. */
function sundayMorning(now: Date, weeks: number, time: string): Date {
  const day = new Date(`${toIndiaLocal(now).slice(0, 10)}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + weeks * 7 + ((7 - day.getUTCDay()) % 7));
  const morning = fromIndiaLocal(`${day.toISOString().slice(0, 10)}T${time}`);
  if (!morning) throw new Error(`${time} is no time of a day`);
  return morning;
}

/** 1,500 places, on sale now. Its categories could sell 1,600, so the event's own number decides. */
export function punePandharpur(now: Date, pictureHash: string, waivers: Record<Language, string>): EventDraft {
  const startsAt = sundayMorning(now, 10, "05:00");
  return {
    ...ORGANIZER,
    language: "en",
    translations: TRANSLATIONS,
    slug: "pune-pandharpur",
    title: "Pune–Pandharpur Cycling Ride",
    summary:
      "One long day along the old pilgrims' road, from the Mutha to the Chandrabhaga. 1,500 riders, one start, no race.",
    description: `For centuries people have walked from Pune to Pandharpur. Once a year we ride it, in a day: out of the sleeping city in the dark, over the Diveghat's foothills at sunrise, through sugar cane and sunflowers, and down to the river as the temple lamps are lit.

It is a ride and not a race. There is no timing chip and no podium; there is breakfast in Yavat, an hour under the banyans of Indapur, and fifteen hundred people who wait for the last one. Villages on the way cook for us, and what remains after costs buys cycles for schoolgirls in Purandar and Baramati who live more than four kilometres from their school.

The full ride is 220 km with 900 m of climbing. The half ride joins it at Baramati and is 115 km, nearly flat.`,
    startsAt,
    reportingNote:
      "Full ride: report between 3:45 and 4:30 am. Half ride: report by 5:30 am, the bus leaves from the same place at 6:00 am.",
    place: "S.P. College grounds, Tilak Road, Pune",
    mapUrl: "https://www.openstreetmap.org/#map=17/18.50830/73.84840",
    included: INCLUDED,
    plan: PLAN,
    rules: RULES,
    bring: BRING,
    faq: FAQ,
    questions: [{ id: "", label: "Jersey size", options: ["S", "M", "L", "XL", "XXL"], isRequired: false }],
    brandColor: "#155e8a",
    pictureHash,
    opensAt: addMinutes(now, -60),
    closesAt: addMinutes(startsAt, -7 * 24 * 60),
    feeMode: "added",
    isPriceBreakdownShown: false,
    preQueueMinutes: 30,
    isProofRequired: false,
    capacity: 1500,
    categories: [
      { id: null, name: "Full ride, 220 km", capacity: 1000, ticketPricePaise: 150_000 },
      { id: null, name: "Half ride, 115 km", capacity: 600, ticketPricePaise: 100_000 },
    ],
    waiverText: waivers.en,
    waiverTranslations: { hi: waivers.hi, mr: waivers.mr },
  };
}

/** 200 places that go on sale two minutes after each start: what everybody sees before the opening. */
export function preQueueDemo(now: Date, pictureHash: string, waivers: Record<Language, string>): EventDraft {
  const startsAt = sundayMorning(now, 6, "18:30");
  return {
    ...ORGANIZER,
    language: "en",
    translations: TRANSLATIONS,
    slug: "pre-queue-demo",
    title: "Full Moon Ride to Sinhagad",
    summary:
      "Forty quiet kilometres by moonlight to the foot of the fort and back, with bhakri and pithla at the turn.",
    description: `We leave when the moon is up and the traffic has gone home. Two hundred riders, one line of small red lights along the backwaters of Khadakwasla to the foot of Sinhagad, supper there, and home before midnight.

The pace is that of the slowest rider. Whoever can ride an hour can ride this.`,
    startsAt,
    reportingNote: "Report from 6:00 pm. We leave on time, because the moon does.",
    place: "Rajaram Bridge, Sinhagad Road, Pune",
    mapUrl: "https://www.openstreetmap.org/#map=17/18.48350/73.82630",
    included: ["Supper at the foot of the fort", "Sweep vehicle and first aid", "A rear light, yours to keep"],
    plan: [
      { time: "6:00 pm", text: "Reporting and a check of lights." },
      { time: "6:30 pm", text: "We ride." },
      { time: "8:15 pm", text: "Supper at the foot of the fort." },
      { time: "9:30 pm", text: "The way back." },
      { time: "11:15 pm", text: "Home at Rajaram Bridge." },
    ],
    rules: RULES.slice(0, 4),
    bring: ["Front light with a full battery", "A bottle of water"],
    faq: FAQ.slice(0, 3),
    questions: [],
    brandColor: "#4a3f8f",
    pictureHash,
    opensAt: addMinutes(now, 2),
    closesAt: addMinutes(startsAt, -24 * 60),
    feeMode: "added",
    isPriceBreakdownShown: true,
    preQueueMinutes: 30,
    isProofRequired: true,
    capacity: 200,
    categories: [{ id: null, name: "Moonlight ride, 40 km", capacity: 200, ticketPricePaise: 35_000 }],
    waiverText: waivers.en,
    waiverTranslations: { hi: waivers.hi, mr: waivers.mr },
  };
}
