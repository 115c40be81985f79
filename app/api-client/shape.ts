/**
 * Whether an answer is what its caller expects. A hotspot's page, a body that was cut and an answer of another release are
 * not. Written here because the queue's page may weigh 30 kB in all: the smallest schema of Zod Mini is 5 kB of them.
 */
export type Shape<Value> = (found: unknown) => found is Value;

type ValueOf<Expected> = Expected extends Shape<infer Value> ? Value : never;
type Fields = Record<string, Shape<unknown>>;

export const text = (found: unknown): found is string => typeof found === "string";
export const flag = (found: unknown): found is boolean => typeof found === "boolean";
export const yes = (found: unknown): found is true => found === true;
export const number = (found: unknown): found is number => typeof found === "number" && Number.isFinite(found);
/** ISO 8601. */
export const moment = (found: unknown): found is string => text(found) && Number.isFinite(Date.parse(found));
/** So many hexadecimal digits. */
export const hex =
  (digits: number): Shape<string> =>
  (found): found is string =>
    text(found) && found.length === digits && /^[0-9a-f]*$/.test(found);
/** No body at all, which only 204 may have. */
export const nothing = (found: unknown): found is null => found === null;
/** Its fields do not matter to the caller. */
export const anyObject = (found: unknown): found is Record<string, unknown> =>
  typeof found === "object" && found !== null && !Array.isArray(found);

export const orNull =
  <Value>(shape: Shape<Value>): Shape<Value | null> =>
  (found) =>
    found === null || shape(found);

export const orMissing =
  <Value>(shape: Shape<Value>): Shape<Value | undefined> =>
  (found) =>
    found === undefined || shape(found);

export const oneOf =
  <const Value extends string>(...values: Value[]): Shape<Value> =>
  (found): found is Value =>
    values.includes(found as Value);

export const listOf =
  <Value>(shape: Shape<Value>): Shape<Value[]> =>
  (found) =>
    Array.isArray(found) && found.every(shape);

/** By names that the caller does not know. */
export const recordOf =
  <Value>(shape: Shape<Value>): Shape<Record<string, Value>> =>
  (found): found is Record<string, Value> =>
    anyObject(found) && Object.values(found).every(shape);

export const pairOf =
  <Value>(shape: Shape<Value>): Shape<[Value, Value]> =>
  (found): found is [Value, Value] =>
    Array.isArray(found) && found.length === 2 && found.every(shape);

/** Further fields are welcome: a newer server may send more. */
export const object =
  <Expected extends Fields>(fields: Expected): Shape<{ [Name in keyof Expected]: ValueOf<Expected[Name]> }> =>
  (found): found is { [Name in keyof Expected]: ValueOf<Expected[Name]> } =>
    anyObject(found) && Object.entries(fields).every(([name, shape]) => shape(found[name]));
