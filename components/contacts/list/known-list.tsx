"use client";

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect } from "react";
import { AnswerError } from "@/components/data/read-json";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { useIsHydrated } from "@/components/ui/use-is-hydrated";
import { filterOf } from "@/lib/contacts/list/contact-list-url";
import { contactCountQuery, segmentsQuery } from "../contact-queries";
import { linkMessages } from "../filters/filter-messages";
import { SegmentGone, WrongLink } from "../filters/wrong-link";
import { firstPage, useContactListState } from "../use-contact-list-state";
import { ContactRowsSkeleton } from "./contact-rows-skeleton";

/** Shows the list once it is known whom it shows, and otherwise why that is not known. */
export function KnownList({ children }: { children: ReactNode }) {
  const isHydrated = useIsHydrated();
  const [state, setState] = useContactListState();
  const { search, where, isKnown, isInOpen, segmentId } = state;
  const isSegmentUnknown = segmentId !== null && !state.segment;
  const segments = useQuery({ ...segmentsQuery, enabled: isHydrated && isSegmentUnknown });
  const count = useQuery({ ...contactCountQuery(filterOf(state)), enabled: false });
  useEffect(() => {
    // The server is asked again, so that the history forgets the link as it was.
    if (isInOpen) void setState({ search, where }, { history: "replace", shallow: false });
  });
  if (isKnown && count.error instanceof AnswerError && count.error.status === 400)
    return <WrongLink field="filter" />;
  if (isKnown) return children;
  if (!isHydrated || (isSegmentUnknown && segments.isFetching))
    return (
      <>
        <PageHeader title={linkMessages.title} />
        <ContactRowsSkeleton />
      </>
    );
  if (isSegmentUnknown) return <SegmentGone />;
  const hasRest = !("everyone" in filterOf(state));
  return (
    <>
      <PageHeader title={linkMessages.title} />
      <EmptyState
        title={linkMessages.typedElsewhere}
        action={
          <Button onClick={() => setState({ search: null, ...firstPage })}>
            {hasRest ? linkMessages.showRest : linkMessages.showEveryone}
          </Button>
        }
      >
        {linkMessages.whyTypedElsewhere}
      </EmptyState>
    </>
  );
}
