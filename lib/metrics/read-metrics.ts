import { Registry } from "prom-client";
import type { Database } from "@/db/open-database";
import { isSameToken } from "@/lib/values/token-hash";
import { addDatabaseMetrics } from "./database-metrics";
import { processRegistry } from "./request-times";

export type MetricsRefusal = { ok: false; refusal: "not_found" | "not_signed_in" };

/**
 * Returns all metrics in the text format of Prometheus, to whom has the token. Without a token set there is nothing
 * here; `authorization` is the header as it was sent.
 */
export async function readMetrics(
  token: string | undefined,
  authorization: string | null,
  db: () => Database,
  file: string,
): Promise<{ ok: true; text: string; contentType: string } | MetricsRefusal> {
  if (token === undefined) return { ok: false, refusal: "not_found" };
  if (!isSameToken(authorization ?? "", `Bearer ${token}`)) return { ok: false, refusal: "not_signed_in" };
  const read = new Registry();
  addDatabaseMetrics(read, db(), file);
  const all = Registry.merge([read, processRegistry()]);
  return { ok: true, text: await all.metrics(), contentType: all.contentType };
}
