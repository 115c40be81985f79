// Installs what is missing before a demo, a test run or a benchmark. It runs on the machine's own Node and before
// `npm ci`, so it is plain JavaScript and imports nothing that npm would have to bring.
import { spawn, spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { showStep } from "./progress.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const isQuiet = process.argv.includes("--quiet");
const wanted = process.env.npm_lifecycle_event ?? "";
/** package.json says 24.x, as Vercel wants it. */
const neededNode = { major: 24, minor: 18 };
/** Any of these draws Hindi and Marathi; without one a browser shows boxes. The first is the smallest, 78 kB. */
const DEVANAGARI_FONTS = ["fonts-lohit-deva", "fonts-noto-core", "fonts-deva"];

try {
  checkNode();
  await installPackages();
  await installPrograms();
  await installFonts();
  if (!isQuiet) console.log("✓ All that is needed is installed");
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function installPackages() {
  if (arePackagesInPlace()) return;
  const args = ["ci", "--include=dev", "--include=optional", "--no-fund", "--no-audit", "--loglevel=error"];
  // Tests drive the machine's Chromium, so Playwright need not download one.
  const env = { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: "1" };
  await showStep("Installing npm packages", () => run("npm", args, env));
}

/** Whether node_modules holds exactly what the lock file asks for: npm leaves its own list there when it has finished. */
function arePackagesInPlace() {
  const installedList = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(installedList)) return false;
  const installed = readPackages(installedList);
  return Object.entries(readPackages(join(root, "package-lock.json"))).every(([path, entry]) => {
    if (path === "") return true;
    const found = installed[path];
    if (found === undefined) return !isForThisMachine(path) && (entry.optional || entry.devOptional || entry.peer);
    return found.version === entry.version && found.integrity === entry.integrity && existsSync(join(root, path));
  });
}

/**
 * Packages of one platform are optional to npm, but without ours there is no Node and no PostgreSQL.
 *
 * @param {string} path
 */
function isForThisMachine(path) {
  return path.endsWith(`${process.platform}-${process.arch}`);
}

/** @param {string} file */
function readPackages(file) {
  return JSON.parse(readFileSync(file, "utf8")).packages;
}

/** On Linux npm brings Node itself; elsewhere the machine's own has to be new enough. */
function checkNode() {
  if (process.platform === "linux" && ["x64", "arm64"].includes(process.arch)) return;
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const { major: needMajor, minor: needMinor } = neededNode;
  if (major > needMajor || (major === needMajor && minor >= needMinor)) return;
  throw new Error(
    `Startline needs Node ${needMajor}.${needMinor} or newer and this is ${process.version}: install it from https://nodejs.org.`,
  );
}

async function installPrograms() {
  const missing = programsNeeded().filter((program) => !isInstalled(program.command));
  if (missing.length === 0) return;

  const isRoot = process.getuid?.() === 0;
  const debianNames = missing.flatMap((program) => program.debian);
  const brewNames = missing.map((program) => program.brew);
  const label = `Installing ${missing.map((program) => program.command).join(", ")}`;
  if (isRoot && isInstalled("apt-get")) {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    await showStep(label, () => installDebian(debianNames, env));
  } else if (process.platform === "darwin" && isInstalled("brew")) {
    await showStep(label, () => run("brew", ["install", ...brewNames], process.env));
  } else {
    const names = missing.map((program) => program.command).join(" and ");
    const how = isInstalled("apt-get")
      ? `: sudo apt-get install -y ${debianNames.join(" ")}`
      : " with your package manager";
    throw new Error(`Startline needs ${names}. Install what is missing${how}, then run this again.`);
  }
}

/** Where that is possible; pages work without, so nothing stops for it. Systems with a desktop have such fonts. */
async function installFonts() {
  if (process.getuid?.() !== 0 || !isInstalled("apt-get") || DEVANAGARI_FONTS.some(isDebianInstalled)) return;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  try {
    await showStep("Installing a font for Hindi and Marathi", () => installDebian(DEVANAGARI_FONTS.slice(0, 1), env));
  } catch {
    console.error("No font for Hindi and Marathi could be installed; a browser of this machine may show boxes.");
  }
}

/**
 * @param {string[]} names
 * @param {NodeJS.ProcessEnv} env
 */
async function installDebian(names, env) {
  await run("apt-get", ["update"], env);
  // A fresh machine may be updating itself just now.
  const patience = ["-o", "DPkg::Lock::Timeout=120"];
  await run("apt-get", ["install", ...patience, "-y", "--no-install-recommends", ...names], env);
}

/** @param {string} name */
function isDebianInstalled(name) {
  const asked = spawnSync("dpkg-query", ["--status", name], { encoding: "utf8" });
  return asked.stdout?.includes("ok installed") ?? false;
}

function programsNeeded() {
  const redis = { command: "redis-server", debian: "redis-server", brew: "redis" };
  // Debian packs Chromium without its window by itself, which opens a page in half the time.
  const chromium = isInstalled("apt-get")
    ? { command: "chromium-headless-shell", debian: "chromium-headless-shell", brew: "chromium" }
    : { command: "chromium", debian: "chromium", brew: "chromium" };
  const pgbouncer = { command: "pgbouncer", debian: "pgbouncer", brew: "pgbouncer" };
  const brotli = ["libnginx-mod-http-brotli-filter", "libnginx-mod-http-brotli-static"];
  const nginx = { command: "nginx", debian: ["nginx-light", ...brotli], brew: "nginx" };
  const isForTests = wanted === "pretest" || wanted === "test";
  const forAll = process.env.REDIS_URL ? [] : [redis];
  if (["prebench:waiting", "prebench:visits"].includes(wanted)) return [...forAll, nginx];
  if (wanted === "presurge") return [redis, pgbouncer, nginx];
  if (wanted === "prepictures") return [...forAll, chromium];
  return isForTests ? [redis, chromium, pgbouncer, nginx] : forAll;
}

/** @param {string} command */
function isInstalled(command) {
  // Debian keeps some servers in /usr/sbin, which is not on every user's path.
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin", "/usr/local/sbin"];
  return folders.some((folder) => isExecutable(join(folder, command)));
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Runs a command in the project's folder and keeps its chatter to itself unless it fails.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<void>}
 */
function run(command, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (output += part));
    child.once("error", reject);
    // Half an npm install is made good by the next set-up; half a system package would be the user's to repair.
    if (command === "npm") process.once("SIGTERM", () => child.kill());
    child.once("close", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${command} ${args[0]} failed:\n${output.trim().split("\n").slice(-30).join("\n")}`));
    });
  });
}
