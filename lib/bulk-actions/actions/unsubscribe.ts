import { z } from "zod";
import { prepared } from "@/db/prepared";
import { endOptInRequests, hasOpenOptIn } from "@/lib/consent/end-opt-in-requests";
import { recordConsentEvent } from "@/lib/consent/record-consent-event";
import { nextMarketingStatus } from "@/lib/consent/status/next-marketing-status";
import type { LocalActionKind } from "./action-kind";

export const unsubscribeInput = z.strictObject({ do: z.literal("unsubscribe") });

export const unsubscribe: LocalActionKind<object> = {
  wouldChange: (db, { contactId, status }) =>
    nextMarketingStatus({ current: status, isErased: false }, "unsubscribed") !== status ||
    hasOpenOptIn(db, contactId),
  change(tx, { contactId }, _action, now) {
    prepared(
      tx,
      "UPDATE contacts SET marketing_status = 'unsubscribed' WHERE id = ? AND marketing_status <> 'complained'",
    ).run(contactId);
    recordConsentEvent(tx, contactId, "unsubscribed", "owner", now);
    endOptInRequests(tx, contactId);
    return true;
  },
};
