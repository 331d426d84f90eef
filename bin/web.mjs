import http from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";
import next from "next";
import sirv from "sirv";
import { compressedIn, longestKeptSeconds } from "./compress.mjs";

/**
 * Answers people. It is a server of our own around Next, because Next sends its scripts with gzip only, made anew for
 * each browser; these were compressed with Brotli when they were built.
 */
const root = path.join(path.dirname(fileURLToPath(import.meta.url)), "..");
const port = Number(process.env.PORT);
const hostname = process.env.HOST || undefined;

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
  const url = request.url ?? "/";
  const isReading = request.method === "GET" || request.method === "HEAD";
  if (!isReading || !url.startsWith(staticPath)) return void answer(request, response);
  request.url = `/${url.slice(staticPath.length)}`;
  response.setHeader("X-Content-Type-Options", "nosniff");
  sendFile(request, response, () => {
    request.url = url;
    void answer(request, response);
  });
});
server.listen(port, hostname);
server.on("error", (error) => {
  console.error(`The server cannot listen at port ${port} (${error.code}).`);
  process.exit(1);
});

let isEnding = false;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => void end());

/** Ends when the requests under way have their answers. */
function end() {
  if (isEnding) return;
  isEnding = true;
  server.close(() => process.exit(0));
  server.closeIdleConnections();
}
