/** The queue number, large enough to read at arm's length. A newly drawn one fades in. */
export function QueueNumber({ label, number }: { label: string; number: number }) {
  return (
    <>
      <h1 className="pt-8 font-semibold text-soft">{label}</h1>
      <p
        key={number}
        className="font-bold text-[clamp(4.5rem,26vw,8rem)] leading-[1.1] tracking-[-0.03em] opacity-100 transition-opacity duration-1000 starting:opacity-0"
      >
        {number.toLocaleString("en-IN")}
      </p>
    </>
  );
}
