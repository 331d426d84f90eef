import type { Database } from "@/db/open-database";
import { findStripeKey, whyNoStripe } from "@/lib/billing/stripe/account/stripe-account";
import { tryKey } from "@/lib/billing/stripe/account/try-key";
import { type Finding, ok, warning, wrong } from "./finding";

const messages = {
  none: "Stripe is not connected.",
  answers: (account: string) => `The key answers for ${account}.`,
  unnamed: "an account that it may not name",
  lacks: (count: number) => `The key lacks ${count} ${count === 1 ? "permission" : "permissions"}.`,
  settings: "See Settings → Payments, which names them.",
  connect: "Connect Stripe again under Settings → Payments, or check STRIPE_SECRET_KEY.",
};

/** Asks Stripe with the key of each site which account it is of, and what it may do there. Changes nothing. */
export async function checkStripe(db: Database, siteIds: readonly number[]): Promise<Finding[]> {
  const found = await Promise.all(siteIds.map((siteId) => checkSite(db, siteId)));
  return found.flat();
}

async function checkSite(db: Database, siteId: number): Promise<Finding[]> {
  const subject = `Stripe of site ${siteId}`;
  const found = findStripeKey(db, siteId);
  if (found.state === "none") return [ok(subject, messages.none)];
  if (found.state !== "connected") return [wrong(subject, whyNoStripe[found.state], messages.connect)];
  const tried = await tryKey(found.key);
  if ("problem" in tried) return [wrong(subject, tried.problem, messages.connect)];
  const lacking = tried.permissions.filter(({ isAllowed }) => !isAllowed).length;
  return [
    ok(subject, messages.answers(tried.providerAccount ?? messages.unnamed)),
    ...(lacking > 0 ? [warning(subject, messages.lacks(lacking), messages.settings)] : []),
  ];
}
