import { stringify } from "csv-stringify/sync";

/** What a file of CSV begins with: without it Excel takes UTF-8 for something else and spoils every name in Devanagari. */
export const BYTE_ORDER_MARK = "\uFEFF";

/**
 * Lines of CSV, each with its end. `escapesFormulas` for what people have written: a cell that a spreadsheet would take for a
 * formula gets an apostrophe before it, which spreadsheets read as "this is text" (OWASP, CSV Injection). Negative amounts are such cells too.
 */
export const csvLines = (rows: readonly (readonly string[])[], options: { escapesFormulas: boolean }): string =>
  stringify(
    rows.map((row) => [...row]),
    {
      escape_formulas: options.escapesFormulas,
      // A carriage return alone would end the row for some readers, and the library quotes only what ends its own.
      quoted_match: /[\r\n]/,
      record_delimiter: "windows",
    },
  );
