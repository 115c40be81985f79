import type { Page } from "@playwright/test";
import { sql } from "kysely";
import { organizerPages } from "../builders/organizer-pages.ts";
import { expect, test, watch } from "./story.ts";
import { aTeamMember, signInAs } from "./team-member.ts";

/** What is the same in each language: names, what somebody typed, and what the field calls by its English letters. */
const SAME =
  /^(?:Startline|CSV|XLSX|Excel|PDF|QR|SMS|PNG|IST|UPI|WhatsApp|English|Razorpay|Twilio|SES|HTTP|Google|Authenticator|Ctrl K|.*\.pdf|: “.*”|[\d\s.,:;()₹%·–—+-]+|\S+@\S+|https?:\S+|(?:bkg|evt|pay|order|cat)_\S+(?: · \S+)?|[A-Z0-9]{4}-[A-Z0-9]{4})$/;

/**
 * All but the one for addresses where nothing is, whose 404 the browser reports, and those that show what riders get, in the riders'
 * language.
 */
const pagesOf = (slug: string, bookingId: string) =>
  organizerPages({ slug, bookingId }).filter(({ name }) => !name.endsWith("[...rest]") && !name.includes("preview"));

/** The texts that a page shows, each once, in its order. */
const textsOn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = new Set<string>();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const holder = node.parentElement;
      if (!holder || holder.closest("script, style, template, noscript, body [lang='en']")) continue;
      const text = node.nodeValue?.trim() ?? "";
      if (/[A-Za-z]{2}/.test(text)) texts.add(text);
    }
    for (const field of document.querySelectorAll("[placeholder], [aria-label], [title]")) {
      for (const name of ["placeholder", "aria-label", "title"]) {
        const text = field.getAttribute(name)?.trim() ?? "";
        if (/[A-Za-z]{2}/.test(text)) texts.add(text);
      }
    }
    return [...texts];
  });

/**
 * A browser whose letters are twice as large, as a person with weak eyes sets them. Media queries count by them too, which they don't
 * where a style enlarges the page.
 */
const LARGE_LETTERS = "--blink-settings=defaultFontSize=32";

/** How much of the screen is taken by bars that stay in view wherever one reads. */
const takenByBars = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const bars = [...document.querySelectorAll("body *")].filter((one) => {
      const { position, visibility } = getComputedStyle(one);
      return (position === "fixed" || position === "sticky") && visibility !== "hidden";
    });
    return bars.reduce((height, one) => height + one.getBoundingClientRect().height, 0) / innerHeight;
  });

/** What stands beyond the edge, by its text. */
const beyondTheEdge = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const wide = [...document.querySelectorAll("body *")].filter(
      (one) => one.getBoundingClientRect().right > width + 1,
    );
    const innermost = wide.filter((one) => !wide.some((other) => other !== one && one.contains(other)));
    return innermost
      .filter((one) => !one.closest('[class*="fixed"]'))
      .slice(0, 3)
      .map((one) => `${one.tagName} ${one.textContent?.slice(0, 40)}`);
  });

test("every page of an organizer is in their language, and nothing of it stays in English", { tag: "@long" }, async ({
  page,
  aPhone,
  product,
  rooms,
  anEvent,
  sellTo,
}) => {
  test.setTimeout(300_000);
  const event = await anEvent({ capacity: 5 });
  await sellTo(event);
  const [booking] = (await sql<{ id: string }>`SELECT id FROM bookings WHERE event_id = ${event.id}`.execute(rooms.db))
    .rows;
  const inHindi = await aPhone();
  const readers = [
    { phone: page, language: "en" },
    { phone: inHindi, language: "hi" },
  ];
  for (const { phone, language } of readers) {
    const member = await aTeamMember(rooms.db, product, "owner");
    await rooms.pool.query("UPDATE organizers SET language = $2, name = 'Xx' WHERE email = $1", [
      member.email,
      language,
    ]);
    await signInAs(phone, product, member);
  }
  for (const { name, path } of pagesOf(event.slug, booking?.id ?? "")) {
    await test.step(name, async () => {
      const [english, hindi] = await Promise.all(
        readers.map(async ({ phone }) => {
          await phone.goto(path);
          await phone.waitForLoadState("networkidle");
          return textsOn(phone);
        }),
      );
      const typed = await sql<{ text: string }>`
        SELECT to_jsonb(events)::text AS text FROM events UNION SELECT name FROM participants UNION SELECT name FROM organizers`.execute(
        rooms.db,
      );
      const isTyped = (text: string) => typed.rows.some((row) => row.text.includes(text));
      const left = (english ?? []).filter((text) => hindi?.includes(text) && !SAME.test(text) && !isTyped(text));
      expect.soft(left, `${name}: still in English`).toEqual([]);
    });
  }
});

test("twice the size of letters moves no page of an organizer sideways, and no bar of it stays over what is read", {
  tag: "@long",
}, async ({ playwright, launchOptions, faults, product, rooms, anEvent, sellTo }) => {
  test.setTimeout(300_000);
  const args = [...(launchOptions.args ?? []), LARGE_LETTERS];
  const browser = await playwright.chromium.launch({ ...launchOptions, args });
  const context = await browser.newContext({ baseURL: product.url });
  watch(context, faults);
  const page = await context.newPage();
  const event = await anEvent({ capacity: 5 });
  await sellTo(event);
  const [booking] = (await sql<{ id: string }>`SELECT id FROM bookings WHERE event_id = ${event.id}`.execute(rooms.db))
    .rows;
  const member = await aTeamMember(rooms.db, product, "owner");
  await signInAs(page, product, member);
  for (const { name, path } of pagesOf(event.slug, booking?.id ?? "")) {
    await test.step(name, async () => {
      await page.goto(path);
      await page.waitForLoadState("networkidle");
      expect.soft(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe("32px");
      if (process.env.PICTURES) {
        await page.screenshot({ path: `test-results/screens/large-${name.replaceAll(/[^a-z]+/g, "-")}.png` });
      }
      expect.soft(await beyondTheEdge(page), `${name}: beyond the edge`).toEqual([]);
      expect.soft(await takenByBars(page), `${name}: taken by bars`).toBeLessThan(0.2);
    });
  }
  await browser.close();
});
