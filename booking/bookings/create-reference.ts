import { randomText } from "#platform/ids.ts";

/** What people read to each other, such as `K7M2-Q9XD`. */
export const createReference = (): string => {
  const text = randomText(8).toUpperCase();
  return `${text.slice(0, 4)}-${text.slice(4)}`;
};
