import { checkHealth } from "@/lib/system/health/check-health";
import { database } from "@/lib/system/instance";

export const dynamic = "force-dynamic";

const startedAt = performance.now();

/** Answers 200 while people can read and write and the worker is there or coming, otherwise 503. */
export async function GET(): Promise<Response> {
  const moment = { now: Date.now(), steady: performance.now() };
  const health = await checkHealth(database(), startedAt, moment);
  return Response.json(health, { status: health.status === "ready" ? 200 : 503 });
}
