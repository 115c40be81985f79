import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { Organizer } from "#booking/organizers/sign-in.ts";
import { office } from "#wiring";
import { returnPath } from "./return-path.ts";

/** Set by proxy.ts: a page of Next does not know its own address. */
const PATH_HEADER = "x-startline-path";

/** Who asks for this page. Each page asks for itself: a layout is not rendered anew when pages change below it. */
export async function requireOrganizer(): Promise<Organizer> {
  const organizer = await readSignedIn();
  if (!organizer) redirect(`/admin/sign-in?back=${encodeURIComponent(returnPath((await headers()).get(PATH_HEADER)))}`);
  return organizer;
}

export async function readSignedIn(): Promise<Organizer | null> {
  const asked = await headers(); // First of all: it tells Next that the page can't be made at build time.
  return office().signIn.readOrganizer(asked);
}
