import { createHmac } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { solveChallenge } from "altcha-lib/v1";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readCounts } from "#booking/capacity/read-capacity.ts";
import { randomText } from "#platform/ids.ts";
import { anEventOnSale, type EventOptions } from "../builders/event-on-sale.ts";
import { ask, aVisitor, payAt } from "../builders/visitor.ts";
import { CRON_SECRET } from "../setup/settings.ts";
import type { OpenDoor } from "./open-door.ts";

/** What part 14 of the design promises to everybody who speaks HTTP with us, checked at one door. */
export function describeContract(name: string, open: () => Promise<OpenDoor>): void {
  describe(name, () => {
    let at: OpenDoor;
    beforeAll(async () => {
      at = await open();
    }, 60_000);
    afterAll(() => at?.close());

    const anEvent = (options: EventOptions = { capacity: 5 }) => anEventOnSale(at.rooms, options);
    const codeOf = ({ status, body }: { status: number; body: { code?: string } }) => [status, body.code];

    /** Asks again until it is so; the jobs run meanwhile. */
    async function eventually<T>(look: () => Promise<T>, isSo: (seen: T) => boolean): Promise<T> {
      const patience = Date.now() + 20_000;
      for (;;) {
        const seen = await look();
        if (isSo(seen) || Date.now() > patience) return seen;
        await at.runJobs();
        await pause(100);
      }
    }

    test("health and readiness answer, and the API describes itself", async () => {
      expect((await ask(at.door, "GET", "/api/health")).status).toBe(200);
      expect((await ask(at.door, "GET", "/api/ready")).body).toEqual({ postgresql: true, redis: true });
      const openapi = (await ask(at.door, "GET", "/api/openapi.json")).body;
      expect(openapi.openapi).toBe("3.1.0");
      expect(Object.keys(openapi.paths)).toContain("/api/events/{slug}/bookings");
    });

    test("the event page is HTML with the title, its price and no live numbers; an unknown one is not found", async () => {
      const event = await anEvent();
      const page = await ask(at.door, "GET", `/e/${event.slug}`);
      expect(page.status).toBe(200);
      expect(page.body).toContain("Test ride");
      expect(page.body).toContain("1,525");
      expect(page.headers.get("cache-control")).toMatch(/s-maxage/);
      const script = /src="(\/scripts\/[^"]+\.js)"/.exec(page.body)?.[1] as string;
      expect((await ask(at.door, "GET", script)).status).toBe(200);
      expect((await ask(at.door, "GET", "/e/no-such-ride")).status).toBe(404);
      for (const path of ["/no-such-ride", "/tickets", "/e", "/b", "/no/such/thing", "/en/no-such-thing"]) {
        const missing = await ask(at.door, "GET", path);
        expect([path, missing.status]).toEqual([path, 404]);
        expect(missing.body, path).toContain("Page not found");
      }
      expect((await ask(at.door, "GET", "/hi/no-such-thing")).status).toBe(404);
    });

    test.each([
      ["en", "", "How booking works"],
      ["hi", "/hi", "बुकिंग कैसे होती है"],
      ["mr", "/mr", "बुकिंग कसे होते"],
    ])(
      "the event page in %s has its words and its address, and leads to the other languages",
      async (language, prefix, words) => {
        const event = await anEvent();
        const page = await ask(at.door, "GET", `${prefix}/e/${event.slug}`);
        expect(page.status).toBe(200);
        expect(page.body).toContain(`<html lang="${language}"`);
        expect(page.body).toContain(words);
        expect(page.body).toContain("Test ride");
        expect(page.body).toContain(`<link rel="canonical" href="${at.url}${prefix}/e/${event.slug}"/>`);
        for (const [other, otherPrefix] of [
          ["en", ""],
          ["hi", "/hi"],
          ["mr", "/mr"],
        ] as const) {
          expect(page.body).toContain(`hrefLang="${other}" href="${at.url}${otherPrefix}/e/${event.slug}"`);
          expect(page.body).toContain(`href="${otherPrefix}/e/${event.slug}" hrefLang="${other}"`);
        }
        const queue = await ask(at.door, "GET", `${prefix}/e/${event.slug}/queue`);
        const booking = await ask(at.door, "GET", `${prefix}/b/bkg_any`);
        for (const { status, body } of [queue, booking]) {
          expect(status).toBe(200);
          expect(body).toContain(`<html lang="${language}"`);
        }
      },
    );

    test("an event says what does not change, its status what does", async () => {
      const event = await anEvent({ capacity: 5 });
      const described = (await ask(at.door, "GET", `/api/events/${event.slug}`)).body;
      expect(described).toMatchObject({
        title: "Test ride",
        categories: [{ id: "cat_full", pricePaise: 152_500 }],
        waiver: { version: 1, hash: "hash-of-version-1" },
        questions: [],
      });

      const reply = await ask(at.door, "GET", `/api/events/${event.slug}/status`);
      expect(reply.headers.get("set-cookie")).toBeNull();
      expect(reply.headers.get("cache-control")).toContain("s-maxage=1");
      expect(reply.body).toMatchObject({
        phase: "open",
        paused: false,
        capacity: 5,
        confirmed: 0,
        held: 0,
        remaining: 5,
        queue: {
          issued: 0,
          serving: 0,
          drawSize: 0,
          drawCommit: expect.stringMatching(/^[0-9a-f]{64}$/),
          drawSeed: expect.stringMatching(/^[0-9a-f]{64}$/),
          ratePerMinute: 0,
        },
        categories: [{ id: "cat_full", pricePaise: 152_500, remaining: 5 }],
        poll: { minMs: 3000, maxMs: 20_000 },
        message: "",
      });
      expect(new Date(reply.body.generatedAt).getTime()).toBeGreaterThan(Date.now() - 10_000);
    });

    test("a rider joins, is called at once, holds, fills in the form, pays and is confirmed by the webhook alone", async () => {
      const event = await anEvent();
      const rider = aVisitor(at.door, event);

      const joined = await rider.join();
      expect(joined).toMatchObject({ status: 201, body: { called: true, entry: { kind: "live", number: 1 } } });
      expect((await rider.join()).body).toEqual(joined.body);

      const claimed = await rider.claim();
      expect(claimed).toMatchObject({ status: 201, body: { state: "held", amountPaise: 152_500, currency: "INR" } });
      const again = await rider.claim();
      expect(again.status).toBe(200);
      expect(again.body).toEqual(claimed.body);

      expect((await rider.fillIn()).status).toBe(200);
      const pay = await rider.pressPay();
      expect(pay.body.razorpay).toMatchObject({ amountPaise: 152_500, currency: "INR" });
      expect(pay.body.razorpay.timeoutSeconds).toBeGreaterThan(290);
      await payAt(at.razorpayUrl, pay.body.razorpay.orderId);

      const seen = await eventually(rider.look, ({ body }) => body.state === "confirmed");
      expect(seen.body).toMatchObject({ state: "confirmed", categoryId: "cat_full", refund: null });
      expect(seen.body.participant).toMatchObject({ name: rider.person.name, email: rider.person.email });

      const messages = await eventually(
        async () =>
          (await (await fetch(`${at.inboxUrl}/messages`)).json()) as { channel: string; to: string; text: string }[],
        (all) => all.filter(({ to }) => to === rider.person.email || to === rider.person.phone).length === 2,
      );
      const mine = messages.filter(({ to }) => to === rider.person.email || to === rider.person.phone);
      expect(mine.map((message) => message.channel).sort()).toEqual(["email", "sms"]);
      for (const message of mine) expect(message.text).toContain(seen.body.reference);
    });

    test("the messages and their link are in the language of the form", async () => {
      const event = await anEvent();
      const rider = aVisitor(at.door, event);
      await rider.join();
      await rider.claim();
      await rider.fillIn({ language: "mr" });
      await payAt(at.razorpayUrl, (await rider.pressPay()).body.razorpay.orderId);

      const textsTo = async (to: string): Promise<string[]> => {
        const found = (await (await fetch(`${at.inboxUrl}/messages?to=${encodeURIComponent(to)}`)).json()) as {
          text: string;
        }[];
        return found.map(({ text }) => text);
      };
      const mine = await eventually(
        async () => [...(await textsTo(rider.person.email)), ...(await textsTo(rider.person.phone))],
        (texts) => texts.length === 2,
      );
      expect(mine[0]).toContain("तुमची जागा पक्की आहे");
      expect(mine[0]).toContain(`${at.url}/mr/b/${rider.bookingId}#k=${rider.accessToken}`);
      expect(mine[1]).toMatch(/^बुक झाले: Test ride, .+ संदर्भ .+ तिकीट: .+\/t#/);
    });

    test("a confirmed booking neither pays again nor is given back", async () => {
      const event = await anEvent();
      const rider = aVisitor(at.door, event);
      const fields = await payAt(at.razorpayUrl, await rider.toCheckout());
      expect((await rider.verify(fields)).body).toEqual({ state: "confirmed" });

      expect(codeOf(await rider.pressPay())).toEqual([409, "already_confirmed"]);
      expect(codeOf(await rider.giveBack())).toEqual([409, "already_confirmed"]);
      expect(
        (
          await ask(at.door, "GET", `/api/bookings/${rider.bookingId}/calendar.ics`, undefined, {
            authorization: `Bearer ${rider.accessToken}`,
          })
        ).body,
      ).toContain("BEGIN:VCALENDAR");
    });

    test("redirect mode comes back with 303 to the booking's page, without a cookie or a token", async () => {
      const event = await anEvent();
      const rider = aVisitor(at.door, event);
      const fields = await payAt(at.razorpayUrl, await rider.toCheckout());

      const response = await at.door("/api/payments/razorpay/callback", {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded", origin: "https://api.razorpay.com" },
        body: new URLSearchParams(fields).toString(),
        redirect: "manual",
      });

      expect(response.status).toBe(303);
      expect(response.headers.get("location")).toBe(`${at.url}/b/${rider.bookingId}`);
      expect(response.headers.get("set-cookie")).toBeNull();
      const seen = await eventually(rider.look, ({ body }) => body.state === "confirmed");
      expect(seen.body.state).toBe("confirmed");
    });

    test("a place given back is free at once, and the ticket may hold another, four in all once somebody waits", async () => {
      const event = await anEvent({ capacity: 1 });
      const rider = aVisitor(at.door, event);
      await rider.join();
      for (let times = 0; times < 4; times += 1) {
        expect((await rider.claim()).status).toBe(201);
        expect((await rider.giveBack()).status).toBe(204);
        expect((await readCounts(at.rooms.db, event.id))?.held).toBe(0);
      }
      // One is called for the only place, the other waits.
      await aVisitor(at.door, event).join();
      await aVisitor(at.door, event).join();
      const answers = async () => codeOf(await rider.claim());
      expect(await eventually(answers, ([, code]) => code === "claims_used_up")).toEqual([403, "claims_used_up"]);
    });

    test("forty riders at once for five places: five hold, nobody is told that it is sold out", async () => {
      const event = await anEvent({ capacity: 5 });
      const riders = Array.from({ length: 40 }, () => aVisitor(at.door, event));
      await Promise.all(riders.map((rider) => rider.join()));
      const replies = await Promise.all(riders.map((rider) => rider.claim()));

      expect(replies.filter(({ status }) => status === 201)).toHaveLength(5);
      const refused = replies.filter(({ status }) => status !== 201);
      expect(new Set(refused.map(({ body }) => body.code))).toEqual(new Set(["not_called"]));
      expect(refused.every(({ headers }) => Number(headers.get("retry-after")) > 0)).toBe(true);
      expect(await readCounts(at.rooms.db, event.id)).toMatchObject({ held: 5, called: 0 });
      const status = await eventually(
        async () => (await ask(at.door, "GET", `/api/events/${event.slug}/status`)).body,
        ({ phase, queue }) => phase === "standby" && queue.issued === 40,
      );
      expect(status).toMatchObject({ phase: "standby", remaining: 0, queue: { issued: 40 } });
    });

    test("long before opening nobody joins, after closing nobody joins", async () => {
      const early = await anEvent({ capacity: 5, opensInMinutes: 40 });
      const reply = await aVisitor(at.door, early).join();
      expect(codeOf(reply)).toEqual([409, "sale_not_open"]);
      expect(Number(reply.headers.get("retry-after"))).toBeGreaterThan(500);
      const late = await anEvent({ capacity: 5, opensInMinutes: -60, closesInMinutes: -1 });
      expect(codeOf(await aVisitor(at.door, late).join())).toEqual([409, "sale_closed"]);
    });

    test("shortly before opening people join the draw, and have no number and no turn yet", async () => {
      const soon = await anEvent({ capacity: 5, opensInMinutes: 10 });
      const rider = aVisitor(at.door, soon);
      const reply = await rider.join();
      expect(reply.status).toBe(201);
      expect(reply.body).toMatchObject({ entry: { kind: "draw", index: 1, number: null }, called: false });
      expect((await rider.join()).body.entry).toEqual(reply.body.entry);
      expect(codeOf(await rider.claim())).toEqual([409, "sale_not_open"]);
    });

    test("where an event asks for it, joining before the opening costs a proof of work", async () => {
      const soon = await anEvent({ capacity: 5, opensInMinutes: 10, isProofRequired: true });
      const nonce = randomText(32);
      const path = `/api/events/${soon.slug}/queue`;
      const refused = await ask(at.door, "POST", path, { nonce });
      expect(codeOf(refused)).toEqual([403, "proof_required"]);
      const { algorithm, challenge, salt, signature, maxnumber } = refused.body.challenge;
      const solution = await solveChallenge(challenge, salt, algorithm, maxnumber).promise;
      const payload = { algorithm, challenge, number: solution?.number, salt, signature };
      const proof = Buffer.from(JSON.stringify(payload)).toString("base64");
      expect((await ask(at.door, "POST", path, { nonce, proof })).status).toBe(201);
      expect((await ask(at.door, "POST", path, { nonce })).status).toBe(201);
    });

    test("when the last place is confirmed the event is sold out for those who come after", async () => {
      const event = await anEvent({ capacity: 1 });
      const rider = aVisitor(at.door, event);
      const fields = await payAt(at.razorpayUrl, await rider.toCheckout());
      await rider.verify(fields);

      const refused = await eventually(
        () => aVisitor(at.door, event).join(),
        ({ body }) => body.code === "sold_out",
      );
      expect(codeOf(refused)).toEqual([409, "sold_out"]);
    });

    test("forged, foreign and altered tickets are refused and hold nothing", async () => {
      const event = await anEvent();
      const other = await anEvent();
      const rider = aVisitor(at.door, event);
      await rider.join();
      const claimWith = (ticket: string, slug = event.slug) =>
        ask(at.door, "POST", `/api/events/${slug}/bookings`, { ticket, categoryId: "cat_full" });

      expect(codeOf(await claimWith("made-up"))).toEqual([403, "invalid_ticket"]);
      expect(codeOf(await claimWith(rider.ticket, other.slug))).toEqual([403, "invalid_ticket"]);
      expect(codeOf(await claimWith(rider.ticket.replace(".1.0.", ".2.0.")))).toEqual([403, "invalid_ticket"]);
      expect((await readCounts(at.rooms.db, event.id))?.held).toBe(0);
    });

    test("a booking does not exist for anybody without its own credential", async () => {
      const event = await anEvent();
      const [mine, other] = [aVisitor(at.door, event), aVisitor(at.door, event)];
      for (const rider of [mine, other]) {
        await rider.join();
        await rider.claim();
      }
      const read = (headers: Record<string, string>) =>
        ask(at.door, "GET", `/api/bookings/${mine.bookingId}`, undefined, headers);

      expect((await read({})).status).toBe(404);
      expect((await read({ authorization: `Bearer ${other.accessToken}` })).status).toBe(404);
      expect((await ask(at.door, "GET", "/api/bookings/bkg_none")).status).toBe(404);

      const path = `/api/bookings/${mine.bookingId}`;
      expect((await ask(at.door, "POST", `${path}/session`, { accessToken: other.accessToken })).status).toBe(404);
      const session = await ask(at.door, "POST", `${path}/session`, { accessToken: mine.accessToken });
      const cookie = session.headers.get("set-cookie") ?? "";
      expect(cookie).toMatch(/HttpOnly/i);
      expect(cookie).toMatch(/SameSite=Lax/i);
      const pair = cookie.split(";")[0] as string;
      expect((await read({ cookie: pair })).status).toBe(200);
      const fromElsewhere = { cookie: pair, origin: "https://elsewhere.example" };
      expect(codeOf(await ask(at.door, "DELETE", path, undefined, fromElsewhere))).toEqual([403, "forbidden_origin"]);
      expect((await ask(at.door, "DELETE", path, undefined, { cookie: pair, origin: at.url })).status).toBe(204);
    });

    test("every wrong field of the form is named, and nothing is stored", async () => {
      const event = await anEvent();
      const rider = aVisitor(at.door, event);
      await rider.join();
      await rider.claim();
      const reply = await rider.fillIn({
        name: " ",
        phone: "12",
        email: "asha@",
        language: "fr",
        waiver: { version: 7, accepted: false },
      });
      expect(reply.status).toBe(422);
      expect(reply.body.errors.map((error: { code: string }) => error.code)).toEqual([
        "name_missing",
        "phone_invalid",
        "email_invalid",
        "language_unknown",
        "waiver_not_accepted",
      ]);
      expect((await rider.look()).body.participant).toBeNull();
      expect(codeOf(await rider.pressPay())).toEqual([422, "participant_missing"]);
    });

    test("SQL and HTML in every text field are stored as the text they are", async () => {
      const event = await anEvent();
      const rider = aVisitor(at.door, event);
      await rider.join();
      await rider.claim();
      const name = `Robert'); DROP TABLE bookings;-- <script>alert(1)</script>`;
      expect((await rider.fillIn({ name })).status).toBe(200);
      expect((await rider.look()).body.participant.name).toBe(name);
      const search = await ask(at.door, "GET", `/api/events/${encodeURIComponent("x' OR '1'='1")}`);
      expect(search.status).toBe(404);
      const { rows } = await sql`SELECT count(*) FROM bookings`.execute(at.rooms.db);
      expect(rows).toHaveLength(1);
    });

    test("requests of the wrong shape get a problem with a stable code", async () => {
      const event = await anEvent();
      const queue = `/api/events/${event.slug}/queue`;
      const raw = async (body: string, type: string, path = queue, method = "POST") => {
        const response = await at.door(path, { method, headers: { "content-type": type }, body });
        expect(response.headers.get("content-type")).toContain("application/problem+json");
        return [response.status, ((await response.json()) as { code: string }).code];
      };
      expect(await raw("{", "application/json")).toEqual([400, "invalid_json"]);
      expect(await raw("nonce=1", "application/x-www-form-urlencoded")).toEqual([415, "unsupported_media_type"]);
      expect(await raw(`{"nonce":"${"a".repeat(70_000)}"}`, "application/json")).toEqual([413, "body_too_large"]);
      expect(await raw(`{"nonce":"short"}`, "application/json")).toEqual([422, "invalid_input"]);
      expect(await raw("{}", "application/json", queue, "PUT")).toEqual([405, "method_not_allowed"]);
      expect(await raw(`{"nonce":"${randomText(32)}"}`, "application/json", "/api/events/no-such-ride/queue")).toEqual([
        404,
        "not_found",
      ]);
      expect(codeOf(await ask(at.door, "GET", "/api/nothing-here"))).toEqual([404, "not_found"]);
      const rider = aVisitor(at.door, event);
      await rider.join();
      expect(codeOf(await rider.claim("cat_none"))).toEqual([422, "invalid_input"]);
    });

    test("a webhook is stored once with a good signature and refused without", async () => {
      const body = JSON.stringify({ event: "payment.captured", payload: {} });
      const send = (signature: string) =>
        at.door("/api/webhooks/razorpay", {
          method: "POST",
          headers: {
            "content-type": "application/json",
            "x-razorpay-signature": signature,
            "x-razorpay-event-id": `evt-${name.length}`,
          },
          body,
        });
      const good = createHmac("sha256", at.webhookSecret).update(body).digest("hex");
      expect((await send("0".repeat(64))).status).toBe(400);
      expect((await send(good)).status).toBe(200);
      expect((await send(good)).status).toBe(200);
      const { rows } =
        await sql`SELECT 1 FROM webhook_deliveries WHERE provider_event_id = ${`evt-${name.length}`}`.execute(
          at.rooms.db,
        );
      expect(rows).toHaveLength(1);
    });

    test("cron routes need their secret, and organizers' routes a session or a token", async () => {
      expect((await ask(at.door, "GET", "/api/cron/places")).status).toBe(401);
      const authorization = `Bearer ${CRON_SECRET}`;
      expect((await ask(at.door, "GET", "/api/cron/places", undefined, { authorization })).status).toBe(200);
      expect((await ask(at.door, "GET", "/api/cron/nothing", undefined, { authorization })).status).toBe(404);
      const event = await anEvent();
      expect((await ask(at.door, "GET", `/api/admin/events/${event.slug}/participants.csv`)).status).toBe(401);
      expect((await ask(at.door, "POST", `/api/admin/events/${event.slug}/bookings/search`, {})).status).toBe(401);
      expect((await ask(at.door, "POST", "/api/admin/events", {})).status).toBe(401);
      const page = await ask(at.door, "GET", "/admin");
      expect(page.status).toBeGreaterThanOrEqual(302);
      expect(page.status).toBeLessThan(309);
    });
  });
}
