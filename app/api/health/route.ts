import { checkHealth } from "@/lib/system/check-health";
import { database } from "@/lib/system/instance";

export const dynamic = "force-dynamic";

const startedAt = Date.now();

/** Answers 200 while people can read and write and the worker is there or coming, otherwise 503. */
export async function GET(): Promise<Response> {
  const health = await checkHealth(database(), startedAt, Date.now());
  return Response.json(health, { status: health.status === "ready" ? 200 : 503 });
}
