import type { KeyPermission } from "./key-permissions";

/** Holds the payment account of a site and its latest sync. */
export interface PaymentsView {
  account: {
    /** Is empty when the key was never tried. */
    name: string;
    /** Names account and mode, such as "acct_1/live". Is null when the key was never tried. */
    providerAccount: string | null;
    keyHint: string;
    hasWebhookSecret: boolean;
    /** Is null when the server's environment connects the account. */
    connectedAt: number | null;
    /** Is false when the stored key was encrypted under another secret of the instance. */
    isReadable: boolean;
    /** Is null when the key was never tried. */
    permissions: KeyPermission[] | null;
  } | null;
  isSetByEnvironment: boolean;
  /** Says why the server's key connects nothing here. Is null when there is no such key or it does connect. */
  whyNotConnected: string | null;
  /** Counts contacts billed by another account than the connected one, who are held instead of deleted. */
  otherAccount: { contactCount: number; subscriptionCount: number };
  /** Is the moment before which everything at Stripe was read. Is null when no whole sync has ended. */
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

/** Splits an account such as "acct_1/live" into id and mode. */
export function partsOfAccount(providerAccount: string): { id: string; mode: "test" | "live" } {
  const [id = "", mode] = providerAccount.split("/");
  return { id, mode: mode === "test" ? "test" : "live" };
}
