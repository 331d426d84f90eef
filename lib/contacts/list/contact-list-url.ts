import type { ContactFilter } from "@/lib/contacts/filter/contact-filter";
import type { FilterGroup } from "@/lib/contacts/filter/filter-rule";
import type { ContactPage } from "./contact-page";

/** Holds what the URL of the Contacts tab says; a missing part has its default. */
export interface ContactListState extends Omit<ContactPage, "after" | "before"> {
  search: string;
  status: NonNullable<ContactFilter["status"]> | null;
  import: number | null;
  where: FilterGroup | null;
  after: number | null;
  before: number | null;
}

export const contactListDefaults = { sort: "added", direction: "desc", size: 50 } as const;

/** Returns the filter of the tab. An empty tab shows everyone, which the filter must tell the server explicitly. */
export function filterOf(
  state: Pick<ContactListState, "search" | "status" | "import" | "where">,
): ContactFilter {
  const search = state.search.trim();
  const conditions = {
    ...(search && { search }),
    ...(state.status && { status: state.status }),
    ...(state.where && { where: state.where }),
    ...(state.import && { import: state.import }),
  };
  return Object.keys(conditions).length === 0 ? { everyone: true } : conditions;
}

const filterNames = ["everyone", "search", "status", "where", "import"] as const;

/** Returns the same text for the same filter, in whatever order its conditions were given. */
export function filterQuery(filter: ContactFilter): string {
  const query = new URLSearchParams();
  for (const name of filterNames) {
    const value = filter[name];
    if (value !== undefined)
      query.set(name, typeof value === "object" ? JSON.stringify(value) : String(value));
  }
  return query.toString();
}

type PageState = Pick<ContactListState, "sort" | "direction" | "size"> & {
  after?: number | null | undefined;
  before?: number | null | undefined;
};

/** Returns the page that is asked for; a page hangs on one contact at most. */
export function pageOf({ sort, direction, size, after, before }: PageState): ContactPage {
  return { sort, direction, size, ...(after ? { after } : typeof before === "number" ? { before } : {}) };
}

export function pageQuery({ sort, direction, size, after, before }: PageState): string {
  const page = new URLSearchParams({ sort, direction, size: String(size) });
  if (after) page.set("after", String(after));
  else if (typeof before === "number") page.set("before", String(before));
  return page.toString();
}

/** Adds the defaults that the API requires (`sort`, `size`, `everyone=true`) to the tab's URL. */
export function withListDefaults(parameters: URLSearchParams): URLSearchParams {
  const complete = new URLSearchParams(parameters);
  if (complete.get("search")?.trim() === "") complete.delete("search");
  for (const [name, value] of Object.entries(contactListDefaults))
    if (!complete.has(name)) complete.set(name, String(value));
  const pageOnly = [...complete.keys()].every((name) => pageNames.has(name));
  if (pageOnly) complete.set("everyone", "true");
  return complete;
}

const pageNames = new Set(["sort", "direction", "size", "after", "before"]);
