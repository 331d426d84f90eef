import { marketingStatusNames } from "../marketing-status";
import type { FilterField, FilterRule } from "./filter-rule";

interface Named {
  id: number;
  name: string;
}

/** What the rules of a site can name: by kind, each with the word that people know it by. */
export interface FilterOptions {
  tag: Named[];
  offer: Named[];
  product: Named[];
  form: Named[];
  sequence: Named[];
  broadcast: Named[];
  import: Named[];
  custom: (Named & { type: "text" | "number" | "date" | "boolean" })[];
  currencies: string[];
}

/** In the order in which a choice offers them. */
export const fieldNames: Record<FilterField, string> = {
  status: "Marketing status",
  tag: "Tag",
  customer: "Customer",
  name: "Name",
  email: "E-mail",
  added: "Added",
  activity: "Last activity",
  offer: "Offer",
  product: "Product",
  subscription: "Subscription",
  revenue: "Net revenue",
  progress: "Lesson progress",
  form: "Form submitted",
  broadcast: "Broadcast",
  sequence: "Sequence",
  custom: "Custom field",
  source: "Came by",
  import: "Import",
  note: "Note",
  attention: "Needs attention",
};

export const sourceNames = {
  form: "a form",
  import: "an import",
  checkout: "a purchase",
  manual: "hand",
  api: "another program",
} as const;

export const subscriptionNames = {
  active: "active",
  trialing: "on trial",
  past_due: "past due",
  unpaid: "unpaid",
  paused: "paused",
  canceled: "cancelled",
} as const;

/** A rule in words, such as "Tag is any of keep, vip". What is not found by its number is named by it. */
export function ruleWords(rule: FilterRule, options: FilterOptions | undefined): string {
  const nameOf = (kind: Exclude<keyof FilterOptions, "currencies">, id: number) =>
    options?.[kind].find((one) => one.id === id)?.name ?? `${kind} ${id}`;
  const listed = (names: string[]) => names.join(", ");
  switch (rule.field) {
    case "name":
    case "email":
    case "note": {
      const value = "value" in rule ? ` “${rule.value}”` : "";
      return `${fieldNames[rule.field]} ${operatorWords[rule.is]}${value}`;
    }
    case "status":
      return `Status ${setWords[rule.is]} ${listed(rule.values.map((value) => marketingStatusNames[value as keyof typeof marketingStatusNames].toLowerCase()))}`;
    case "source":
      return `Came ${rule.is === "any_of" ? "by" : "not by"} ${listed(rule.values.map((value) => sourceNames[value]))}`;
    case "subscription":
      return `Subscription ${setWords[rule.is]} ${listed(rule.values.map((value) => subscriptionNames[value]))}`;
    case "customer":
      return rule.is === "yes" ? "Customer" : "Not a customer";
    case "attention":
      return rule.is === "yes" ? "Needs attention" : "Needs no attention";
    case "tag":
    case "offer":
    case "product":
    case "form":
    case "sequence":
    case "import":
      return `${fieldNames[rule.field]} ${setWords[rule.is]} ${listed(rule.ids.map((id) => nameOf(rule.field, id)))}`;
    case "broadcast":
      return `${broadcastWords[rule.is]} ${listed(rule.ids.map((id) => nameOf("broadcast", id)))}`;
    case "progress": {
      const product = nameOf("product", rule.product);
      return rule.is === "at_least"
        ? `${product}: at least ${rule.percent}% completed`
        : `${product}: ${rule.is.replace("_", " ")}`;
    }
    case "revenue":
      return `Net revenue ${operatorWords[rule.is]} ${(rule.amount / 100).toFixed(2)} ${rule.currency}`;
    case "custom": {
      const value = "value" in rule ? ` “${rule.value}”` : "";
      return `${nameOf("custom", rule.custom)} ${operatorWords[rule.is]}${value}`;
    }
    case "added":
    case "activity":
      return dateWords(rule);
  }
}

function dateWords(rule: Extract<FilterRule, { field: "added" | "activity" }>): string {
  const what = rule.field === "added" ? "Added" : "Active";
  switch (rule.is) {
    case "before":
    case "after":
      return `${what} ${rule.is} ${rule.day}`;
    case "within_days":
      return `${what} in the last ${rule.days} days`;
    case "over_days":
      return rule.field === "added"
        ? `Added more than ${rule.days} days ago`
        : `Not active for ${rule.days} days`;
  }
}

export const setWords = { any_of: "is any of", none_of: "is none of" } as const;

export const operatorWords = {
  contains: "contains",
  not_contains: "does not contain",
  exactly: "is",
  empty: "is empty",
  not_empty: "is not empty",
  at_least: "is at least",
  at_most: "is at most",
  before: "is before",
  after: "is after",
  yes: "is yes",
  no: "is no",
} as const;

export const broadcastWords = {
  received: "Received",
  opened: "Opened",
  clicked: "Clicked in",
  not_received: "Did not receive",
  not_opened: "Did not open",
  not_clicked: "Did not click in",
} as const;
