"use client";

import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import type { ContactRecords, RecordListName } from "@/lib/contacts/records/contact-records";
import { OlderRecords } from "./older-records";
import { recordMessages } from "./record-messages";
import { useRecords } from "./use-records";

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
  const records = useRecords(contactId, list);
  const { rows, isError, focusFirstOlder } = records;
  if (!rows) return isError ? <p className="text-sm">{recordMessages.unread}</p> : <Skeleton />;
  if (rows.length === 0) return <p className="text-sm text-ink-soft">{empty}</p>;
  return (
    <>
      <ul className="-my-2 divide-y divide-border text-sm">
        {rows.map((row, index) => (
          <li
            key={row.id}
            ref={(element) => focusFirstOlder(element, index)}
            tabIndex={-1}
            className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5 py-2"
          >
            {children(row)}
          </li>
        ))}
      </ul>
      <OlderRecords records={records} title={title} total={total} />
    </>
  );
}
