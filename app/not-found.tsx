import type { Metadata } from "next";
import { connection } from "next/server";
import { notFoundLabels, notFoundMessages } from "@/components/shell/not-found-messages";
import { PlainPage } from "@/components/shell/plain-page";
import { buttonStyles } from "@/components/ui/button";
import { findSiteAccess } from "@/lib/auth/find-site-access";

export const metadata: Metadata = { title: { absolute: notFoundLabels.pageTitle } };

/** Leads someone who is signed in back to their site. A visitor learns nothing of whose it is. */
export default async function NotFound() {
  await connection();
  if (!(await findSiteAccess())) {
    return (
      <PlainPage title={notFoundMessages.title}>
        <p className="text-ink-soft">{notFoundMessages.visitor}</p>
      </PlainPage>
    );
  }
  return (
    <PlainPage title={notFoundMessages.title}>
      <p className="text-ink-soft">{notFoundMessages.member}</p>
      <div className="mt-6 flex flex-wrap gap-3">
        {/* Every page loads this one's code, so it has none for links. */}
        <a href="/" className={buttonStyles({ variant: "primary" })}>
          {notFoundLabels.goToDashboard}
        </a>
        <a href="/contacts" className={buttonStyles()}>
          {notFoundLabels.goToContacts}
        </a>
      </div>
    </PlainPage>
  );
}
