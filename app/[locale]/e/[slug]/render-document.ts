import type { ReactElement } from "react";

/**
 * Inside a request Next's own React renders no HTML and `react-dom/server` is refused. Node's copy does, if it is imported
 * past Next's bundler: the elements of both are the same, and no component of this page has a hook.
 */
export async function renderDocument(document: ReactElement): Promise<string> {
  const { renderToStaticMarkup } = await import(/* turbopackIgnore: true */ "react-dom/server");
  return `<!doctype html>${renderToStaticMarkup(document)}`;
}
