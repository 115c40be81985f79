/** A skeleton as tall as the band and the first fields. */
export function LoadingScreen({ text }: { text: string }) {
  return (
    <main className="mx-auto max-w-[560px] px-4 pt-6">
      <p role="status" className="text-soft">
        {text}
      </p>
      <div aria-hidden="true" className="mt-6 space-y-6">
        {[0, 1, 2].map((row) => (
          <div key={row}>
            <div className="h-5 w-32 rounded bg-line" />
            <div className="mt-2 h-13 rounded-card bg-line" />
          </div>
        ))}
      </div>
    </main>
  );
}
