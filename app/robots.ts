import type { MetadataRoute } from "next";

/** Only what everybody may see; bookings and queues also say noindex themselves. Whoever shows a link fetches its picture. */
export default function robots(): MetadataRoute.Robots {
  return { rules: { userAgent: "*", allow: ["/", "/api/pictures/"], disallow: ["/api/", "/admin", "/internal/"] } };
}
