import type { Metadata } from "next";
import { connection } from "next/server";
import { PlainPage } from "@/components/shell/plain-page";
import { Button } from "@/components/ui/button";
import { findUnsubscribe } from "@/lib/consent/unsubscribe";
import { database } from "@/lib/system/instance";

export const metadata: Metadata = { title: "Unsubscribe", referrer: "no-referrer" };

/** Shows the button that unsubscribes, also without a script. Opening the page unsubscribes nobody. */
export default async function UnsubscribePage({ params }: { params: Promise<{ token: string }> }) {
  await connection();
  const { token } = await params;
  const found = findUnsubscribe(database(), token);
  if (!found) {
    return (
      <PlainPage title="Nothing is sent to you">
        <p role="status" className="text-ink-soft">
          Whoever this link was made for is no longer here. You can close this page.
        </p>
      </PlainPage>
    );
  }
  const { siteName, isOut } = found;
  return (
    <PlainPage title={isOut ? "You are unsubscribed" : `Unsubscribe from ${siteName}?`}>
      <p role="status" className="mb-6 text-ink-soft">
        {isOut
          ? `${siteName} sends you no more marketing email. You can close this page.`
          : `You will get no more marketing email from ${siteName}.`}
      </p>
      {!isOut && (
        <form method="post" action={`/api/unsubscribe/${token}?page`}>
          <Button type="submit" variant="primary">
            Unsubscribe
          </Button>
        </form>
      )}
    </PlainPage>
  );
}
