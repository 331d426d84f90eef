import { auditMessage } from "@/components/history/audit-labels";
import { shownSiteParameter } from "@/lib/auth/shown-site-header";
import { invalidInput } from "@/lib/auth/site-action";
import { siteRoute } from "@/lib/auth/site-route";
import { csvDownload } from "@/lib/exports/contacts-csv";
import { auditLogCsv } from "@/lib/history/audit-log-csv";
import { auditSearch } from "@/lib/history/audit-search";
import { database } from "@/lib/system/instance";
import { neutralFormats } from "@/lib/values/formats";

const rule = { permission: "audit_log.read", ownPages: "links", isDownload: true } as const;

export const GET = siteRoute(rule, (access, request) => {
  const asked = new URL(request.url).searchParams;
  asked.delete(shownSiteParameter);
  const search = auditSearch.safeParse(Object.fromEntries(asked));
  if (!search.success) return Response.json(invalidInput(search.error), { status: 400 });
  const order = {
    search: search.data,
    say: (entry: Parameters<typeof auditMessage>[1]) => auditMessage(neutralFormats, entry),
  };
  return csvDownload(auditLogCsv(access, database(), order, Date.now()), "history.csv");
});
