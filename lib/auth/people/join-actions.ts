"use server";

import { hashPassword } from "better-auth/crypto";
import { headers } from "next/headers";
import { redirect, unstable_rethrow } from "next/navigation";
import { setUpInput } from "@/lib/auth/accounts/set-up";
import { findSender } from "@/lib/auth/find-site-access";
import { weaknessMessages } from "@/lib/auth/passwords/password-messages";
import { weaknessOf } from "@/lib/auth/passwords/weakness-of";
import { homePath } from "@/lib/auth/return-path";
import { signInHere } from "@/lib/auth/sign-in/sign-in-here";
import { mayKnock } from "@/lib/doors/may-knock";
import { storageRefusalOf } from "@/lib/system/faults/storage-refusal";
import { database } from "@/lib/system/instance";
import { logUnexpected } from "@/lib/system/log";
import { inWriteTurn } from "@/lib/system/write-turns";
import { chooseSite } from "./choose-site";
import { findInvitation } from "./find-invitation";
import { type JoinField, joinMessages, joinRefusalMessages } from "./join-messages";
import { joinSite } from "./join-site";

/** Names the box that is wrong; null when it is the link. */
type JoinState = { error: string; field: JoinField | null } | null;

const newAccount = setUpInput.pick({ name: true, password: true });

/**
 * Lets in whoever has the link of an invitation, and needs no session for that: the token is the proof. Someone who is
 * signed in joins as who they are; anyone else gets an account, with which they are signed in.
 */
export async function joinSiteAction(_previous: JoinState, form: FormData): Promise<JoinState> {
  const token = String(form.get("token") ?? "");
  const refuse = (error: string): JoinState => ({ field: null, error });
  try {
    if (!(await mayKnock("join", await headers()))) return refuse(joinMessages.tooMany);
    const sender = await findSender();
    if (sender) {
      const joined = await inWriteTurn(database(), () => {
        const answer = joinSite(database(), token, { userId: sender.userId }, Date.now());
        if (answer.ok) chooseSite(database(), sender, answer.siteId);
        return answer;
      });
      if (!joined.ok) return refuse(joinRefusalMessages[joined.refusal]);
    } else {
      const parsed = newAccount.safeParse(Object.fromEntries(form));
      if (!parsed.success) {
        const field = parsed.error.issues[0]?.path[0] as JoinField;
        return { field, error: joinMessages.fields[field] };
      }
      // This stands first, so that nobody can make the server hash passwords with a wrong link.
      const invitation = findInvitation(database(), token, Date.now());
      if (!invitation) return refuse(joinRefusalMessages.not_found);
      const { name, password } = parsed.data;
      const weakness = weaknessOf(password, [name, invitation.email, invitation.siteName]);
      if (weakness) return { field: "password", error: weaknessMessages[weakness] };
      const passwordHash = await hashPassword(password);
      const joined = await inWriteTurn(database(), () =>
        joinSite(database(), token, { name, passwordHash }, Date.now()),
      );
      if (!joined.ok) return refuse(joinRefusalMessages[joined.refusal]);
      await signInHere(joined.email, password);
    }
  } catch (error) {
    unstable_rethrow(error);
    const reference = logUnexpected(error);
    return refuse(storageRefusalOf(error)?.says ?? joinMessages.unexpected(reference));
  }
  redirect(homePath);
}
