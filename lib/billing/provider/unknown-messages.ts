/** Returns "acct_1/test" in words. It names the live mode only beside the test mode of the same account. */
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

/** Returns the message for a row whose own account is not the connected one. */
export function anotherAccount(of: string, connected: string): string {
  const owner = accountNamed(of, connected);
  const other = accountNamed(connected, of);
  return `This belongs to ${owner}, but ${other} is connected. Connect ${owner}, or stop the billing there.`;
}
