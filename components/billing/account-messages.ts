import type { PaymentsView } from "@/lib/billing/stripe/account/payments-view";
import { contactsOf, countOf } from "@/lib/values/count-words";
import type { Formats } from "@/lib/values/formats";

/** Names what is known of the connected account, and the fields that connect one. */
export const accountLabels = {
  stripe: "Stripe",
  key: "Secret key",
  webhookSecret: "Webhook signing secret",
  connect: "Connect Stripe",
  replace: "Replace the key",
  account: "Account",
  live: "Live",
  test: "Test",
  notKnown: "Not known yet: test the key",
  read: "Read",
  notFinished: "Not finished yet",
} as const;

/** Holds the sentences about the connected account; an element stands where braces are. */
export const accountMessages = {
  unread: "The settings could not be read. Reload the page.",
  reading: "Reading…",
  notConnected:
    "Not connected. Contacts with a subscription at Stripe are held instead of deleted, because it can't be stopped from here.",
  keyHint: "Kept encrypted, and never shown again.",
  webhookHint: "From a Stripe endpoint that points to /api/webhooks/stripe on this site. Optional.",
  noWebhook:
    "Without a signing secret, changes at Stripe are read once a day, before each deletion and when you sync.",
  fromServer: "The key comes from this server's {variable}. A key given here is used instead.",
  locked:
    "The stored key can't be opened any more: this server's secret has changed. Connect Stripe again; until then, contacts who may be billed are held instead of deleted.",
  readUntil: "Everything up to {at}",
} as const;

const connectedMessages = {
  plain: "Connected with the key {key}.",
  since: "Connected with the key {key} since {at}.",
  named: "Connected to {name} with the key {key}.",
  namedSince: "Connected to {name} with the key {key} since {at}.",
} as const;

type Connected = Pick<NonNullable<PaymentsView["account"]>, "name" | "connectedAt">;

/** Says to which account the site is connected, and since when, as far as that is known. */
export function connectedMessage({ name, connectedAt }: Connected) {
  if (name) return connectedAt === null ? connectedMessages.named : connectedMessages.namedSince;
  return connectedAt === null ? connectedMessages.plain : connectedMessages.since;
}

/** Says that a key was accepted. */
export function nowConnectedMessage(accountName: string): string {
  return `Connected to ${accountName}.`;
}

/** Says what an owner accepts who connects another account than the one before. */
export function acceptOtherMessage(known: string): string {
  return `Connect this key all the same. Whoever of those contacts I delete is held until a key of ${known} answers again, or until I say that I stopped their billing myself.`;
}

/** Says whom the connected key cannot answer for. */
export function otherAccountMessage(
  format: Formats,
  { contactCount, subscriptionCount }: PaymentsView["otherAccount"],
): string {
  const who = contactsOf(format, contactCount);
  const isOne = contactCount === 1;
  const what =
    subscriptionCount === 0
      ? `${isOne ? "is a customer" : "are customers"} of another Stripe account`
      : `${isOne ? "has" : "have"} ${countOf(format, subscriptionCount, "subscription", "subscriptions")} in another Stripe account`;
  return `${who} ${what}, which this key cannot stop. Whoever of them you delete is held until a key of that account is connected, or until you say that you stopped it yourself.`;
}
