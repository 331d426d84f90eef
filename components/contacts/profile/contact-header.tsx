"use client";

import { useRouter } from "next/navigation";
import { MoreActions } from "@/components/contacts/actions/more-actions";
import { EditContact } from "@/components/contacts/edit/edit-contact";
import { Badge } from "@/components/ui/badge";
import { PageHeader } from "@/components/ui/page-header";
import { useFormats } from "@/components/ui/use-formats";
import type { ContactProfile } from "@/lib/contacts/profile/contact-profile";
import { useLastListUrl, withoutSearch } from "../last-list-url";
import { paidLabel } from "../record-labels";
import { StatusBadge } from "../status-badge";

export function ContactHeader({ contact }: { contact: ContactProfile }) {
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
