import sharp from "sharp";
import { expect, test } from "./organizer-phone.ts";

test("an address under /admin where nothing is keeps the organizer in their pages", { tag: "@long" }, async ({
  phone,
}) => {
  for (const path of ["/admin/nothing/here", "/admin/events/no-such-ride"]) {
    const answer = await phone.goto(path);
    expect(answer?.status()).toBe(404);
    await expect(phone.getByRole("heading", { name: "There is nothing at this address" })).toBeVisible();
    await phone.getByRole("link", { name: "All events" }).tap();
    await expect(phone).toHaveURL("/admin");
    await expect(phone.getByRole("heading", { name: "Events", exact: true })).toBeVisible();
  }
});

test("a picture of 5 MB, as phones take them, is sent at a size that mobile data and hosts bear", async ({
  phone,
  anEvent,
}) => {
  const event = await anEvent({ capacity: 5 });
  // Noise is what no PNG makes smaller.
  const noise = { mean: 128, sigma: 60, type: "gaussian" } as const;
  const picture = await sharp({ create: { width: 2400, height: 1200, channels: 3, background: "#000", noise } })
    .png({ compressionLevel: 1 })
    .toBuffer();
  expect(picture.length).toBeGreaterThan(5_000_000);

  await phone.goto(`/admin/events/${event.slug}/edit/page`);
  const sending = phone.waitForRequest((request) => request.url().endsWith("/api/admin/pictures"));
  await phone.locator("#picture").setInputFiles({ name: "ride.png", mimeType: "image/png", buffer: picture });
  const sent = await sending;
  expect(await sent.headerValue("content-type")).toBe("image/jpeg");
  await expect(phone.getByAltText("As it is now")).toBeVisible();
  const bytes = Number(await sent.headerValue("content-length"));
  expect(bytes).toBeGreaterThan(100_000);
  expect(bytes).toBeLessThan(4_500_000); // What Vercel takes at most.
});
