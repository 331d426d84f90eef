"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { useFormats } from "@/components/ui/use-formats";
import type { ContactProfile } from "@/lib/contacts/profile/contact-profile";
import { MoreActions } from "../actions/more-actions";
import { contactQuery } from "../contact-queries";
import { EditContact } from "../edit/edit-contact";
import { useLastListUrl, withoutSearch } from "../last-list-url";
import { paidLabel } from "../record-labels";
import { StatusBadge } from "../status-badge";
import { ContactTabs } from "./contact-tabs";

/** Shows who a contact is, and everything that belongs to them. */
export function ContactPage({ id }: { id: number }) {
  const { data: contact, isError } = useQuery(contactQuery(id));
  const listUrl = useLastListUrl();
  if (isError) {
    return (
      <EmptyState title="This contact is no longer there" action={<Link href={listUrl}>Go to Contacts</Link>}>
        It was deleted meanwhile, or the server did not answer.
      </EmptyState>
    );
  }
  if (!contact) return <p>Reading the contact…</p>;
  return (
    <>
      <p className="mb-3 text-sm">
        <Link
          href={listUrl}
          className="inline-flex min-h-6 items-center gap-1.5 text-ink-soft hover:text-ink"
        >
          <ArrowLeft aria-hidden="true" className="size-4" />
          {listUrl === "/contacts" ? "All contacts" : "Back to the list"}
        </Link>
      </p>
      <ContactHeader contact={contact} />
      <ContactTabs contact={contact} />
    </>
  );
}

function ContactHeader({ contact }: { contact: ContactProfile }) {
  const format = useFormats();
  const router = useRouter();
  const listUrl = useLastListUrl();
  const { id, name, email, marketingStatus, isCustomer, isBeingErased, isHidden } = contact;
  const paid = paidLabel(format, contact);
  return (
    <PageHeader
      title={<bdi>{name || email}</bdi>}
      description={
        <>
          {name && <p className="wrap-anywhere">{email}</p>}
          <p className="mt-2 flex flex-wrap items-center gap-2">
            <StatusBadge status={marketingStatus} />
            {isCustomer && <Badge tone="accent">Customer</Badge>}
            {paid && <span className="tabular-nums">{paid}</span>}
            {isHidden && <Badge>Hidden</Badge>}
            {isBeingErased && <Badge tone="danger">Being deleted</Badge>}
          </p>
        </>
      }
    >
      <EditContact contact={contact} />
      <MoreActions
        selection={{ kind: "ids", ids: [id] }}
        contact={contact}
        onDeletionConfirmed={() => router.push(withoutSearch(listUrl))}
      />
    </PageHeader>
  );
}
