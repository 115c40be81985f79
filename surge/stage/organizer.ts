import type { Seeded } from "../../scripts/product.ts";
import type { HttpClient } from "../crowd/http-client.ts";
import type { Body } from "../crowd/reply.ts";

export type NewSale = {
  slug: string;
  places: number;
  /** When it opens, in seconds from now; before that people gather for the draw. */
  opensInSeconds: number;
  isProofRequired: boolean;
};

const DAY_MS = 24 * 3600 * 1000;
const PATIENCE_MS = 30_000;

/** The organizer at their pages: signs in, and puts events on sale. */
export async function signInOrganizer(client: HttpClient, publicUrl: string, { organizer }: Seeded) {
  let cookie = "";
  async function ask(method: "GET" | "POST" | "PATCH", path: string, body?: object): Promise<Body> {
    const headers = { "content-type": "application/json", origin: publicUrl, "x-real-ip": "100.127.255.254", cookie };
    const content = body && { body: JSON.stringify(body) };
    const answer = await client.send({ method, path, headers, giveUpAfterMs: PATIENCE_MS, ...content });
    if (answer.why !== null) throw new Error(`${path} was not answered: ${answer.why}`);
    if (answer.status >= 300) throw new Error(`${path} answered ${answer.status}: ${answer.text}`);
    if (answer.cookies.length > 0) cookie = answer.cookies.map((each) => each.split(";")[0]).join("; ");
    return answer.text === "" ? null : JSON.parse(answer.text);
  }
  await ask("POST", "/api/auth/sign-in/email", organizer);
  return {
    async openSale(sale: NewSale): Promise<{ slug: string; eventId: string; categoryIds: string[] }> {
      const made = await ask("POST", "/api/admin/events", eventOf(sale));
      await ask("POST", `/api/admin/events/${sale.slug}/publish`, {});
      return { slug: sale.slug, eventId: made.id, categoryIds: made.categories.map(({ id }: { id: string }) => id) };
    },
    control: (slug: string, change: object) => ask("PATCH", `/api/admin/events/${slug}/controls`, change),
  };
}

/** Two categories that could sell more than the event may, so that both limits are put to the test. */
function eventOf({ slug, places, opensInSeconds, isProofRequired }: NewSale): object {
  const now = Date.now();
  const time = (ms: number) => new Date(ms).toISOString();
  return {
    slug,
    title: `Surge ${slug}`,
    summary: "A sale that is rehearsed.",
    description: "Nobody rides here.",
    startsAt: time(now + 60 * DAY_MS),
    reportingNote: "Nowhere.",
    place: "Pune",
    mapUrl: null,
    included: [],
    plan: [],
    rules: [],
    bring: [],
    faq: [],
    questions: [],
    organizerName: "Surge",
    organizerEmail: "organizer@surge.example",
    organizerPhone: "020 5550 0147",
    organizerAddress: "Pune",
    brandColor: "#155e8a",
    pictureHash: null,
    opensAt: time(now + opensInSeconds * 1000),
    closesAt: time(now + 50 * DAY_MS),
    feeMode: "added",
    isPriceBreakdownShown: false,
    preQueueMinutes: 30,
    isProofRequired,
    capacity: places,
    categories: [
      { id: null, name: "Full ride", capacity: Math.ceil(places * 0.7), ticketPricePaise: 150_000 },
      { id: null, name: "Half ride", capacity: Math.ceil(places * 0.4), ticketPricePaise: 100_000 },
    ],
    waiverText: "I ride at my own risk.",
  };
}
