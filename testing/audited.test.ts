import { expect, test } from "vitest";
import { listSources } from "@/testing/sources/list-sources";
import { exportsOf, reaches, sourcesWith } from "@/testing/sources/read-calls";

const writing = { file: "db/write.ts", name: "write" };
const auditing = { file: "lib/audit/record-audit.ts", name: "recordAudit" };

/** Is what every endpoint does when it refuses a role, which says nothing about what it does otherwise. */
const refusing = [{ file: "lib/audit/refused/tell-refusal-later.ts", name: "tellRefusalLater" }];

const ofContact = "a contact did it, not a member: it stands in the consent history of that contact";
const ofWorker = "the worker writes the entry when it has done what was asked";
const ofDialog = "counts what a dialog shows, and changes nobody";
const ofDraft = "reaches nobody before it is scheduled or sent, which is told";

/** Maps what writes without an entry in History to the reason why nobody would look for it there. */
const untold: Record<string, string> = {
  "app/api/health/route.ts GET": "notes that this process lives, to see whether it can write",
  "app/api/unsubscribe/[token]/route.ts POST": ofContact,
  "app/api/v1/contacts/route.ts POST": ofContact,
  "app/api/webhooks/stripe/route.ts POST":
    "Stripe says what happened there, and Stripe keeps a history of it",
  "lib/auth/people/actions.ts chooseSiteAction": "chooses what a session shows, and changes nothing there",
  "lib/billing/actions.ts tryKeyAgainAction": "asks Stripe whether the key that is known still works",
  "lib/broadcasts/actions.ts discardPreparedAction": ofDialog,
  "lib/broadcasts/actions.ts prepareBroadcastAction": ofDialog,
  "lib/broadcasts/drafts/actions.ts createDraftAction": ofDraft,
  "lib/broadcasts/drafts/actions.ts deleteDraftAction": ofDraft,
  "lib/broadcasts/drafts/actions.ts duplicateBroadcastAction": ofDraft,
  "lib/broadcasts/drafts/actions.ts keepAsDraftAction": ofDraft,
  "lib/broadcasts/drafts/actions.ts saveDraftAction": ofDraft,
  "lib/bulk-actions/actions.ts discardBulkActionAction": ofDialog,
  "lib/bulk-actions/actions.ts prepareBulkActionAction": ofDialog,
  "lib/command-line/commands/backup.ts backup":
    "made each night, beside an instance that runs: the dashboard tells of the last",
  "lib/command-line/commands/doctor.ts doctor": "writes into a copy only, to see whether it opens",
  "lib/consent/actions.ts confirmOptInAction": ofContact,
  "lib/custom-fields/actions.ts changeFieldTypeAction": ofWorker,
  "lib/custom-fields/actions.ts deleteFieldAction": ofWorker,
  "lib/definition-changes/actions.ts discardChangeAction":
    "puts away the notice of a change that failed and did nothing",
  "lib/deletion/actions.ts askWholeReadingAction": "reads the disk again; the receipt says when it was read",
  "lib/deletion/actions.ts discardManifestAction": ofDialog,
  "lib/deletion/actions.ts previewDeletionAction": ofDialog,
  "lib/forms/actions.ts submitFormAction": ofContact,
  "lib/imports/actions.ts checkImportAction": "a dry run, which writes nothing about anyone",
  "lib/imports/actions.ts rereadImportAction":
    "reads an uploaded list in another way, before anyone is imported",
  "lib/segments/actions.ts setSegmentColumnsAction": "changes how a list looks, and nothing that is in it",
  "lib/tags/actions.ts deleteTagAction": ofWorker,
  "lib/tags/actions.ts mergeTagsAction": ofWorker,
};

const ways = [
  ...sourcesWith('"use server"'),
  ...listSources().filter((file) => /^app\/.*\/route\.ts$/.test(file)),
  ...sourcesWith("= command({"),
].flatMap((file) => exportsOf(file).map((name) => ({ file, name })));

test("whatever changes something leaves an entry in History, or has a reason why not", () => {
  const changing = ways.filter(({ file, name }) => reaches(file, name, writing, refusing));
  expect(changing.length).toBeGreaterThan(90);
  const silent = changing.filter(({ file, name }) => !reaches(file, name, auditing, refusing));
  expect(silent.map(({ file, name }) => `${file} ${name}`).sort()).toEqual(Object.keys(untold).sort());
});

test("the rule sees through what calls what", () => {
  const action = "lib/tags/actions.ts";
  expect(reaches(action, "renameTagAction", auditing)).toBe(true);
  expect(reaches(action, "renameTagAction", auditing, [auditing])).toBe(false);
  expect(reaches(action, "renameTagAction", { file: action, name: "nothing" })).toBe(false);
});
