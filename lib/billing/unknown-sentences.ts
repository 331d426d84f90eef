/** "acct_1/test" in words. */
export function accountInWords(account: string): string {
  const [id = account, mode] = account.split("/");
  return mode === "test" ? `${id} in test mode` : id;
}

export function unknownCustomer(connected: string): string {
  return `Stripe does not know this customer in the account that is connected (${accountInWords(connected)}).`;
}

export function unknownSubscription(connected: string): string {
  return `Stripe does not know this subscription in the account that is connected (${accountInWords(connected)}).`;
}

export function anotherAccount(of: string, connected: string): string {
  return `Stripe does not know this customer in the account that is connected (${accountInWords(connected)}): it belongs to ${accountInWords(of)}. Connect that account, or stop the billing there.`;
}
