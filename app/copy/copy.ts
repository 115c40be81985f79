import type { en } from "./en.ts";

/** What the visitor's pages say. Every language has English's places; a missing one does not compile. */
export type Copy = typeof en;
