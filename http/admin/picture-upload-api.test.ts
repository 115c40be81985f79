import { expect, test } from "vitest";
import { anOrganizersApi } from "#tests/builders/organizers-api.ts";

const opened = await anOrganizersApi();
const { door, organizer } = opened;

test("a picture is kept small under its hash, whatever it calls itself", async () => {
  const { default: sharp } = await import("sharp");
  const png = await sharp({ create: { width: 3000, height: 1500, channels: 3, background: "#0b6e4f" } })
    .png()
    .toBuffer();
  const upload = (body: Buffer<ArrayBufferLike>, type = "image/png") =>
    door("/api/admin/pictures", {
      method: "POST",
      headers: { ...organizer.headers, "content-type": type },
      body: new Uint8Array(body),
    });

  const kept = await upload(png, "image/gif");
  expect(kept.status).toBe(201);
  const { hash } = (await kept.json()) as { hash: string };
  const { rows } = await opened.startline.pool.query("SELECT bytes FROM pictures WHERE hash = $1", [hash]);
  expect(await sharp(rows[0].bytes).metadata()).toMatchObject({ format: "webp", width: 1600, height: 800 });

  expect((await upload(Buffer.from("<svg onload=alert(1)>".repeat(20)))).status).toBe(422);
  expect((await upload(Buffer.concat([png.subarray(0, 100), Buffer.alloc(50)]))).status).toBe(422);
  expect((await upload(Buffer.concat([png, Buffer.alloc(5 * 1024 * 1024)]))).status).toBe(201);
  expect((await upload(Buffer.alloc(15 * 1024 * 1024 + 1))).status).toBe(413);
  expect((await upload(Buffer.alloc(16 * 1024 * 1024 + 1))).status).toBe(413);
  expect((await upload(png, "text/plain")).status).toBe(415);
});

test("the card of a picture is a JPEG of 1200 by 630 that WhatsApp takes, of the worst picture too", async () => {
  const { default: sharp } = await import("sharp");
  const noise = await sharp({
    create: {
      width: 1600,
      height: 1600,
      channels: 3,
      background: "#777",
      noise: { type: "gaussian", mean: 128, sigma: 60 },
    },
  })
    .jpeg({ quality: 60 })
    .toBuffer();
  const kept = await door("/api/admin/pictures", {
    method: "POST",
    headers: { ...organizer.headers, "content-type": "image/jpeg" },
    body: new Uint8Array(noise),
  });
  const { hash } = (await kept.json()) as { hash: string };

  const card = await door(`/api/pictures/${hash}/card`);

  expect(card.status).toBe(200);
  expect(card.headers.get("content-type")).toBe("image/jpeg");
  const bytes = Buffer.from(await card.arrayBuffer());
  expect(bytes.length).toBeLessThan(300_000);
  expect(await sharp(bytes).metadata()).toMatchObject({ format: "jpeg", width: 1200, height: 630 });
  expect((await door(`/api/pictures/${"0".repeat(64)}/card`)).status).toBe(404);
});
