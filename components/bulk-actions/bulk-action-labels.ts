import type { BulkActionFailure, BulkActionView } from "@/lib/bulk-actions/bulk-action";

/** `who` is such as "1,204 contacts". */
interface Words {
  /** What the button says, and what it will do. */
  plan(who: string, subject: string): string;
  /** What it says while it does it. */
  doing(who: string, subject: string): string;
  done(who: string, subject: string): string;
  /** Why the others stay as they are; null where it is always about all of them. */
  rest: string | null;
  /** Where it is no change: what is said of all of them, of those who were gone, and when it came to nothing whole. */
  all?: string;
  unchanged?: string;
  stopped?: string;
  /** What is so while no mail server is set, where it takes mail. */
  unsent?(who: string): string;
}

export const bulkActionLabels: Record<BulkActionView["do"], Words> = {
  add_tag: {
    plan: (who, tag) => `Add the tag “${tag}” to ${who}`,
    doing: (who, tag) => `Adding the tag “${tag}” to ${who}`,
    done: (who, tag) => `Tag “${tag}” added to ${who}.`,
    rest: "have it already",
  },
  remove_tag: {
    plan: (who, tag) => `Take the tag “${tag}” off ${who}`,
    doing: (who, tag) => `Taking the tag “${tag}” off ${who}`,
    done: (who, tag) => `Tag “${tag}” taken off ${who}. The contacts stay.`,
    rest: "do not have it",
  },
  join_sequence: {
    plan: (who, sequence) => `Add ${who} to “${sequence}”`,
    doing: (who, sequence) => `Adding ${who} to “${sequence}”`,
    done: (who, sequence) => `${who} added to “${sequence}”.`,
    rest: "are in it already, or went through it",
  },
  leave_sequence: {
    plan: (who, sequence) => `Take ${who} out of “${sequence}”`,
    doing: (who, sequence) => `Taking ${who} out of “${sequence}”`,
    done: (who, sequence) => `${who} taken out of “${sequence}”. The contacts stay.`,
    rest: "are not in it",
  },
  grant_offer: {
    plan: (who, offer) => `Grant “${offer}” to ${who}`,
    doing: (who, offer) => `Granting “${offer}” to ${who}`,
    done: (who, offer) => `“${offer}” granted to ${who}.`,
    rest: "have it already",
  },
  revoke_offer: {
    plan: (who, offer) => `Revoke “${offer}” for ${who}`,
    doing: (who, offer) => `Revoking “${offer}” for ${who}`,
    done: (who, offer) => `“${offer}” revoked for ${who}.`,
    rest: "were not granted it; what was bought is not revoked",
  },
  restore_offer: {
    plan: (who, offer) => `Give “${offer}” back to ${who}`,
    doing: (who, offer) => `Giving “${offer}” back to ${who}`,
    done: (who, offer) => `“${offer}” given back to ${who}.`,
    rest: "have it already",
  },
  unsubscribe: {
    plan: (who) => `Unsubscribe ${who}`,
    doing: (who) => `Unsubscribing ${who}`,
    done: (who) => `${who} unsubscribed from marketing email.`,
    rest: "are unsubscribed already, or have complained",
  },
  request_opt_in: {
    plan: (who) => `Ask ${who} to confirm`,
    doing: (who) => `Asking ${who} to confirm`,
    done: (who) => `${who} asked to confirm.`,
    unsent: (who) => `Not sent: no mail server. ${who} will be asked to confirm once one is set.`,
    rest: "are subscribed, have left, or were asked before: then only they themselves can ask",
  },
  cancel_subscription: {
    plan: (who) => `Cancel the subscriptions of ${who}`,
    doing: (who) => `Cancelling the subscriptions of ${who}`,
    done: (who) => `Subscriptions of ${who} cancelled, as the payment provider confirms.`,
    rest: "have no running subscription",
  },
  export: {
    plan: (who) => `Export ${who}`,
    doing: (who) => `Exporting ${who}`,
    done: (who) => `${who} exported.`,
    rest: null,
    all: "All of them are written to the file.",
    unchanged: "were gone by then",
    stopped: "Stopped before the file was whole. Export again to get all of it.",
  },
  hide: {
    plan: (who) => `Hide ${who}`,
    doing: (who) => `Hiding ${who}`,
    done: (who) => `${who} hidden. Nothing of theirs is deleted.`,
    rest: "are hidden already",
  },
  unhide: {
    plan: (who) => `Unhide ${who}`,
    doing: (who) => `Unhiding ${who}`,
    done: (who) => `${who} in the list again.`,
    rest: "are not hidden",
  },
};

export const failureLabels: Record<BulkActionFailure, string> = {
  refused: "the payment provider refused; look there",
  unreachable: "the payment provider did not answer; whether it is cancelled is not known",
  unconnected: "no payment account is connected for it",
  unknown: "the payment account that is connected does not know it; connect the one it belongs to",
};

/** As the menu has them. */
export const bulkActionTitles = {
  add_tag: "Add tags",
  remove_tag: "Remove tags",
  join_sequence: "Subscribe to a sequence",
  leave_sequence: "Unsubscribe from a sequence",
  request_opt_in: "Send opt-in request",
  unsubscribe: "Unsubscribe from marketing",
  grant_offer: "Grant offer",
  revoke_offer: "Revoke offer",
  cancel_subscription: "Cancel subscription",
  export: "Export CSV",
  hide: "Hide",
  unhide: "Unhide",
} as const;

export type JobKind = keyof typeof bulkActionTitles;

/** What it will mean for those selected, where there is nothing to choose. */
export const bulkActionExplanations = {
  unsubscribe:
    "They get no marketing email from now on. Only they themselves can take that back, by signing up again.",
  request_opt_in: "Each gets one email with a button to confirm, and no marketing email until they press it.",
  cancel_subscription:
    "Every running subscription of theirs ends now at the payment provider, and is not renewed. Invoices that are open there stay open. Nothing is paid back, and it cannot be undone: they would have to subscribe again.",
  export:
    "A file with their email address, name, marketing status, tags, source, dates and your custom fields. It is written straight to you; no copy is kept here.",
  hide: "They stay, with everything they have, but out of the way: lists, counts, mailings and deletions leave them out unless you filter for hidden contacts.",
  unhide: "They are in lists, counts and mailings again.",
} as const satisfies Partial<Record<JobKind, string>>;
export type ExplainedKind = keyof typeof bulkActionExplanations;

export function isExplained(kind: JobKind): kind is ExplainedKind {
  return kind in bulkActionExplanations;
}
