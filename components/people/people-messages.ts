import { type ProofRefusal, proofMessages } from "@/lib/auth/fresh/proof-messages";
import type {
  changeRoleAction,
  invitePersonAction,
  leaveSiteAction,
  needSecondFactorAction,
  removePersonAction,
  renewInvitationAction,
  revokeInvitationAction,
} from "@/lib/auth/people/actions";
import { refusalMessages } from "@/lib/auth/refusal-messages";
import { roleNames } from "@/lib/auth/role-names";
import type { Role } from "@/lib/auth/site-access";
import { mailFailureMessage } from "@/lib/mail/sending/refusal-messages";
import type { MailFailure } from "@/lib/mail/transport/mail-transport";

/** Says of people what stands where, with elements in the braces. */
export const peopleMessages = {
  seen: "Joined {joined}, last seen {seen}",
  unseen: "Joined {joined}, not signed in",
  open: "Invited {invited}, until {until}",
  over: "Invited {invited}; the link is too old. Send it again, or take it back.",
  inviteHint: "They get a link by email, which works once, for seven days.",
  copyNow: "Copy it now and give it to them yourself. It works once, and can’t be shown again.",
  noServer: "No email was sent, because no mail server is set.",
  roleSaved: "The role is changed. It holds from their next click.",
  removed: "They no longer belong to this site.",
  revoked: "The invitation is taken back.",
  noInvitations: "Nobody is invited at the moment.",
  leave: "You lose access at once. Only an owner can invite you again.",
} as const;

export function sentMessage(email: string): string {
  return `The invitation is on its way to ${email}.`;
}

/** Says why the link is shown instead of mailed. */
export function unsentMessage(failure: Omit<MailFailure, "ok"> | null): string {
  return failure ? `No email was sent. ${mailFailureMessage(failure)}` : peopleMessages.noServer;
}

export function removeTitle(name: string): string {
  return `Remove ${name}?`;
}

export function removeMessage(name: string): string {
  return `${name} loses access to this site at once, wherever they are signed in. What they did stays, and API keys they made keep working.`;
}

/** Says what someone is here: "You are Admin of Ink and Paper." */
export function ownRoleMessage(role: Role, siteName: string): string {
  return `You are ${roleNames[role]} of ${siteName}.`;
}

type Actions =
  | typeof changeRoleAction
  | typeof needSecondFactorAction
  | typeof removePersonAction
  | typeof leaveSiteAction
  | typeof invitePersonAction
  | typeof renewInvitationAction
  | typeof revokeInvitationAction;

/** Says why something about people was refused. */
export const peopleRefusalMessage = refusalMessages<
  Extract<Awaited<ReturnType<Actions>>, { ok: false }> | ProofRefusal
>({
  ...proofMessages,
  own_second_factor_missing: () => "Set up your own second factor first, on your account page.",
  not_allowed: () => "Only an owner of this site may do this. Nothing was changed.",
  not_found: () => "That is not there any more. Reload the page to see who is.",
  last_owner: () => "A site needs an owner. Make someone else an owner first.",
  already_member: () => "Somebody with this email belongs to the site already.",
  already_invited: () => "Somebody with this email is invited already. You can send the invitation again.",
  too_many_invitations: () => "Too many invitations are open. Take back some of them first.",
});
