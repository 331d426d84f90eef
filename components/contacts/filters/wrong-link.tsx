import Link from "next/link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { linkMessages, wrongLinkMessage } from "./filter-messages";

/**
 * Says which part of a link is not understood. Ignoring that part would show, and select, more contacts than were
 * asked for.
 */
export function WrongLink({ field }: { field: string }) {
  const { title, sentence } = wrongLinkMessage(field);
  return <NothingToList title={title}>{sentence}</NothingToList>;
}

/** Says that the segment of a link is gone. */
export function SegmentGone() {
  return <NothingToList title={linkMessages.segmentGone}>{linkMessages.whySegmentGone}</NothingToList>;
}

function NothingToList({ title, children }: { title: string; children: string }) {
  return (
    <>
      <PageHeader title={linkMessages.title} />
      <EmptyState title={title} action={<Link href="/contacts">{linkMessages.showEveryone}</Link>}>
        {children}
      </EmptyState>
    </>
  );
}
