import Link from "next/link";
import type { ReactNode } from "react";

/** Says that no mail leaves this site. It links to the settings page that changes this, unless `isHere` is true. */
export function NoMailServer({ isHere = false, children }: { isHere?: boolean; children?: ReactNode }) {
  return (
    <div className="mb-6 rounded-xl border border-warning/40 bg-warning-soft px-4 py-3 text-sm text-warning">
      <strong className="font-semibold">Not sent: no mail server.</strong> Nothing leaves this site until one
      is set{" "}
      {isHere ? (
        "here"
      ) : (
        <>
          under{" "}
          <Link href="/settings/sending" className="underline">
            Settings → Sending
          </Link>
        </>
      )}
      . {children}
    </div>
  );
}
