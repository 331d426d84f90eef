import { z } from "zod";
import type { BillingInterval, invoiceStatuses } from "@/db/schema";
import { timelineTopics } from "./timeline-topics";

/** Lists what a contact's page shows page by page, newest first. */
export const recordLists = [
  "timeline",
  "purchases",
  "subscriptions",
  "payments",
  "invoices",
  "emails",
  "submissions",
  "notes",
] as const;
export type RecordListName = (typeof recordLists)[number];

/** Lists the kinds of events: what happened, with what, and for how much. */
const timelineKinds = [
  ...([
    "noted",
    "wrote_note",
    "emailed",
    "bought",
    "granted",
    "revoked",
    "paid",
    "refunded",
    "not_paid",
  ] as const),
  ...(["subscribed_to", "canceled", "began", "completed", "certified", "answered"] as const),
  ...([
    "sent_form",
    "joined",
    "opened",
    "clicked",
    "bounced_mail",
    "posted",
    "commented",
    "imported",
  ] as const),
  ...([
    "subscribed",
    "unsubscribed",
    "confirmed",
    "confirmed_by_owner",
    "claimed",
    "bounced",
    "complained",
    "put_back",
  ] as const),
] as const;
export type TimelineKind = (typeof timelineKinds)[number];

/** Holds a row of each list. Amounts are in minor units, times in UTC ms. */
export interface ContactRecords {
  timeline: {
    id: string;
    kind: TimelineKind;
    /**
     * Names the offer, lesson, form or message it is about, or holds what was noted; empty when there is nothing to
     * name.
     */
    subject: string;
    amount: number | null;
    currency: string | null;
    createdAt: number;
  };
  purchases: {
    id: number;
    offer: string;
    kind: "bought" | "granted";
    amount: number;
    currency: string;
    revokedAt: number | null;
    createdAt: number;
  };
  subscriptions: {
    id: number;
    offer: string;
    status: string;
    amount: number;
    currency: string;
    interval: BillingInterval;
    intervalCount: number;
    nextChargeAt: number | null;
    /** Is set when the subscription will end by itself. */
    endsAt: number | null;
    /** Is where it is found at the provider; null where the provider has no page for it. */
    providerUrl: string | null;
    createdAt: number;
  };
  payments: {
    id: number;
    offer: string;
    status: "paid" | "refunded" | "failed";
    amount: number;
    /** Is what was paid back so far. */
    refundedAmount: number;
    isDisputed: boolean;
    currency: string;
    providerUrl: string | null;
    createdAt: number;
  };
  invoices: {
    id: number;
    status: (typeof invoiceStatuses)[number];
    /** Is what is still due. */
    amount: number;
    currency: string;
    providerUrl: string | null;
    createdAt: number;
  };
  emails: {
    id: number;
    subject: string;
    status: string;
    openCount: number;
    clickCount: number;
    createdAt: number;
  };
  submissions: {
    id: number;
    form: string;
    answers: { question: string; answer: string }[];
    createdAt: number;
  };
  notes: { id: number; body: string; createdAt: number };
}

/** Holds one page. Pass `older` to get the page after this one; it is null on the last page. */
export interface RecordPage<Name extends RecordListName> {
  rows: ContactRecords[Name][];
  older: string | null;
}

/** Marks where a page begins: after the row of this time and id. */
const cursor = z
  .string()
  .regex(/^\d{1,15}_[\w-]{1,60}$/, "what `older` of the page before said")
  .transform((text) => ({
    at: Number(text.slice(0, text.indexOf("_"))),
    id: text.slice(text.indexOf("_") + 1),
  }));

export const recordPageOf = z.strictObject({
  list: z.enum(recordLists, `one of ${recordLists.join(", ")}`),
  older: cursor.optional(),
  /** Narrows a timeline to one topic; other lists have no topics. */
  about: z.enum(timelineTopics, `one of ${timelineTopics.join(", ")}`).optional(),
});
export type RecordCursor = z.infer<typeof cursor>;
