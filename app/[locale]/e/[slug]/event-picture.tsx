import type { BookableEvent } from "#booking/events/bookable-event.ts";
import { Landscape } from "./landscape.tsx";

/** The organizer's picture, or a landscape in the brand color until there is one. */
export function EventPicture({ event }: { event: Pick<BookableEvent, "pictureHash"> }) {
  return (
    <div className="relative aspect-[2/1] max-h-[38dvh] w-full overflow-hidden bg-line sm:mt-6 sm:rounded-card lg:mt-0 lg:aspect-[3/2] lg:max-h-none">
      {event.pictureHash ? (
        <img
          src={`/api/pictures/${event.pictureHash}`}
          alt=""
          width={1600}
          height={900}
          decoding="async"
          fetchPriority="low"
          className="absolute inset-0 size-full object-cover object-[50%_70%]"
        />
      ) : (
        <Landscape />
      )}
    </div>
  );
}
