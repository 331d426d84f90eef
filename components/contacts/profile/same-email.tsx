import Link from "next/link";
import type { SameEmail } from "@/lib/contacts/change/list-same-emails";

/** Lists contacts with one email between them, for an owner to merge. Shows nothing when there are none. */
export function SameEmailList({ pairs }: { pairs: SameEmail[] }) {
  if (pairs.length === 0) return null;
  return (
    <section aria-labelledby="same-address" className="mb-5 rounded-xl border border-warning p-4 text-sm">
      <h2 id="same-address" className="font-semibold">
        The same email twice
      </h2>
      <p className="mt-1 text-ink-soft">
        These contacts have one email between them: one of the two was stored with characters that nobody
        sees. Search for the email, select both, and choose Merge two contacts in More Actions.
      </p>
      <ul className="mt-2 space-y-1">
        {pairs.map(({ contact, other }) => (
          <li key={contact.id} className="wrap-anywhere">
            <ContactLink {...other} /> and <ContactLink {...contact} />, both {other.email}
          </li>
        ))}
      </ul>
    </section>
  );
}

function ContactLink({ id, name }: { id: number; name: string }) {
  return (
    <Link href={`/contacts/${id}`} prefetch={false}>
      {name || "no name"} (contact {id})
    </Link>
  );
}
