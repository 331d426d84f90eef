"use client";

import Link from "next/link";
import { useFormats } from "@/components/ui/use-formats";
import type { DeletionDetail } from "@/lib/deletion/receipt/deletion-view";
import { isActive } from "../receipt-messages";
import { KeepHeldContact } from "./keep-held-contact";
import { MarkBillingStopped } from "./mark-billing-stopped";
import { RetryHeldContacts } from "./retry-held-contacts";

/** Contacts that are held because something may still bill them. Left off the printed receipt: it names nobody. */
export function HeldContacts({ deletion }: { deletion: DeletionDetail }) {
  const format = useFormats();
  const { held, needsAttentionCount } = deletion;
  if (held.length === 0) return null;
  return (
    <section aria-labelledby="needs-attention" className="rounded-xl border border-warning p-5 print:hidden">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div>
          <h2 id="needs-attention" className="font-semibold">
            Needs attention
          </h2>
          <p className="mt-1 text-sm text-ink-soft">
            Held, not deleted: it is not certain that nothing bills them any more. They get no email
            meanwhile.
          </p>
        </div>
        {!isActive(deletion) && <RetryHeldContacts jobId={deletion.id} />}
      </div>
      <table aria-label="Needs attention" className="mt-4 w-full text-left text-sm">
        <thead className="text-ink-soft">
          <tr className="border-b border-border">
            <th scope="col" className="py-2 pr-4 font-medium">
              Contact
            </th>
            <th scope="col" className="py-2 font-medium">
              Reason
            </th>
          </tr>
        </thead>
        <tbody>
          {held.map(({ contactId, name, email, reason, providerUrl }) => (
            <tr key={contactId} className="border-b border-border align-top last:border-0">
              <th scope="row" className="py-2.5 pr-4 font-medium">
                <Link href={`/contacts/${contactId}`} prefetch={false}>
                  {name || email}
                </Link>
                {name && <span className="block font-normal break-all text-ink-soft">{email}</span>}
              </th>
              <td className="py-2.5">
                {reason}
                <div className="mt-1 flex flex-wrap items-center gap-x-4">
                  {providerUrl && (
                    <a href={providerUrl} target="_blank" rel="noreferrer">
                      Open in Stripe
                    </a>
                  )}
                  {!isActive(deletion) && (
                    <MarkBillingStopped jobId={deletion.id} contactId={contactId} email={email} />
                  )}
                  <KeepHeldContact jobId={deletion.id} contactId={contactId} email={email} />
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {needsAttentionCount > held.length && (
        <p className="mt-3 text-sm text-ink-soft">
          The first {format.count(held.length)} of {format.count(needsAttentionCount)} are shown.
        </p>
      )}
    </section>
  );
}
