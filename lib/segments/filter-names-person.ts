import type { ContactFilter } from "@/lib/contacts/filter/contact-filter";
import { rulesOf } from "@/lib/contacts/filter/filter-group";

const address = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Tells whether a filter looks for someone by name or email. A segment must not, because it outlives that person. */
export function filterNamesPerson({ search, where }: ContactFilter): boolean {
  if (search !== undefined) return true;
  return (where ? rulesOf(where) : []).some((rule) => {
    if (!("value" in rule)) return false;
    const isExact = (rule.field === "name" || rule.field === "email") && rule.is === "exactly";
    return isExact || address.test(rule.value);
  });
}
