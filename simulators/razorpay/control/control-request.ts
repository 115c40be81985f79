import type { HttpBindings } from "@hono/node-server";
import type { Hono } from "hono";

export type Control = Hono<{ Bindings: HttpBindings }>;

/** The JSON object of a control request; anything else counts as empty. */
export async function readOptions(request: { text(): Promise<string> }): Promise<Record<string, unknown>> {
  const text = await request.text();
  if (text.trim() === "") return {};
  const parsed: unknown = JSON.parse(text);
  return typeof parsed === "object" && parsed !== null ? (parsed as Record<string, unknown>) : {};
}
