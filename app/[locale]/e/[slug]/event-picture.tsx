import type { BookableEvent } from "#booking/events/bookable-event.ts";
import { Landscape } from "./landscape.tsx";

/** The organizer's picture over a landscape in the brand color, which is all there is until one is uploaded. */
export function EventPicture({ event }: { event: Pick<BookableEvent, "pictureHash"> }) {
  return (
    <div className="relative aspect-[2/1] overflow-hidden sm:mt-6 sm:rounded-card lg:mt-0 lg:aspect-[4/3]">
      <Landscape />
      {event.pictureHash ? (
        <img
          src={`/api/pictures/${event.pictureHash}`}
          alt=""
          width={960}
          height={720}
          decoding="async"
          className="absolute inset-0 size-full object-cover"
        />
      ) : null}
    </div>
  );
}
