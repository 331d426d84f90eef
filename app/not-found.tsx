import type { Metadata } from "next";
import { connection } from "next/server";
import { PlainPage } from "@/components/shell/plain-page";
import { buttonStyles } from "@/components/ui/button";
import { findSiteAccess } from "@/lib/auth/find-site-access";

export const metadata: Metadata = { title: { absolute: "Not found" } };

/** Leads someone who is signed in back to their site. A visitor learns nothing of whose it is. */
export default async function NotFound() {
  await connection();
  if (!(await findSiteAccess())) {
    return (
      <PlainPage title="There is no page here">
        <p className="text-ink-soft">Check the link, or ask whoever gave it to you for a new one.</p>
      </PlainPage>
    );
  }
  return (
    <PlainPage title="There is no page here">
      <p className="text-ink-soft">It was deleted, or the link is not complete.</p>
      <div className="mt-6 flex flex-wrap gap-3">
        {/* Every page loads this one's code, so it has none for links. */}
        <a href="/" className={buttonStyles({ variant: "primary" })}>
          Go to the Dashboard
        </a>
        <a href="/contacts" className={buttonStyles()}>
          Go to Contacts
        </a>
      </div>
    </PlainPage>
  );
}
