/** Name and value in two columns; a value too long for its line moves below its name. */
export function DetailRows({ rows }: { rows: [name: string, value: string][] }) {
  return (
    <dl className="mt-5 divide-y divide-line rounded-card border border-line bg-surface px-4">
      {rows.map(([name, value]) => (
        <div key={name} className="flex flex-wrap justify-between gap-x-4 py-3">
          <dt className="text-soft">{name}</dt>
          <dd className="wrap-anywhere ml-auto min-w-0 text-right font-semibold">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
