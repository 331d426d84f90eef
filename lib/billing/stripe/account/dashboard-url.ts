/**
 * Returns the url of an object in Stripe's dashboard for an account such as "acct_1/test"; null when the account is
 * not known.
 */
export function dashboardUrl(
  providerAccount: string | null,
  what: "subscriptions" | "customers" | "payments" | "invoices",
  id: string,
): string | null {
  if (providerAccount === null) return null;
  const [account = "", mode] = providerAccount.split("/");
  const place = mode === "test" ? `${account}/test` : account;
  return `https://dashboard.stripe.com/${place}/${what}/${encodeURIComponent(id)}`;
}
