import type { ReceiptContent } from "@/lib/receipts/receipt-document";
import { contactsOf, countOf } from "@/lib/values/count-words";
import type { Formats } from "@/lib/values/formats";

type NotDeleted = ReceiptContent["notDeleted"][number]["why"];

/** Says how many of the selected contacts were not deleted, and why. */
export const notDeletedMessages: Record<NotDeleted, (format: Formats, count: number) => string> = {
  already_gone: (format, count) => `${countOf(format, count, "contact was", "contacts were")} already gone.`,
  held: (format, count) => `${contactsOf(format, count)} held, because something may still bill them.`,
  stopped: (format, count) => `${contactsOf(format, count)} kept, because the deletion was stopped.`,
  kept_after_all: (format, count) =>
    `${countOf(format, count, "contact that was held was", "contacts that were held were")} kept after all.`,
};
