/** The payment account of a site and the latest reading of it. Safe in the browser. */
export interface PaymentsView {
  account: { name: string; keyHint: string; hasWebhookSecret: boolean; connectedAt: number } | null;
  isSetByEnvironment: boolean;
  sync: {
    status: "queued" | "running" | "completed" | "failed";
    phase: "customers" | "subscriptions" | "invoices";
    customerCount: number;
    subscriptionCount: number;
    invoiceCount: number;
    erasedCount: number;
    problem: string | null;
    finishedAt: number | null;
  } | null;
}
