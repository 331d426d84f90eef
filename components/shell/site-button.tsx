import type { ComponentProps } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";

/** Makes a primary button wear the site's colour, with an edge where it would not stand out from the page. */
export const siteButtonStyles =
  "[--accent:var(--site-fill)] [--accent-strong:var(--site-strong-fill)] [--on-accent:var(--site-on-fill)] [&&]:border-(--site-edge) outline-ink";

/** Is the one button of a public page. */
export function SiteButton({ className, ...props }: ComponentProps<typeof Button>) {
  return (
    <Button
      variant="primary"
      size="wrapping"
      className={classNames(siteButtonStyles, className)}
      {...props}
    />
  );
}
