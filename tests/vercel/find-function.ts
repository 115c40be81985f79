import type { Route } from "./built-functions.ts";

export type Found = {
  /** As the build names it: `/[locale]/e/[slug]`. */
  path: string;
  /** What the routes say of the address: parts of its path, by their names. */
  query: URLSearchParams;
};

/** What the build has under a path: a file, or a function. */
export type Has = (path: string) => boolean;

/**
 * Which file or function of the build answers, by the routes of its config.json: first what is there, then what is rewritten,
 * then what has a part that may be anything. Without the middleware, which only adds headers of `/admin`.
 */
export function findFunction(routes: readonly Route[], has: Has, url: URL, headers: Headers): Found | null {
  let at: Found = { path: url.pathname, query: new URLSearchParams(url.search) };
  for (const phase of ["", "filesystem", "rewrite"]) {
    if (phase !== "" && has(at.path)) return at;
    for (const route of routesOf(routes, phase)) {
      const next = follow(route, at, headers);
      if (!next) continue;
      at = next;
      if (route.check && has(at.path)) return at;
      if (!route.continue) break;
    }
  }
  return has(at.path) ? at : null;
}

/** The file of the build that Vercel answers with where nothing was found. */
export function fileOfMissing(routes: readonly Route[]): string | null {
  const dest = routesOf(routes, "error").find(({ status }) => status === 404)?.dest;
  return dest === undefined ? null : `${dest}.html`;
}

function routesOf(routes: readonly Route[], phase: string): Route[] {
  const from = phase === "" ? 0 : routes.findIndex(({ handle }) => handle === phase) + 1;
  const rest = routes.slice(from);
  const end = rest.findIndex(({ handle }) => handle !== undefined);
  return rest.slice(0, end === -1 ? undefined : end);
}

function follow(route: Route, { path, query }: Found, headers: Headers): Found | null {
  if (!route.src || !route.dest || route.status !== undefined || route.middlewarePath) return null;
  const match = new RegExp(`^(?:${route.src})$`).exec(path); // As a whole, whether or not it says so.
  const parts: Record<string, string> = { ...match?.groups };
  const agrees = ({ type, key, value }: { type: string; key: string; value?: string }): boolean => {
    const given = type === "header" ? headers.get(key) : null;
    if (given === null) return false;
    const found = new RegExp(`^(?:${value ?? ".*"})$`).exec(given);
    Object.assign(parts, found?.groups);
    return found !== null;
  };
  if (!match || !(route.has ?? []).every(agrees) || (route.missing ?? []).some(agrees)) return null;
  const dest = route.dest.replaceAll(/\$(\w+)/g, (_, name: string) => parts[name] ?? match[Number(name)] ?? "");
  const [to = "", added] = dest.split("?");
  return { path: to, query: new URLSearchParams([...query, ...new URLSearchParams(added)]) };
}
