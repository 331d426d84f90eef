import { readMetrics } from "@/lib/metrics/read-metrics";
import { env } from "@/lib/system/env";
import { database, databaseFile } from "@/lib/system/instance";

export const dynamic = "force-dynamic";

const statuses = { not_found: 404, not_signed_in: 401 } as const;

/** Answers monitoring, which has a token of its own instead of a session: it reads counts of the whole instance. */
export async function GET(request: Request): Promise<Response> {
  const { METRICS_TOKEN } = env();
  const read = await readMetrics(
    METRICS_TOKEN,
    request.headers.get("authorization"),
    database,
    databaseFile(),
  );
  if (!read.ok)
    return Response.json({ ok: false, refusal: read.refusal }, { status: statuses[read.refusal] });
  return new Response(read.text, {
    headers: { "Content-Type": read.contentType, "Cache-Control": "no-store" },
  });
}
