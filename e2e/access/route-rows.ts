import type { Permission } from "@/lib/auth/permissions";
import type { AccessRow } from "./access-row";
import type { SiteRecords } from "./site-records";

/** Is where a route is asked, and with which body. */
export interface Question {
  path: string;
  body?: string;
}
type Row = AccessRow<Question>;

/** Is a route about a record, which is "not found" where it is another site's. */
function onRecord(permission: Permission, asked: (of: SiteRecords) => string, own = "200"): Row {
  return { permission, asked: (of) => ({ path: asked(of) }), own, other: "404" };
}

/** Is a route that names no record. */
function ofSite(permission: Permission, path: string, body?: object | string): Row {
  const text = typeof body === "object" ? JSON.stringify(body) : body;
  return { permission, asked: () => ({ path, ...(text && { body: text }) }), own: "200", other: null };
}

/** Is a route that anyone may ask, or that has a proof of its own instead of a session. */
function open(path: string, answer: string, body?: string): Row {
  return { permission: null, asked: () => ({ path, ...(body && { body }) }), answer };
}

const everyone = { filter: { everyone: true } };
const page = { sort: "added", direction: "desc", size: 50 };
const exported = { do: "export" } as const;

/** Says of every method of every route who may use it. A new one needs a row. */
export const routeRows: Record<string, Row> = {
  "GET /api/audit-log": ofSite("audit_log.read", "/api/audit-log"),
  "GET /api/audit-log/export": ofSite("audit_log.read", "/api/audit-log/export"),
  "GET /api/broadcasts": ofSite("contacts.read", "/api/broadcasts"),
  "GET /api/broadcasts/[id]": onRecord("contacts.read", (of) => `/api/broadcasts/${of.broadcast()}`),
  "GET /api/broadcasts/[id]/draft": {
    permission: "broadcasts.send",
    asked: (of) => ({ path: `/api/broadcasts/${of.broadcast("prepared")}/draft` }),
    own: "200",
    other: "200 not_found",
  },
  "GET /api/broadcasts/[id]/preview": onRecord(
    "contacts.read",
    (of) => `/api/broadcasts/${of.broadcast()}/preview`,
  ),
  "GET /api/bulk-actions": ofSite("contacts.read", "/api/bulk-actions"),
  "GET /api/bulk-actions/[id]": onRecord(
    "contacts.read",
    (of) => `/api/bulk-actions/${of.bulkAction({ do: "hide" })}`,
  ),
  "GET /api/bulk-actions/[id]/plan": {
    permission: "bulk_actions.run",
    asked: (of) => ({ path: `/api/bulk-actions/${of.bulkAction({ do: "hide" })}/plan` }),
    own: "200",
    other: "200 not_found",
  },
  "POST /api/bulk-actions/[id]/file": onRecord(
    "contacts.export",
    (of) => `/api/bulk-actions/${of.bulkAction(exported)}/file`,
  ),
  "POST /api/contacts": ofSite("contacts.read", "/api/contacts", { ...everyone, page }),
  "POST /api/contacts/count": ofSite("contacts.read", "/api/contacts/count", everyone),
  "GET /api/contacts/filter-options": ofSite("contacts.read", "/api/contacts/filter-options"),
  "GET /api/contacts/[id]": onRecord("contacts.read", (of) => `/api/contacts/${of.contact()}`),
  "GET /api/contacts/[id]/copy": onRecord("contacts.export", (of) => `/api/contacts/${of.contact()}/copy`),
  "POST /api/contacts/[id]/neighbours": {
    permission: "contacts.read",
    asked: (of) => ({
      path: `/api/contacts/${of.contact()}/neighbours`,
      body: JSON.stringify({ ...everyone, page }),
    }),
    own: "200",
    other: "404",
  },
  "GET /api/contacts/[id]/records": onRecord(
    "contacts.read",
    (of) => `/api/contacts/${of.contact()}/records?list=notes`,
  ),
  "GET /api/custom-fields": ofSite("contacts.read", "/api/custom-fields"),
  "GET /api/custom-fields/[id]/suggested-options": {
    permission: "settings.write",
    asked: (of) => ({ path: `/api/custom-fields/${of.field()}/suggested-options` }),
    own: "200",
    other: "200",
  },
  "GET /api/dashboard": ofSite("contacts.read", "/api/dashboard"),
  "GET /api/deletions": ofSite("contacts.read", "/api/deletions"),
  "POST /api/deletions/pages": ofSite("contacts.read", "/api/deletions/pages", {}),
  "GET /api/deletions/export": ofSite("contacts.read", "/api/deletions/export"),
  "GET /api/deletions/[id]": onRecord("contacts.read", (of) => `/api/deletions/${of.deletion().jobId}`),
  "GET /api/deletions/[id]/contacts": onRecord(
    "contacts.delete",
    (of) => `/api/deletions/${of.manifest()}/contacts`,
  ),
  "GET /api/deletions/[id]/export": onRecord(
    "contacts.export",
    (of) => `/api/deletions/${of.manifest()}/export`,
  ),
  "GET /api/deletions/[id]/manifest": {
    permission: "contacts.delete",
    asked: (of) => ({ path: `/api/deletions/${of.manifest()}/manifest` }),
    own: "200",
    other: "200 not_found",
  },
  // Nothing is signed before the worker has come to a deletion.
  "GET /api/deletions/[id]/receipt": onRecord(
    "contacts.read",
    (of) => `/api/deletions/${of.deletion().jobId}/receipt?revision=99`,
    "404",
  ),
  "GET /api/duplicates": ofSite("contacts.merge", "/api/duplicates"),
  "GET /api/growth": ofSite("contacts.read", "/api/growth?days=30"),
  "GET /api/growth/recurring": ofSite("contacts.read", "/api/growth/recurring"),
  "GET /api/imports": ofSite("contacts.read", "/api/imports"),
  "POST /api/imports": ofSite("imports.run", "/api/imports", "email\n"),
  "GET /api/imports/[id]": onRecord("contacts.read", (of) => `/api/imports/${of.import()}`),
  "GET /api/imports/[id]/problems": onRecord("contacts.read", (of) => `/api/imports/${of.import()}/problems`),
  "GET /api/payments": ofSite("contacts.read", "/api/payments"),
  "GET /api/segments": ofSite("contacts.read", "/api/segments"),
  "GET /api/sending": ofSite("contacts.read", "/api/sending"),
  "GET /api/tags": ofSite("contacts.read", "/api/tags"),
  "GET /api/tags/[id]/plan": onRecord("settings.write", (of) => `/api/tags/${of.tag()}/plan`),

  "GET /api/health": open("/api/health", "200"),
  "GET /api/sites/[id]/logo": open("/api/sites/999999/logo", "404"),
  "POST /api/unsubscribe/[token]": open("/api/unsubscribe/unknown", "200"),
  "POST /api/v1/contacts": open("/api/v1/contacts", "401", "{}"),
  "GET /api/verify/key": open("/api/verify/key", "200"),
  "POST /api/webhooks/stripe": open("/api/webhooks/stripe", "400", "{}"),
  "GET /metrics": open("/metrics", "404"),
  "GET /favicon.ico": open("/favicon.ico", "200"),
  "GET /icon.svg": open("/icon.svg", "200"),
};
