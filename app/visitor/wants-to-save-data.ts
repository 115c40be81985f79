/** `Save-Data`, where the browser says so (Chromium). */
export const wantsToSaveData = (): boolean =>
  (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
