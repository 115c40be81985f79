import type { MetadataRoute } from "next";

/** Only what everybody may see; bookings and queues also say noindex themselves. */
export default function robots(): MetadataRoute.Robots {
  return { rules: { userAgent: "*", allow: "/", disallow: ["/api/", "/admin", "/internal/"] } };
}
