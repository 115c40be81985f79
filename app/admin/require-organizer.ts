import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { decideAccess, homeOf } from "#booking/organizers/roles.ts";
import type { Organizer } from "#booking/organizers/sign-in.ts";
import { office } from "#wiring";
import { returnPath } from "./return-path.ts";

/** Set by proxy.ts: a page of Next does not know its own address. */
const PATH_HEADER = "x-startline-path";

/**
 * Who asks for this page, if their role may open it. Each page asks for itself: a layout is not rendered anew when pages change
 * below it.
 */
export async function requireOrganizer(): Promise<Organizer> {
  const organizer = await readSignedIn();
  const asked = (await headers()).get(PATH_HEADER);
  if (!organizer) redirect(`/admin/sign-in?back=${encodeURIComponent(returnPath(asked))}`);
  const [path = ""] = (asked ?? "").split("?");
  const access = decideAccess(organizer, path, office().config.SECOND_FACTOR);
  if (access === "second_factor_missing") redirect("/admin/account");
  if (access === "not_allowed") redirect(path === "/admin" ? homeOf(organizer.role) : "/admin/no-access");
  return organizer;
}

/** Read once for each page, however many of its parts ask. */
export const readSignedIn = cache(async (): Promise<Organizer | null> => {
  const asked = await headers(); // First of all: it tells Next that the page can't be made at build time.
  return office().signIn.readOrganizer(asked);
});
