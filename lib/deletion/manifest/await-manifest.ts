import { setTimeout } from "node:timers/promises";
import type { Database } from "@/db/open-database";
import type { SiteAccess } from "@/lib/auth/site-access";
import { findManifest, type ManifestReading } from "./find-manifest";

const patienceMs = 500;
const lookEveryMs = 15;

/**
 * Waits a moment for a manifest that the worker counts, so that a short one is there with the first answer. Returns
 * how far it is when it takes longer.
 */
export async function awaitManifest(
  access: SiteAccess,
  db: Database,
  jobId: number,
  now: () => number,
): Promise<ManifestReading> {
  const until = now() + patienceMs;
  for (;;) {
    const found = findManifest(access, db, jobId, now());
    const isOpen = found.ok && found.state === "measuring";
    if (!isOpen || now() >= until) return found;
    await setTimeout(lookEveryMs);
  }
}
