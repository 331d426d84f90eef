interface Permission {
  /** Completes the sentence "This key may not …". */
  act: string;
  level: "Read" | "Write";
  /** Names the resource as Stripe's form for restricted keys does. */
  resource: string;
  isOptional?: true;
}

/**
 * Lists each act of a deletion at Stripe with the permission that a restricted key needs for it. It is safe in the
 * browser.
 */
export const keyPermissions = {
  read_account: { act: "read which account it is of", level: "Read", resource: "Accounts (KYC basic)" },
  read_customers: { act: "read customers", level: "Read", resource: "Customers" },
  read_subscriptions: { act: "read subscriptions", level: "Read", resource: "Subscriptions" },
  cancel_subscriptions: { act: "cancel subscriptions", level: "Write", resource: "Subscriptions" },
  read_invoices: { act: "read invoices", level: "Read", resource: "Invoices" },
  void_invoices: { act: "void invoices", level: "Write", resource: "Invoices" },
  read_payments: { act: "read payments", level: "Read", resource: "PaymentIntents" },
  read_refunds: { act: "read refunds", level: "Read", resource: "Charges and Refunds" },
  read_disputes: { act: "read disputes", level: "Read", resource: "Disputes" },
  refund_payments: { act: "refund payments", level: "Write", resource: "Charges and Refunds" },
  read_checkouts: { act: "read checkouts", level: "Read", resource: "Checkout Sessions" },
  read_events: { act: "read events", level: "Read", resource: "Events" },
  delete_customers: { act: "delete customers", level: "Write", resource: "Customers", isOptional: true },
} as const satisfies Record<string, Permission>;

export type KeyPermissionName = keyof typeof keyPermissions;
export const keyPermissionNames = Object.keys(keyPermissions) as KeyPermissionName[];

/** Says whether the key had a permission when it was last tried. */
export interface KeyPermission {
  name: KeyPermissionName;
  isAllowed: boolean;
}

export function isOptional(name: KeyPermissionName): boolean {
  const permission: Permission = keyPermissions[name];
  return permission.isOptional === true;
}

/** Returns the permissions that a deletion needs and this key lacks. */
export function missingPermissions(tried: readonly KeyPermission[]): KeyPermissionName[] {
  return tried.filter(({ name, isAllowed }) => !isAllowed && !isOptional(name)).map(({ name }) => name);
}

/**
 * Returns "This key may not cancel subscriptions or void invoices. In Stripe give it Write for Subscriptions and
 * Invoices."
 */
export function missingPermissionsMessage(names: readonly KeyPermissionName[]): string {
  const missing = names.map((name): Permission => keyPermissions[name]);
  const resourcesOf = (level: Permission["level"]) => [
    ...new Set(missing.filter((one) => one.level === level).map(({ resource }) => resource)),
  ];
  const write = resourcesOf("Write");
  const read = resourcesOf("Read").filter((resource) => !write.includes(resource));
  const wanted = [
    write.length > 0 && `Write for ${listed(write, "and")}`,
    read.length > 0 && `Read for ${listed(read, "and")}`,
  ].filter((words) => words !== false);
  const acts = missing.map(({ act }) => act);
  return `This key may not ${listed(acts, "or")}. In Stripe give it ${wanted.join(", and ")}.`;
}

function listed(parts: readonly string[], last: "and" | "or"): string {
  return parts.length < 2 ? parts.join() : `${parts.slice(0, -1).join(", ")} ${last} ${parts.at(-1)}`;
}
