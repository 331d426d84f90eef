import { invalidInput } from "@/lib/auth/site-action";
import { siteRoute } from "@/lib/auth/site-route";
import { auditPage } from "@/lib/history/audit-search";
import { listAuditLog } from "@/lib/history/list-audit-log";
import { database } from "@/lib/system/instance";

export const GET = siteRoute("audit_log.read", (access, request) => {
  const page = auditPage.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!page.success) return Response.json(invalidInput(page.error), { status: 400 });
  return Response.json(listAuditLog(access, database(), page.data));
});
