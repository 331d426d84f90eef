import { refusalMessages } from "@/lib/auth/refusal-messages";
import type { ActionRefusal } from "@/lib/auth/site-action";
import type { RecheckRefusal } from "./recheck/settle-recheck";
import type { ConnectRefusal, NamedAccount, SyncRefusal } from "./stripe/account/connect-stripe";
import { missingPermissionsMessage } from "./stripe/account/key-permissions";
import { partsOfAccount } from "./stripe/account/payments-view";
import type { TryKeyRefusal } from "./stripe/account/try-key-again";

type PaymentRefusal = ActionRefusal | ConnectRefusal | SyncRefusal | TryKeyRefusal | RecheckRefusal;

/** Says why something was refused. */
export const paymentRefusalMessage = refusalMessages<PaymentRefusal>({
  key_refused: ({ reason }) => `${reason} The key was not stored.`,
  lacks_permissions: ({ missing }) => `${missingPermissionsMessage(missing)} The key was not stored.`,
  other_account: ({ known, given, ...count }) =>
    `${whoIsBilled(count, accountLabel(known))} This key is of ${accountLabel(given)}, which cannot stop that. The key was not stored.`,
  account_of_another_site: () =>
    "Another site here uses this Stripe account. Connect an account that only this site uses. Nothing was changed.",
  not_connected: () => "Connect Stripe first.",
  key_unreadable: () => "The stored key cannot be opened any more. Connect Stripe again.",
  key_not_accepted: ({ reason }) => `${reason} What the key was found to be allowed before is still shown.`,
  recheck_not_found: () => "This alarm is not found. Nothing was changed.",
  recheck_is_settled: () => "This alarm is settled already.",
  reason_holds_an_address: () =>
    "The reason is kept when the contact is not, so it may not name them. Say it without a name or an email.",
});

function whoIsBilled(
  { contactCount, subscriptionCount }: { contactCount: number; subscriptionCount: number },
  account: string,
): string {
  const said = (count: number) => count.toLocaleString("en-US");
  const contacts = contactCount === 1 ? "1 contact here" : `${said(contactCount)} contacts here`;
  if (subscriptionCount === 0)
    return `${contacts} ${contactCount === 1 ? "is a customer" : "are customers"} of ${account}.`;
  const subscriptions =
    subscriptionCount === 1 ? "1 subscription" : `${said(subscriptionCount)} subscriptions`;
  return `${contacts} ${contactCount === 1 ? "has" : "have"} ${subscriptions} in ${account}.`;
}

/** Returns a label such as "Test studio (acct_1, live)", or the name alone when the account is not known. */
export function accountLabel({ name, providerAccount }: NamedAccount): string {
  if (providerAccount === null) return name;
  const { id, mode } = partsOfAccount(providerAccount);
  return name === id ? `${id} (${mode})` : `${name} (${id}, ${mode})`;
}
