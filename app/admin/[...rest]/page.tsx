import { notFound } from "next/navigation";
import { requireOrganizer } from "../require-organizer.ts";

/** Every other address under `/admin`: without this page Next would show what riders see. */
export default async function UnknownPage() {
  await requireOrganizer();
  notFound();
}
