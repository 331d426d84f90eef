/** Lists the phases of a sync, in their order. */
export const phases = ["customers", "subscriptions", "invoices", "payments"] as const;

/** Names the column in which each phase counts what it wrote. */
export const countColumns = {
  customers: "customerCount",
  subscriptions: "subscriptionCount",
  invoices: "invoiceCount",
  payments: "paymentCount",
} as const;
