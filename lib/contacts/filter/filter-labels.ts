import type { CustomFieldType } from "@/db/schema";
import { marketingStatusNames } from "@/lib/consent/status/marketing-status";
import type { Formats } from "@/lib/values/formats";
import type { FilterField, FilterRule } from "./filter-rule";

interface Named {
  id: number;
  name: string;
}

/** Holds what the rules of a site can name: by kind, each with the name that people know. */
export interface FilterOptions {
  tag: Named[];
  offer: Named[];
  product: Named[];
  form: Named[];
  sequence: Named[];
  broadcast: Named[];
  import: Named[];
  /** Lists for each field its options too; none unless it is a choice. */
  custom: (Named & { type: CustomFieldType; options: string[] })[];
  currencies: string[];
}

/** Lists the fields in the order in which a choice offers them. */
export const fieldNames: Record<FilterField, string> = {
  status: "Marketing status",
  tag: "Tag",
  customer: "Customer",
  name: "Name",
  email: "Email",
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
  hidden: "Hidden",
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

/** Returns a rule in words, such as "Tagged keep or vip". Anything that is not found is named by its number. */
export function ruleLabel(format: Formats, rule: FilterRule, options: FilterOptions | undefined): string {
  const nameOf = (kind: Exclude<keyof FilterOptions, "currencies">, id: number) =>
    options?.[kind].find((one) => one.id === id)?.name ?? `${kind} ${id}`;
  switch (rule.field) {
    case "name":
    case "email":
    case "note": {
      const value = "value" in rule ? ` “${rule.value}”` : "";
      return `${fieldNames[rule.field]} ${operatorLabels[rule.is]}${value}`;
    }
    case "status":
      return `${chipLabels[rule.field][rule.is]} ${oneOf(rule.values.map((value) => marketingStatusNames[value as keyof typeof marketingStatusNames].toLowerCase()))}`;
    case "source":
      return `${chipLabels[rule.field][rule.is]} ${oneOf(rule.values.map((value) => sourceNames[value]))}`;
    case "subscription":
      return `${chipLabels[rule.field][rule.is]} ${oneOf(rule.values.map((value) => subscriptionNames[value]))}`;
    case "customer":
      return rule.is === "yes" ? "Customer" : "Not a customer";
    case "attention":
      return rule.is === "yes" ? "Needs attention" : "Needs no attention";
    case "hidden":
      return hiddenLabels[rule.is];
    case "offer":
      return `${offerLabels[rule.is]} ${oneOf(rule.ids.map((id) => nameOf("offer", id)))}`;
    case "sequence":
      return `${sequenceLabels[rule.is]} ${oneOf(rule.ids.map((id) => nameOf("sequence", id)))}`;
    case "tag":
    case "product":
    case "form":
    case "import":
      return `${chipLabels[rule.field][rule.is]} ${oneOf(rule.ids.map((id) => nameOf(rule.field, id)))}`;
    case "broadcast":
      return `${broadcastLabels[rule.is]} ${oneOf(rule.ids.map((id) => nameOf("broadcast", id)))}`;
    case "progress": {
      const product = nameOf("product", rule.product);
      return rule.is === "at_least"
        ? `${product}: at least ${rule.percent}% completed`
        : `${product}: ${rule.is.replace("_", " ")}`;
    }
    case "revenue":
      return `Net revenue ${operatorLabels[rule.is]} ${format.money(rule.amount, rule.currency)}`;
    case "custom": {
      if ("values" in rule)
        return `${nameOf("custom", rule.custom)} ${choiceLabels[rule.is]} ${oneOf(rule.values)}`;
      const isDate = options?.custom.find(({ id }) => id === rule.custom)?.type === "date";
      const value = "value" in rule ? ` “${isDate ? format.day(rule.value) : rule.value}”` : "";
      return `${nameOf("custom", rule.custom)} ${operatorLabels[rule.is]}${value}`;
    }
    case "added":
    case "activity":
      return dateLabel(format, rule);
  }
}

function dateLabel(format: Formats, rule: Extract<FilterRule, { field: "added" | "activity" }>): string {
  const what = rule.field === "added" ? "Added" : "Active";
  switch (rule.is) {
    case "before":
    case "after":
      return `${what} ${rule.is} ${format.day(rule.day)}${zoneLabel(format, rule.zone ?? "UTC")}`;
    case "within_days":
      return `${what} in the last ${rule.days} days`;
    case "over_days":
      return rule.field === "added"
        ? `Added more than ${rule.days} days ago`
        : `Not active for ${rule.days} days`;
  }
}

/** Returns "a", "a or b" or "a, b or c". */
function oneOf(names: string[]): string {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
}

/** Names the zone only where the viewer's days begin at another time. */
function zoneLabel({ timeZone }: Formats, zone: string): string {
  return zone === timeZone ? "" : ` (${zone})`;
}

const chipLabels = {
  status: { any_of: "Status is", none_of: "Status is not" },
  source: { any_of: "Came by", none_of: "Did not come by" },
  subscription: { any_of: "Has a subscription that is", none_of: "Has no subscription that is" },
  tag: { any_of: "Tagged", none_of: "Not tagged" },
  product: { any_of: "Has the product", none_of: "Does not have the product" },
  form: { any_of: "Sent in the form", none_of: "Did not send in the form" },
  import: { any_of: "Came with", none_of: "Did not come with" },
} as const;

export const offerLabels = {
  any_of: "Has the offer",
  none_of: "Does not have the offer",
  bought: "Bought",
  not_bought: "Did not buy",
  granted: "Was granted",
  not_granted: "Was not granted",
} as const;

export const sequenceLabels = {
  any_of: "In the sequence",
  none_of: "Not in the sequence",
  completed: "Went through the sequence",
  not_completed: "Did not go through the sequence",
} as const;

const choiceLabels = { any_of: "is", none_of: "is not" } as const;

export const setLabels = { any_of: "is any of", none_of: "is none of" } as const;

const hiddenLabels = {
  yes: "Hidden",
  no: "Not hidden",
  either: "Hidden or not",
} as const;

export const operatorLabels = {
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

export const broadcastLabels = {
  received: "Received",
  opened: "Opened",
  clicked: "Clicked in",
  not_received: "Did not receive",
  not_opened: "Did not open",
  not_clicked: "Did not click in",
} as const;
