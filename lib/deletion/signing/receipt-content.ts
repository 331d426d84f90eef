import { priceLabel } from "@/lib/billing/price-labels";
import { recordKindNames } from "@/lib/contacts/records/record-kinds";
import type { DiskCheck } from "@/lib/deletion/disk/disk-check";
import type { DeletionDetail } from "@/lib/deletion/receipt/deletion-view";
import {
  endedTitle,
  impossibleReason,
  notSearchedMessage,
  signInStaysMessage,
  staysMessages,
} from "@/lib/deletion/receipt/ended-messages";
import type { Letterhead } from "@/lib/deletion/receipt/get-letterhead";
import type { ReceiptContent } from "@/lib/receipts/receipt-document";
import { neutralFormats } from "@/lib/values/formats";
import { notDeletedMessages } from "./not-deleted-messages";

/** Is what a deletion says of itself, apart from which revision says it, when, and who signs. */
export type DeletionContent = Omit<ReceiptContent, "revision" | "previous" | "asOf" | "signedBy">;

const format = neutralFormats;

/**
 * Returns what the receipt of a deletion that has ended says, as things are now: what its certificate shows, and
 * nothing else. Undefined for one that has not ended.
 */
export function receiptContentOf(
  deletion: DeletionDetail,
  { siteName, postalAddress }: Pick<Letterhead, "siteName" | "postalAddress">,
  emails: ReceiptContent["emails"],
): DeletionContent | undefined {
  const { status, finishedAt, plan } = deletion;
  if ((status !== "completed" && status !== "stopped") || finishedAt === null) return undefined;
  return {
    format: "farewell-receipt",
    version: 1,
    number: deletion.number,
    deletion: deletion.id,
    site: { name: whole(siteName), postalAddress: whole(postalAddress) },
    title: endedTitle(format, deletion),
    end: status,
    confirmedBy: whole(deletion.confirmedBy),
    ...(deletion.approvedBy !== null &&
      deletion.approvedAt !== null && {
        approved: { by: whole(deletion.approvedBy), at: timeOf(deletion.approvedAt) },
      }),
    why: deletion.why === null ? null : whole(deletion.why),
    confirmedAt: timeOf(deletion.confirmedAt),
    startedAt: deletion.startedAt === null ? null : timeOf(deletion.startedAt),
    finishedAt: timeOf(finishedAt),
    contacts: {
      selected: deletion.contactCount,
      deleted: deletion.deletedCount,
      changed: deletion.changedCount,
      bought: deletion.boughtCount,
    },
    notDeleted: notDeletedOf(deletion),
    list: deletion.digest,
    records: recordsOf(deletion),
    billing: billingOf(deletion),
    searched: deletion.diskCheck && searchOf(deletion.diskCheck),
    notSearched: [notSearchedMessage],
    stays: [
      staysMessages.totals,
      staysMessages.digests,
      ...(emails && emails.count > 0 ? [staysMessages.leaves] : []),
      ...(plan.signInCount ? [signInStaysMessage(format, plan.signInCount, plan.contactCount)] : []),
      staysMessages.certificate,
    ],
    mentions: plan.mentions?.map(({ where, count }) => ({ where, count })) ?? null,
    emails,
  };
}

const timeOf = (at: number) => new Date(at).toISOString();

/** Replaces half characters, which a text from elsewhere may hold and no signed one can. */
const whole = (text: string) => text.replace(/\p{Surrogate}/gu, "\ufffd");

function notDeletedOf(deletion: DeletionDetail): ReceiptContent["notDeleted"] {
  const counts = {
    already_gone: deletion.alreadyGoneCount,
    held: deletion.needsAttentionCount,
    stopped: deletion.keptCount - deletion.keptAfterAllCount,
    kept_after_all: deletion.keptAfterAllCount,
  };
  return (["already_gone", "held", "stopped", "kept_after_all"] as const)
    .map((why) => ({ why, count: counts[why], words: notDeletedMessages[why](format, counts[why]) }))
    .filter(({ count }) => count > 0);
}

function recordsOf({ plan, deletedRecords }: DeletionDetail): ReceiptContent["records"] {
  const counted = new Map(plan.records.map(({ kind, count }) => [kind, count]));
  const deleted = new Map(deletedRecords.map(({ kind, count }) => [kind, count]));
  return recordKindNames
    .map((kind) => ({ kind, counted: counted.get(kind) ?? 0, deleted: deleted.get(kind) ?? 0 }))
    .filter((row) => row.counted + row.deleted > 0);
}

function billingOf(deletion: DeletionDetail): ReceiptContent["billing"] {
  const inWords = ({ amount, currency }: { amount: number; currency: string }) => ({
    amount,
    currency,
    words: format.money(amount, currency),
  });
  return {
    stopped: {
      readBack: deletion.stoppedSubscriptionCount,
      onAnOwnersWord: deletion.vouchedSubscriptionCount,
      noLongerCharged: deletion.stopped.map((price) => ({ ...price, words: priceLabel(format, price) })),
    },
    refunds: {
      areChosen: deletion.refundsUnused,
      made: deletion.refunded.map(inWords),
      impossible: deletion.impossibleRefunds.map((refund) => ({
        ...inWords(refund),
        why: whole(impossibleReason(refund.reason)),
      })),
    },
    customers: { deletedAndReadBack: deletion.deletedCustomerCount, kept: deletion.keptCustomerCount },
    readUpTo: deletion.billingReadUntil === null ? null : timeOf(deletion.billingReadUntil),
    notReadBecause: deletion.billingReadProblem === null ? null : whole(deletion.billingReadProblem),
    stillBilled: deletion.alarmCount,
  };
}

function searchOf(check: DiskCheck): NonNullable<ReceiptContent["searched"]> {
  const filesOf = (files: DiskCheck["files"]) =>
    files.map(({ name, byteCount, foundCount }) => ({ name, bytes: byteCount, found: foundCount }));
  const { whole: wholly, lists } = check;
  return {
    at: timeOf(check.checkedAt),
    emails: check.addressCount,
    scope: check.scope ?? "whole",
    files: filesOf(check.files),
    whole: wholly
      ? { at: timeOf(wholly.checkedAt), emails: wholly.addressCount, files: filesOf(wholly.files) }
      : null,
    lists: lists
      ? { searched: lists.searchedCount, notSearched: lists.unsearchedCount, found: lists.foundCount }
      : null,
    stillToClean: [...(check.waiting ?? [])],
    cleanedAt: check.settledAt === undefined ? null : timeOf(check.settledAt),
  };
}
