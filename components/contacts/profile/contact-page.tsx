"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { BackLink } from "@/components/ui/back-link";
import { buttonStyles } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { contactQuery } from "../contact-queries";
import { useLastListUrl } from "../last-list-url";
import { ContactHeader } from "./contact-header";
import { ContactNeighbours } from "./contact-neighbours";
import { ContactNotices } from "./contact-notices";
import { ContactSkeleton } from "./contact-skeleton";
import { ContactTabs } from "./contact-tabs";
import { profileLabels, profileMessages } from "./profile-labels";

/** Shows who a contact is, and everything that belongs to them. */
export function ContactPage({ id }: { id: number }) {
  const { data: contact, isError } = useQuery(contactQuery(id));
  const listUrl = useLastListUrl();
  if (isError) {
    return (
      <EmptyState
        title={profileMessages.gone}
        action={
          <Link href={listUrl} className={buttonStyles()}>
            {profileLabels.contacts}
          </Link>
        }
      >
        {profileMessages.whyGone}
      </EmptyState>
    );
  }
  if (!contact) return <ContactSkeleton />;
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <BackLink href={listUrl}>{listUrl === "/contacts" ? profileLabels.all : profileLabels.list}</BackLink>
        <ContactNeighbours contactId={id} />
      </div>
      <ContactNotices contact={contact} />
      <ContactHeader contact={contact} />
      <ContactTabs key={id} contact={contact} />
    </>
  );
}
