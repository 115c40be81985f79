import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Inbox, startInbox } from "./start-inbox.ts";

const twilioAccountSid = `AC${"2".repeat(32)}`;
const settings = { port: 0, sesPort: 0, twilioPort: 0, twilioAccountSid, twilioAuthToken: "token" };
let inbox: Inbox;

beforeAll(async () => {
  inbox = await startInbox(settings);
});
afterAll(() => inbox.stop());
beforeEach(() => fetch(`${inbox.url}/messages`, { method: "DELETE" }));

async function sendEmail(content: object, to = "asha@example.org"): Promise<Response> {
  return fetch(`${inbox.sesUrl}/v2/email/outbound-emails`, {
    method: "POST",
    headers: { Authorization: "AWS4-HMAC-SHA256 Credential=any", "Content-Type": "application/json" },
    body: JSON.stringify({
      FromEmailAddress: "tickets@example.org",
      Destination: { ToAddresses: [to] },
      Content: content,
    }),
  });
}

const simple = (html: string, attachments: object[] = []) => ({
  Simple: {
    Subject: { Data: "Your place" },
    Body: { Html: { Data: html }, Text: { Data: "Hello Asha" } },
    Attachments: attachments,
  },
});

async function sendText(body: string, to = "+919820012345"): Promise<void> {
  await fetch(`${inbox.twilioUrl}/2010-04-01/Accounts/${twilioAccountSid}/Messages.json`, {
    method: "POST",
    headers: { Authorization: `Basic ${btoa(`${twilioAccountSid}:token`)}` },
    body: new URLSearchParams({ To: to, From: "STRTLN", Body: body }),
  });
}

async function readJson(query = "") {
  return (await fetch(`${inbox.url}/messages${query}`)).json();
}

const readPage = async (path: string) => (await fetch(inbox.url + path)).text();

test("emails and texts are listed together, newest first, with the time to the millisecond", async () => {
  const before = Date.now();
  await sendEmail(simple("<p>Hello Asha</p>"));
  await sendText("Booked: Ride.");

  const messages = await readJson();

  expect(messages).toEqual([
    {
      id: expect.stringMatching(/^sms-SM/),
      channel: "sms",
      from: "STRTLN",
      to: "+919820012345",
      text: "Booked: Ride.",
      attachments: [],
      receivedAt: expect.any(String),
    },
    {
      id: "email-1",
      channel: "email",
      from: "tickets@example.org",
      to: "asha@example.org",
      subject: "Your place",
      text: "Hello Asha",
      html: "<p>Hello Asha</p>",
      attachments: [],
      receivedAt: expect.any(String),
    },
  ]);
  for (const { receivedAt } of messages) expect(Date.parse(receivedAt)).toBeGreaterThanOrEqual(before);
});

test.each(["?to=%2B919820012345", "?to=+919820012345", "?to=91+98200+12345"])(
  "a person's texts are found by %s",
  async (query) => {
    await sendText("for Asha");
    await sendText("for another", "+919820099999");

    expect((await readJson(query)).map((message: { text: string }) => message.text)).toEqual(["for Asha"]);
  },
);

test("a person's emails are found by address, whatever its case", async () => {
  await sendEmail(simple("<p>1</p>"), "Asha@Example.org");
  await sendEmail(simple("<p>2</p>"), "other@example.org");

  expect(await readJson("?to=asha@example.org")).toHaveLength(1);
});

test("a raw message with a calendar file is shown like any other", async () => {
  const lines = [
    "From: Startline <tickets@example.org>",
    "To: Asha Kulkarni <asha@example.org>",
    "Subject: Raw",
    "MIME-Version: 1.0",
    'Content-Type: multipart/mixed; boundary="b"',
    "",
    "--b",
    "Content-Type: text/html; charset=utf-8",
    "",
    "<p>Namaste</p>",
    "--b",
    'Content-Type: text/calendar; name="event.ics"',
    'Content-Disposition: attachment; filename="event.ics"',
    "",
    "BEGIN:VCALENDAR",
    "--b--",
  ];
  await sendEmail({ Raw: { Data: Buffer.from(lines.join("\r\n")).toString("base64") } });

  const [message] = await readJson("?to=asha@example.org");
  expect(message).toMatchObject({ subject: "Raw", to: "asha@example.org", attachments: [{ filename: "event.ics" }] });
  expect(await readPage(`/m/${message.id}/body`)).toContain("<p>Namaste</p>");
  expect(await readPage(`/m/${message.id}/attachments/0`)).toContain("BEGIN:VCALENDAR");
});

test("an email is shown in a frame that runs nothing, with its attached pictures, and its links open beside it", async () => {
  const picture = {
    FileName: "qr.png",
    ContentType: "image/png",
    RawContent: "AQL/",
    ContentId: "qr",
    ContentDisposition: "INLINE",
  };
  await sendEmail(
    simple('<html><head></head><body><img src="cid:qr"><script>alert(1)</script></body></html>', [picture]),
  );

  const page = await readPage("/m/email-1");
  const frame = await fetch(`${inbox.url}/m/email-1/body`);
  const body = await frame.text();

  expect(page).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
  expect(body).toContain('<head><base target="_blank">');
  expect(body).toContain('src="data:image/png;base64,AQL/"');
  expect(frame.headers.get("content-security-policy")).toContain("default-src 'none'");
});

test("what a message says never becomes markup of the inbox", async () => {
  await sendText("<script>alert(1)</script>");
  await sendEmail({ Simple: { Subject: { Data: "<b>bold</b>" }, Body: { Text: { Data: "<i>x</i>" } } } });

  const [email, text] = await readJson();
  const pages = (await readPage("/")) + (await readPage(`/m/${text.id}`)) + (await readPage(`/m/${email.id}/body`));

  expect(pages).not.toMatch(/<script>alert|<b>bold|<i>x/);
});

test("an empty inbox says what will appear in it", async () => {
  expect(await readPage("/")).toContain("Book a place, and the confirmation appears here");
});

test.each([
  ["port", "PORT"],
  ["sesPort", "SES_PORT"],
  ["twilioPort", "TWILIO_PORT"],
] as const)(
  "a taken %s is told in one sentence that names the setting, and leaves nothing running",
  async (which, setting) => {
    const taken = Number(new URL({ port: inbox.url, sesPort: inbox.sesUrl, twilioPort: inbox.twilioUrl }[which]).port);

    await expect(startInbox({ ...settings, [which]: taken })).rejects.toThrow(
      `Port ${taken} is in use by another program; stop it or set ${setting} to a free port.`,
    );
  },
);
