"use server";

import { headers } from "next/headers";
import { redirect, unstable_rethrow } from "next/navigation";
import { after } from "next/server";
import { sendLink } from "@/lib/auth/letters/send-account-mail";
import { sendNoticeLater } from "@/lib/auth/letters/send-later";
import { waysInMessages } from "@/lib/auth/letters/ways-in-messages";
import { resetPath } from "@/lib/auth/return-path";
import { mayKnock } from "@/lib/doors/may-knock";
import { storageRefusalOf } from "@/lib/system/faults/storage-refusal";
import { appUrl, database } from "@/lib/system/instance";
import { logUnexpected } from "@/lib/system/log";
import { inWriteTurn } from "@/lib/system/write-turns";
import { parseEmail } from "@/lib/values/email";
import { askReset } from "./ask-reset";
import { type PasskeyFate, resetByLink } from "./reset-by-link";
import { resetMessages, resetRefusalMessage } from "./reset-messages";

/** Is what came of a form. `isOfPasskeys` tells that it is about the choice, and not about the box. */
type ResetState = { ok: boolean; says: string; isOfPasskeys?: boolean } | null;

/**
 * Is public. Answers alike whether somebody signs in with the email or not, and looks only after the answer, whose time
 * tells nothing.
 */
export async function askResetAction(_previous: ResetState, form: FormData): Promise<ResetState> {
  try {
    const parsed = parseEmail(String(form.get("email") ?? ""), { from: "list" });
    if (!parsed.ok) return { ok: false, says: resetMessages.email };
    if (!(await mayKnock("password_reset", await headers())))
      return { ok: false, says: resetMessages.tooOften };
    after(() => lookAndSend(parsed.email).catch(logUnexpected));
    return { ok: true, says: resetMessages.asked };
  } catch (error) {
    return { ok: false, says: problemOf(error) };
  }
}

async function lookAndSend(email: string): Promise<void> {
  const asked = await inWriteTurn(database(), () => askReset(database(), email, Date.now()));
  if (asked) await sendLink({ db: database(), appUrl: appUrl() }, { ...asked, kind: "passwordReset" });
}

/** Is public: whoever has the link of the letter reads the mail of the account. */
export async function resetAction(_previous: ResetState, form: FormData): Promise<ResetState> {
  try {
    if (!(await mayKnock("account_link", await headers())))
      return { ok: false, says: resetMessages.tooOften };
    const given = {
      token: String(form.get("token") ?? ""),
      password: String(form.get("password") ?? ""),
      passkeys: fateOf(form.get("passkeys")),
    };
    const reset = await inWriteTurn(database(), () => resetByLink(database(), given, Date.now()));
    if (!reset.ok) {
      const isOfPasskeys = reset.refusal === "passkeys_undecided";
      return { ok: false, says: resetRefusalMessage(reset), isOfPasskeys };
    }
    sendNoticeLater(reset.userId, "password_reset", { also: waysInMessages(reset.waysIn) });
  } catch (error) {
    return { ok: false, says: problemOf(error) };
  }
  redirect(resetPath);
}

function fateOf(chosen: unknown): PasskeyFate | undefined {
  return chosen === "keep" || chosen === "remove" ? chosen : undefined;
}

function problemOf(error: unknown): string {
  unstable_rethrow(error);
  const reference = logUnexpected(error);
  return storageRefusalOf(error)?.says ?? resetMessages.unexpected(reference);
}
