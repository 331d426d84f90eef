import { type ProofRefusal, proofMessages } from "@/lib/auth/fresh/proof-messages";
import { onlyMessage } from "@/lib/auth/permission-labels";
import { refusalMessages } from "@/lib/auth/refusal-messages";
import type { ActionRefusal } from "@/lib/auth/site-action";
import type { BoundsRefusal } from "./deletion-bounds";
import type { SiteSettings } from "./set-site";
import type { LogoRefusal } from "./site-logo";

/** Says what each setting of the site takes. */
export const siteSettingMessages: Record<keyof SiteSettings, string> = {
  name: "Type a name of at most 200 characters.",
  postalAddress: "Type an address of at most 500 characters.",
  timeZone: "Choose a time zone from the list.",
  color: "Type a colour such as #0d5f5b.",
};

const isSetting = (field: string): field is keyof SiteSettings => Object.hasOwn(siteSettingMessages, field);

/** Says why the site was not changed. */
export const siteRefusalMessage = refusalMessages<ActionRefusal | LogoRefusal | BoundsRefusal | ProofRefusal>(
  {
    ...proofMessages,
    nobody_else: () =>
      "Nobody else on this site may delete contacts, so nobody could agree. Invite an owner or an admin first.",
    not_allowed: () => onlyMessage("settings.write", "change this"),
    invalid_input: ({ field }) =>
      isSetting(field) ? siteSettingMessages[field] : "Check what you typed, and try again.",
    logo_too_big: () => "Choose a picture of at most 256 kB.",
    not_a_picture: () => "Choose a PNG, JPEG or WebP picture.",
  },
);
