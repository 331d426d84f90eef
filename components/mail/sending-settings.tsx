"use client";

import { useQuery } from "@tanstack/react-query";
import { Card } from "@/components/ui/card";
import { MailServerForm } from "./mail-server-form";
import { NoMailServer } from "./no-mail-server";
import { SendTestMail } from "./send-test-mail";
import { sendingQuery } from "./sending-query";
import { SendingRateForm } from "./sending-rate-form";

/** How mail leaves the site. What the server's environment says is shown and cannot be changed here. */
export function SendingSettings() {
  const { data, isError } = useQuery(sendingQuery);
  if (!data) return <p>{isError ? "The settings could not be read. Reload the page." : "Reading…"}</p>;
  return (
    <div className="max-w-2xl space-y-5">
      {!data.hasServer && (
        <NoMailServer isHere>
          What would be sent waits under Settings → Outbox; a broadcast that is sent now goes to nobody.
        </NoMailServer>
      )}
      <Card title="Mail server">
        <MailServerForm sending={data} />
      </Card>
      <Card title="Test">
        <SendTestMail sending={data} />
      </Card>
      <Card title="How fast">
        <SendingRateForm sending={data} />
      </Card>
    </div>
  );
}
