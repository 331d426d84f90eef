import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { findChromium } from "./chromium.mjs";
import { bin, buildIfNeeded, installIfNeeded, run } from "./steps.mjs";

const reports = fs.mkdtempSync(path.join(os.tmpdir(), "farewell-reports-"));
const sum = { passed: 0, failed: 0, skipped: 0 };
/** Holds the name of each test that failed, because a log that is cut keeps its end. */
const failures = [];

await installIfNeeded();
if (!fs.existsSync("next-env.d.ts")) await run(bin("next"), ["typegen"]);
await check("Format", () => run(bin("biome"), ["format", "."]));
await check("Lint", () => run(bin("biome"), ["lint", "--error-on-warnings", "."]));
await check("Types", () => run(bin("tsc"), ["--noEmit"]));
await unit();
const isBuilt = await check("Build", buildIfNeeded);
if (isBuilt) await endToEnd();

fs.rmSync(reports, { recursive: true, force: true });
if (failures.length > 0) console.log(`\nFailed:\n${failures.map((name) => `  ${name}`).join("\n")}`);
const skipped = sum.skipped > 0 ? `, ${sum.skipped} skipped` : "";
console.log(`\n${sum.passed} passed, ${sum.failed} failed${skipped}`);
process.exitCode = sum.failed > 0 || sum.passed === 0 ? 1 : 0;

async function check(name, step) {
  console.log(`\n${name}`);
  const isFine = (await step()) === 0;
  count(isFine ? { passed: 1 } : { failed: 1 });
  if (!isFine) failures.push(name);
  return isFine;
}

async function unit() {
  console.log("\nUnit tests");
  const file = path.join(reports, "unit.json");
  const code = await run(bin("vitest"), [
    "run",
    "--reporter=dot",
    "--reporter=json",
    `--outputFile.json=${file}`,
  ]);
  const report = read(file);
  const failed = report?.numFailedTests ?? 0;
  for (const { name, assertionResults } of report?.testResults ?? [])
    for (const { status, fullName } of assertionResults)
      if (status === "failed") failures.push(`${path.relative(".", name)}: ${fullName}`);
  count({ passed: report?.numPassedTests ?? 0, failed, skipped: report?.numPendingTests ?? 0 });
  if (code !== 0 && failed === 0) count({ failed: 1 });
}

async function endToEnd() {
  console.log("\nEnd-to-end tests");
  if (!(await findChromium())) {
    console.error("No Chromium found. Install one (Debian: apt-get install chromium) or set CHROMIUM_PATH.");
    return count({ failed: 1 });
  }
  const file = path.join(reports, "e2e.json");
  const code = await run(bin("playwright"), ["test"], { PLAYWRIGHT_JSON_OUTPUT_NAME: file });
  const report = read(file);
  const stats = report?.stats;
  for (const { file: story, title, ok } of specsOf(report)) if (!ok) failures.push(`e2e/${story}: ${title}`);
  const failed = (stats?.unexpected ?? 0) + (stats?.flaky ?? 0);
  count({ passed: stats?.expected ?? 0, failed, skipped: stats?.skipped ?? 0 });
  if (code !== 0 && failed === 0) count({ failed: 1 });
}

function specsOf({ suites = [], specs = [] } = {}) {
  return [...specs, ...suites.flatMap(specsOf)];
}

function count({ passed = 0, failed = 0, skipped = 0 }) {
  sum.passed += passed;
  sum.failed += failed;
  sum.skipped += skipped;
}

function read(file) {
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : undefined;
}
