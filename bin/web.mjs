import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";
import sirv from "sirv";
import { openDoors } from "../dist/doors.mjs";
import { compressedIn, longestKeptSeconds } from "./compress.mjs";

/**
 * Answers people. It is a server of our own around Next, because Next sends its scripts with gzip only, made anew for
 * each browser; these were compressed with Brotli when they were built.
 */
const root = path.join(path.dirname(fileURLToPath(import.meta.url)), "..");
const port = Number(process.env.PORT);
const hostname = process.env.HOST || undefined;

const admit = openDoors();
// Next reads the settings that the build kept, as its own standalone server does: running needs neither next.config.ts
// nor a compiler for it.
const build = JSON.parse(fs.readFileSync(path.join(root, ".next/required-server-files.json"), "utf8"));
process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(build.config);
const { default: next } = await import("next");
const app = next({ dev: false, dir: root, port, hostname });
await app.prepare();
const answer = app.getRequestHandler();
const sendFile = sirv(path.join(root, compressedIn), {
  brotli: true,
  gzip: true,
  immutable: true,
  maxAge: longestKeptSeconds,
});

const staticPath = "/_next/static/";
const server = http.createServer((request, response) => {
  if (!admit(request, response)) return;
  const url = request.url ?? "/";
  const isReading = request.method === "GET" || request.method === "HEAD";
  if (!isReading || !url.startsWith(staticPath)) return answerOrEnd(request, response);
  request.url = `/${url.slice(staticPath.length)}`;
  sendFile(request, response, () => {
    request.url = url;
    answerOrEnd(request, response);
  });
});
server.listen(port, hostname);
server.on("error", (error) => {
  const where = hostname ? `port ${port} of HOST ${hostname}` : `port ${port}`;
  process.stderr.write(`The server cannot listen at ${where} (${error.code}).\n`);
  process.exit(1);
});

/** Ends a connection whose answer failed, as when the sender was turned away in the middle. */
function answerOrEnd(request, response) {
  answer(request, response).catch((error) => {
    console.error(error);
    response.destroy();
  });
}

let isEnding = false;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => void end());

/** Ends when the requests under way have their answers. */
function end() {
  if (isEnding) return;
  isEnding = true;
  server.close(() => process.exit(0));
  server.closeIdleConnections();
}
