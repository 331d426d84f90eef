import { expect, test } from "vitest";
import { bulkActionLabels } from "@/components/bulk-actions/actions/bulk-action-kinds";
import { auditActions, jobPhases } from "@/lib/audit/audit-action";
import { neutralFormats } from "@/lib/values/formats";
import { auditMessage } from "./audit-labels";

const say = (action: string, counts: Record<string, number> = {}) =>
  auditMessage(neutralFormats, { action, counts });

test("says what was done, to how many", () => {
  expect(say("deletion_completed", { deleted: 1204, alreadyGone: 0, needsAttention: 1, kept: 0 })).toBe(
    "Deleted 1,204 contacts in all, 1 needs attention",
  );
  expect(say("job_retried", { deletion_jobs: 1 })).toBe("Tried a deletion again that had failed");
  expect(say("segment_saved")).toBe("Saved a segment");
  expect(say("manifest_copied", { contacts: 1 })).toBe("Took a copy of 1 contact before deleting them");
  expect(say("import_completed", { created: 20, updated: 3, unchanged: 0, duplicate: 1, invalid: 2 })).toBe(
    "Imported a list: 20 contacts added, 3 updated, 1 row repeated an email, 2 rows left out",
  );
});

test("says whose role was changed, and whom somebody removed", () => {
  const of = { counts: { admin: 1 }, whom: "Ada" };
  expect(auditMessage(neutralFormats, { action: "role_changed", ...of })).toBe(
    "Changed the role of Ada to Admin",
  );
  expect(auditMessage(neutralFormats, { action: "person_removed", ...of })).toBe(
    "Removed Ada, who was Admin",
  );
  expect(say("person_invited", { read_only: 1 })).toBe("Invited someone as Read-only");
  expect(say("access_refused", { "contacts.export": 1 })).toBe(
    "Asked to export contacts, which their role may not",
  );
});

test("says of a job on contacts what it set out to do, what it did, and what was undone", () => {
  expect(say("add_tag_started", { contacts: 3 })).toBe("Began adding a tag to 3 contacts");
  expect(say("add_tag_completed", { contacts: 2, unchanged: 1, failed: 0 })).toBe(
    "Added a tag to 2 contacts, 1 stayed as they were",
  );
  expect(say("cancel_subscription_completed", { contacts: 3, unchanged: 0, failed: 2 })).toBe(
    "Cancelled the subscriptions of 3 contacts, failed for 2",
  );
  expect(say("hide_stopped", { contacts: 5 })).toBe("Hid 5 contacts, then stopped");
  expect(say("grant_offer_undo_completed", { contacts: 1 })).toBe("Undid granting an offer to 1 contact");
});

test("says of requests to confirm without a mail server that nothing was sent", () => {
  expect(say("request_opt_in_completed", { contacts: 3, unchanged: 1, failed: 0, unsent: 3 })).toBe(
    "Noted requests to confirm for 3 contacts, not sent: no mail server, 1 stayed as they were",
  );
  expect(say("request_opt_in_stopped", { contacts: 2, unchanged: 0, failed: 0, unsent: 2 })).toBe(
    "Noted requests to confirm for 2 contacts, not sent: no mail server, then stopped",
  );
  expect(say("request_opt_in_completed", { contacts: 3, unchanged: 0, failed: 0 })).toBe(
    "Asked 3 contacts to confirm",
  );
});

test("says of an export who was gone, not that they stayed", () => {
  expect(say("export_completed", { contacts: 2, unchanged: 1, failed: 0 })).toBe(
    "Exported 2 contacts, 1 were gone by then",
  );
});

test("has words of its own for every action", () => {
  const ofJobs = Object.keys(bulkActionLabels).flatMap((done) =>
    jobPhases.flatMap((phase) => [`${done}_${phase}`, `${done}_undo_${phase}`]),
  );
  const messages = [...Object.keys(auditActions), ...ofJobs].map((action) => say(action));
  expect(new Set(messages).size).toBe(messages.length);
  for (const message of messages) expect(message).toMatch(/^[A-Z][^_]+$/);
});

test("tells what it does not know by its name and its counts", () => {
  expect(say("site_renamed", { sites: 1 })).toBe("Site renamed, sites 1");
  expect(say("constructor_completed")).toBe("Constructor completed");
  expect(say("toString")).toBe("ToString");
});
