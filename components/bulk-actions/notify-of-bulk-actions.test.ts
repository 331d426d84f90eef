import { QueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { beforeEach, expect, test, vi } from "vitest";
import { queryKeys } from "@/components/data/query-keys";
import { showToasts } from "@/components/toasts/toast";
import type { BulkActionView } from "@/lib/bulk-actions/bulk-action-view";
import { seenBulkActions } from "./follow-bulk-action";
import { notifyOfBulkActions } from "./notify-of-bulk-actions";
// It loads before a window is stood in for.
import "./toast-outcome";

let lastId = 0;

function newJob(status: BulkActionView["status"], more: Partial<BulkActionView> = {}): BulkActionView {
  lastId += 1;
  return {
    id: lastId,
    status,
    isStopping: false,
    do: "hide",
    subject: "",
    contactCount: 2,
    plannedCount: 2,
    changedCount: 2,
    unchangedCount: 0,
    failedCount: 0,
    failures: [],
    canUndo: true,
    undoes: null,
    undoneBy: null,
    createdBy: "Ada",
    createdAt: 1,
    finishedAt: null,
    ...more,
  };
}

const completed = (job: BulkActionView): BulkActionView => ({ ...job, status: "completed", finishedAt: 2 });
const told = () => toast.getHistory().map(({ id }) => id);
const toastsOf = (...jobs: BulkActionView[]) => jobs.map(({ id }) => `bulk-action-${id}`);

/** Stands in for a browser window, as far as remembering and telling need one. */
beforeEach(() => {
  showToasts(toast);
  const kept = new Map<string, string>();
  vi.stubGlobal("window", {});
  vi.stubGlobal("sessionStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
});

test("tells what came of a job that this window saw running, once", async () => {
  const client = new QueryClient();
  const job = newJob("running");
  const before = told();
  notifyOfBulkActions(client, [], [job]);
  expect(told()).toEqual(before);
  notifyOfBulkActions(client, [job], [completed(job)]);
  notifyOfBulkActions(client, [job], [completed(job)]);
  notifyOfBulkActions(client, [completed(job)], [completed(job)]);
  await expect.poll(told).toEqual([...before, ...toastsOf(job)]);
});

test("tells of one that was running only in what came with the page, and of none that it never saw", async () => {
  const client = new QueryClient();
  const [seen, unseen] = [newJob("running"), newJob("completed")];
  const before = told();
  notifyOfBulkActions(client, [seen], [completed(seen), unseen]);
  await expect.poll(told).toEqual([...before, ...toastsOf(seen)]);
});

test("is silent when a dialog has told it", () => {
  const client = new QueryClient();
  const job = newJob("running");
  const before = told();
  notifyOfBulkActions(client, [], [job]);
  seenBulkActions.dismissOutcomes([job.id]);
  notifyOfBulkActions(client, [job], [completed(job)]);
  expect(told()).toEqual(before);
});

test("has contacts read again when a job ends, whoever saw it, and not while it runs", () => {
  const client = new QueryClient();
  client.setQueryData(queryKeys.contactList(""), {});
  client.setQueryData(queryKeys.contact(1), {});
  const isStale = (key: unknown[]) => client.getQueryState(key)?.isInvalidated;
  const job = newJob("running");
  notifyOfBulkActions(client, [job], [{ ...job, changedCount: 1 }]);
  expect(isStale(queryKeys.contactList(""))).toBe(false);
  notifyOfBulkActions(client, [], [newJob("completed")]);
  expect(isStale(queryKeys.contactList(""))).toBe(true);
  expect(isStale(queryKeys.contact(1))).toBe(true);
});
