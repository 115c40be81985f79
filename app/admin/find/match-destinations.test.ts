import { expect, test } from "vitest";
import { mayOpen, ROLES, type Role } from "#booking/organizers/roles.ts";
import { organizerPages } from "#tests/builders/organizer-pages.ts";
import { hindi } from "../language/hi.ts";
import { marathi } from "../language/mr.ts";
import { type Translate, translateInto } from "../language/translate.ts";
import { destinationsFor } from "./destinations.ts";
import { matchDestinations } from "./match-destinations.ts";

const event = { slug: "a-ride", isDraft: false };
const english = translateInto("en", null);
const inHindi = translateInto("hi", hindi);
const inMarathi = translateInto("mr", marathi);
const allFor = (role: Role, open: typeof event, t = english) => Object.values(destinationsFor(role, open, t)).flat();
const titles = (typed: string, t?: Translate) =>
  matchDestinations(allFor("owner", event, t), typed).map(({ title }) => title);

test.each([
  ["refund", "Riders"],
  ["refund", "Money"],
  ["refund every", "Cancel the whole event"],
  ["csv", "Lists and downloads"],
  ["Excel", "Lists and downloads"],
  ["t-shirt", "Lists and downloads"],
  ["t-shirt", "Set-up: Rider questions"],
  ["tshirt", "Lists and downloads"],
  ["2fa", "Your account"],
  ["password", "Your account"],
  ["scan", "Check-in"],
  ["who changed", "History"],
  ["whatsapp", "Share"],
  ["price", "Set-up: Places and prices"],
  ["import", "Add many riders"],
  ["accountant", "Send the statement"],
  ["  PAUSE ", "Pause the sale"],
  ["invite", "Team"],
])("“%s” finds %s", (typed, title) => {
  expect(titles(typed)).toContain(title);
});

test.each([
  ["राइडर", inHindi, "राइडर"],
  ["हिसाब भेजें", inHindi, "हिसाब भेजें"],
  ["सेटअप जगहें", inHindi, "सेटअप: जगहें और कीमतें"],
  ["सहमति", inHindi, "सेटअप: सहमति-पत्र"],
  ["रायडर", inMarathi, "रायडर"],
  ["हिशोब पाठवा", inMarathi, "हिशोब पाठवा"],
  ["सेटअप जागा", inMarathi, "सेटअप: जागा आणि किंमती"],
])("“%s” finds the page that its reader sees under that name", (typed, t, title) => {
  expect(titles(typed, t)[0]).toBe(title);
});

test("every page is found by its whole name in each language, and in English whatever the reader's", () => {
  const names = allFor("owner", event).map(({ title }) => title);
  for (const t of [english, inHindi, inMarathi]) {
    allFor("owner", event, t).forEach(({ title }, index) => {
      expect(titles(title, t)).toContain(title);
      expect(titles(names[index] as string, t)).toContain(title);
    });
  }
});

test.each([
  ["रिफंड", "Riders"],
  ["रिफ़ंड", "Money"],
  ["पैसे", "Money"],
  ["टी-शर्ट", "Lists and downloads"],
  ["टीशर्ट", "Set-up: Rider questions"],
  ["यादी", "Lists and downloads"],
  ["हिशोब", "Money"],
  ["बारिश", "Message to riders"],
  ["पाऊस", "Message to riders"],
  ["स्कॅन", "Check-in"],
  ["कीमत", "Set-up: Places and prices"],
  ["किंमत", "Set-up: Places and prices"],
  ["बँक", "Money"],
  ["बताएँ", "Message to riders"],
  ["पासवर्ड", "Your account"],
])("“%s” finds %s also for who reads English", (typed, title) => {
  expect(titles(typed)).toContain(title);
});

test("what is called so comes before what is only about it, and nonsense finds nothing", () => {
  expect(titles("riders")[0]).toBe("Riders");
  expect(titles("check")[0]).toBe("Check-in");
  expect(titles("xyzzy")).toEqual([]);
  expect(titles("").length).toBeGreaterThan(25);
});

test.each(ROLES)("a %s finds what they may open and nothing else", (role) => {
  for (const { path } of allFor(role, event)) {
    expect([path, mayOpen(role, path.split("#")[0] as string)]).toEqual([path, true]);
  }
});

test("whoever only checks riders in finds check-in and their account", () => {
  expect(allFor("check_in", event).map(({ path }) => path)).toEqual([
    "/admin/events/a-ride/check-in",
    "/admin/check-in",
    "/admin/account",
  ]);
});

test("a draft has neither riders nor money", () => {
  const found = allFor("owner", { ...event, isDraft: true }).map(({ title }) => title);
  expect(found).toContain("Set-up: Basics");
  for (const title of ["Riders", "Money", "Check-in", "Pause the sale"]) expect(found).not.toContain(title);
});

test("every page of an organizer's can be found, but for one rider's and those that only lead somewhere", () => {
  const found = new Set(allFor("owner", event).map(({ path }) => path.split("#")[0]));
  const lost = organizerPages({ slug: "a-ride", bookingId: "bkg_1" })
    .map(({ path }) => path.split("?")[0] as string)
    .filter((path) => !found.has(path));
  expect(lost).toEqual([
    "/admin/there-is-no-such-page",
    "/admin/events/a-ride/bookings/bkg_1",
    "/admin/events/a-ride/preview/form",
    "/admin/forgot-password",
    "/admin/join",
    "/admin/no-access",
    "/admin/reset-password",
  ]);
});
