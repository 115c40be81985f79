import type { Copy } from "#app/copy/copy.ts";

/** The copy around the waiver, in the language of the waiver's text. */
export type WaiverCopy = Pick<Copy["booking"]["held"], "waiverTitle" | "waiverAccept" | "waiverVersion" | "waiverRead">;
