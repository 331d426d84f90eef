import type { Metadata } from "next";
import { cache } from "react";
import {
  unknownLinkMessages,
  unsubscribeLabel,
  unsubscribeMessage,
  unsubscribeTitle,
  unsubscribeWindowTitle,
} from "@/components/consent/unsubscribe-messages";
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
  const absolute = unsubscribeWindowTitle(found?.siteName);
  return { title: { absolute }, description: null, manifest: null, referrer: "no-referrer" };
}

/** Shows the button that unsubscribes, also without a script. Opening the page unsubscribes nobody. */
export default async function UnsubscribePage({ params }: UnsubscribeProps) {
  const { token } = await params;
  const found = find(token);
  if (!found) {
    return (
      <PlainPage title={unknownLinkMessages.title}>
        <p role="status" className="text-ink-soft">
          {unknownLinkMessages.text}
        </p>
      </PlainPage>
    );
  }
  const { siteId, siteName, isOut } = found;
  return (
    <SitePage look={getSiteLook(database(), siteId)} title={unsubscribeTitle(siteName, isOut)}>
      <p role="status" className="text-ink-soft wrap-anywhere">
        {unsubscribeMessage(siteName, isOut)}
      </p>
      {!isOut && (
        <form method="post" action={`/api/unsubscribe/${token}?page`} className="mt-6">
          <SiteButton type="submit">{unsubscribeLabel}</SiteButton>
        </form>
      )}
    </SitePage>
  );
}
