import { addAbortSignal, pipeline, Readable } from "node:stream";
import { stringify } from "csv-stringify";
import { asc, eq } from "drizzle-orm";
import type { Database } from "@/db/open-database";
import { customFields } from "@/db/schema";
import type { SiteAccess } from "@/lib/auth/site-access";
import { marketingStatusNames } from "@/lib/consent/status/marketing-status";
import type { ContactDetails } from "@/lib/contacts/list/iterate-contacts";
import { keepingMark } from "@/lib/imports/cells/formula-mark";
import { joinTags } from "@/lib/imports/cells/split-tags";
import { ownFieldHeader, ownHeaders } from "@/lib/imports/csv/own-export";
import { LeaseLost } from "@/lib/jobs/lease";
import { logUnexpected } from "@/lib/system/log";

/**
 * Streams contacts as a CSV file in which no cell is a formula. Import reads back every value as it was. The file
 * ends early when `ended` is aborted.
 */
export function contactsCsv(
  access: SiteAccess,
  db: Database,
  contacts: Iterable<ContactDetails> | AsyncIterable<ContactDetails>,
  ended?: AbortSignal,
): ReadableStream {
  const fields = db
    .select({ id: customFields.id, name: customFields.name })
    .from(customFields)
    .where(eq(customFields.siteId, access.siteId))
    .orderBy(asc(customFields.name))
    .all();
  const columns = [...ownHeaders, ...fields.map(({ name }) => keepingMark(ownFieldHeader(name)))];
  async function* rows(): AsyncGenerator<string[]> {
    for await (const contact of contacts)
      yield [
        keepingMark(contact.email),
        keepingMark(contact.name),
        marketingStatusNames[contact.marketingStatus],
        contact.isCustomer ? "yes" : "no",
        keepingMark(joinTags(contact.tags)),
        contact.source,
        new Date(contact.createdAt).toISOString(),
        new Date(contact.lastActivityAt).toISOString(),
        ...fields.map(({ id }) => keepingMark(contact.fields.get(id) ?? "")),
      ];
  }
  const writer = stringify({ header: true, columns, bom: true, escape_formulas: true });
  if (ended) addAbortSignal(ended, writer);
  // A reader that stops ends the writing, and an error ends the file where it is, so both ends notice.
  pipeline(Readable.from(rows()), writer, (error) => {
    if (error && !isGivenUp(error)) logUnexpected(error);
  });
  return Readable.toWeb(writer) as ReadableStream;
}

/** Tells whether the reader went away, or the export was stopped. */
function isGivenUp(error: NodeJS.ErrnoException): boolean {
  return (
    error instanceof LeaseLost || error.name === "AbortError" || error.code === "ERR_STREAM_PREMATURE_CLOSE"
  );
}

export function csvDownload(body: ReadableStream, fileName: string): Response {
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${fileName}"`,
      "cache-control": "no-store",
    },
  });
}
