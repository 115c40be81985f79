import { inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { statementOf } from "../ledger/statement.ts";
import type { PrintedLine, PrintedStatement } from "./read-statement.ts";
import { writeStatementPdf } from "./write-statement-pdf.ts";

const NOTHING = statementOf({
  collectedPaise: 0,
  refundedPaise: 0,
  disputedPaise: 0,
  gatewayCostPaise: 0,
  gatewayTaxPaise: 0,
  platformFeePaise: 0,
  unsettledPaise: 0,
  sharePaise: 0,
  paidByHandPaise: 0,
});

const aLine = (name: string): PrintedLine => ({
  ...NOTHING,
  bookingId: "bkg_1",
  reference: "K7M2-Q9XD",
  state: "confirmed",
  categoryName: "100 km",
  confirmedAt: new Date("2027-02-14T01:40:00Z"),
  name,
});

const COUNTS = {
  confirmed: 1,
  complimentary: 0,
  paidInCash: 0,
  cancelled: 0,
  payments: 1,
  refunds: 0,
  refundsOpen: 0,
  refundsFailed: 0,
  paidByHand: 0,
  disputesLost: 0,
  disputesOpen: 0,
  quarantined: 0,
};

type PrintedEvent = Parameters<typeof writeStatementPdf>[0];
const event = { title: "Ride", slug: "ride", organizerName: "A club", startsAt: new Date("2027-02-14T01:00:00Z") };

/** Everything that is in the file, without its compression. */
async function contentOf(...names: string[]): Promise<string> {
  const statement: PrintedStatement = {
    generatedAt: new Date("2027-02-15T01:00:00Z"),
    totals: NOTHING,
    counts: COUNTS,
    count: names.length,
    page: 1,
    pages: 1,
    bookings: names.map(aLine),
  };
  const pieces = await writeStatementPdf(event as PrintedEvent, statement).toArray();
  const bytes = Buffer.concat(pieces as Buffer[]);
  let content = bytes.toString("latin1");
  for (let at = bytes.indexOf("\nstream\n"); at >= 0; at = bytes.indexOf("\nstream\n", at + 8)) {
    content += inflateSync(bytes.subarray(at + 8, bytes.indexOf("\nendstream", at))).toString("latin1");
  }
  return content;
}

test("a name in Devanagari is in the file with its letters joined as people read them", async () => {
  const content = await contentOf("क्ष");

  expect(content).toContain("NotoSansDevanagari");
  // Three characters, one glyph; whoever copies it gets the three.
  expect(content.match(/<0[0-9a-f]+> 0\] TJ/g)).toEqual(["<0001> 0] TJ"]);
  expect(content).toContain("<0915 094d 0937>");
});

test("a name that is too long for its column is cut between letters, and one in Latin letters brings no font along", async () => {
  const long = "Wwwwwwwwwwwwwww Wwwwwwwwwwwwwwwwwww";
  const content = await contentOf(long);

  const hexOf = (text: string) => Buffer.from(text, "latin1").toString("hex");
  expect(content).not.toContain(hexOf(long));
  expect(content).toContain(hexOf("Wwwwwwww"));
  expect(content).not.toContain("NotoSansDevanagari");
});
