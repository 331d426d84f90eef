import { spawn } from "node:child_process";
import net from "node:net";
import { fileURLToPath } from "node:url";
import { nameOf } from "./address.mjs";
import { giveUp } from "./steps.mjs";

/** Ends as if killed what does not end by itself. */
const mostEndingMs = 9000;
const firstPauseMs = 250;
const longestPauseMs = 30_000;
/** Counts a worker that ran this long as well: its next restart is immediate again. */
const steadyMs = 60_000;
/** Is the exit code of a process that cannot start, and of this one then: starting it again would not help. */
const refusedCode = 2;

const inInstallation = (file) => fileURLToPath(new URL(`../${file}`, import.meta.url));
export const web = [inInstallation("bin/web.mjs")];
export const worker = [inInstallation("dist/worker.mjs")];

/**
 * Starts the worker and then web, and starts a worker that died again. This process lives and ends with web. Calls
 * `whenReady` with the URL.
 */
export async function serve({ environment = {}, processes = { web, worker }, whenReady } = {}) {
  const port = Number(process.env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    giveUp("PORT must be a port number from 1 to 65535.", refusedCode);
  const host = process.env.HOST || undefined;
  if (!(await isFree(port, host))) giveUp(`Port ${port} is taken. Choose another: PORT=3001 npm run …`);
  const env = {
    ...process.env,
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    PORT: String(port),
    // Next alone would read a file .env, and web would have other settings than the worker.
    __NEXT_PROCESSED_ENV: "true",
    ...environment,
  };
  const children = new Map();
  let isEnding = false;
  let hasStarted = false;

  function start(name, args, stdio) {
    const child = spawn(process.execPath, args, { stdio, env });
    children.set(name, child);
    child.on("exit", () => children.delete(name));
    return child;
  }

  /** Ends web first, so that nobody is answered by half a program, and then the worker. */
  async function end(code) {
    if (isEnding) return;
    isEnding = true;
    setTimeout(() => process.exit(code), mostEndingMs).unref();
    for (const name of ["web", "worker"]) {
      const child = children.get(name);
      if (!child) continue;
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await gone;
    }
    process.exit(code);
  }

  function startWorker(pauseMs, whenStarted) {
    const startedAt = Date.now();
    const child = start("worker", processes.worker, ["ignore", "inherit", "inherit", "ipc"]);
    child.once("message", () => {
      hasStarted = true;
      whenStarted?.();
    });
    child.on("exit", (code, signal) => {
      if (isEnding) return;
      if (code === refusedCode && !hasStarted) return void end(refusedCode);
      const pause = Date.now() - startedAt > steadyMs ? firstPauseMs : pauseMs;
      console.error(
        `The worker ended (${signal ?? `code ${code}`}). Starting it again in ${pause / 1000} s.`,
      );
      setTimeout(() => startWorker(Math.min(pause * 2, longestPauseMs), whenStarted), pause);
    });
  }

  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => void end(0));
  process.on("exit", () => {
    for (const child of children.values()) child.kill("SIGKILL");
  });
  await new Promise((resolve) => startWorker(firstPauseMs, resolve));
  const server = start("web", processes.web, ["ignore", whenReady ? "ignore" : "inherit", "inherit", "ipc"]);
  server.on("exit", (code, signal) => void end(signal ? 1 : (code ?? 1)));
  if (!whenReady) return;
  const address = `http://${nameOf(host)}:${port}`;
  while (!(await isReady(address))) await new Promise((resolve) => setTimeout(resolve, 100));
  whenReady(address);
}

async function isReady(address) {
  try {
    return (await fetch(`${address}/api/health`)).ok;
  } catch {
    return false;
  }
}

/** Tells whether nobody listens there. A host that this machine does not have is left to the server to refuse. */
function isFree(port, host) {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once("error", ({ code }) => resolve(code !== "EADDRINUSE" && code !== "EACCES"));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}
