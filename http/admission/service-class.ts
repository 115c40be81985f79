/**
 * Whom a request serves, the most urgent first. kept: whoever holds a place, and Razorpay's word about their money. called: claims.
 * public: what anybody reads. new: whoever wants a number. office: organizers, sign-in.
 */
export const SERVICE_CLASSES = ["kept", "called", "public", "new", "office"] as const;
export type ServiceClass = (typeof SERVICE_CLASSES)[number];

const OF_EVENT: Record<string, ServiceClass> = {
  "POST bookings": "called",
  "POST queue": "new",
  "POST waitlist": "new",
  "GET draw": "new",
  "HEAD draw": "new",
};

const OF_FIRST_PART: Record<string, ServiceClass> = {
  bookings: "kept",
  webhooks: "kept",
  payments: "kept",
  admin: "office",
  auth: "office",
};

/** Monitors hear the truth at once, however busy we are; and a scheduler's jobs run one at a time each, and may take a minute. */
const UNQUEUED: readonly string[] = ["health", "ready", "metrics", "cron"];

/** Told by the method and the path alone, before anything of the request is read. Null: answered without waiting. */
export function serviceClassOf(method: string, path: string): ServiceClass | null {
  const [, , first = "", , ofEvent = ""] = path.split("/", 5);
  if (UNQUEUED.includes(first)) return null;
  if (first === "events") return OF_EVENT[`${method} ${ofEvent}`] ?? "public";
  return Object.hasOwn(OF_FIRST_PART, first) ? (OF_FIRST_PART[first] as ServiceClass) : "public";
}
