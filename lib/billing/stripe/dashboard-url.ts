/** Where an owner sees an object in Stripe's own dashboard. Test keys have a dashboard of their own. */
export function dashboardUrl(secretKey: string, what: "subscriptions" | "customers", id: string): string {
  const mode = /^(sk|rk)_test_/.test(secretKey) ? "test/" : "";
  return `https://dashboard.stripe.com/${mode}${what}/${encodeURIComponent(id)}`;
}
