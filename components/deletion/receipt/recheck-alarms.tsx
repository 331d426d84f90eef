import { TriangleAlert } from "lucide-react";
import Link from "next/link";
import { Time } from "@/components/ui/time";
import type { RecheckAlarm } from "@/lib/deletion/receipt/deletion-view";
import { AskRecheckAgain } from "./ask-recheck-again";
import { SettleRecheck } from "./settle-recheck";

interface RecheckAlarmsProps {
  alarms: RecheckAlarm[];
  title: string;
  /** Left out on the receipt itself. */
  linksReceipts?: boolean;
}

/** People who were erased, and of whom the provider shows something that still bills them. */
export function RecheckAlarms({ alarms, title, linksReceipts = false }: RecheckAlarmsProps) {
  if (alarms.length === 0) return null;
  return (
    <section aria-labelledby="still-billed" className="rounded-xl border border-danger p-5 print:hidden">
      <h2 id="still-billed" className="flex items-center gap-2 font-semibold">
        <TriangleAlert aria-hidden="true" className="size-4 text-danger" />
        {title}
      </h2>
      <p className="mt-1 text-sm text-ink-soft">
        Deleted here, and yet something at Stripe can still charge them. It is tried again by itself; you can
        also stop it there.
      </p>
      <ul className="mt-3 divide-y divide-border text-sm">
        {alarms.map(({ id, jobId, reason, providerUrl, erasedAt }) => (
          <li key={id} className="py-3 last:pb-0">
            <p>
              {reason}{" "}
              <span className="text-ink-soft">
                Deleted <Time isExact at={erasedAt} />.
              </span>
            </p>
            <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1">
              <AskRecheckAgain recheckId={id} />
              <SettleRecheck recheckId={id} />
              {providerUrl && (
                <a href={providerUrl} target="_blank" rel="noreferrer">
                  Open in Stripe
                </a>
              )}
              {linksReceipts && jobId !== null && <Link href={`/deletions/${jobId}`}>See the receipt</Link>}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
