import type { Metadata } from "next";
import { connection } from "next/server";
import { otherSiteLabels, otherSitePageMessage } from "@/components/auth/other-site-messages";
import { PlainPage } from "@/components/shell/plain-page";
import { buttonStyles } from "@/components/ui/button";
import { homePath } from "@/lib/auth/return-path";

export const metadata: Metadata = { title: otherSiteLabels.title };

/** Says out of the site's frame that the session works with another site now. It tells nothing else, to anyone. */
export default async function OtherSitePage() {
  await connection();
  return (
    <PlainPage title={otherSiteLabels.title}>
      <p className="text-ink-soft">{otherSitePageMessage}</p>
      {/* Loads the page whole, so that nothing stays of the site before. */}
      <a href={homePath} className={`mt-6 ${buttonStyles({ variant: "primary" })}`}>
        {otherSiteLabels.goOn}
      </a>
    </PlainPage>
  );
}
