/** The paths of what a browser loads with this page: scripts, style sheets, pictures, and what it is told to fetch early. */
export function filesOfPage(html: string): string[] {
  const loaded = html.matchAll(/<(?:script|img|link rel="(?:preload|stylesheet)")[^>]*? (?:src|href)="(\/[^"]+)"/g);
  return [...new Set([...loaded].map(([, path]) => path as string))];
}
