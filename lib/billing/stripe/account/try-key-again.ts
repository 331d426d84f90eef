import { and, eq } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { paymentAccounts } from "@/db/schema";
import { write } from "@/db/write";
import type { SiteAccess } from "@/lib/auth/site-access";
import { isOfAnotherSite } from "./account-of-another-site";
import { findPaymentAccount, findStripeKey } from "./stripe-account";
import { triedEnvironmentKey } from "./tried-environment-key";
import { tryKey } from "./try-key";

export type TryKeyRefusal =
  | { ok: false; refusal: "not_connected" | "key_unreadable" | "account_of_another_site" }
  | { ok: false; refusal: "key_not_accepted"; reason: string };

/**
 * Tries what the connected key may do now and stores the answer, because an owner may change the permissions at
 * Stripe.
 */
export async function tryKeyAgain(access: SiteAccess, db: Database): Promise<{ ok: true } | TryKeyRefusal> {
  const before = findPaymentAccount(db, access.siteId);
  const found = findStripeKey(db, access.siteId);
  if (found.state === "none") return { ok: false, refusal: "not_connected" };
  if (found.state === "unreadable") return { ok: false, refusal: "key_unreadable" };
  if (found.state === "of_another_site") return { ok: false, refusal: "account_of_another_site" };
  const tried = await tryKey(found.key);
  if ("problem" in tried) return { ok: false, refusal: "key_not_accepted", reason: tried.problem };
  if (!before) {
    triedEnvironmentKey().found = tried;
    const { state } = findStripeKey(db, access.siteId);
    return state === "of_another_site" ? { ok: false, refusal: "account_of_another_site" } : { ok: true };
  }
  const { providerAccount, accountName, permissions } = tried;
  return write(db, (tx): { ok: true } | TryKeyRefusal => {
    if (providerAccount !== null && isOfAnotherSite(tx, access.siteId, providerAccount))
      return { ok: false, refusal: "account_of_another_site" };
    tx.update(paymentAccounts)
      .set({
        permissions: JSON.stringify(permissions),
        ...(providerAccount !== null && { providerAccount, accountName }),
      })
      .where(
        and(eq(paymentAccounts.siteId, access.siteId), eq(paymentAccounts.encryptedKey, before.encryptedKey)),
      )
      .run();
    return { ok: true };
  });
}
