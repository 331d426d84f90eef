import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

// A command may be started anywhere, and works on the installation that it belongs to.
process.chdir(fileURLToPath(new URL("..", import.meta.url)));

const installStamp = "node_modules/.farewell-install";
const buildStamp = ".next/.farewell-build";
const commandLineStamp = "dist/.farewell-command-line";
const buildInputs = [
  "app",
  "bin/bundle.mjs",
  "bin/compress.mjs",
  "components",
  "db",
  "lib",
  "public",
  "instrumentation.ts",
  "next.config.ts",
  "proxy.ts",
];
const buildFiles = ["package-lock.json", "postcss.config.mjs", "tsconfig.json"];

export const bin = (name) => path.join("node_modules", ".bin", name);

/** Ends the process with a message instead of a stack. */
export function giveUp(sentence, code = 1) {
  console.error(`\n${sentence}`);
  process.exit(code);
}

function requireNode() {
  const lowest = JSON.parse(fs.readFileSync("package.json", "utf8")).engines.node.replace(">=", "");
  if (lowest.localeCompare(process.versions.node, "en", { numeric: true }) <= 0) return;
  giveUp(`Farewell needs Node ${lowest} or later; this is ${process.versions.node}.`);
}

/** Runs a command to its end with its output shown; resolves with the exit code. */
export function run(command, args, environment = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: "inherit", env: { ...process.env, ...environment } });
    child.on("error", () => resolve(127));
    child.on("exit", (code, signal) => resolve(signal ? 130 : (code ?? 1)));
  });
}

/** Installs what package-lock.json says, unless exactly that is installed already. */
export async function installIfNeeded() {
  requireNode();
  const wanted = hashOf(["package-lock.json"], process.versions.modules);
  if (readIfThere(installStamp) === wanted) return;
  console.error("Installing packages. The first time, SQLite is compiled: allow two or three minutes.");
  // `npm ci` refuses a lock file made with a registry that had no builds for some other platforms.
  const installed = quietly("npm", ["install", "--no-save", "--no-fund", "--no-audit"]);
  if (installed.status !== 0) giveUp(`npm install failed:\n${installed.output}`);
  if (!canOpenDatabase()) quietly("npm", ["rebuild", "better-sqlite3"]);
  if (!canOpenDatabase())
    giveUp("better-sqlite3 could not be compiled. It needs Python 3, make and a C++ compiler.");
  fs.writeFileSync(installStamp, wanted);
}

/** Builds app and worker, unless the present build comes from exactly these sources. */
export async function buildIfNeeded() {
  const wanted = hashOfSources();
  if (
    readIfThere(buildStamp) === wanted &&
    fs.existsSync(".next/BUILD_ID") &&
    fs.existsSync("dist/worker.mjs")
  )
    return 0;
  console.error("Building.");
  return buildAll();
}

/** Builds the app that answers people, with its files compressed, and the worker. */
export async function buildAll() {
  const made = hashOfSources();
  // It must not be the owner's database that the build opens.
  const DATA_DIR = fs.mkdtempSync(path.join(os.tmpdir(), "farewell-build-"));
  const code = await run(bin("next"), ["build"], { NEXT_TELEMETRY_DISABLED: "1", DATA_DIR });
  fs.rmSync(DATA_DIR, { recursive: true, force: true });
  if (code !== 0) return code;
  await (await import("./bundle.mjs")).bundle();
  await (await import("./compress.mjs")).compress();
  fs.writeFileSync(buildStamp, made);
  return 0;
}

/** Bundles the command line alone, which takes a second, unless the present bundle comes from exactly these sources. */
export async function bundleCommandLineIfNeeded() {
  const wanted = hashOf(["bin/bundle.mjs", "db", "lib", "package-lock.json"], process.versions.node);
  if (readIfThere(commandLineStamp) === wanted && fs.existsSync("dist/farewell.mjs")) return;
  await (await import("./bundle.mjs")).bundle(["farewell"]);
  fs.writeFileSync(commandLineStamp, wanted);
}

export async function mustBuild() {
  if ((await buildIfNeeded()) !== 0) giveUp("The build failed.");
}

function canOpenDatabase() {
  const open = 'new (require("better-sqlite3"))(":memory:").close()';
  return spawnSync(process.execPath, ["-e", open]).status === 0;
}

function quietly(command, args) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status, output: `${stdout ?? ""}${stderr ?? ""}` };
}

function hashOfSources() {
  return hashOf([...buildInputs, ...buildFiles], process.versions.node);
}

function readIfThere(file) {
  return fs.existsSync(file) ? fs.readFileSync(file, "utf8") : undefined;
}

function hashOf(inputs, salt) {
  const hash = createHash("sha256").update(salt);
  for (const file of inputs.flatMap(filesBelow).sort())
    hash.update(`\n${file}\n`).update(fs.readFileSync(file));
  return hash.digest("hex");
}

function filesBelow(input) {
  if (!fs.existsSync(input)) return [];
  if (fs.statSync(input).isFile()) return /\.test\.tsx?$/.test(input) ? [] : [input];
  return fs.readdirSync(input).flatMap((name) => filesBelow(path.join(input, name)));
}
