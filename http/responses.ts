import { z } from "@hono/zod-openapi";
import {
  bodyTooLarge,
  brokenOff,
  busy,
  internalError,
  invalidInput,
  invalidJson,
  type Problem,
  unsupportedMediaType,
} from "./problem.ts";

/** A JSON body that must be there. */
export const jsonBody = <Schema extends z.ZodType>(schema: Schema) => ({
  required: true,
  content: { "application/json": { schema } },
});

/** A success with a JSON body. A handler that answers something else does not compile. */
export const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  description,
  content: { "application/json": { schema } },
});

/** A success whose body is a file or a text of its own format. */
export const file = <MediaType extends string>(mediaType: MediaType, description: string) => ({
  description,
  content: { [mediaType]: { schema: z.string().openapi({ format: "binary" }) } } as Record<
    MediaType,
    { schema: z.ZodString }
  >,
});

/** A success that is plain text. */
export const text = (description: string) => ({ description, content: { "text/plain": { schema: z.string() } } });

const FieldProblem = z
  .object({
    field: z.string().openapi({ description: "A path such as categories.0.name" }),
    code: z.string(),
    message: z.string(),
  })
  .openapi("FieldProblem");

/** RFC 9457, with what is ours. */
export const ProblemBody = z
  .looseObject({
    type: z.string(),
    status: z.int(),
    code: z.string().openapi({ description: "Stable, and part of the contract" }),
    title: z.string().openapi({ description: "For people; may change" }),
    errors: z.array(FieldProblem).optional(),
  })
  .openapi("Problem");

type Refusal = { status: number; title: string; code?: string };
type Refusals = Readonly<Record<string, Refusal>>;

/** What a request with a JSON body may always be told. */
export const ofJsonBody: readonly Problem[] = [invalidJson, bodyTooLarge, unsupportedMediaType, invalidInput([])];
/** What a request may be told whose path or query is not as it should be. */
export const ofParameters: Problem = invalidInput([]);
const ofEveryRequest: readonly Problem[] = [brokenOff, internalError, busy];

/**
 * The refusals of a route, as OpenAPI describes them: single problems, and tables of refusals by their code. The handler's
 * type does not list them, because `problemReply` fits every route; the tests see to it that none is missing here.
 */
// biome-ignore lint/complexity/noBannedTypes: spread into the responses it adds no status to the type.
export function problems(...given: (Problem | readonly Problem[] | Refusals)[]): {} {
  const all = [...given, ofEveryRequest].flatMap(problemsIn);
  return Object.fromEntries(
    [...new Set(all.map(({ status }) => status))].sort().map((status) => {
      const titles = new Map(all.filter((each) => each.status === status).map(({ code, title }) => [code, title]));
      const schema = bodyWithCode([...titles.keys()]);
      const description = [...titles].map(([code, title]) => `\`${code}\`: ${title}`).join("\n\n");
      return [status, { description, content: { "application/problem+json": { schema } } }];
    }),
  );
}

const bodies = new Map<string, z.ZodType>();

/** Routes share it where they refuse with the same codes: to make one takes as long as all the rest of a route. */
function bodyWithCode(codes: string[]): z.ZodType {
  const key = codes.join();
  const body = bodies.get(key) ?? ProblemBody.extend({ code: z.enum(codes) });
  bodies.set(key, body);
  return body;
}

type Named = { status: number; code: string; title: string };

function problemsIn(given: Problem | readonly Problem[] | Refusals): Named[] {
  if (Array.isArray(given)) return [...(given as readonly Problem[])];
  if (isProblem(given)) return [given];
  return Object.entries(given as Refusals).map(([name, { status, title, code = name }]) => ({ status, title, code }));
}

const isProblem = (given: object): given is Problem => "code" in given && typeof given.code === "string";
