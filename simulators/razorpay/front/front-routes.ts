import { serveFile } from "../checkout/serve-file.ts";
import type { SimulatorApp, Stage } from "../stage.ts";
import { frontPage } from "./front-page.ts";
import { livePanels } from "./live-panels.ts";

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; form-action 'self'";

/** The page for somebody who wants to watch what the app does, and to let things go wrong by hand. */
export function frontRoutes(app: SimulatorApp, stage: Stage): void {
  serveFile(app, "/front.js", new URL("./browser/front.js", import.meta.url), "text/javascript", POLICY);
  serveFile(app, "/front.css", new URL("./browser/front.css", import.meta.url), "text/css", POLICY);

  app.get("/", (c) => {
    c.header("Content-Security-Policy", POLICY);
    const find = c.req.query("find") ?? "";
    return c.html(frontPage(livePanels(stage.current, find), find));
  });

  app.get("/front/live", async (c) => c.json(await livePanels(stage.current, c.req.query("find") ?? "")));
}
