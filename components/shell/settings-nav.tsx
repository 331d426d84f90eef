import { Fragment } from "react";
import { NavLink } from "./nav-link";

const groups = [
  {
    label: "General",
    links: [
      ["/settings/site", "Site"],
      ["/settings/payments", "Payments"],
    ],
  },
  {
    label: "Email",
    links: [
      ["/settings/sending", "Sending"],
      ["/settings/outbox", "Outbox"],
      ["/settings/forms", "Forms"],
    ],
  },
  {
    label: "Contacts",
    links: [
      ["/settings/tags", "Tags"],
      ["/settings/fields", "Fields"],
      ["/settings/erased", "Erased emails"],
    ],
  },
  {
    label: "Access",
    links: [
      ["/settings/api-keys", "API keys"],
      ["/settings/history", "History"],
    ],
  },
] as const;

/** Lists the settings: a column in groups on wide screens, one row below. */
export function SettingsNav() {
  return (
    <nav
      aria-label="Settings"
      className="scroll-hint-x -mx-4 flex overflow-x-auto px-1 [--hint:var(--canvas)] sm:-mx-6 sm:px-3 lg:sticky lg:top-6 lg:mx-0 lg:flex-col lg:gap-0.5 lg:px-0"
    >
      {groups.map(({ label, links }) => (
        <Fragment key={label}>
          <p className="hidden px-3 pb-1 text-xs font-medium text-ink-soft lg:block lg:not-first:pt-4">
            {label}
          </p>
          {links.map(([href, name]) => (
            <NavLink key={href} href={href} mark="beside">
              {name}
            </NavLink>
          ))}
        </Fragment>
      ))}
    </nav>
  );
}
