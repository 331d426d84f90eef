"use server";

import { z } from "zod";
import { siteAction } from "@/lib/auth/site-action";
import { readBillingBriefly } from "@/lib/billing/stripe/read/read-up-to-now";
import { contactSelection } from "@/lib/contacts/selection/contact-selection";
import { database } from "@/lib/system/instance";
import { askWholeReading } from "./disk/ask-whole-reading";
import { heldContact, keepHeldContact } from "./held/keep-held-contact";
import { markBillingStopped, stoppedBilling } from "./held/mark-billing-stopped";
import { retryHeldContacts } from "./held/retry-held-contacts";
import { confirmDeletion, deletionConfirmation } from "./manifest/confirm-deletion";
import { previewDeletion } from "./manifest/preview-deletion";
import { stopDeletion } from "./run/stop-deletion";

/** Limits how long whoever opens the dialog waits for the payment provider. */
const billingReadMs = 3000;

const ofJob = z.strictObject({ jobId: z.number().int().positive() });

export const previewDeletionAction = siteAction({
  permission: "contacts.delete",
  input: contactSelection,
  run: async (access, selection) => {
    const reading = await readBillingBriefly(database(), access.siteId, Date.now, billingReadMs);
    return previewDeletion(access, database(), selection, Date.now(), reading);
  },
});

export const confirmDeletionAction = siteAction({
  permission: "contacts.delete",
  input: deletionConfirmation,
  run: (access, confirmation) => confirmDeletion(access, database(), confirmation, Date.now()),
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
