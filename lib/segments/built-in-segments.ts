import type { ContactFilter } from "@/lib/contacts/filter/contact-filter";

/** Lists the segments that every site has. They cannot be changed. */
export const builtInSegments: { name: string; filter: ContactFilter }[] = [
  { name: "All", filter: { everyone: true } },
  { name: "Customers", filter: { where: { match: "all", rules: [{ field: "customer", is: "yes" }] } } },
  { name: "Subscribed", filter: { status: "subscribed" } },
  { name: "Unsubscribed", filter: { status: "unsubscribed" } },
  { name: "Never subscribed", filter: { status: "never_subscribed" } },
  {
    name: "Inactive 90 days",
    filter: { where: { match: "all", rules: [{ field: "activity", is: "over_days", days: 90 }] } },
  },
  {
    name: "Needs attention",
    filter: { where: { match: "all", rules: [{ field: "attention", is: "yes" }] } },
  },
];

/** Tells whether a name is that of a built-in segment, in whatever case. */
export function isBuiltInName(name: string): boolean {
  return builtInSegments.some((one) => one.name.toLowerCase() === name.toLowerCase());
}
