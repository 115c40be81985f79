/** Files of app/admin with texts that are still shown in English to everybody. The list may only become shorter. */
export const NOT_YET_TRANSLATED: readonly string[] = ["app/admin/format-moment.ts"];

/** Files of the API whose refusals organizers still read in English. */
export const REFUSALS_NOT_YET_TRANSLATED: readonly string[] = [];
