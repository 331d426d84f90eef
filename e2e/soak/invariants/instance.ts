import { findSignedReceipt } from "@/lib/deletion/receipt/find-signed-receipt";
import { leasedTables } from "@/lib/jobs/lease";
import { checkReceipt } from "@/lib/receipts/check-receipt";
import type { SoakWorld } from "../world/soak-world";
import type { Invariant } from "./finding";

/** Finds a signed receipt of every ended deletion, which the public key of the instance verifies. */
export const receiptsVerify: Invariant = async (world) => {
  const key = await (await fetch(`${world.server.url}/api/verify/key`)).text();
  const problems: string[] = [];
  const ended = world.rows<{ id: number; siteId: number; deleted: number }>(
    `SELECT id, site_id AS siteId, deleted_count AS deleted FROM deletion_jobs
     WHERE status IN ('completed', 'stopped')`,
  );
  for (const { id, siteId, deleted } of ended) {
    const access = world.sites.find((site) => site.id === siteId)?.access;
    const signed = access && findSignedReceipt(access, world.db, id);
    const checked = signed && checkReceipt({ receipt: signed.text, key });
    if (!checked) problems.push(`deletion ${id} has no receipt`);
    else if (!checked.ok) problems.push(`the receipt of deletion ${id}: ${checked.refusal}`);
    else if (checked.receipt.contacts.deleted !== deleted)
      problems.push(
        `the receipt of deletion ${id} says ${checked.receipt.contacts.deleted} deleted, not ${deleted}`,
      );
  }
  return { counted: `${ended.length} receipts`, problems };
};

/** Finds no job that was set aside, and tells how many of each kind there were. */
export const lanesMove: Invariant = (world) => {
  const problems: string[] = [];
  const counts = leasedTables.map((table) => {
    const failed = world.rows<{ id: number }>(`SELECT id FROM ${table} WHERE status = 'failed'`);
    for (const { id } of failed) problems.push(`${table} ${id} was set aside`);
    return `${world.value(`SELECT count(*) FROM ${table}`)} ${table}`;
  });
  const failures = world.rows<{ jobTable: string; jobId: number; signature: string }>(
    "SELECT job_table AS jobTable, job_id AS jobId, signature FROM job_failures",
  );
  for (const { jobTable, jobId, signature } of failures)
    problems.push(`${jobTable} ${jobId} failed: ${signature}`);
  return { counted: counts.join(", "), problems };
};

export const healthIsGood: Invariant = async (world) => {
  const response = await fetch(`${world.server.url}/api/health`);
  const text = await response.text();
  return { counted: text, problems: response.status === 200 ? [] : [`health answers ${response.status}`] };
};

const expectedLine = /^The worker ended \(SIGKILL\)\. Starting it again in [\d.]+ s\.$/;
const errorLevel = 50;

/** Finds no error in the log but that a process was killed. */
export const logIsQuiet: Invariant = (world) => {
  const lines = world.log.split("\n").filter((line) => line.trim() !== "" && !expectedLine.test(line));
  const problems = lines.filter((line) => !isWarning(line) && !isOfStart(line));
  return { counted: `${lines.length} lines beside those of kills`, problems: [...new Set(problems)] };
};

function isWarning(line: string): boolean {
  if (!line.startsWith("{")) return false;
  const { level } = JSON.parse(line) as { level?: number };
  return level !== undefined && level < errorLevel;
}

/** Matches what a start prints: the link for the first owner of a new instance, and a line of Next. */
const startLines = [
  /^ {2}Nobody owns this/,
  /\/setup\?link=/,
  /^ {2}The link works until/,
  /^✓ Running next\.config/,
];
const isOfStart = (line: string) => startLines.some((pattern) => pattern.test(line));

const flatFactor = 1.6;
const roomMegabytes = 60;
const shortestMs = 60_000;

/** Finds the memory of web and worker flat: the last third of a life needs no more than the second. */
export const memoryIsFlat: Invariant = ({ memory }: SoakWorld) => {
  const problems: string[] = [];
  const lives = memory.lives.filter(({ figures }) => figures.length > 0);
  for (const { name, pid, figures, beganAt, endedAt } of lives) {
    if (endedAt - beganAt < shortestMs) continue;
    const third = Math.floor(figures.length / 3);
    const [middle, last] = [Math.max(...figures.slice(third, 2 * third)), Math.max(...figures.slice(-third))];
    if (last > middle * flatFactor + roomMegabytes)
      problems.push(`${name} ${pid} grew from ${middle} to ${last} MB`);
  }
  const longest = (wanted: string) =>
    lives.filter(({ name }) => name === wanted).sort((one, other) => spanOf(other) - spanOf(one))[0];
  const told = ["web", "worker"].map((name) => {
    const life = longest(name);
    if (!life) return `${name} never ran`;
    const { figures } = life;
    return `${name} ${figures[0]} to ${figures.at(-1)} MB, at most ${Math.max(...figures)}, in ${Math.round(spanOf(life) / 1000)} s`;
  });
  return { counted: `longest lives: ${told.join("; ")}`, problems };
};

const spanOf = ({ beganAt, endedAt }: { beganAt: number; endedAt: number }) => endedAt - beganAt;
