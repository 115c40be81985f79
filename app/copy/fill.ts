/** A sentence with its number: `{count}` of them. Languages without a singular use `other` only. */
export type Counted = { one: string; other: string };

/** `fill("Opens at {time}", { time: "10:00 am" })`. An unknown placeholder stays visible, so that tests catch it. */
export function fill(template: string, values: Record<string, string | number>): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) =>
    String(Object.hasOwn(values, name) ? values[name] : place),
  );
}

/** The sentence for this many, its `{count}` grouped as in India, in Latin digits. */
export function fillCount(
  counted: Counted,
  count: number,
  locale: string,
  values: Record<string, string | number> = {},
): string {
  const template = new Intl.PluralRules(locale).select(count) === "one" ? counted.one : counted.other;
  return fill(template, { ...values, count: count.toLocaleString("en-IN") });
}
