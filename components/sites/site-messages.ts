import type { NewSiteField } from "@/lib/auth/accounts/create-site";
import type { chooseSiteAction, createSiteAction } from "@/lib/auth/people/actions";
import { refusalMessages } from "@/lib/auth/refusal-messages";

export const siteFormLabels = {
  list: "Your sites",
  name: "Name of the site",
  timeZone: "Time zone",
  create: "Create the site",
  cancel: "Cancel",
} as const;

export const siteFormMessages = {
  about: "It has contacts, settings and people of its own. You own it, and go on there.",
  unanswered: "The server did not answer. Reload the page, and look whether the site is there.",
} as const;

const expected: Partial<Record<string, string>> = {
  siteName: "Type a name of at most 200 characters.",
  timeZone: "Choose a time zone from the list.",
} satisfies Partial<Record<NewSiteField, string>>;

type Actions = typeof chooseSiteAction | typeof createSiteAction;

/** Says why a site was not made or not chosen. */
export const siteChoiceRefusalMessage = refusalMessages<Extract<Awaited<ReturnType<Actions>>, { ok: false }>>(
  {
    not_allowed: () => "Only an owner may create a site.",
    not_found: () => "You do not belong to this site any more. Reload the page.",
    owner_unknown: () => "Your account is gone. Sign in again.",
    stripe_site_unset: () =>
      "Whoever runs the server has to set STRIPE_SITE first: with a second site it would be unclear which one Stripe serves.",
    invalid_input: ({ field }) => expected[field] ?? "Check what you typed, and try again.",
  },
);
