/** For JSON.parse: PostgreSQL stores every character but this one, which nobody means to write. */
export const withoutNul = (_key: string, value: unknown): unknown =>
  typeof value === "string" ? value.replaceAll("\0", "") : value;
