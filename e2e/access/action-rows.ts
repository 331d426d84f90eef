import type { Permission } from "@/lib/auth/permissions";
import type { ContactSelection } from "@/lib/contacts/selection/contact-selection";
import type { AccessRow } from "./access-row";
import { type SiteRecords, unique } from "./site-records";

/** Is the one argument of an action, or what a form of a public page holds. */
type Input = object;
type Asked = (of: SiteRecords) => Input;
type Row = AccessRow<Input>;

/** Is an action about a record, which is "not found" where it is another site's. */
function onRecord(
  permission: Permission,
  asked: Asked,
  { own = "ok", other = "not_found", door }: { own?: string; other?: string; door?: Permission } = {},
): Row {
  return { permission, asked, own, other, ...(door && { door }) };
}

/** Is an action that names no record. */
function ofSite(permission: Permission, input: () => Input = () => ({}), own = "ok"): Row {
  return { permission, asked: input, own, other: null };
}

/** Is an action asked with an input that it does not take, which it says only to those who may ask. */
function wrongly(permission: Permission): Row {
  return ofSite(permission, () => ({ wrong: true }), "invalid_input");
}

/** Is an action about the asker's own account, whether or not they belong to a site. */
function ofAccount(row: Row): Row {
  return { ...row, isOfAccount: true } as Row;
}

/** Is an action of a public page, with the answer that everyone gets. */
function open(form: Record<string, string>, answer: string): Row {
  return { permission: null, asked: () => form, answer };
}

const selected = (of: SiteRecords): ContactSelection => ({ kind: "ids", ids: [of.contact()] });
const deletion = (of: SiteRecords) => ({ jobId: of.deletion().jobId });
const reason = "Stopped by hand at the bank.";
const filter = { status: "subscribed" as const };
const untyped = { own: "confirmation_mismatch" };
const notSelected = { other: "contacts_not_found" };
const door = "bulk_actions.run";

/** Says of every server action who may use it. A new one needs a row. */
export const actionRows: Record<string, Row> = {
  addContactAction: ofSite("contacts.write", () => ({
    email: `${unique("new")}@people.example`,
    name: "",
    asksForMarketing: false,
  })),
  addSampleContactAction: ofSite("contacts.write"),
  findEmailStandingAction: ofSite("contacts.read", () => ({ email: "someone@people.example" })),
  changeContactAction: onRecord(
    "contacts.write",
    (of) => ({ contactId: of.contact(), seenAt: 1, name: "", email: `${unique("new")}@people.example` }),
    { own: "changed_meanwhile" },
  ),
  tagContactAction: onRecord("contacts.write", (of) => ({ contactId: of.contact(), tag: "vip" })),
  untagContactAction: onRecord("contacts.write", (of) => ({ contactId: of.contact(), tag: "vip" })),
  addNoteAction: onRecord("contacts.write", (of) => ({ contactId: of.contact(), body: "Called." })),
  changeNoteAction: onRecord("contacts.write", (of) => ({ ...of.note(), body: "Called." })),
  deleteNoteAction: onRecord("contacts.write", (of) => of.note()),
  mergeContactsAction: onRecord(
    "contacts.merge",
    (of) => ({ keepId: of.contact(), dropId: of.contact(), nameFrom: "keep", phrase: "merge" }),
    { own: "confirmation_mismatch" },
  ),
  // It stands before the search, which drops pairs that it does not find.
  decidePairAction: onRecord("contacts.merge", (of) => ({ pairId: of.pair(), isDismissed: true })),
  searchDuplicatesAction: ofSite("contacts.merge"),

  // These are about deletions.
  previewDeletionAction: onRecord("contacts.delete", selected, notSelected),
  discardManifestAction: onRecord("contacts.delete", (of) => ({ jobId: of.manifest() })),
  confirmDeletionAction: onRecord(
    "contacts.delete",
    (of) => ({ jobId: of.manifest(), digest: "0".repeat(64), phrase: "delete" }),
    { own: "confirmation_mismatch" },
  ),
  stopDeletionAction: onRecord("contacts.delete", deletion, { own: "not_running" }),
  retryHeldContactsAction: onRecord("deletions.resolve", deletion),
  keepHeldContactAction: onRecord("deletions.resolve", (of) => of.deletion()),
  askWholeReadingAction: onRecord("deletions.resolve", deletion),
  markBillingStoppedAction: onRecord("deletions.vouch", (of) => ({ ...of.deletion(), reason })),
  askReceiptAction: onRecord(
    "deletions.prove",
    (of) => ({ ...deletion(of), email: "someone@people.example" }),
    { own: "not_signed" },
  ),
  askRecheckAgainAction: onRecord("deletions.resolve", (of) => ({ recheckId: of.recheck() }), {
    other: "recheck_not_found",
  }),
  settleRecheckAction: onRecord("deletions.vouch", (of) => ({ recheckId: of.recheck(), reason }), {
    other: "recheck_not_found",
  }),

  approveDeletionAction: onRecord(
    "contacts.delete",
    (of) => ({ ...deletion(of), digest: "0".repeat(64), phrase: "delete" }),
    { own: "not_waiting" },
  ),
  endApprovalAction: onRecord("contacts.delete", deletion, { own: "not_waiting" }),

  // These are about many contacts at once.
  prepareBulkActionAction: onRecord(
    "bulk_actions.run",
    (of) => ({ selection: selected(of), action: { do: "hide" } }),
    notSelected,
  ),
  discardBulkActionAction: onRecord("bulk_actions.run", (of) => ({ jobId: of.preparation("bulk_actions") })),
  startBulkActionAction: onRecord("bulk_actions.run", (of) => ({ jobId: of.bulkAction({ do: "hide" }) })),
  stopBulkActionAction: onRecord("bulk_actions.run", (of) => ({
    jobId: of.bulkAction({ do: "hide" }, "completed"),
  })),
  undoBulkActionAction: onRecord("bulk_actions.run", (of) => ({
    jobId: of.bulkAction({ do: "hide" }, "completed"),
  })),
  retryJobAction: onRecord(
    "bulk_actions.run",
    (of) => ({ table: "bulk_actions", jobId: of.bulkAction({ do: "hide" }, "completed") }),
    { own: "not_failed" },
  ),

  // These are the same actions with a kind that needs more.
  "prepareBulkActionAction (cancel)": onRecord(
    "subscriptions.cancel",
    (of) => ({ selection: selected(of), action: { do: "cancel_subscription" } }),
    notSelected,
  ),
  "prepareBulkActionAction (export)": onRecord(
    "contacts.export",
    (of) => ({ selection: selected(of), action: { do: "export" } }),
    notSelected,
  ),
  "startBulkActionAction (cancel)": onRecord(
    "subscriptions.cancel",
    (of) => ({ jobId: of.bulkAction({ do: "cancel_subscription" }) }),
    { door },
  ),
  "stopBulkActionAction (cancel)": onRecord(
    "subscriptions.cancel",
    (of) => ({ jobId: of.bulkAction({ do: "cancel_subscription" }, "completed") }),
    { door },
  ),
  "stopBulkActionAction (export)": onRecord(
    "contacts.export",
    (of) => ({ jobId: of.bulkAction({ do: "export" }, "completed") }),
    { door },
  ),
  "undoBulkActionAction (cancel)": onRecord(
    "subscriptions.cancel",
    (of) => ({ jobId: of.bulkAction({ do: "cancel_subscription" }, "completed") }),
    { own: "cannot_undo", door },
  ),
  "retryJobAction (cancel)": onRecord(
    "subscriptions.cancel",
    (of) => ({ table: "bulk_actions", jobId: of.bulkAction({ do: "cancel_subscription" }, "completed") }),
    { own: "not_failed", door },
  ),
  "retryJobAction (import)": onRecord("jobs.retry", (of) => ({ table: "imports", jobId: of.import() }), {
    own: "not_failed",
  }),

  // These are about broadcasts.
  prepareBroadcastAction: onRecord("broadcasts.send", selected, notSelected),
  discardPreparedAction: onRecord("broadcasts.send", (of) => ({
    broadcastId: of.preparation("broadcasts"),
  })),
  sendBroadcastAction: onRecord("broadcasts.send", (of) => ({
    broadcastId: of.broadcast("prepared"),
    subject: "News",
    body: "Hello.",
  })),
  stopBroadcastAction: onRecord("broadcasts.send", (of) => ({ broadcastId: of.broadcast("stopped") })),
  createDraftAction: ofSite("broadcasts.send"),
  keepAsDraftAction: onRecord("broadcasts.send", (of) => ({
    broadcastId: of.broadcast("prepared"),
    subject: "News",
    body: "",
  })),
  saveDraftAction: onRecord("broadcasts.send", (of) => ({
    broadcastId: of.broadcast(),
    subject: "News",
    body: "",
    target: null,
    seenAt: 1,
  })),
  duplicateBroadcastAction: onRecord("broadcasts.send", (of) => ({ broadcastId: of.broadcast() })),
  deleteDraftAction: onRecord("broadcasts.send", (of) => ({ broadcastId: of.broadcast() })),
  scheduleBroadcastAction: onRecord(
    "broadcasts.send",
    (of) => ({ broadcastId: of.broadcast(), day: "2000-01-01", time: "09:30" }),
    { own: "in_the_past" },
  ),
  unscheduleBroadcastAction: onRecord("broadcasts.send", (of) => ({ broadcastId: of.broadcast() })),
  startBroadcastAction: onRecord("broadcasts.send", (of) => ({ broadcastId: of.broadcast() }), {
    own: "no_mail_server",
  }),
  sendTestLetterAction: onRecord("broadcasts.send", (of) => ({ broadcastId: of.broadcast() }), {
    own: "no_mail_server",
  }),

  // These are about imports.
  checkImportAction: onRecord("imports.run", (of) => ({
    importId: of.import(),
    columns: [{ kind: "email" }],
    tags: [],
    consent: "none",
    existing: "fill",
  })),
  rereadImportAction: onRecord(
    "imports.run",
    (of) => ({ importId: of.import("completed"), encoding: "UTF-8", hasHeader: true }),
    { own: "already_started" },
  ),
  startImportAction: onRecord("imports.run", (of) => ({ importId: of.import(), checkedAt: 1 }), {
    own: "check_again",
  }),
  stopImportAction: onRecord("imports.run", (of) => ({ importId: of.import("completed") }), {
    own: "not_running",
  }),
  revertImportAction: onRecord("imports.run", (of) => ({
    importId: of.import("completed"),
    phrase: "put back",
  })),
  discardImportAction: onRecord("imports.run", (of) => ({ importId: of.import() })),

  // These are about segments and forms.
  saveSegmentAction: ofSite("segments.write", () => ({ name: unique("segment"), filter })),
  renameSegmentAction: onRecord("segments.write", (of) => ({
    segmentId: of.segment(),
    name: unique("segment"),
  })),
  changeSegmentAction: onRecord("segments.write", (of) => ({ segmentId: of.segment(), filter })),
  moveSegmentAction: onRecord("segments.write", (of) => ({ segmentId: of.segment(), before: null })),
  discardSegmentAction: onRecord("segments.write", (of) => ({ segmentId: of.segment() })),
  restoreSegmentAction: ofSite("segments.write", () => ({
    segmentId: 999_999,
    name: unique("segment"),
    filter,
    position: 0,
    columns: null,
  })),
  setSegmentColumnsAction: onRecord("segments.write", (of) => ({ segmentId: of.segment(), columns: null })),
  createFormAction: ofSite("forms.write", () => ({ name: "Letter", slug: unique("letter") })),

  // These are about tags and fields.
  createTagAction: ofSite("settings.write", () => ({ name: unique("tag") })),
  renameTagAction: onRecord("settings.write", (of) => ({ tagId: of.tag(), name: unique("tag") })),
  mergeTagsAction: onRecord(
    "settings.write",
    (of) => ({ tagId: of.tag(), intoId: of.tag(), phrase: "another" }),
    untyped,
  ),
  deleteTagAction: onRecord("settings.write", (of) => ({ tagId: of.tag(), phrase: "another" }), untyped),
  createFieldAction: ofSite("settings.write", () => ({ name: unique("field"), type: "text" })),
  renameFieldAction: onRecord("settings.write", (of) => ({ fieldId: of.field(), name: unique("field") })),
  orderFieldsAction: onRecord("settings.write", (of) => ({ fieldIds: [of.field()] }), {
    own: "fields_differ",
    other: "fields_differ",
  }),
  changeOptionsAction: onRecord("settings.write", (of) => ({
    fieldId: of.field("choice"),
    options: [
      { was: "a", name: "a" },
      { was: "b", name: "b" },
    ],
    removed: [],
  })),
  changeFieldTypeAction: onRecord("settings.write", (of) => ({ fieldId: of.field(), type: "number" })),
  deleteFieldAction: onRecord(
    "settings.write",
    (of) => ({ fieldId: of.field(), phrase: "another" }),
    untyped,
  ),
  discardChangeAction: onRecord("settings.write", (of) => ({ changeId: of.change() })),

  // These are about settings.
  setSiteAction: ofSite("settings.write", () => ({
    name: "Studio",
    postalAddress: "",
    timeZone: "UTC",
    color: null,
  })),
  setSiteLogoAction: ofSite("settings.write", () => ({ bytes: null }), "invalid_input"),
  removeSiteLogoAction: ofSite("settings.write"),
  connectStripeAction: ofSite("settings.write", () => ({ secretKey: "none" }), "invalid_input"),
  tryKeyAgainAction: ofSite("settings.write", undefined, "not_connected"),
  startSyncAction: ofSite("settings.write", undefined, "not_connected"),
  setSendingAction: ofSite("settings.write", () => ({ url: null })),
  sendTestMailAction: ofSite("settings.write", () => ({ to: "me@studio.example" }), "no_mail_server"),
  createApiKeyAction: ofSite("settings.write", () => ({
    name: "Shop",
    scopes: ["contacts.add"],
    days: null,
  })),
  revokeApiKeyAction: onRecord("settings.write", (of) => ({ keyId: of.apiKey() })),
  rotateIdentityKeyAction: ofSite("settings.write"),
  forgetEmailAction: ofSite("emails.forget", () => ({ email: `${unique("gone")}@people.example` })),

  setDeletionBoundsAction: ofSite("settings.write", () => ({ freshOver: null, approveOver: null })),

  endSiteAction: wrongly("site.delete"),
  keepSiteAction: wrongly("site.delete"),
  removeSiteAction: wrongly("site.delete"),

  // These are about people.
  changeRoleAction: onRecord("people.manage", (of) => ({ userId: of.person(), role: "support" })),
  removePersonAction: onRecord("people.manage", (of) => ({ userId: of.person() })),
  needSecondFactorAction: ofSite("people.manage", () => ({ isNeeded: false })),
  invitePersonAction: ofSite("people.manage", () => ({
    email: `${unique("invited")}@people.example`,
    role: "support",
  })),
  renewInvitationAction: onRecord("people.manage", (of) => ({ invitationId: of.invitation() })),
  revokeInvitationAction: onRecord("people.manage", (of) => ({ invitationId: of.invitation() })),
  chooseSiteAction: onRecord("account.own", (of) => ({ siteId: of.siteId })),

  // These are about one's own account. One that would end the session, or move it, is asked with a wrong input.
  renameAccountAction: ofAccount(ofSite("account.own", () => ({ name: "Renamed" }))),
  endSessionAction: ofAccount(
    onRecord("account.own", (of) => ({ sessionId: of.session() }), { other: "session_not_found" }),
  ),
  endOtherSessionsAction: ofAccount(wrongly("account.own")),
  changePasswordAction: ofAccount(wrongly("account.own")),
  changeEmailAction: ofAccount(wrongly("account.own")),
  proveFreshAction: ofAccount(wrongly("account.own")),
  askPasskeyProofAction: ofAccount(ofSite("account.own", () => ({}), "no_passkey")),
  beginSecondFactorAction: ofAccount(wrongly("account.own")),
  confirmSecondFactorAction: ofAccount(wrongly("account.own")),
  turnOffSecondFactorAction: ofAccount(wrongly("account.own")),
  renewRecoveryCodesAction: ofAccount(wrongly("account.own")),
  beginPasskeyAction: ofAccount(wrongly("account.own")),
  addPasskeyAction: ofAccount(wrongly("account.own")),
  removePasskeyAction: ofAccount(wrongly("account.own")),
  renamePasskeyAction: ofAccount(
    ofSite("account.own", () => ({ passkeyId: "unknown", name: "Phone" }), "passkey_not_found"),
  ),
  endAccountAction: ofAccount(wrongly("account.own")),
  leaveSiteAction: wrongly("account.own"),
  createSiteAction: wrongly("people.manage"),

  // These are on public pages.
  confirmOptInAction: open({ token: "unknown" }, "not_found"),
  submitFormAction: open({ form: "unknown" }, "not_found"),
  verifyReceiptAction: open({ receipt: "none" }, "refused"),
  setUpAction: open({}, "error"),
  signInAction: open({}, "error"),
  takeSecondStepAction: open({}, "error"),
  askPasskeyAction: open({}, "ok"),
  takePasskeyAction: open({}, "error"),
  askResetAction: open({}, "error"),
  resetAction: open({ token: "unknown" }, "error"),
  joinSiteAction: open({ token: "unknown" }, "error"),
  confirmEmailAction: open({ token: "unknown" }, "link_over"),
  signOutAction: open({}, "redirect"),
};
