import type { RunningWork, SetUpStep } from "@/lib/dashboard/dashboard-view";
import type { DeletionView } from "@/lib/deletion/receipt/deletion-view";
import type { RecurringRevenue } from "@/lib/growth/growth-view";
import { contactsOf, countOf } from "@/lib/values/count-words";
import type { Formats } from "@/lib/values/formats";

/** Holds what stands on the dashboard whatever the site has. */
export const dashboardLabels = {
  title: "Dashboard",
  openContacts: "Open Contacts",
  attention: "Needs attention",
  resolve: "Resolve",
  seeWhich: "See which",
  seeWhy: "See why",
  keyNumbers: "Key numbers",
  subscribers: "Subscribers",
  seeSubscribers: "See subscribers",
  recurring: "Recurring revenue a month",
  revenue: "Revenue",
  noneYet: "None yet",
  underWay: "Under way",
  lastDeletions: "Last deletions",
  allDeletions: "All deletions",
  activity: "Recent activity",
  setUp: "Set up your site",
  setUpProgress: "Set-up",
  hideSetUp: "Hide this list",
  isDone: "(done)",
  openSample: "Open the sample contact",
} as const;

/** Says of each part of the dashboard that there is nothing in it yet, and what would be. */
export const emptyMessages = {
  revenue: "Payments for your offers add up here.",
  underWay: "Nothing is running right now.",
  lastDeletions: "Nobody has been deleted yet. Each deletion leaves a receipt here that shows what is gone.",
  activity:
    "Nothing has happened yet. Import your contacts, add one by hand, or let visitors sign up with a form.",
} as const;

/** Says how many steps of the set-up are done. */
export function setUpMessage(done: number, all: number): string {
  return `${done} of ${all} done`;
}

/** Says how far a deletion under way is. */
export function deletingMessage(format: Formats, settled: number, all: number): string {
  return `Deleting contacts: ${format.count(settled)} of ${format.count(all)}`;
}

/** Says what each step of the set-up is for, and where it is taken; null where a button takes it here. */
export const setUpMessages: Record<
  SetUpStep,
  { title: string; why: string; action: string; href: string | null }
> = {
  payments: {
    title: "Connect payments",
    why: "So that deleting someone also stops their subscriptions at Stripe.",
    action: "Connect Stripe",
    href: "/settings/payments",
  },
  sending: {
    title: "Set up sending",
    why: "Until a mail server is set, no email leaves this site.",
    action: "Set up sending",
    href: "/settings/sending",
  },
  import: {
    title: "Import your contacts",
    why: "A CSV from your old tool. You see what would happen before anything does.",
    action: "Import a list",
    href: "/imports",
  },
  form: {
    title: "Make your first form",
    why: "Visitors sign up there and confirm by email.",
    action: "Make a form",
    href: "/settings/forms",
  },
  deletion: {
    title: "Try a deletion",
    why: "On a made-up contact: see the warning, the confirmation and the receipt.",
    action: "Add a sample contact",
    href: null,
  },
};

/** Says which share of all contacts gets marketing email. */
export function shareMessage(format: Formats, subscribed: number, total: number): string {
  if (total === 0) return "They get your marketing email.";
  const percent = Math.round((subscribed / total) * 100);
  const share = percent === 0 && subscribed > 0 ? "Less than 1%" : `${format.count(percent)}%`;
  return `${share} of your contacts get marketing email.`;
}

/** Says what recurring revenue did within 30 days, and what comes in other currencies. */
export function recurringMessage(format: Formats, { sums, next }: RecurringRevenue): string {
  const [main, ...others] = sums;
  if (!main) return next === null ? "Shown once someone subscribes to an offer." : "Adding up…";
  const { currency, started, ended } = main;
  const subscriptions = sums.reduce((sum, { subscriptionCount }) => sum + subscriptionCount, 0);
  const more = others.map(({ monthly, currency: other }) => format.money(monthly, other)).join(" and ");
  const moves = [
    started > 0 && `${format.money(started, currency)} started`,
    ended > 0 && `${format.money(ended, currency)} ended`,
  ].filter(Boolean);
  return [
    countOf(format, subscriptions, "subscription", "subscriptions"),
    more && `, plus ${more} in other currencies`,
    moves.length > 0 ? `. In 30 days: ${moves.join(", ")}` : ". No change in 30 days",
    next === null ? "." : ". Still adding up…",
  ].join("");
}

/** Says what an import or a broadcast is doing, and how far it is. */
export function runningMessage(format: Formats, { kind, name, done }: RunningWork): string {
  if (kind === "broadcast") return `Sending “${name}”: ${format.count(done)} done`;
  return `Importing ${name ?? "a list"}: ${countOf(format, done, "row", "rows")} done`;
}

/** Says how many contacts deletions hold. */
export function heldMessage(format: Formats, heldCount: number): string {
  const are = heldCount === 1 ? "is" : "are";
  return `${contactsOf(format, heldCount)} ${are} held: their billing is not proven stopped.`;
}

/** Says how many erased people are still billed. */
export function alarmMessage(format: Formats, alarmCount: number): string {
  return countOf(
    format,
    alarmCount,
    "deleted contact is billed again.",
    "deleted contacts are billed again.",
  );
}

/** Says how many contacts a deletion deleted, of how many. */
export function deletedOfMessage(
  format: Formats,
  { deletedCount, contactCount }: Pick<DeletionView, "deletedCount" | "contactCount">,
): string {
  if (deletedCount === contactCount) return `${contactsOf(format, deletedCount)} deleted`;
  return `${format.count(deletedCount)} of ${contactsOf(format, contactCount)} deleted`;
}

/** Says that a deletion was set aside. */
export function failedMessage(number: number): string {
  return `Deletion No. ${number} failed and was set aside. Nobody is half deleted.`;
}
