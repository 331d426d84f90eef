"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { RecordList } from "@/components/deletion/record-list";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ContactFacts } from "./contact-facts";
import { ContactHeader } from "./contact-header";
import { contactQuery } from "./contact-queries";
import { ContactRecords } from "./contact-records";

/** Who a contact is, and everything that belongs to them. */
export function ContactPage({ id }: { id: number }) {
  const { data: contact, isError } = useQuery(contactQuery(id));
  if (isError) {
    return (
      <EmptyState
        title="This contact is no longer there"
        action={<Link href="/contacts">Go to Contacts</Link>}
      >
        It was deleted meanwhile, or the server did not answer.
      </EmptyState>
    );
  }
  if (!contact) return <p>Reading the contact…</p>;
  return (
    <>
      <p className="mb-3 text-sm">
        <Link
          href="/contacts"
          className="inline-flex min-h-6 items-center gap-1.5 text-ink-soft hover:text-ink"
        >
          <ArrowLeft aria-hidden="true" className="size-4" />
          All contacts
        </Link>
      </p>
      <ContactHeader contact={contact} />
      <div className="grid items-start gap-5 lg:grid-cols-[22rem_minmax(0,1fr)]">
        <div className="space-y-5">
          <ContactFacts contact={contact} />
          <Card title="Everything stored about them">
            {contact.records.length > 0 ? (
              <div className="text-sm">
                <RecordList records={contact.records} />
              </div>
            ) : (
              <p className="text-sm text-ink-soft">Nothing yet but the details above.</p>
            )}
            <p className="mt-4 text-sm">
              <a href={`/api/contacts/${contact.id}/copy`} download>
                Download it as JSON
              </a>{" "}
              <span className="text-ink-soft">to give it to them.</span>
            </p>
          </Card>
        </div>
        <div className="space-y-5">
          <ContactRecords contact={contact} />
        </div>
      </div>
    </>
  );
}
