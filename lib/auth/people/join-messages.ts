import { setUpMessages } from "@/lib/auth/sign-in/form-messages";
import { unexpectedMessage } from "@/lib/values/unexpected-message";
import type { JoinSiteRefusal } from "./join-site";

export type JoinField = "name" | "password";

/** Says why an invitation was not accepted. */
export const joinRefusalMessages: Record<JoinSiteRefusal["refusal"], string> = {
  not_found:
    "This link does not work. It may be used, too old or taken back. Ask whoever sent it for a new one.",
  other_email:
    "You are signed in with another email than the one that was invited. Sign out, and open the link again.",
  must_sign_in: "You have an account here already. Sign in, and open the link again.",
};

export const joinMessages = {
  fields: { name: setUpMessages.name, password: setUpMessages.password } satisfies Record<JoinField, string>,
  tooMany: "Too many tries. Wait a minute, and try again.",
  unexpected: unexpectedMessage,
};
