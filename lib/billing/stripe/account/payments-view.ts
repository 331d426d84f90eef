import type { KeyPermission } from "./key-permissions";

/** The payment account of a site and the latest reading of it. Safe in the browser. */
export interface PaymentsView {
  account: {
    /** Empty when the key was never tried. */
    name: string;
    /** Account and mode, such as "acct_1/live"; null when the key was never tried. */
    providerAccount: string | null;
    keyHint: string;
    hasWebhookSecret: boolean;
    /** Null when the environment of the server connects it. */
    connectedAt: number | null;
    /** False when the stored key was sealed with another secret of the instance. */
    isReadable: boolean;
    /** Null when the key was never tried. */
    permissions: KeyPermission[] | null;
  } | null;
  isSetByEnvironment: boolean;
  /** Why the server's key connects nothing here, in words; null where there is none, or it does. */
  whyNotConnected: string | null;
  /** Whom another account than the connected one bills: they are held instead of deleted. */
  otherAccount: { contactCount: number; subscriptionCount: number };
  /** Everything that happened at Stripe before this moment was read; null when it was never read to its end. */
  readUntil: number | null;
  sync: {
    status: "queued" | "running" | "completed" | "failed";
    phase: "customers" | "subscriptions" | "invoices" | "payments";
    customerCount: number;
    subscriptionCount: number;
    invoiceCount: number;
    paymentCount: number;
    erasedCount: number;
    problem: string | null;
    finishedAt: number | null;
  } | null;
}

/** "acct_1/live" in its two parts. */
export function partsOfAccount(providerAccount: string): { id: string; mode: "test" | "live" } {
  const [id = "", mode] = providerAccount.split("/");
  return { id, mode: mode === "test" ? "test" : "live" };
}
