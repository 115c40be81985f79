import type { MetadataRoute } from "next";

/** Only what is public; booking and queue pages also say noindex themselves. Link previews fetch the picture. */
export default function robots(): MetadataRoute.Robots {
  return { rules: { userAgent: "*", allow: ["/", "/api/pictures/"], disallow: ["/api/", "/admin", "/internal/"] } };
}
