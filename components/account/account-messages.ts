import { countOf } from "@/lib/values/count-words";
import { neutralFormats } from "@/lib/values/formats";

export const accountPageMessages = {
  description: "How you sign in. It is the same on every site that you belong to.",
  nameSaved: "Your name is saved.",
  emailChanged: "Your email is changed.",
  emailAsked: "Open the link that we sent to the new email. Until then you sign in with the one before.",
  passwordHint: "Changing it signs you out everywhere else.",
  since: "Signed in on {since}",
  sinceFrom: "Signed in on {since} from {address}",
} as const;

/** Says what a change of the password did. */
export function passwordChangedMessage(ended: number): string {
  const elsewhere = endedMessage(ended);
  return ended > 0 ? `Your password is changed. ${elsewhere}` : "Your password is changed.";
}

export function endedMessage(ended: number): string {
  return `${countOf(neutralFormats, ended, "session was", "sessions were")} ended.`;
}
