import { consentLabel } from "@/components/forms/sign-up-messages";
import { SiteBrand } from "@/components/shell/site-brand";
import { siteButtonStyles } from "@/components/shell/site-button";
import { siteButtonColours } from "@/components/shell/site-colours";
import { buttonStyles } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { classNames } from "@/components/ui/class-names";
import { stopMessage, unsubscribeLabel, whyMessage } from "@/lib/mail/message/broadcast-foot-messages";
import type { SiteLook } from "@/lib/sites/site-look";
import { previewMessages } from "./preview-messages";

interface SitePreviewProps {
  look: SiteLook;
  postalAddress: string;
}

/** Shows how the site will look to a visitor, and the foot of its letters, as they are typed. */
export function SitePreview({ look, postalAddress }: SitePreviewProps) {
  return (
    <Card title={previewMessages.title} className="xl:sticky xl:top-6">
      <div style={siteButtonColours(look.color, "light")}>
        <SiteBrand look={look} />
        <p className="mt-4 text-sm text-ink-soft">{previewMessages.buttons}</p>
        <span
          className={classNames(
            buttonStyles({ variant: "primary", size: "wrapping" }),
            siteButtonStyles,
            "mt-2 cursor-default wrap-anywhere",
          )}
        >
          {consentLabel(look.name)}
        </span>
      </div>
      <p className="mt-6 text-sm text-ink-soft">{previewMessages.foot}</p>
      <p className="mt-2 border-t border-border pt-3 text-xs whitespace-pre-line text-ink-soft wrap-anywhere">
        {whyMessage(look.name)}
        {"\n"}
        {stopMessage} {unsubscribeLabel}
        {"\n"}
        {postalAddress.trim()}
      </p>
    </Card>
  );
}
