import type { DeletionDetail } from "@/lib/deletion/deletion-view";

/** Erased, and yet the provider shows something that bills: found when it was asked again days later. */
export function SweepAlarms({ alarms }: Pick<DeletionDetail, "alarms">) {
  if (alarms.length === 0) return null;
  return (
    <section aria-labelledby="still-billed" className="rounded-xl border border-danger p-5 print:hidden">
      <h2 id="still-billed" className="font-semibold">
        Still billed after the deletion
      </h2>
      <p className="mt-1 text-sm text-ink-soft">
        Stripe was asked again some days later, and could not be cleared. Stop it there.
      </p>
      <ul className="mt-3 space-y-2 text-sm">
        {alarms.map(({ id, reason, providerUrl }) => (
          <li key={id} className="flex flex-wrap gap-x-4">
            {reason}
            {providerUrl && (
              <a href={providerUrl} target="_blank" rel="noreferrer">
                Open in Stripe
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
