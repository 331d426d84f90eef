/** Where an owner sees an object of an account such as "acct_1/test" in Stripe's dashboard; null where that is not known. */
export function dashboardUrl(
  providerAccount: string | null,
  what: "subscriptions" | "customers",
  id: string,
): string | null {
  if (providerAccount === null) return null;
  const [account = "", mode] = providerAccount.split("/");
  const place = mode === "test" ? `${account}/test` : account;
  return `https://dashboard.stripe.com/${place}/${what}/${encodeURIComponent(id)}`;
}
