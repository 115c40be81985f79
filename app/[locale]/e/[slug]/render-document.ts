import type { ReactElement } from "react";

/**
 * Where Next answers a request, its own React renders no HTML and `react-dom/server` is refused. Node's does, if it is not told
 * of Next: the elements of both are alike, and no component of the page has a hook.
 */
export async function renderDocument(document: ReactElement): Promise<string> {
  const { renderToStaticMarkup } = await import(/* turbopackIgnore: true */ "react-dom/server");
  return `<!doctype html>${renderToStaticMarkup(document)}`;
}
