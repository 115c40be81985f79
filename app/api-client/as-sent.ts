/** A value as JSON brings it: moments are text. */
export type Sent<Value> = Value extends Date
  ? string
  : Value extends object
    ? { [Name in keyof Value]: Sent<Value[Name]> }
    : Value;

/** As the API would send it, so that what a page begins with and what it asks for later are the same. */
export const asSent = <Value>(value: Value): Sent<Value> => JSON.parse(JSON.stringify(value)) as Sent<Value>;
