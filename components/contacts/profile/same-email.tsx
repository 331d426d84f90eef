import Link from "next/link";
import type { SameEmail } from "@/lib/contacts/change/list-same-emails";
import { bothLabel, contactLabel, sameEmailMessages } from "./same-email-messages";

/** Lists contacts with one email between them, for an owner to merge. Shows nothing when there are none. */
export function SameEmailList({ pairs }: { pairs: SameEmail[] }) {
  if (pairs.length === 0) return null;
  return (
    <section aria-labelledby="same-address" className="mb-5 rounded-xl border border-warning p-4 text-sm">
      <h2 id="same-address" className="font-semibold">
        {sameEmailMessages.title}
      </h2>
      <p className="mt-1 text-ink-soft">{sameEmailMessages.sentence}</p>
      <ul className="mt-2 space-y-1">
        {pairs.map(({ contact, other }) => (
          <li key={contact.id} className="wrap-anywhere">
            <ContactLink {...other} /> {sameEmailMessages.and} <ContactLink {...contact} />
            {bothLabel(other.email)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function ContactLink({ id, name }: { id: number; name: string }) {
  return (
    <Link href={`/contacts/${id}`} prefetch={false}>
      {contactLabel(id, name)}
    </Link>
  );
}
