import { initialsOf } from "@/components/ui/initials";
import type { SiteLook } from "@/lib/sites/site-look";
import { tileStyle } from "./site-colours";
import { SiteLogo } from "./site-logo";

/** Shows whose page this is: the site's logo, or its first letters in its colour, and its name. */
export function SiteBrand({ look }: { look: Pick<SiteLook, "name" | "logoUrl"> }) {
  return (
    <p className="flex min-w-0 items-center gap-3 font-semibold">
      {look.logoUrl ? (
        <SiteLogo url={look.logoUrl} className="size-10 rounded-lg" />
      ) : (
        <span
          aria-hidden="true"
          style={tileStyle}
          className="grid size-10 shrink-0 place-items-center rounded-lg border text-base"
        >
          {initialsOf(look.name)}
        </span>
      )}
      <span className="min-w-0 wrap-anywhere">{look.name}</span>
    </p>
  );
}
