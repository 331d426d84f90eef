import { auditMessage } from "@/components/history/audit-labels";
import { invalidInput } from "@/lib/auth/site-action";
import { siteRoute } from "@/lib/auth/site-route";
import { csvDownload } from "@/lib/exports/contacts-csv";
import { auditLogCsv } from "@/lib/history/audit-log-csv";
import { auditSearch } from "@/lib/history/audit-search";
import { database } from "@/lib/system/instance";
import { neutralFormats } from "@/lib/values/formats";

export const GET = siteRoute({ permission: "audit_log.read", ownPages: "links" }, (access, request) => {
  const search = auditSearch.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!search.success) return Response.json(invalidInput(search.error), { status: 400 });
  const order = {
    search: search.data,
    say: (entry: Parameters<typeof auditMessage>[1]) => auditMessage(neutralFormats, entry),
  };
  return csvDownload(auditLogCsv(access, database(), order, Date.now()), "history.csv");
});
