import type { Database } from "@/db/open-database";
import type { SiteAccess } from "@/lib/auth/site-access";
import { awaitBriefly } from "@/lib/jobs/await-briefly";
import { findManifest, type ManifestReading } from "./find-manifest";

/** Finds a manifest that the worker counts, and waits a moment for a short one. */
export function awaitManifest(
  access: SiteAccess,
  db: Database,
  jobId: number,
  now: () => number,
  freshAt: number | null = null,
): Promise<ManifestReading> {
  const look = () => findManifest(access, db, jobId, now(), freshAt);
  return awaitBriefly(look, (found) => found.ok && found.state === "measuring", now);
}
