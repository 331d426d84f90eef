import type { Database } from "@/db/open-database";
import { confirmDeletion } from "@/lib/deletion/manifest/confirm-deletion";
import { previewDeletion } from "@/lib/deletion/manifest/preview-deletion";
import { ownerOf } from "@/testing/steps/deletion";
import { createDemoServer, type DemoServer, disposeDemoServer } from "../fixtures/demo-server";
import { firstPageReader, readers, readWhile } from "./first-page-reader";
import { summaryOf } from "./latencies";

const restMs = 5_000;

/**
 * Measures how long the first page takes at rest and during a deletion, and how many contacts are deleted per
 * second.
 */
export async function deletionUnderLoad(deletedCount: number): Promise<string[]> {
  const demo = await createDemoServer(deletedCount * 2);
  try {
    await demo.server.start();
    const read = await firstPageReader(demo);

    const restEnds = Date.now() + restMs;
    const atRest = await readWhile(() => Date.now() < restEnds, read);

    const { access, selection } = halfOf(demo, deletedCount);
    const previewedAt = performance.now();
    // The preview uses the real clock, because the server discards a preview that nobody confirms within the hour.
    const preview = await previewDeletion(access, demo.db, selection, Date.now());
    if (!preview.ok) throw new Error(preview.refusal);
    const { manifest } = preview;
    const previewMs = performance.now() - previewedAt;
    const confirmed = confirmDeletion(access, demo.db, manifest, Date.now());
    if (!confirmed.ok) throw new Error(confirmed.refusal);
    const startedAt = performance.now();
    const during = await readWhile(() => !isCompleted(demo.db, manifest.jobId), read);
    const seconds = (performance.now() - startedAt) / 1000;

    const records = manifest.plan.records.reduce((sum, { count }) => sum + count, 0);
    return [
      `${deletedCount.toLocaleString("en-US")} of ${(deletedCount * 2).toLocaleString("en-US")} contacts deleted, with ${records.toLocaleString("en-US")} records`,
      `  counted in ${(previewMs / 1000).toFixed(2)} s, deleted in ${seconds.toFixed(2)} s: ${Math.round(deletedCount / seconds).toLocaleString("en-US")} contacts a second`,
      `  first page, ${readers} readers      count     p50     p99     max (ms)`,
      `    at rest                ${summaryOf(atRest)}`,
      `    while deleting         ${summaryOf(during)}`,
    ];
  } finally {
    await disposeDemoServer(demo);
  }
}

function halfOf({ db, site }: DemoServer, count: number) {
  const ids = db.$client
    .prepare("SELECT id FROM contacts WHERE site_id = ? ORDER BY id LIMIT ?")
    .pluck()
    .all(site.id, count) as number[];
  return { access: ownerOf(site.id), selection: { kind: "ids" as const, ids } };
}

function isCompleted(db: Database, jobId: number): boolean {
  return (
    db.$client.prepare("SELECT status FROM deletion_jobs WHERE id = ?").pluck().get(jobId) === "completed"
  );
}
