import { expect, test } from "vitest";
import { neutralFormats } from "@/lib/values/formats";
import { deleteMessages } from "./delete-messages";
import { cameBackMessages, deletionMessages } from "./notice-messages";

const bare = { records: [], formerEmails: [], liveSubscriptionCount: 0, monthly: [] };
const may = Date.UTC(2026, 4, 4);
const june = Date.UTC(2026, 5, 2);

test("what a deletion takes away and stops is said with its numbers", () => {
  expect(deleteMessages(neutralFormats, bare)).toEqual([
    "They go for good. There is no copy and no way back.",
    "No subscription is known that bills them.",
    "Only a fingerprint of their email is kept, so that an import cannot bring them back unasked.",
  ]);
  const rich = {
    records: [
      { kind: "notes" as const, count: 1 },
      { kind: "payments" as const, count: 1200 },
    ],
    formerEmails: [{ email: "old@quill.example", leftAt: may }],
    liveSubscriptionCount: 2,
    monthly: [{ currency: "EUR", amount: 2750 }],
  };
  const said = deleteMessages(neutralFormats, rich);
  expect(said[0]).toContain("They and 1,201 records go for good.");
  expect(said[1]).toBe(
    "2 subscriptions are stopped first (€27.50 a month). If that fails they are held, not deleted.",
  );
  expect(said[2]).toContain("their 2 emails");
});

test("only a deletion says anything about before", () => {
  const said = (reason: "deleted" | "forgotten" | "opted_out", hasConfirmed = false) =>
    cameBackMessages(neutralFormats, { reason, erasedAt: may, hasConfirmed }, june);
  expect(said("deleted").title).toBe(
    "Deleted on May 4, 2026 and came back on Jun 2, 2026: nothing from before was kept.",
  );
  for (const reason of ["forgotten", "opted_out"] as const)
    expect(said(reason).title).not.toMatch(/nothing|kept|Deleted|Jun/);
  expect(said("deleted").consent).toContain("until they confirm");
  expect(said("deleted", true).consent).toBe("They have confirmed marketing email since.");
});

test("a held contact says why, and one that waits says where to stop it", () => {
  const deletion = { id: 7, confirmedAt: may, state: "held" as const, reason: "Stripe is not connected" };
  expect(deletionMessages(neutralFormats, deletion, true)).toEqual({
    title: "Not deleted: held by the deletion of May 4, 2026",
    text: "Stripe is not connected. Until this is resolved they get no email and cannot be edited.",
    link: "Resolve",
  });
  const waiting = { ...deletion, state: "waiting" as const, reason: "" };
  expect(deletionMessages(neutralFormats, waiting, true).link).toBe("See how far it is");
  expect(deletionMessages(neutralFormats, waiting, false).text).toBe("Stop it there to keep them.");
});
