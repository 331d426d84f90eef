import { type BuiltInColumn, type ColumnId, fieldOf } from "@/lib/contacts/list/list-columns";
import type { ContactRow } from "@/lib/contacts/list/list-contacts";

const columnLabels: Record<BuiltInColumn, string> = {
  name: "Name",
  email: "Email",
  status: "Status",
  customer: "Customer",
  tags: "Tags",
  added: "Added",
  activity: "Last activity",
  revenue: "Net revenue",
  subscription: "Subscription",
  offers: "Offers",
  source: "Source",
};

export interface NamedField {
  id: number;
  name: string;
  type: "text" | "number" | "date" | "boolean" | "choice";
}

/** Returns the heading of a column, which is the name of a custom field; undefined for a field that is not there. */
export function columnLabel(id: ColumnId, fields: readonly NamedField[]): string | undefined {
  const fieldId = fieldOf(id);
  if (fieldId === undefined) return columnLabels[id as BuiltInColumn];
  return fields.find((field) => field.id === fieldId)?.name;
}

export const sourceLabels: Record<NonNullable<ContactRow["source"]>, string> = {
  form: "Form",
  import: "Import",
  checkout: "Checkout",
  manual: "By hand",
  api: "API",
};

/** Says how a subscription is doing. */
export const subscriptionLabels: Record<NonNullable<ContactRow["subscription"]>["status"], string> = {
  active: "Active",
  trialing: "On trial",
  past_due: "Past due",
  unpaid: "Unpaid",
  paused: "Paused",
  canceled: "Canceled",
};
