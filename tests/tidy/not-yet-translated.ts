/** Files of app/admin with texts that are still shown in English to everybody. The list may only become shorter. */
export const NOT_YET_TRANSLATED: readonly string[] = [];

/** Files of the API whose refusals organizers still read in English. */
export const REFUSALS_NOT_YET_TRANSLATED: readonly string[] = [];
