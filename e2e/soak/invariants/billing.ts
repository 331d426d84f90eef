import { findErasedIdentity } from "@/lib/consent/identities/erased-identities";
import type { StripeObject } from "@/testing/stripe-server/base/store";
import type { SoakSite } from "../world/soak-site";
import type { SoakWorld } from "../world/soak-world";
import type { Invariant } from "./finding";

/** Is how far apart the seconds of the provider and the milliseconds here may be. */
const roundedMs = 2000;

/** Finds no live subscription of somebody erased that was there before, unless it is told as an alarm or held. */
export const nobodyErasedIsBilled: Invariant = (world) => {
  const problems: string[] = [];
  let [live, told, ended] = [0, 0, 0];
  for (const site of world.sites) {
    ended += site.store.countEffects("cancel");
    if (site.store.countRepeatedEffects("cancel") > 0) problems.push(`site ${site.id}: cancelled twice`);
    if (site.store.countRepeatedEffects("refund") > 0) problems.push(`site ${site.id}: paid back twice`);
    for (const subscription of site.store.liveSubscriptions()) {
      live += 1;
      if (!isOfErased(world, site, subscription)) continue;
      if (isTold(world, String(subscription.customer))) told += 1;
      else
        problems.push(
          `site ${site.id}: ${subscription.id} of somebody erased still bills, and nobody says so`,
        );
    }
  }
  return {
    counted: `${ended} cancelled by deletions and actions, ${live} live, ${told} told as alarms`,
    problems,
  };
};

function isOfErased(world: SoakWorld, site: SoakSite, subscription: StripeObject): boolean {
  const customerId = String(subscription.customer);
  const email = site.store.find(customerId)?.email;
  if (typeof email !== "string" || world.movedCustomers.has(customerId)) return false;
  if (isOfFormerHolder(world, { customerId, email, madeAt: Number(subscription.created) * 1000 }))
    return false;
  const identity = findErasedIdentity(world.db, site.id, email, ["deleted"]);
  const readUntil = world.rows<{ readUntil: number | null }>(
    "SELECT max(billing_read_until) AS readUntil FROM deletion_jobs WHERE site_id = ? AND finished_at IS NOT NULL",
    site.id,
  )[0]?.readUntil;
  const sureUntil = Math.min(identity?.erasedAt ?? 0, readUntil ?? 0) - roundedMs;
  return identity !== undefined && Number(subscription.created) * 1000 < sureUntil;
}

/** Tells whether the customer is that of a contact who had this email when the subscription was made, and left it since. */
function isOfFormerHolder(
  world: SoakWorld,
  made: { customerId: string; email: string; madeAt: number },
): boolean {
  return (
    world.rows(
      `SELECT 1 FROM billing_customers AS own CROSS JOIN former_emails AS former
         ON former.contact_id = own.contact_id
       WHERE own.provider_customer_id = @customerId AND former.email = @email AND former.left_at >= @madeAt`,
      made,
    ).length > 0
  );
}

/** Tells whether an owner is told that this customer may still be billed, or the instance will ask again. */
function isTold(world: SoakWorld, customer: string): boolean {
  return (
    world.value(
      `SELECT (SELECT count(*) FROM billing_rechecks WHERE provider_customer_id = @customer AND state <> 'clear')
         + (SELECT count(*) FROM billing_cancellations WHERE provider_customer_id = @customer AND state <> 'confirmed')`,
      { customer },
    ) > 0
  );
}
