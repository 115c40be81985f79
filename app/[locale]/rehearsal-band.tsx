/** Over every page of a rehearsal: nobody may take it for the real sale, nor a picture of it for a ticket. */
export function RehearsalBand({ text }: { text: string }) {
  return <p className="bg-time-wash px-4 py-2.5 text-center font-semibold text-time">{text}</p>;
}
