import { expect, test } from "vitest";
import type { Announcements } from "#http/admin/announcements-schemas.ts";
import { translateInto } from "../../../language/translate.ts";
import {
  costCopy,
  isUnderWay,
  laterCopy,
  nobodyCopy,
  progressCopy,
  refreshMsOf,
  ridersCopy,
  toCopy,
} from "./message-copy.ts";

const t = translateInto("en", null);
const nothing = { queued: 0, sent: 0, delivered: 0, bounced: 0, failed: 0, obsolete: 0 };
const sent = (counts: object, stopped: boolean = false) =>
  ({
    counts: { ...nothing, ...counts },
    isEnqueuing: false,
    stopped: stopped ? { by: "asha@startline.example", at: "2027-02-14T04:30:00Z" } : null,
  }) as unknown as Announcements["announcements"][number];

test.each([
  [sent({ queued: 3, sent: 2 }), "3 still to be sent · 2 sent", true],
  [sent({ sent: 1, delivered: 4, failed: 1 }), "5 sent · 4 of them delivered · 1 could not be delivered", false],
  [sent({ sent: 2, queued: 3, obsolete: 1 }, true), "2 sent · 4 not sent, because it was stopped", false],
  [sent({ sent: 2, obsolete: 1 }), "2 sent · 1 not sent, because the booking ended first", false],
])("what became of a message is told in numbers", (announcement, copy, underWay) => {
  expect(progressCopy(announcement, t)).toBe(copy);
  expect(isUnderWay(announcement)).toBe(underWay);
});

test("the page asks every few seconds while something goes out, and else once in a minute", () => {
  expect(refreshMsOf({ announcements: [sent({ sent: 2 }), sent({ queued: 1 })] })).toBe(3000);
  expect(refreshMsOf({ announcements: [sent({ sent: 2 }), sent({ queued: 1 }, true)] })).toBe(60_000);
  expect(refreshMsOf({ announcements: [] })).toBe(60_000);
});

test("the cost is told with what it is for", () => {
  const preview = { riders: 1500, messages: { email: 1500, sms: 1500 }, smsCostPaise: 75_000, previews: [] };
  expect(costCopy(preview, t)).toBe("1,500 emails and 1,500 SMS, about ₹750");
  expect(costCopy({ ...preview, messages: { email: 1, sms: 0 } }, t)).toBe("1 email");
});

test("who is told stands in words, on the button and in the list", () => {
  expect([ridersCopy(1, "all", t), ridersCopy(2, "arrived", t), ridersCopy(1, "not_arrived", t)]).toEqual([
    "1 confirmed rider",
    "2 riders who have arrived",
    "1 rider who has not arrived",
  ]);
  expect([
    toCopy(null, "all", t),
    toCopy("100 km", "all", t),
    toCopy(null, "not_arrived", t),
    toCopy("100 km", "arrived", t),
  ]).toEqual(["all riders", "riders of 100 km", "riders who had not arrived", "riders of 100 km who had arrived"]);
  expect(laterCopy(2, "arrived", t)).toBe("Send to 2 arrived since");
  expect(t(nobodyCopy.not_arrived)).toMatch(/still to arrive/);
});
