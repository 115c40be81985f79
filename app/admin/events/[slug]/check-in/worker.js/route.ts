/**
 * Answers for the check-in page alone when there is no network: its own scope is that one page (`Service-Worker-Allowed`), and what
 * it answers the page itself has put into the cache (keep-page.ts). A text, because a service worker is a script of its own.
 */
const WORKER = `
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(fromNetwork(request, pathname));
  else if (pathname.startsWith("/_next/static/")) event.respondWith(kept(pathname).then((found) => found ?? fetch(request)));
});
const kept = (pathname) => caches.match(pathname, { ignoreSearch: true, ignoreVary: true });
/* A network that hangs is none: the kept page is shown after three seconds. */
async function fromNetwork(request, pathname) {
  const answer = fetch(request);
  answer.catch(() => {});
  const hangs = new Promise((done) => setTimeout(() => done(null), 3000));
  const first = await Promise.race([answer, hangs]).catch(() => null);
  if (first && first.status < 500) return first;
  return (await kept(pathname)) ?? answer;
}
`;

export async function GET(_: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params;
  return new Response(WORKER, {
    headers: {
      "Content-Type": "text/javascript; charset=utf-8",
      "Cache-Control": "no-cache",
      "Service-Worker-Allowed": `/admin/events/${encodeURIComponent(slug)}/check-in`,
    },
  });
}
