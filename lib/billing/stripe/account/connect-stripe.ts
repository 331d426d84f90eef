import Stripe from "stripe";
import { z } from "zod";
import type { Database } from "@/db/open-database";
import { paymentAccounts } from "@/db/schema";
import { write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import type { SiteAccess } from "@/lib/auth/site-access";
import { encryptSetting } from "@/lib/system/encrypt-setting";
import { isOfAnotherSite } from "./account-of-another-site";
import {
  countOtherAccounts,
  countWithoutAccount,
  listCustomersWithoutAccount,
  type OtherAccountCount,
} from "./count-other-accounts";
import { findReadUntil } from "./find-reads";
import { type KeyPermissionName, missingPermissions } from "./key-permissions";
import { queueSync } from "./queue-sync";
import { findPaymentAccount, findStripe } from "./stripe-account";
import { briskStripeApi, tryKey } from "./try-key";

export const stripeConnection = z.strictObject({
  secretKey: z
    .string()
    .trim()
    .regex(/^(sk|rk)_(test|live)_\w{8,}$/, "a secret or restricted key of Stripe (sk_… or rk_…)"),
  webhookSecret: z
    .string()
    .trim()
    .regex(/^(whsec_\w{8,})?$/, "a signing secret (whsec_…), or nothing")
    .optional(),
  /** Accepts that contacts billed by another account are held until it answers or an owner vouches for them. */
  acceptsOtherAccount: z.boolean().optional(),
});

/** Names an account for a person. `providerAccount` is null when no key has told which account it is. */
export interface NamedAccount {
  name: string;
  providerAccount: string | null;
}

export type ConnectRefusal =
  | { ok: false; refusal: "key_refused"; reason: string }
  | { ok: false; refusal: "lacks_permissions"; missing: KeyPermissionName[] }
  | { ok: false; refusal: "account_of_another_site" }
  | ({ ok: false; refusal: "other_account"; known: NamedAccount; given: NamedAccount } & OtherAccountCount);

/**
 * Tries which account the key is of and what it may do, and stores it encrypted. Refuses a key that fails, lacks
 * permissions or is of another site's account; also another account than bills contacts here, unless the owner
 * accepts that they are held. Queues a sync of an account never read.
 */
export async function connectStripe(
  access: SiteAccess,
  db: Database,
  { secretKey, webhookSecret, acceptsOtherAccount }: z.infer<typeof stripeConnection>,
  now: number,
): Promise<{ ok: true; accountName: string } | ConnectRefusal> {
  const tried = await tryKey(secretKey);
  if ("problem" in tried) return { ok: false, refusal: "key_refused", reason: tried.problem };
  const { providerAccount, accountName, permissions } = tried;
  const missing = missingPermissions(permissions);
  if (missing.length > 0 || providerAccount === null)
    return { ok: false, refusal: "lacks_permissions", missing };
  if (isOfAnotherSite(db, access.siteId, providerAccount))
    return { ok: false, refusal: "account_of_another_site" };
  const other = await findOtherAccount(access, db, secretKey, { name: accountName, providerAccount });
  if (other && !acceptsOtherAccount) return { ok: false, refusal: "other_account", ...other };
  const account = {
    provider: "stripe" as const,
    encryptedKey: encryptSetting(secretKey),
    keyHint: `${secretKey.slice(0, 8)}…${secretKey.slice(-4)}`,
    accountName,
    providerAccount,
    permissions: JSON.stringify(permissions),
    encryptedWebhookSecret: webhookSecret ? encryptSetting(webhookSecret) : null,
    connectedBy: access.userId,
    connectedAt: now,
  };
  const isStored = write(db, (tx) => {
    // Another site may have connected this account while Stripe was asked.
    if (isOfAnotherSite(tx, access.siteId, providerAccount)) return false;
    tx.insert(paymentAccounts)
      .values({ siteId: access.siteId, ...account })
      .onConflictDoUpdate({ target: paymentAccounts.siteId, set: account })
      .run();
    recordAudit(tx, {
      siteId: access.siteId,
      actorId: access.userId,
      action: "payments_connected",
      counts: other ? { ofOtherAccount: other.contactCount } : {},
      now,
    });
    return true;
  });
  if (!isStored) return { ok: false, refusal: "account_of_another_site" };
  const isRead = findReadUntil(db, { siteId: access.siteId, account: providerAccount }) !== undefined;
  if (!isRead) queueSync(db, access.siteId, access.userId, now);
  return { ok: true, accountName };
}

type OtherAccount = Omit<Extract<ConnectRefusal, { refusal: "other_account" }>, "ok" | "refusal">;

/**
 * Counts the contacts whose billing the given account could not stop, and names the account that bills them. Returns
 * undefined when there are none.
 */
async function findOtherAccount(
  access: SiteAccess,
  db: Database,
  secretKey: string,
  given: NamedAccount & { providerAccount: string },
): Promise<OtherAccount | undefined> {
  const { siteId } = access;
  const before = findPaymentAccount(db, siteId);
  const { providerAccount, ...count } = countOtherAccounts(db, siteId, given.providerAccount);
  if (count.contactCount > 0) {
    const isBefore = before !== undefined && before.providerAccount === providerAccount;
    const name = isBefore ? before.accountName : "another account";
    return { known: { name, providerAccount }, given, ...count };
  }
  const unnamed = countWithoutAccount(db, siteId);
  if (unnamed.contactCount === 0 || (await knowsSome(db, siteId, secretKey))) return undefined;
  const known = { name: before?.accountName ?? "an account that was never named", providerAccount: null };
  return { known, given, ...unnamed };
}

const customersAsked = 3;

/** Tells whether the key finds a customer of the older rows that name no account, and so is of their account. */
async function knowsSome(db: Database, siteId: number, secretKey: string): Promise<boolean> {
  const { stripe } = briskStripeApi(secretKey);
  for (const id of listCustomersWithoutAccount(db, siteId, customersAsked)) {
    try {
      await stripe.customers.retrieve(id);
      return true;
    } catch (error) {
      if (!(error instanceof Stripe.errors.StripeError)) throw error;
    }
  }
  return false;
}

export type SyncRefusal = { ok: false; refusal: "not_connected" };

/** Queues a whole sync of the account, and returns its id or that of the open one. */
export function startSync(
  access: SiteAccess,
  db: Database,
  now: number,
): { ok: true; syncId: number } | SyncRefusal {
  if (findStripe(db, access.siteId).state !== "connected") return { ok: false, refusal: "not_connected" };
  return { ok: true, syncId: queueSync(db, access.siteId, access.userId, now) };
}
