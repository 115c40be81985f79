import { notFound } from "next/navigation";
import { readEventBySlug } from "#booking/events/read-event.ts";
import { office } from "#wiring";
import { titled } from "../../../language/organizer-text.ts";
import { requireOrganizer } from "../../../require-organizer.ts";
import { CheckInDesk } from "./check-in-desk.tsx";

export const generateMetadata = titled("Check-in");

/**
 * The kit counter. The phone keeps this page, so everything that changes comes from what it has stored, and nothing on the page is about
 * whoever is signed in.
 */
export default async function CheckInPage({ params }: { params: Promise<{ slug: string }> }) {
  await requireOrganizer();
  const event = await readEventBySlug(office().db, (await params).slug);
  if (!event || event.state === "draft") notFound();
  const publicKeys = office().checkInListPairs.map(({ publicKey }) => publicKey);
  return (
    <CheckInDesk
      slug={event.slug}
      title={event.title}
      categories={event.categories.map(({ name }) => name)}
      publicKeys={publicKeys}
    />
  );
}
