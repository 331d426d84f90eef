import { expect, test } from "vitest";
import { type BroadcastView, mostLateMs } from "@/lib/broadcasts/broadcast-view";
import { neutralFormats } from "@/lib/values/formats";
import { audienceLabel, standingOf } from "./broadcast-labels";

const now = 10 * mostLateMs;
const draft: BroadcastView = {
  id: 1,
  subject: "Letter",
  status: "draft",
  failure: null,
  hasFailedToStart: false,
  updatedAt: now,
  scheduledAt: null,
  sentAt: null,
  target: null,
  segmentName: null,
  audience: null,
  problem: null,
  sentCount: 0,
  waitingCount: 0,
  skippedCount: 0,
  failedCount: 0,
  unsentCount: 0,
  bouncedCount: 0,
  unsubscribedCount: 0,
};
const label = (of: Partial<BroadcastView>) => standingOf({ ...draft, ...of }, now).label;

test("only what left is called sent", () => {
  const sent = { status: "sent" as const, sentAt: now };
  expect([
    label({}),
    label({ problem: "segment_gone" }),
    label({ status: "scheduled", scheduledAt: now - 1 }),
    label({ status: "scheduled", scheduledAt: now - mostLateMs }),
    label({ status: "starting" }),
    label({ status: "starting", hasFailedToStart: true }),
    label({ ...sent, waitingCount: 1 }),
    label({ ...sent, sentCount: 3 }),
    label({ ...sent, unsentCount: 3 }),
    label({ ...sent, sentCount: 1, unsentCount: 2 }),
    label({ status: "stopped" }),
    label({ status: "failed" }),
  ]).toEqual([
    "Draft",
    "Not sent",
    "Scheduled",
    "Missed",
    "Sending",
    "Failed",
    "Sending",
    "Sent",
    "Not sent: no mail server",
    "Sent to some",
    "Stopped",
    "Failed",
  ]);
});

test("whom it is for is said, also when that is gone or was never kept", () => {
  const say = (of: Partial<BroadcastView>) => audienceLabel(neutralFormats, { ...draft, ...of });
  const audience = { selectedCount: 1_300, willGetCount: 1_204, without: [] };
  const segment = { kind: "segment" as const, segmentId: 7 };
  expect([
    say({}),
    say({ status: "sent" }),
    say({ status: "sent", audience }),
    say({ target: { kind: "selected" }, audience }),
    say({ target: { kind: "customers" } }),
    say({ target: segment, segmentName: "Lapsed" }),
    say({ target: segment }),
  ]).toEqual([
    "Nobody chosen yet",
    "",
    "1,204 contacts",
    "1,204 selected",
    "Customers",
    "Segment “Lapsed”",
    "A discarded segment",
  ]);
});
