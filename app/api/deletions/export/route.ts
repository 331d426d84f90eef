import { siteRoute } from "@/lib/auth/site-route";
import { deletionsCsv } from "@/lib/deletion/receipt/deletions-csv";
import { csvDownload } from "@/lib/exports/contacts-csv";
import { database } from "@/lib/system/instance";

export const GET = siteRoute({ permission: "contacts.read", isDownload: true }, (access) =>
  csvDownload(deletionsCsv(access, database()), "deletions.csv"),
);
