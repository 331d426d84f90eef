import { contactsOf } from "@/lib/values/count-words";
import { neutralFormats } from "@/lib/values/formats";

interface LastReceipt {
  siteName: string;
  /** Is the number of the deletion, as the receipt has it. */
  number: number;
  deletedCount: number;
}

export function lastReceiptTitle({ siteName }: Pick<LastReceipt, "siteName">): string {
  return `${siteName} is being deleted: the last receipt`;
}

/** Says what the attached receipt is, a paragraph each, with numbers and without a name. */
export function lastReceiptLines({ siteName, number, deletedCount }: LastReceipt): string[] {
  return [
    `All contacts of ${siteName} are deleted. The last deletion, No. ${number}, deleted ${contactsOf(neutralFormats, deletedCount)}.`,
    "Its signed receipt is attached. Keep it: once an owner removes the site, nobody can sign in to it any more, and the receipt goes with it.",
  ];
}

export const lastReceiptLabels = { verify: "Check a receipt" } as const;

/** Says at the foot why it came. */
export function lastReceiptWhyMessage({ siteName }: Pick<LastReceipt, "siteName">): string {
  return `You get this once, because you are an owner or an admin of ${siteName}.`;
}
