import { formatCount } from "@/components/ui/format";
import type { ContactJobView } from "@/lib/contact-jobs/contact-action";

const contacts = (count: number) => (count === 1 ? "1 contact" : `${formatCount(count)} contacts`);

interface Words {
  /** What the button says, and what it will do. */
  plan(count: number, subject: string): string;
  done(count: number, subject: string): string;
  /** Why the others stay as they are. */
  rest: string;
}

export const jobWords: Record<ContactJobView["do"], Words> = {
  add_tag: {
    plan: (count, tag) => `Add the tag “${tag}” to ${contacts(count)}`,
    done: (count, tag) => `Tag “${tag}” added to ${contacts(count)}.`,
    rest: "have it already",
  },
  remove_tag: {
    plan: (count, tag) => `Take the tag “${tag}” off ${contacts(count)}`,
    done: (count, tag) => `Tag “${tag}” taken off ${contacts(count)}. The contacts stay.`,
    rest: "do not have it",
  },
  join_sequence: {
    plan: (count, sequence) => `Add ${contacts(count)} to “${sequence}”`,
    done: (count, sequence) => `${contacts(count)} added to “${sequence}”.`,
    rest: "are in it already",
  },
  leave_sequence: {
    plan: (count, sequence) => `Take ${contacts(count)} out of “${sequence}”`,
    done: (count, sequence) => `${contacts(count)} taken out of “${sequence}”. The contacts stay.`,
    rest: "are not in it",
  },
  grant_offer: {
    plan: (count, offer) => `Grant “${offer}” to ${contacts(count)}`,
    done: (count, offer) => `“${offer}” granted to ${contacts(count)}.`,
    rest: "have it already",
  },
  revoke_offer: {
    plan: (count, offer) => `Revoke “${offer}” for ${contacts(count)}`,
    done: (count, offer) => `“${offer}” revoked for ${contacts(count)}.`,
    rest: "were not granted it; what was bought is not revoked",
  },
  restore_offer: {
    plan: (count, offer) => `Give “${offer}” back to ${contacts(count)}`,
    done: (count, offer) => `“${offer}” given back to ${contacts(count)}.`,
    rest: "have it already",
  },
  unsubscribe: {
    plan: (count) => `Unsubscribe ${contacts(count)}`,
    done: (count) => `${contacts(count)} unsubscribed from marketing e-mail.`,
    rest: "get no marketing e-mail already",
  },
  request_opt_in: {
    plan: (count) => `Ask ${contacts(count)} to confirm`,
    done: (count) => `${contacts(count)} asked to confirm.`,
    rest: "are subscribed, have left, or were asked three times today",
  },
};

export const jobTitles = {
  add_tag: "Add a tag",
  remove_tag: "Take a tag off",
  join_sequence: "Add to a sequence",
  leave_sequence: "Take out of a sequence",
  grant_offer: "Grant an offer",
  revoke_offer: "Revoke an offer",
  unsubscribe: "Unsubscribe from marketing e-mail",
  request_opt_in: "Ask to confirm marketing e-mail",
} as const;

export type JobKind = keyof typeof jobTitles;
