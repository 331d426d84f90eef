"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useRef } from "react";
import type { RecordListName } from "@/lib/contacts/records/contact-records";
import type { TimelineTopic } from "@/lib/contacts/records/timeline-topics";
import { contactRecordsQuery } from "../contact-queries";

/** Reads a list of what belongs to a contact, newest first, a page at a time. */
export function useRecords<Name extends RecordListName>(
  contactId: number,
  list: Name,
  about?: TimelineTopic,
) {
  // After "Show older" the focus moves to the row after this one, because the button may be gone.
  const lastRead = useRef<string | number>(undefined);
  const query = useInfiniteQuery({
    ...contactRecordsQuery(contactId, list, about),
    placeholderData: keepPreviousData,
  });
  const rows = query.data?.pages.flatMap((page) => page.rows);

  return {
    rows,
    isError: query.isError,
    /** Is true while the rows of another topic are still shown. */
    isStale: query.isPlaceholderData,
    hasOlder: query.hasNextPage,
    isReadingOlder: query.isFetchingNextPage,
    showOlder() {
      lastRead.current = rows?.at(-1)?.id;
      void query.fetchNextPage();
    },
    /** Moves the focus to the first row of a page that was just read. */
    focusFirstOlder(element: HTMLElement | null, index: number) {
      if (!element || lastRead.current === undefined) return;
      if (rows?.[index - 1]?.id !== lastRead.current) return;
      lastRead.current = undefined;
      element.focus();
    },
  };
}
