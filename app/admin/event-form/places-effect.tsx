import { decidePlacesEffect } from "#booking/capacity/decide-places-effect.ts";
import { effectCopy } from "../events/[slug]/controls/places-copy.ts";
import { useOrganizerText } from "../language/text-context.tsx";
import { useLiveSale } from "../live/live-provider.tsx";
import type { EventForm } from "./form-values.ts";
import { isAsNow, wantedPlaces } from "./wanted-places.ts";

/** What another number of places does to an event that is on sale, from the live numbers, before it is saved: as Now says it. */
export function PlacesEffect({ form }: { form: EventForm }) {
  const t = useOrganizerText();
  const { body: sale } = useLiveSale();
  const { state, categories, controls, now, waiting, free } = sale;
  if (state !== "published" && state !== "closed") return null;
  const places = wantedPlaces(form, sale);
  const isCalling = state === "published" && !controls.isPaused && now.phase !== "scheduled" && now.phase !== "closed";
  const nameOf = (id: string) => categories.find((category) => category.id === id)?.name ?? t("a category");
  return (
    <p aria-live="polite" className="font-semibold">
      {places === null || isAsNow(places)
        ? ""
        : effectCopy(decidePlacesEffect(places.now, waiting, places.wanted), { isCalling, waiting, free, nameOf }, t)}
    </p>
  );
}
