/** What a sync reads, in this order. */
export const phases = ["customers", "subscriptions", "invoices", "payments"] as const;

/** Where each phase counts what it wrote. */
export const countColumns = {
  customers: "customerCount",
  subscriptions: "subscriptionCount",
  invoices: "invoiceCount",
  payments: "paymentCount",
} as const;
