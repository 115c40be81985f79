import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { lastLines, startProgram, stopEverything } from "../servers/start-program.ts";
import { buildIfStale } from "./build.ts";
import { showStep } from "./progress.mjs";

// Takes a picture of every page with riders in it, so that people can look at them side by side.

const root = fileURLToPath(new URL("..", import.meta.url));
const bin = join(root, "node_modules", ".bin");

try {
  await buildIfStale();
  await showStep("Taking pictures of every page", takePictures);
  console.log(`Open ${join("test-results", "pictures", "index.html")}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await stopEverything();
}

async function takePictures(): Promise<void> {
  const taking = await startProgram({
    name: "pictures",
    command: join(bin, "playwright"),
    args: ["test", "-c", "tests/browser/pictures.config.ts", "--reporter=list", ...process.argv.slice(2)],
    folder: root,
    env: { PATH: `${bin}:${process.env.PATH}` },
  });
  const { code } = await taking.ended;
  if (code !== 0)
    throw new Error(`Not every page could be shown. The end of ${taking.logFile}:\n${lastLines(taking.logFile, 60)}`);
}
