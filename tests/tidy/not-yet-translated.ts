/** Files of app/admin with texts that are still shown in English to everybody. The list may only become shorter. */
export const NOT_YET_TRANSLATED: readonly string[] = [
  "app/admin/events/[slug]/cancel/cancel-event-form.tsx",
  "app/admin/events/[slug]/cancel/cancel-event.tsx",
  "app/admin/events/[slug]/cancel/page.tsx",
  "app/admin/events/[slug]/cancel/progress-copy.ts",
  "app/admin/events/[slug]/cancel/progress.tsx",
  "app/admin/events/[slug]/scope-choice.tsx",
  "app/admin/events/[slug]/statement/page.tsx",
  "app/admin/events/[slug]/statement/statement-lines.tsx",
  "app/admin/format-moment.ts",
];

/** Files of the API whose refusals organizers still read in English. */
export const REFUSALS_NOT_YET_TRANSLATED: readonly string[] = [
  "http/admin/added-riders-api.ts",
  "http/admin/announcements-api.ts",
  "http/admin/attention-api.ts",
  "http/admin/bibs-api.ts",
  "http/admin/cancel-api.ts",
  "http/admin/control-api.ts",
  "http/admin/move-api.ts",
  "http/admin/picture-upload-api.ts",
  "http/admin/places-api.ts",
  "http/admin/rider-api.ts",
  "http/admin/rider-import-api.ts",
  "http/admin/save-event-api.ts",
  "http/admin/team-api.ts",
  "http/admin/transfer-api.ts",
  "http/problem.ts",
];
