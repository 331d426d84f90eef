import { type Answer, ok, refuse } from "@/testing/stripe-server/base/answer";
import { textOf } from "@/testing/stripe-server/base/form";
import type { Route } from "@/testing/stripe-server/base/route";

/**
 * Searches customers by email, regardless of case, as they were `searchDelayMs` ago. `page` is a number here, and
 * opaque at Stripe.
 */
export const searchCustomers: Route = {
  method: "GET",
  path: "customers/search",
  needs: "customer",
  takes: ["query", "limit", "page"],
  run: ({ store, form, url }) => {
    if (!store.accounts.offersSearch(store.account.id))
      return refuse({ message: "The search feature is temporarily unavailable in your region." });
    const query = textOf(form, "query");
    if (!query)
      return refuse({ message: "Missing required param: query.", code: "parameter_missing", param: "query" });
    const emails = emailsOf(query);
    if (!emails) return notUnderstood(query);
    const limit = Number(textOf(form, "limit") ?? 10);
    if (!Number.isInteger(limit) || limit < 1 || limit > 100)
      return refuse({ message: "Invalid integer", code: "parameter_invalid_integer", param: "limit" });
    const { settings } = store;
    const found = store
      .customersAsOf(settings.now() - settings.searchDelayMs())
      .filter(({ email }) => typeof email === "string" && emails.includes(email.toLowerCase()));
    const from = Number(textOf(form, "page") ?? 0);
    const hasMore = found.length > from + limit;
    return ok({
      object: "search_result",
      url,
      has_more: hasMore,
      next_page: hasMore ? String(from + limit) : null,
      data: found.slice(from, from + limit),
    });
  },
};

/** Returns the emails of `email:'a' OR email:'b'`, or undefined for a query that this server does not understand. */
function emailsOf(query: string): string[] | undefined {
  const emails: string[] = [];
  for (const clause of query.trim().split(/\s+OR\s+/i)) {
    const [, single, double] = /^email:(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")$/.exec(clause) ?? [];
    const email = single ?? double;
    if (email === undefined) return undefined;
    emails.push(email.replaceAll(/\\(.)/g, "$1").toLowerCase());
  }
  return emails;
}

function notUnderstood(query: string): Answer {
  return refuse({ message: `We were unable to parse your search query: ${query}`, param: "query" });
}
