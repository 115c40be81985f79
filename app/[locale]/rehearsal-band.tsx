/** Over every page of a rehearsal: nobody may take it for the real sale, nor a picture of it for a ticket. */
export function RehearsalBand({ text }: { text: string }) {
  return <p className="bg-time-wash px-4 py-2.5 text-center font-semibold text-[0.9rem] text-time">{text}</p>;
}

/** Of a page below the band that fills the screen: it fills what is left, so that its button stays in view. */
export const BELOW_BAND = "[&_main>div]:min-h-[calc(100dvh-2.75rem)] [&_main]:min-h-[calc(100dvh-2.75rem)]";
