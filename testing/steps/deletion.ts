import type { Database } from "@/db/open-database";
import { grantSiteAccess, type SiteAccess } from "@/lib/auth/site-access";
import type { BillingReading } from "@/lib/billing/provider/billing-reading";
import { localProvider } from "@/lib/billing/provider/local-provider";
import type { ContactSelection } from "@/lib/contacts/selection/contact-selection";
import { confirmDeletion } from "@/lib/deletion/manifest/confirm-deletion";
import type { DeletionManifest } from "@/lib/deletion/manifest/deletion-plan";
import { findManifest } from "@/lib/deletion/manifest/find-manifest";
import type { PreviewRefusal } from "@/lib/deletion/manifest/manifest-request";
import { measureManifest } from "@/lib/deletion/manifest/measure-manifest";
import { requestManifest } from "@/lib/deletion/manifest/request-manifest";
import { runDeletion } from "@/lib/deletion/run/run-deletion";
import type { JobContext } from "@/lib/jobs/job-context";
import { claimJob } from "@/lib/jobs/lease";

/** Is the fixed time of the deletion tests, which use the built-in provider and no server. */
export const testNow = Date.UTC(2026, 0, 15, 12);

export function ownerOf(siteId: number): SiteAccess {
  return grantSiteAccess({ userId: "owner", siteId, role: "owner" });
}

export function testWorld(db: Database): JobContext {
  return {
    db,
    now: () => testNow,
    providersOf: () => ({ local: localProvider(db, () => testNow), stripe: undefined }),
    readBilling: async () => ({ kind: "none" }),
  };
}

/** Requests a manifest and counts it at once, as the worker does. */
export async function previewDeletion(
  access: SiteAccess,
  db: Database,
  selection: ContactSelection,
  now: number,
  reading: BillingReading = { kind: "none" },
): Promise<{ ok: true; manifest: DeletionManifest } | PreviewRefusal> {
  const requested = await requestManifest(access, db, selection, now);
  if (!requested.ok) return requested;
  const world = { ...testWorld(db), now: () => now, readBilling: async () => reading };
  for (let job = claimManifest(world); job; job = claimManifest(world)) await measureManifest(world, job);
  const found = findManifest(access, db, requested.jobId, now);
  if (!found.ok) {
    if (found.refusal === "unexpected" || found.refusal === "not_found") throw new Error(found.refusal);
    return found;
  }
  if (found.state !== "measured") throw new Error("the manifest is not counted");
  return { ok: true, manifest: found.manifest };
}

function claimManifest({ db, now }: JobContext) {
  return claimJob(db, "manifest_requests", "test", now());
}

export async function mustPreview(
  access: SiteAccess,
  db: Database,
  selection: ContactSelection,
  reading?: BillingReading,
  now = testNow,
): Promise<DeletionManifest> {
  const preview = await previewDeletion(access, db, selection, now, reading);
  if (!preview.ok) throw new Error(preview.refusal);
  return preview.manifest;
}

export function mustConfirm(
  access: SiteAccess,
  db: Database,
  { jobId, digest, phrase }: DeletionManifest,
  now = testNow,
): void {
  const confirmed = confirmDeletion(access, db, { jobId, digest, phrase }, now);
  if (!confirmed.ok) throw new Error(confirmed.refusal);
}

/** Runs the open deletion as a process with the name `leaseOwner`. Throws when none is open. */
export async function runOpenDeletion(world: JobContext, leaseOwner = "test"): Promise<void> {
  const job = claimJob(world.db, "deletion_jobs", leaseOwner, world.now());
  if (!job) throw new Error("no deletion is open");
  await runDeletion(world, job);
}

/** Previews, confirms and runs a deletion, and returns its id. */
export async function runWholeDeletion(
  access: SiteAccess,
  db: Database,
  selection: ContactSelection,
): Promise<number> {
  const manifest = await mustPreview(access, db, selection);
  mustConfirm(access, db, manifest);
  await runOpenDeletion(testWorld(db));
  return manifest.jobId;
}
