import { expect, test } from "vitest";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { openMemoryDatabase } from "@/db/open-database";
import type { BulkActionKind } from "@/lib/audit/audit-action";
import { permissionFor } from "@/lib/auth/bulk-action-permissions";
import { retryJob } from "@/lib/jobs/retry-job";
import { ownerOf, testNow } from "@/testing/steps/deletion";
import { prepareBulkAction } from "@/testing/steps/prepare";
import { startBulkAction } from "./start-bulk-action";
import { startExport } from "./start-export";
import { stopBulkAction } from "./stop-bulk-action";
import { undoBulkAction } from "./undo-bulk-action";

const everyone = { kind: "matching" as const, filter: { everyone: true as const }, except: [] };
const notAllowed = { ok: false, refusal: "not_allowed" };

test.each(["cancel_subscription", "export"] as const)(
  "%s is for who has its permission: to prepare, start, stop, undo and retry it",
  async (kind) => {
    const db = openMemoryDatabase();
    const siteId = createSite(db).id;
    createContact(db, { siteId });
    const owner = ownerOf(siteId);
    const assistant = { ...owner, role: "assistant" as const };
    const plan = { selection: everyone, action: { do: kind } };
    expect(await prepareBulkAction(assistant, db, plan, testNow)).toEqual(notAllowed);
    const prepared = await prepareBulkAction({ ...owner, role: "admin" }, db, plan, testNow);
    if (!prepared.ok) throw new Error(prepared.refusal);
    const job = { jobId: prepared.job.id };
    const start = kind === "export" ? startExport(assistant, db, job.jobId, () => testNow) : undefined;
    expect(start ?? startBulkAction(assistant, db, job, testNow)).toEqual(notAllowed);
    db.$client.prepare("UPDATE bulk_actions SET status = 'running'").run();
    expect(stopBulkAction(assistant, db, job, testNow)).toEqual(notAllowed);
    expect(undoBulkAction(assistant, db, job, testNow)).toEqual(notAllowed);
    const failed = { table: "bulk_actions" as const, ...job };
    expect(retryJob(assistant, db, failed, testNow)).toEqual(notAllowed);
    expect(stopBulkAction({ ...owner, role: "admin" }, db, job, testNow)).toMatchObject({ ok: true });
  },
);

test("every other bulk action needs the permission to run them", () => {
  const others: BulkActionKind[] = ["add_tag", "unsubscribe", "request_opt_in", "hide", "restore_offer"];
  expect(new Set(others.map(permissionFor))).toEqual(new Set(["bulk_actions.run"]));
});
