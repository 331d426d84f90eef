import { Card } from "@/components/ui/card";
import { Time } from "@/components/ui/time";
import type { ContactProfile } from "@/lib/contacts/profile/contact-profile";

const statusWords: Record<ContactProfile["sequences"][number]["status"], string> = {
  active: "In it since",
  completed: "Went through it, from",
  left: "Left it; began",
};

/** The series of email they are in, went through or left. */
export function ContactSequences({ contact: { sequences } }: { contact: ContactProfile }) {
  return (
    <Card title="Sequences">
      {sequences.length === 0 ? (
        <p className="text-sm text-ink-soft">They are in no sequence.</p>
      ) : (
        <ul className="-my-2 divide-y divide-border text-sm">
          {sequences.map(({ id, name, status, createdAt }) => (
            <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5 py-2">
              <span className="min-w-0 wrap-anywhere">{name}</span>
              <span className="text-ink-soft tabular-nums">
                {statusWords[status]} <Time at={createdAt} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
