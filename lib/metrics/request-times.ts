import type { IncomingMessage, ServerResponse } from "node:http";
import { Histogram, Registry } from "prom-client";
import { processSingleton } from "@/lib/system/process-singleton";

const bucketSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** Holds what this process measures of itself; what the database knows is read when somebody asks. */
export function processRegistry(): Registry {
  return processSingleton("metrics", () => new Registry());
}

function requestTimes(): Histogram {
  return processSingleton(
    "request times",
    () =>
      new Histogram({
        name: "farewell_http_request_duration_seconds",
        help: "How long requests took, by what they were for.",
        labelNames: ["kind", "status"],
        buckets: bucketSeconds,
        registers: [processRegistry()],
      }),
  );
}

/** Measures a request until its answer is sent. Its URL is not kept: it could name someone. */
export function timeRequest(request: IncomingMessage, response: ServerResponse): void {
  const end = requestTimes().startTimer({ kind: kindOf(request) });
  response.once("close", () => end({ status: `${Math.floor(response.statusCode / 100)}xx` }));
}

function kindOf({ url = "/", method }: IncomingMessage): string {
  if (url.startsWith("/_next/static/")) return "file";
  if (url.startsWith("/api/health") || url.startsWith("/metrics")) return "monitoring";
  if (url.startsWith("/api/")) return "api";
  return method === "GET" || method === "HEAD" ? "page" : "action";
}
