import type { Metadata } from "next";
import { cache } from "react";
import { PlainPage } from "@/components/shell/plain-page";
import { SiteButton } from "@/components/shell/site-button";
import { SitePage } from "@/components/shell/site-page";
import { findUnsubscribe } from "@/lib/consent/unsubscribe";
import { getSiteLook } from "@/lib/sites/site-look";
import { database } from "@/lib/system/instance";

interface UnsubscribeProps {
  params: Promise<{ token: string }>;
}

const find = cache((token: string) => findUnsubscribe(database(), token));

export async function generateMetadata({ params }: UnsubscribeProps): Promise<Metadata> {
  const found = find((await params).token);
  const absolute = found ? `Unsubscribe · ${found.siteName}` : "Unsubscribe";
  return { title: { absolute }, description: null, manifest: null, referrer: "no-referrer" };
}

/** Shows the button that unsubscribes, also without a script. Opening the page unsubscribes nobody. */
export default async function UnsubscribePage({ params }: UnsubscribeProps) {
  const { token } = await params;
  const found = find(token);
  if (!found) {
    return (
      <PlainPage title="You're not on this list">
        <p role="status" className="text-ink-soft">
          This link no longer works, and nothing is sent to you. You can close this page.
        </p>
      </PlainPage>
    );
  }
  const { siteId, siteName, isOut } = found;
  return (
    <SitePage
      look={getSiteLook(database(), siteId)}
      title={isOut ? "You are unsubscribed" : `Unsubscribe from ${siteName}?`}
    >
      <p role="status" className="text-ink-soft wrap-anywhere">
        {isOut
          ? `${siteName} won’t send you marketing email any more. You can close this page.`
          : `You won’t get marketing email from ${siteName} any more.`}
      </p>
      {!isOut && (
        <form method="post" action={`/api/unsubscribe/${token}?page`} className="mt-6">
          <SiteButton type="submit">Unsubscribe</SiteButton>
        </form>
      )}
    </SitePage>
  );
}
