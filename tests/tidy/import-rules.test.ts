import { expect, test } from "vitest";
import { isVerb } from "./file-rules.ts";
import { circleFaults, importFaults } from "./import-rules.ts";
import { importsOf } from "./imports.ts";

test("every form of an import is found, and comments are not", () => {
  const code = `
    import "./public.css";
    import next, { type Config } from "next";
    import { type A, type B } from "./types-of-it.ts";
    import type { C } from '#platform/clock.ts';
    import {
      one,
      two,
    } from "../two-lines.ts";
    export { three } from "./three.ts";
    export * from "./four.ts";
    const five = await import("./five.ts");
    // import { six } from "./six.ts";
    const url = "https://example.org"; /* import "./seven.ts" */
  `;
  expect(importsOf(code)).toEqual([
    { specifier: "./public.css", isTypeOnly: false },
    { specifier: "next", isTypeOnly: false },
    { specifier: "./types-of-it.ts", isTypeOnly: true },
    { specifier: "#platform/clock.ts", isTypeOnly: true },
    { specifier: "../two-lines.ts", isTypeOnly: false },
    { specifier: "./three.ts", isTypeOnly: false },
    { specifier: "./four.ts", isTypeOnly: false },
    { specifier: "./five.ts", isTypeOnly: false },
  ]);
});

test.each([
  ["booking/bookings/claims.ts", 'import { a } from "../payments/gateway.ts";'],
  ["booking/bookings/claims.ts", 'import { a } from "#booking/payments/gateway.ts";'],
  ["booking/payments/settle-payment.ts", 'import { a } from "../bookings/bookings.sql.ts";'],
  ["booking/payments/settle-payment.ts", 'import type { A } from "../waiting-room/queue-store.redis.ts";'],
  ["booking/payments/settle-payment.ts", 'import { a } from "#http/problem.ts";'],
  ["booking/payments/settle-payment.ts", 'import { a } from "#providers/razorpay.ts";'],
  ["booking/payments/settle-payment.ts", 'import { a } from "#wiring";'],
  ["booking/payments/settle-payment.ts", 'import { a } from "next/cache";'],
  ["booking/payments/settle-payment.ts", 'import { a } from "hono";'],
  ["booking/payments/settle-payment.ts", 'import { a } from "@aws-sdk/client-sesv2";'],
  ["booking/payments/settle-payment.ts", 'import pg from "pg";'],
  ["booking/gifts/give-place.ts", 'import { a } from "../gifts/gift.ts";'],
  ["app/admin/page.tsx", 'import { a } from "#http/problem.ts";'],
  ["app/admin/page.tsx", 'import { a } from "#http/app.ts";'],
  ["app/admin/page.tsx", 'import { a } from "#http/admin/sale-schemas.ts";'],
  ["app/admin/page.tsx", 'import type { A } from "#http/problem.ts";'],
  ["ui/button.tsx", 'import type { A } from "#http/schemas.ts";'],
  ["http/admin/sale-schemas.ts", 'import { a } from "#booking/events/price.ts";'],
  ["http/admin/sale-schemas.ts", 'import { a } from "../responses.ts";'],
  ["http/schemas.ts", 'import { a } from "kysely";'],
  ["app/admin/page.tsx", 'import { a } from "#booking/bookings/bookings.sql.ts";'],
  ["app/admin/page.tsx", 'import { a } from "#booking/event-editor/save-event.ts";'],
  ["app/admin/page.tsx", 'import { a } from "#providers/sign-in.ts";'],
  ["surge/main.ts", 'import { a } from "#platform/clock.ts";'],
  ["surge/crowd/visitor.ts", 'import type { A } from "#http/events/event-schemas.ts";'],
  ["http/app.ts", 'import { a } from "#app/copy/en.ts";'],
  ["http/app.ts", 'import { a } from "#ui/button.tsx";'],
  ["wiring.ts", 'import { a } from "#http/app.ts";'],
  ["wiring.ts", 'import { a } from "#providers/ses.ts";'],
  ["worker.ts", 'import { a } from "#http/app.ts";'],
  ["scripts/seed.ts", 'import { a } from "#providers/sign-in.ts";'],
  ["providers/ses.ts", 'import { a } from "#booking/messages/ports.ts";'],
  ["providers/ses.ts", 'import type { A } from "#booking/messages/message.ts";'],
  ["emails/letter.ts", 'import type { A } from "#booking/payments/gateway.ts";'],
  ["emails/letter.ts", 'import { a } from "#booking/messages/send-due-messages.ts";'],
  ["platform/ids.ts", 'import type { A } from "#booking/events/price.ts";'],
  ["ui/button.tsx", 'import { a } from "#platform/money.ts";'],
  ["simulators/inbox/main.ts", 'import { a } from "../../servers/free-port.ts";'],
  ["servers/redis.ts", 'import { a } from "#platform/redis.ts";'],
  ["db/seed/demo-events.ts", 'import { a } from "#booking/events/price.ts";'],
  ["tools/new-folder.ts", 'import { a } from "#platform/ids.ts";'],
])("%s may not contain %s", (path, text) => {
  expect(importFaults([{ path, text }], isVerb)).toHaveLength(1);
});

test.each([
  ["booking/payments/settle-payment.ts", 'import { a } from "../bookings/read-booking.ts";'],
  ["booking/bookings/claims.ts", 'import { a } from "./bookings.sql.ts";'],
  ["booking/bookings/claims.test.ts", 'import { a } from "../waiting-room/waiting-room.sql.ts";'],
  ["app/api/[[...route]]/route.ts", 'import { a } from "#http/app.ts";'],
  ["server.ts", 'import { a } from "#http/app.ts";'],
  ["app/admin/page.tsx", 'import type { A } from "#http/admin/sale-schemas.ts";'],
  ["app/[locale]/b/page.tsx", 'import type { A } from "#http/schemas.ts";'],
  ["http/admin/sale-schemas.ts", 'import { a } from "../schemas.ts";'],
  ["http/admin/sale-schemas.ts", 'import { z } from "@hono/zod-openapi";'],
  ["http/schemas.ts", 'import { a } from "#platform/languages.ts";'],
  ["app/admin/page.tsx", 'import { a } from "#booking/events/read-event.ts";'],
  ["app/admin/page.tsx", 'import { a } from "#booking/events/bookable-event.ts";'],
  ["app/admin/page.tsx", 'import type { A } from "#booking/event-editor/save-event.ts";'],
  ["providers/ses.ts", 'import type { A } from "#booking/messages/ports.ts";'],
  ["wiring/providers.ts", 'import { a } from "#providers/ses.ts";'],
  ["tests/stories/sale.test.ts", 'import { a } from "#providers/ses.ts";'],
])("%s may contain %s", (path, text) => {
  expect(importFaults([{ path, text }], isVerb)).toEqual([]);
});

test("a circle is found, of types too, and who only leads to it is not in it", () => {
  const circle = [
    { path: "booking/events/event.ts", text: 'import type { Price } from "./price.ts";' },
    { path: "booking/events/price.ts", text: 'import { fee } from "#booking/ledger/fee.ts";' },
    { path: "booking/ledger/fee.ts", text: 'import { type Event } from "../events/event.ts";' },
  ];
  const beside = [
    { path: "http/app.ts", text: 'import { price } from "#booking/events/price.ts";' },
    { path: "platform/ids.ts", text: "" },
  ];
  expect(circleFaults([...circle, ...beside])).toEqual([
    "booking/events/event.ts and booking/events/price.ts import each other",
    "booking/events/price.ts and booking/ledger/fee.ts import each other",
    "booking/ledger/fee.ts and booking/events/event.ts import each other",
  ]);
  expect(circleFaults([...circle.slice(1), ...beside])).toEqual([]);
});

test("simulators may import in circles, and tests are not looked at", () => {
  const text = 'import type { A } from "./books.ts";';
  const other = 'import type { B } from "./wire.ts";';
  const pairs = ["simulators/razorpay", "tests/money"].flatMap((folder) => [
    { path: `${folder}/wire.ts`, text },
    { path: `${folder}/books.ts`, text: other },
  ]);
  expect(circleFaults(pairs)).toEqual([]);
});
