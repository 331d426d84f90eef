"use server";

import { headers } from "next/headers";
import { mayKnock } from "@/lib/doors/may-knock";
import { longestDocument } from "@/lib/receipts/receipt-document";
import { database } from "@/lib/system/instance";
import { logUnexpected } from "@/lib/system/log";
import { findVerifyingKey } from "@/lib/system/signing-key";
import type { VerifyAnswer } from "./verify-answer";
import { verifyReceipt } from "./verify-receipt";

/** Checks a receipt without a session, on purpose: anyone may. Nothing of it is stored or logged. */
export async function verifyReceiptAction(_previous: VerifyAnswer, data: FormData): Promise<VerifyAnswer> {
  const pasted = { receipt: textOf(data, "receipt"), proof: textOf(data, "proof") };
  try {
    if (!(await mayKnock("verify", await headers()))) return { kind: "refused", refusal: "too_many", pasted };
    const given = {
      receipt: (await fileOf(data, "receiptFile")) ?? pasted.receipt,
      proof: (await fileOf(data, "proofFile")) ?? pasted.proof,
    };
    return verifyReceipt(database(), given, findVerifyingKey());
  } catch (error) {
    return { kind: "unexpected", reference: logUnexpected(error), pasted };
  }
}

function textOf(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === "string" ? value.slice(0, longestDocument + 1) : "";
}

/** Returns the text of a chosen file, as much of it as a receipt can have; undefined where none was chosen. */
async function fileOf(data: FormData, name: string): Promise<string | undefined> {
  const file = data.get(name);
  if (!(file instanceof File) || file.size === 0) return undefined;
  return file.slice(0, longestDocument + 1).text();
}
