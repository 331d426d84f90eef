import { found, parseId, siteRoute } from "@/lib/auth/site-route";
import { problemsCsv } from "@/lib/imports/file/problems-csv";
import { eachProblem } from "@/lib/imports/find-import";
import { database } from "@/lib/system/instance";

export const GET = siteRoute<{ id: string }>(
  { permission: "contacts.read", isDownload: true },
  (access, _request, { id }) => {
    const problems = eachProblem(access, database(), parseId(id));
    if (!problems) return found(undefined);
    return new Response(problemsCsv(problems), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="import-${parseId(id)}-problems.csv"`,
      },
    });
  },
);
