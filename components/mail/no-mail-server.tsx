import Link from "next/link";
import type { ReactNode } from "react";
import { Notice } from "@/components/ui/notice";

/** Says that nothing leaves this site, and where that is changed unless it is here. */
export function NoMailServer({ isHere = false, children }: { isHere?: boolean; children?: ReactNode }) {
  return (
    <Notice tone="warning">
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
    </Notice>
  );
}
