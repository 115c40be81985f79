"use client";

export type StartListRow = {
  id: string;
  bib: number | null;
  name: string;
  /** Null where the list is of one category. */
  category: string | null;
  /** Null where they are not asked for. */
  contacts: string | null;
};

/**
 * Of thousands of riders. A component of the browser, because of one of the server's each cell would be sent twice, as a document
 * and as React's notes of it; without a class at each cell, which would be most of the document.
 */
export function StartListRows({ rows }: { rows: readonly StartListRow[] }) {
  return (
    <tbody
      className={[
        "[&_tr]:break-inside-avoid [&_:is(td,th)]:border-line [&_:is(td,th)]:border-b [&_:is(td,th)]:px-2 [&_:is(td,th)]:py-1.5",
        "[&_:is(td,th)]:text-left [&_:is(td,th)]:align-top [&_:is(td,th)]:wrap-anywhere [&_th]:font-normal",
        "print:[&_:is(td,th)]:border-black/40 print:[&_:is(td,th)]:px-1 print:[&_:is(td,th)]:py-1",
        // The box to tick.
        "[&_td:first-child]:before:block [&_td:first-child]:before:size-4 [&_td:first-child]:before:border",
        "[&_td:first-child]:before:border-ink print:[&_td:first-child]:before:border-black",
        "[&_td:nth-child(2)]:font-semibold [&_td:nth-child(2)]:tabular-nums",
      ].join(" ")}
    >
      {rows.map(({ id, bib, name, category, contacts }) => (
        <tr key={id}>
          <td />
          <td>{bib ?? "–"}</td>
          <th scope="row">{name}</th>
          {category === null ? null : <td>{category}</td>}
          {contacts === null ? null : <td>{contacts}</td>}
        </tr>
      ))}
    </tbody>
  );
}
