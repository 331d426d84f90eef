import { Fragment } from "react";
import { placePermissions } from "@/components/keyboard/place-labels";
import { keyLabels } from "@/components/receipts/key-messages";
import { IfMay } from "@/components/roles/role-provider";
import { frameLabels, settingsGroupLabels } from "./frame-labels";
import { NavLink } from "./nav-link";
import { pageMessages } from "./page-messages";

const groups = [
  {
    label: settingsGroupLabels.general,
    links: [
      ["/settings/site", pageMessages.site.title],
      ["/settings/payments", pageMessages.payments.title],
    ],
  },
  {
    label: settingsGroupLabels.email,
    links: [
      ["/settings/sending", pageMessages.sending.title],
      ["/settings/outbox", pageMessages.outbox.title],
      ["/settings/forms", pageMessages.forms.title],
    ],
  },
  {
    label: settingsGroupLabels.contacts,
    links: [
      ["/settings/tags", pageMessages.tags.title],
      ["/settings/fields", pageMessages.fields.title],
      ["/settings/erased", pageMessages.erased.title],
      ["/settings/receipts", keyLabels.title],
    ],
  },
  {
    label: settingsGroupLabels.access,
    links: [
      ["/settings/people", pageMessages.people.title],
      ["/settings/api-keys", pageMessages.apiKeys.title],
      ["/settings/history", pageMessages.history.title],
    ],
  },
] as const;

/** Lists the settings: a column in groups on wide screens, one row below. */
export function SettingsNav() {
  return (
    <nav
      aria-label={frameLabels.settings}
      className="scroll-hint-x [scrollbar-width:none] -mx-4 flex overflow-x-auto px-1 [--hint:var(--canvas)] sm:-mx-6 sm:px-3 lg:sticky lg:top-6 lg:mx-0 lg:flex-col lg:gap-0.5 lg:px-0"
    >
      {groups.map(({ label, links }) => (
        <Fragment key={label}>
          <p className="hidden px-3 pb-1 text-xs font-medium text-ink-soft lg:block lg:not-first:pt-4">
            {label}
          </p>
          {links.map(([href, name]) => (
            <IfMay key={href} do={placePermissions[href] ?? "contacts.read"}>
              <NavLink href={href} mark="beside">
                {name}
              </NavLink>
            </IfMay>
          ))}
        </Fragment>
      ))}
    </nav>
  );
}
