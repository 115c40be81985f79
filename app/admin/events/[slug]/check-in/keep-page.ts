const CACHE = "check-in";
const STATIC_FILES = /\/_next\/static\/[^"'\\\s)]+/g;

/**
 * Keeps this page and all that it loads on the phone, so that it opens without a network; also what it will need only then. Throws where
 * the browser can't, or there is no network.
 */
export async function keepPage(): Promise<void> {
  const { pathname } = location;
  if (!("serviceWorker" in navigator) || !("caches" in window)) throw new Error("this browser keeps no pages");
  await navigator.serviceWorker.register(`${pathname}/worker.js`, { scope: pathname });
  await import("jsqr"); // The page itself loads it with the camera, which may be where there is no network.
  const page = await fetch(pathname, { headers: { accept: "text/html" } });
  // Whoever was signed out is sent to another page, which is not this one.
  if (!page.ok || page.redirected) throw new Error("the page did not come");
  const html = await page.clone().text();
  const loaded = performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname);
  const files = new Set([...(html.match(STATIC_FILES) ?? []), ...loaded.filter((path) => path.match(STATIC_FILES))]);

  const cache = await caches.open(CACHE);
  // The page last: it is never there without its files.
  for (const file of files) if (!(await cache.match(file))) await cache.add(file);
  await cache.put(pathname, page);
  for (const { url } of await cache.keys()) {
    const kept = new URL(url).pathname;
    if (kept.match(STATIC_FILES) && !files.has(kept)) await cache.delete(url);
  }
}
