import type { z } from "@hono/zod-openapi";
import type { Api } from "#http/api.ts";
import { buildApi } from "#http/app.ts";
import { ProblemBody } from "#http/responses.ts";

/** The API of a test: whatever it answers must be what `/api/openapi.json` says, or the request throws. */
export function buildCheckedApi(...given: Parameters<typeof buildApi>): Api {
  const api = buildApi(...given);
  const check = answerCheck(api);
  const answer = api.fetch;
  api.fetch = async (request, ...rest) => {
    const response = await answer(request, ...rest);
    await check(request.method, new URL(request.url).pathname, response);
    return response;
  };
  return api;
}

type Answers = Record<string, { content?: Record<string, { schema: z.ZodType }> }>;
type Route = { method: string; path: string; responses: Answers };
type Check = (method: string, path: string, response: Response) => Promise<void>;

/**
 * Compares an answer of the API with its description: status, type and body of a success, whose members must all be in the
 * schema, and status and code of a refusal. Leaves the body unread for its caller.
 */
export function answerCheck(api: Api): Check {
  const routes = api.openAPIRegistry.definitions.flatMap((found) =>
    found.type === "route" ? [{ ...(found.route as unknown as Route), pattern: patternOf(found.route.path) }] : [],
  );

  return async (method, path, response) => {
    const isFound = (route: (typeof routes)[number]) =>
      route.method === (method === "HEAD" ? "get" : method.toLowerCase()) && route.pattern.test(path);
    // Of two that fit the one without a parameter there is meant.
    const [route] = routes.filter(isFound).sort((one, other) => parametersOf(one.path) - parametersOf(other.path));
    const say = (what: string) => {
      throw new Error(`${method} ${route?.path ?? path} answered ${response.status}: ${what}`);
    };
    if (!route) return response.ok ? say("no such route is described") : checkBody(response, ProblemBody, say);
    const described = route.responses[response.status];
    if (!described) return say(`it is described with ${Object.keys(route.responses)} only; ${await textOf(response)}`);
    const type = (response.headers.get("content-type") ?? "").split(";")[0] as string;
    if (!described.content) return (await textOf(response)) === "" ? undefined : say("its body is not described");
    const content = described.content[type];
    if (!content) return say(`it is not ${Object.keys(described.content)} but ${type}`);
    if (type.endsWith("json") && method !== "HEAD") await checkBody(response, content.schema, say);
  };
}

const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replaceAll(".", "\\.").replaceAll(/{.+?}/g, "[^/]+")}$`);
const parametersOf = (path: string): number => path.split("{").length;
const textOf = async (response: Response): Promise<string> => (await response.clone().text()).slice(0, 300);

async function checkBody(response: Response, schema: z.ZodType, say: (what: string) => void): Promise<void> {
  const body: unknown = JSON.parse(await response.clone().text());
  const found = schema.safeParse(body);
  if (!found.success) {
    const [issue] = found.error.issues;
    return say(`${pathOf(issue?.path ?? [])} is wrong: ${issue?.message}; ${await textOf(response)}`);
  }
  // Parsing leaves out what the schema does not know.
  const unknown = firstUnknown(body, found.data, []);
  if (unknown) say(`${pathOf(unknown)} is not in its schema`);
}

const pathOf = (path: readonly PropertyKey[]): string => `body${path.map((part) => `.${String(part)}`).join("")}`;

function firstUnknown(sent: unknown, known: unknown, path: PropertyKey[]): PropertyKey[] | null {
  if (typeof sent !== "object" || sent === null || typeof known !== "object" || known === null) return null;
  for (const [name, value] of Object.entries(sent)) {
    const at = [...path, name];
    if (!Object.hasOwn(known, name)) return at;
    const deeper = firstUnknown(value, known[name as keyof typeof known], at);
    if (deeper) return deeper;
  }
  return null;
}
