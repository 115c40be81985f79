/** Writing an event, its preview, beginning a new one. */
export const setUp = {};
