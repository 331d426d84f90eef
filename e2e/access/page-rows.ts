import type { Permission } from "@/lib/auth/permissions";
import type { AccessRow } from "./access-row";
import type { SiteRecords } from "./site-records";

type Row = AccessRow<{ path: string }>;

/** Is a page about a record, which is "not found" where it is another site's. */
function onRecord(permission: Permission, path: (of: SiteRecords) => string): Row {
  return { permission, asked: (of) => ({ path: path(of) }), own: "200", other: "404" };
}

/** Is a page of the site. */
function ofSite(path: string, permission: Permission = "contacts.read"): Row {
  return { permission, asked: () => ({ path }), own: "200", other: null };
}

/** Is a page that anyone may open. */
function open(path: string, answer = "200", toMembers = answer, toSiteless = toMembers): Row {
  return { permission: null, asked: () => ({ path }), answer, toMembers, toSiteless };
}

/** Says of every page who may open it. A new one needs a row. */
export const pageRows: Record<string, Row> = {
  "/": ofSite("/"),
  "/account": ofSite("/account"),
  "/broadcasts": ofSite("/broadcasts"),
  "/broadcasts/[id]": onRecord("contacts.read", (of) => `/broadcasts/${of.broadcast()}`),
  "/contacts": ofSite("/contacts"),
  "/contacts/[id]": onRecord("contacts.read", (of) => `/contacts/${of.contact()}`),
  "/contacts/duplicates": ofSite("/contacts/duplicates", "contacts.merge"),
  "/deletions": ofSite("/deletions"),
  "/deletions/[id]": onRecord("contacts.read", (of) => `/deletions/${of.deletion().jobId}`),
  "/imports": ofSite("/imports"),
  "/imports/[id]": onRecord("contacts.read", (of) => `/imports/${of.import()}`),
  "/settings": ofSite("/settings"),
  "/settings/api-keys": ofSite("/settings/api-keys", "settings.write"),
  "/settings/erased": ofSite("/settings/erased"),
  "/settings/fields": ofSite("/settings/fields"),
  "/settings/forms": ofSite("/settings/forms"),
  "/settings/history": ofSite("/settings/history"),
  "/settings/outbox": ofSite("/settings/outbox"),
  "/settings/payments": ofSite("/settings/payments"),
  "/settings/people": ofSite("/settings/people"),
  "/settings/receipts": ofSite("/settings/receipts"),
  "/settings/sending": ofSite("/settings/sending"),
  "/settings/site": ofSite("/settings/site"),
  "/settings/tags": ofSite("/settings/tags"),

  "/confirm/[token]": open("/confirm/unknown"),
  "/email/[token]": open("/email/unknown"),
  "/forms/[slug]": open("/forms/unknown", "404"),
  "/join/[token]": open("/join/unknown"),
  "/no-site": open("/no-site", "307 /sign-in", "307 /", "200"),
  "/other-site": open("/other-site"),
  "/reset": open("/reset"),
  "/reset/[token]": open("/reset/unknown"),
  "/second-factor": open("/second-factor", "307 /sign-in", "200", "307 /no-site"),
  "/setup": open("/setup", "307 /sign-in"),
  "/sign-in": open("/sign-in", "200", "307 /", "307 /no-site"),
  "/sign-in/code": open("/sign-in/code", "307 /sign-in"),
  "/unsubscribe/[token]": open("/unsubscribe/unknown"),
  "/verify": open("/verify"),
};
