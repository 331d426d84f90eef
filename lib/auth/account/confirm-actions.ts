"use server";

import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import { sendNoticeLater } from "@/lib/auth/letters/send-later";
import type { ActionRefusal } from "@/lib/auth/site-action";
import { mayKnock } from "@/lib/doors/may-knock";
import { storageRefusalOf } from "@/lib/system/faults/storage-refusal";
import { database } from "@/lib/system/instance";
import { logUnexpected } from "@/lib/system/log";
import { inWriteTurn } from "@/lib/system/write-turns";
import { confirmEmailChange } from "./confirm-email-change";

export type ConfirmEmailState =
  | { ok: true }
  | { ok: false; refusal: "link_over" | "too_often" }
  | Extract<ActionRefusal, { refusal: "unexpected" | "storage_fault" }>
  | null;

/** Is public: whoever has the link of the letter reads the mail of the new email. The one before is told. */
export async function confirmEmailAction(
  _previous: ConfirmEmailState,
  form: FormData,
): Promise<ConfirmEmailState> {
  try {
    if (!(await mayKnock("account_link", await headers()))) return { ok: false, refusal: "too_often" };
    const token = String(form.get("token") ?? "");
    const confirmed = await inWriteTurn(database(), () => confirmEmailChange(database(), token, Date.now()));
    if (!confirmed.ok) return confirmed;
    sendNoticeLater(confirmed.userId, "email_changed", { to: confirmed.formerEmail });
    return { ok: true };
  } catch (error) {
    unstable_rethrow(error);
    const reference = logUnexpected(error);
    return storageRefusalOf(error) ?? { ok: false, refusal: "unexpected", reference };
  }
}
