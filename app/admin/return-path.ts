/** Which page to show after the sign-in: one of ours under `/admin`, or the list of events. Nothing else is believed. */
export function returnPath(asked: string | string[] | null | undefined): string {
  if (typeof asked !== "string" || !/^\/admin(\/[\w%.~/-]*)?(\?[\w%.~&=+:/-]*)?$/.test(asked)) return "/admin";
  return /^\/admin\/sign-in\b|\/\.|\/\//.test(asked) ? "/admin" : asked;
}
