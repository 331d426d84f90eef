import { expect, test } from "vitest";
import type { BulkActionView } from "@/lib/bulk-actions/bulk-action-view";
import { neutralFormats } from "@/lib/values/formats";
import {
  doingMessage,
  failedMessage,
  needsMailServer,
  outcomeMessages,
  progressMessage,
  progressOf,
} from "./bulk-action-messages";

const job: BulkActionView = {
  id: 1,
  status: "completed",
  isStopping: false,
  do: "add_tag",
  subject: "spring",
  contactCount: 12_000,
  plannedCount: 11_000,
  changedCount: 11_000,
  unchangedCount: 1_000,
  failedCount: 0,
  failures: [],
  canUndo: true,
  undoes: null,
  undoneBy: null,
  createdBy: "Ada",
  createdAt: 1,
  finishedAt: 2,
};

test("says what it does to those whom it would change, and how far it is with all of them", () => {
  const half = { ...job, status: "running" as const, changedCount: 5_000, unchangedCount: 500 };
  expect(doingMessage(neutralFormats, half)).toBe("Adding the tag “spring” to 11,000 contacts");
  expect(progressOf(neutralFormats, half)).toBe("5,500 of 12,000");
  expect(progressMessage(neutralFormats, { ...half, isStopping: true })).toBe(
    "5,500 of 12,000. Stopping as soon as the payment provider has answered.",
  );
});

test("says what it did, whom it left alone, whom it did not reach, and for whom it failed", () => {
  expect(outcomeMessages(neutralFormats, job)).toBe(
    "Tag “spring” added to 11,000 contacts. 1,000 stayed as they were.",
  );
  expect(
    outcomeMessages(neutralFormats, { ...job, status: "stopped", changedCount: 1, unchangedCount: 0 }),
  ).toBe(
    "Stopped. Tag “spring” added to 1 contact. 11,999 were not reached; choose the action again for them.",
  );
  const halfAFile = { ...job, do: "export" as const, changedCount: 7_000, status: "stopped" as const };
  expect(outcomeMessages(neutralFormats, halfAFile)).toBe(
    "Stopped before the file was whole. Export again to get all of it.",
  );
  expect(failedMessage(neutralFormats, job)).toBe("");
  expect(failedMessage(neutralFormats, { ...job, failedCount: 2 })).toBe("Not cancelled for 2 contacts");
});

test("of one that was set aside it says so, and that it can go on", () => {
  expect(
    outcomeMessages(neutralFormats, { ...job, status: "failed", changedCount: 5, unchangedCount: 0 }),
  ).toBe(
    "It failed and was set aside: try again or discard it under Settings, History. " +
      "Tag “spring” added to 5 contacts. 11,995 were not reached yet.",
  );
});

test("says of requests to confirm that they are not sent while no mail server is set, and of nothing else", () => {
  const asked = {
    ...job,
    do: "request_opt_in" as const,
    changedCount: 3,
    contactCount: 4,
    unchangedCount: 1,
  };
  expect(outcomeMessages(neutralFormats, asked)).toBe("3 contacts asked to confirm. 1 stayed as they were.");
  expect(outcomeMessages(neutralFormats, asked, false)).toBe(
    "Not sent: no mail server. 3 contacts will be asked to confirm once one is set. 1 stayed as they were.",
  );
  expect([needsMailServer(asked), needsMailServer({ ...asked, changedCount: 0 })]).toEqual([true, false]);
  expect(needsMailServer(job)).toBe(false);
  expect(outcomeMessages(neutralFormats, job, false)).toBe(outcomeMessages(neutralFormats, job));
});
