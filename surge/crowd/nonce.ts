import type { Random } from "../random.ts";

const NONCE_LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"];

/** The secret of one visitor. */
export const nonceOf = (random: Random): string =>
  Array.from({ length: 32 }, () => random.pick(NONCE_LETTERS)).join("");
