import type { ReceiptRefusal } from "@/lib/receipts/check-receipt";
import type { SignedReceipt } from "@/lib/receipts/receipt-document";

/** Is what was pasted, to show it again. */
export interface PastedReceipt {
  receipt: string;
  proof: string;
}

/** Tells whose key signed a receipt: the one in use here, one that was in use before, or one of somebody else. */
export type SignerKind = "own" | "earlier" | "other";

/** Is what a check of a receipt on the public page found. Nothing of it is stored. */
export type VerifyAnswer =
  | { kind: "blank" }
  | {
      kind: "valid";
      receipt: Pick<
        SignedReceipt,
        "site" | "number" | "title" | "revision" | "asOf" | "confirmedBy" | "confirmedAt" | "finishedAt"
      >;
      fingerprint: string;
      signer: SignerKind;
      provenEmail: string | null;
    }
  | { kind: "refused"; refusal: ReceiptRefusal | "nothing_given" | "too_many"; pasted: PastedReceipt }
  | { kind: "unexpected"; reference: string; pasted: PastedReceipt };
