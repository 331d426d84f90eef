"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { type ReactNode, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { useFormats } from "@/components/ui/use-formats";
import type { ContactRecords, RecordListName } from "@/lib/contacts/records/contact-records";
import { contactRecordsQuery } from "../contact-queries";

interface RecordListProps<Name extends RecordListName> {
  contactId: number;
  list: Name;
  /** Names the list, such as "Purchases", and the way to older rows. */
  title: string;
  /** Counts all rows, where it is known. */
  total?: number | undefined;
  /** Is said when there are none. */
  empty: string;
  children(row: ContactRecords[Name]): ReactNode;
}

/** Lists what belongs to a contact, newest first, a page at a time. */
export function RecordCard<Name extends RecordListName>(props: RecordListProps<Name>) {
  return (
    <Card title={props.title}>
      <RecordRows {...props} />
    </Card>
  );
}

export function RecordRows<Name extends RecordListName>(props: RecordListProps<Name>) {
  const { contactId, list, title, total, empty, children } = props;
  const format = useFormats();
  // After "Show older" the focus moves to the row after this one, because the button may be gone.
  const lastRead = useRef<string | number>(undefined);
  const { data, isError, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    contactRecordsQuery(contactId, list),
  );
  if (!data)
    return isError ? <p className="text-sm">They could not be read. Reload the page.</p> : <Skeleton />;
  const rows = data.pages.flatMap((page) => page.rows);
  if (rows.length === 0) return <p className="text-sm text-ink-soft">{empty}</p>;

  function showOlder() {
    lastRead.current = rows.at(-1)?.id;
    void fetchNextPage();
  }

  return (
    <>
      <ul className="-my-2 divide-y divide-border text-sm">
        {rows.map((row, index) => (
          <li
            key={row.id}
            ref={(element) => {
              if (!element || lastRead.current === undefined) return;
              if (rows[index - 1]?.id !== lastRead.current) return;
              lastRead.current = undefined;
              element.focus();
            }}
            tabIndex={-1}
            className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5 py-2"
          >
            {children(row)}
          </li>
        ))}
      </ul>
      {isError && <p className="mt-3 text-sm text-danger">The server did not answer. Try again.</p>}
      {hasNextPage && (
        <p className="mt-3 flex flex-wrap items-center gap-x-4 text-sm text-ink-soft">
          {total !== undefined && `The newest ${format.count(rows.length)} of ${format.count(total)}.`}
          <Button
            aria-label={`Show older: ${title}`}
            aria-disabled={isFetchingNextPage}
            onClick={() => !isFetchingNextPage && showOlder()}
          >
            {isFetchingNextPage ? "Reading…" : "Show older"}
          </Button>
        </p>
      )}
    </>
  );
}
