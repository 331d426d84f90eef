"use client";

import { useId } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { siteFormLabels, siteFormMessages } from "./site-form-messages";

const ownColour = "#0d5f5b";

interface ColourFieldProps {
  color: string | null;
  onColor(color: string | null): void;
  error: string | undefined;
}

/** Takes the site's colour, from the browser's own picker or typed; empty stands for the product's own. */
export function ColourField({ color, onColor, error }: ColourFieldProps) {
  const id = useId();
  const isWhole = /^#[0-9a-f]{6}$/i.test(color ?? "");
  return (
    <div className="space-y-1.5">
      <label htmlFor={id} className="block text-sm font-medium">
        {siteFormLabels.colour}
      </label>
      <div className="flex flex-wrap items-center gap-3">
        <input
          type="color"
          aria-label={siteFormLabels.pickColour}
          className="size-10 cursor-pointer rounded-lg border border-border-strong bg-surface p-1"
          value={isWhole && color ? color : ownColour}
          onChange={({ target }) => onColor(target.value)}
        />
        <Input
          id={id}
          measure="w-32"
          placeholder={ownColour}
          spellCheck={false}
          autoComplete="off"
          value={color ?? ""}
          onChange={({ target }) => onColor(target.value === "" ? null : target.value)}
          aria-invalid={error ? true : undefined}
          aria-describedby={`${id}-note`}
        />
        <Button variant="quiet" aria-disabled={color === null} onClick={() => onColor(null)}>
          {siteFormLabels.resetColour}
        </Button>
      </div>
      <p
        id={`${id}-note`}
        role={error ? "alert" : undefined}
        className={error ? "text-sm text-danger" : "text-sm text-ink-soft"}
      >
        {error ?? siteFormMessages.colourHint}
      </p>
    </div>
  );
}
