"use server";

import { siteAction } from "@/lib/auth/site-action";
import { database } from "@/lib/instance";
import { addContact, newContact } from "./add-contact";
import { confirmOptIn } from "./confirm-opt-in";

export const addContactAction = siteAction({
  roles: ["owner", "assistant"],
  input: newContact,
  run: (access, contact) => addContact(access, database(), contact, Date.now()),
});

/** Needs no session: the token is the proof. */
export async function confirmOptInAction(
  _previous: "unconfirmed" | "confirmed" | "not_found" | "expired",
  form: FormData,
): Promise<"confirmed" | "not_found" | "expired"> {
  const confirmed = confirmOptIn(database(), String(form.get("token") ?? ""), Date.now());
  return confirmed.ok ? "confirmed" : confirmed.refusal;
}
