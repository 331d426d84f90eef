"use client";

import { ExternalLink } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { Skeleton } from "@/components/ui/skeleton";
import { Table, TableBody, TableCell, TableHead, TableHeading, TableRow } from "@/components/ui/table";
import type { ContactRecords, RecordListName } from "@/lib/contacts/records/contact-records";
import { OlderRecords } from "./older-records";
import { recordMessages } from "./record-messages";
import { useRecords } from "./use-records";

export interface RecordColumn<Row> {
  label: string;
  /** Places the cell on a phone, where a row is a small grid of two columns. */
  phone: string;
  isNumber?: boolean;
  /** Tells whether a row has something here; a column in which none has is left out. */
  isIn?(row: Row): boolean;
  cell(row: Row): ReactNode;
}

interface RecordTableProps<Name extends RecordListName> {
  contactId: number;
  list: Name;
  title: string;
  total?: number | undefined;
  /** Is said when there are none. */
  empty: string;
  columns: RecordColumn<ContactRecords[Name]>[];
}

/** Lists what belongs to a contact in columns, newest first, a page at a time. */
export function RecordTable<Name extends RecordListName>(props: RecordTableProps<Name>) {
  const { contactId, list, title, total, empty } = props;
  const records = useRecords(contactId, list);
  const { rows, isError, focusFirstOlder } = records;
  if (!rows) return isError ? <p className="text-sm">{recordMessages.unread}</p> : <Skeleton />;
  if (rows.length === 0) return <p className="text-sm text-ink-soft">{empty}</p>;
  const columns = props.columns.filter(({ isIn }) => !isIn || rows.some(isIn));
  return (
    <>
      <Table aria-label={title} className="w-full text-left text-sm">
        <TableHead className="max-sm:sr-only">
          <TableRow className="border-b border-border">
            {columns.map(({ label, isNumber }) => (
              <TableHeading
                key={label}
                className={classNames(
                  "pr-4 pb-2 font-medium text-ink-soft last:pr-0",
                  isNumber && "text-right",
                )}
              >
                {label}
              </TableHeading>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row, index) => (
            <TableRow
              key={row.id}
              ref={(element) => focusFirstOlder(element, index)}
              tabIndex={-1}
              className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 border-b border-border py-2.5 last:border-b-0 sm:table-row"
            >
              {columns.map(({ label, phone, isNumber, cell }) => (
                <TableCell
                  key={label}
                  className={classNames(
                    "min-w-0 wrap-anywhere max-sm:empty:hidden sm:py-2.5 sm:pr-4 sm:last:pr-0",
                    isNumber && "text-right tabular-nums",
                    phone,
                  )}
                >
                  {cell(row)}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <OlderRecords records={records} title={title} total={total} />
    </>
  );
}

export const isAtProvider = ({ providerUrl }: { providerUrl: string | null }) => providerUrl !== null;

/** Leads to where the payment provider shows something; shows nothing where it does not. */
export function ProviderLink({ url, what }: { url: string | null; what: string }) {
  if (url === null) return null;
  return (
    <a
      href={url}
      target="_blank"
      rel="noreferrer"
      aria-label={`${recordMessages.openInStripe}: ${what}`}
      className="inline-flex min-h-6 items-center gap-1 whitespace-nowrap text-accent underline-offset-4 hover:underline"
    >
      {recordMessages.openInStripe}
      <ExternalLink aria-hidden="true" className="size-3.5" />
    </a>
  );
}
