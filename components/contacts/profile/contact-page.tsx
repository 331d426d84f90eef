"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { EmptyState } from "@/components/ui/empty-state";
import { contactQuery } from "../contact-queries";
import { useLastListUrl } from "../last-list-url";
import { ContactHeader } from "./contact-header";
import { ContactTabs } from "./contact-tabs";

/** Who a contact is, and everything that belongs to them. */
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
