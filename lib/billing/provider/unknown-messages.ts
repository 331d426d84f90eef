/** "acct_1/test" in words; the live mode is named only beside the test mode of the same account. */
function accountNamed(account: string, beside = ""): string {
  const [id = account, mode] = account.split("/");
  if (mode === "test") return `${id} in test mode`;
  return beside.startsWith(`${id}/`) ? `${id} in live mode` : id;
}

export function unknownCustomer(connected: string): string {
  return `Stripe does not know this customer in the account that is connected (${accountNamed(connected)}).`;
}

export function unknownSubscription(connected: string): string {
  return `Stripe does not know this subscription in the account that is connected (${accountNamed(connected)}).`;
}

/** What a row says of itself when another account than its own is connected. */
export function anotherAccount(of: string, connected: string): string {
  const owner = accountNamed(of, connected);
  const other = accountNamed(connected, of);
  return `This belongs to ${owner}, but ${other} is connected. Connect ${owner}, or stop the billing there.`;
}
