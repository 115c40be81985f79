import { readFileSync } from "node:fs";
import type { SimulatorApp } from "../stage.ts";

/** Serves one file of a page, read once at the start. */
export function serveFile(app: SimulatorApp, path: string, file: URL, type: string, policy: string): void {
  const content = readFileSync(file);
  const headers = {
    "Content-Type": `${type}; charset=utf-8`,
    "Cache-Control": "no-store",
    "Content-Security-Policy": policy,
  };
  app.get(path, () => new Response(content, { headers }));
}
