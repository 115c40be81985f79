import { sha256 } from "#platform/keys.ts";

/** Tells our tokens from others at a glance, also to programs that look for leaked ones. */
export const API_TOKEN_PREFIX = "stk_";

/** All that is stored of a token. It has 256 random bits, so no slow hash is needed. */
export const apiTokenHash = (token: string): string => sha256(token).toString("hex");
