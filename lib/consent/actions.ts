"use server";

import { z } from "zod";
import { siteAction } from "@/lib/auth/site-action";
import { database } from "@/lib/system/instance";
import { addContact, newContact } from "./add-contact";
import { confirmOptIn, type OptInRefusal } from "./confirm-opt-in";
import { findConfirmingBrowser } from "./find-confirming-browser";
import { rotateIdentityKey } from "./identity-keys";
import { findAddressStanding, forgetAddress, oneAddress } from "./ledger-tools";

export const addContactAction = siteAction({
  roles: ["owner", "assistant"],
  input: newContact,
  run: (access, contact) => addContact(access, database(), contact, Date.now()),
});

export const findAddressStandingAction = siteAction({
  roles: ["owner", "assistant"],
  input: oneAddress,
  run: (access, address) => findAddressStanding(access, database(), address),
});

export const forgetAddressAction = siteAction({
  roles: ["owner"],
  input: oneAddress,
  run: (access, address) => forgetAddress(access, database(), address, Date.now()),
});

export const rotateIdentityKeyAction = siteAction({
  roles: ["owner"],
  input: z.strictObject({}),
  run: (access) => rotateIdentityKey(access, database(), Date.now()),
});

/** Needs no session: the token is the proof. A session of the site is in its way. */
export async function confirmOptInAction(
  _previous: "unconfirmed" | "confirmed" | OptInRefusal["refusal"],
  form: FormData,
): Promise<"confirmed" | OptInRefusal["refusal"]> {
  const token = String(form.get("token") ?? "");
  const confirmed = confirmOptIn(database(), token, Date.now(), await findConfirmingBrowser(token));
  return confirmed.ok ? "confirmed" : confirmed.refusal;
}
