import { organizerText } from "../../../language/organizer-text.ts";

/** On every page of a rehearsal, above what it shows as if it were real. */
export async function RehearsalNote({ slug }: { slug: string }) {
  const t = await organizerText();
  return (
    <p className="mb-5 rounded-card border border-time/30 bg-time-wash px-4 py-1 font-semibold text-time print:hidden">
      {t("Rehearsal: play money, no real places.")}{" "}
      <a
        href={`/admin/events/${slug}/rehearsal`}
        className="inline-flex min-h-12 items-center underline underline-offset-4"
      >
        {t("What to try, and how to end it")}
      </a>
    </p>
  );
}
