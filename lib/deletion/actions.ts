"use server";

import { z } from "zod";
import { currentFreshAt } from "@/lib/auth/fresh/current-session";
import { siteAction, siteActionThatWaits } from "@/lib/auth/site-action";
import { contactSelection } from "@/lib/contacts/selection/contact-selection";
import { mayAskReceipts } from "@/lib/doors/may-knock";
import { database } from "@/lib/system/instance";
import { askWholeReading } from "./disk/ask-whole-reading";
import { heldContact, keepHeldContact } from "./held/keep-held-contact";
import { markBillingStopped, stoppedBilling } from "./held/mark-billing-stopped";
import { retryHeldContacts } from "./held/retry-held-contacts";
import { awaitManifest } from "./manifest/await-manifest";
import { confirmDeletion, deletionConfirmation } from "./manifest/confirm-deletion";
import { discardManifest, manifestToDiscard } from "./manifest/discard-manifests";
import { requestManifest } from "./manifest/request-manifest";
import { stopDeletion } from "./run/stop-deletion";
import { askReceipt, noteQuestion, receiptQuestion } from "./signing/ask-receipt";

const ofJob = z.strictObject({ jobId: z.number().int().positive() });

export const previewDeletionAction = siteActionThatWaits({
  permission: "contacts.delete",
  input: contactSelection,
  run: (access, selection) => requestManifest(access, database(), selection, Date.now()),
  answer: async (access, requested) =>
    requested.ok
      ? awaitManifest(access, database(), requested.jobId, Date.now, await currentFreshAt())
      : requested,
});

export const discardManifestAction = siteAction({
  permission: "contacts.delete",
  input: manifestToDiscard,
  run: (access, manifest) => discardManifest(access, database(), manifest),
});

export const confirmDeletionAction = siteAction({
  permission: "contacts.delete",
  input: deletionConfirmation,
  run: async (access, confirmation) =>
    confirmDeletion(access, database(), confirmation, Date.now(), await currentFreshAt()),
});

export const stopDeletionAction = siteAction({
  permission: "contacts.delete",
  input: ofJob,
  run: (access, job) => stopDeletion(access, database(), job, Date.now()),
});

export const retryHeldContactsAction = siteAction({
  permission: "deletions.resolve",
  input: ofJob,
  run: (access, job) => retryHeldContacts(access, database(), job, Date.now()),
});

export const askWholeReadingAction = siteAction({
  permission: "deletions.resolve",
  input: ofJob,
  run: (access, job) => askWholeReading(access, database(), job, Date.now()),
});

export const markBillingStoppedAction = siteAction({
  permission: "deletions.vouch",
  input: stoppedBilling,
  run: (access, vouch) => markBillingStopped(access, database(), vouch, Date.now()),
});

export const keepHeldContactAction = siteAction({
  permission: "deletions.resolve",
  input: heldContact,
  run: (access, held) => keepHeldContact(access, database(), held, Date.now()),
});

/** Answers after the turn to write, because the more emails a deletion erased, the longer the look for one takes. */
export const askReceiptAction = siteActionThatWaits({
  permission: "deletions.prove",
  input: receiptQuestion,
  run: async (access, question) => {
    if (!(await mayAskReceipts(access.userId))) return { ok: false as const, refusal: "too_many" as const };
    const noted = noteQuestion(access, database(), question, Date.now());
    return noted.ok ? { ok: true as const, question } : noted;
  },
  answer: async (access, noted) => (noted.ok ? askReceipt(access, database(), noted.question) : noted),
});
