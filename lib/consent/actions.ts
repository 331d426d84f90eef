"use server";

import { headers } from "next/headers";
import { z } from "zod";
import { siteAction } from "@/lib/auth/site-action";
import { database } from "@/lib/system/instance";
import { logUnexpected } from "@/lib/system/log";
import { inWriteTurn } from "@/lib/system/write-turns";
import { addContact, newContact } from "./add-contact";
import { confirmOptIn, type OptInAnswer } from "./confirm-opt-in";
import { findConfirmingBrowser } from "./find-confirming-browser";
import { findEmailStanding, oneEmail } from "./find-email-standing";
import { forgetEmail } from "./forget-email";
import { rotateIdentityKey } from "./identities/identity-keys";
import { mayConfirm } from "./may-confirm";

export const addContactAction = siteAction({
  permission: "contacts.write",
  input: newContact,
  run: (access, contact) => addContact(access, database(), contact, Date.now()),
});

export const findEmailStandingAction = siteAction({
  permission: "contacts.read",
  isReading: true,
  input: oneEmail,
  run: (access, email) => findEmailStanding(access, database(), email),
});

export const forgetEmailAction = siteAction({
  permission: "emails.forget",
  input: oneEmail,
  run: (access, email) => forgetEmail(access, database(), email, Date.now()),
});

export const rotateIdentityKeyAction = siteAction({
  permission: "settings.write",
  input: z.strictObject({}),
  run: (access) => rotateIdentityKey(access, database(), Date.now()),
});

/** Confirms an opt-in. It needs no session, because the token is the proof; a session of the site blocks it. */
export async function confirmOptInAction(_previous: OptInAnswer, form: FormData): Promise<OptInAnswer> {
  const token = String(form.get("token") ?? "");
  try {
    if (!(await mayConfirm(database(), token, await headers()))) return "too_many";
    const browser = await findConfirmingBrowser(token);
    const confirmed = await inWriteTurn(database(), () =>
      confirmOptIn(database(), token, Date.now(), browser),
    );
    return confirmed.ok ? "confirmed" : confirmed.refusal;
  } catch (error) {
    logUnexpected(error);
    return "unexpected";
  }
}
