"use client";

import { useEffect, useState } from "react";
import { classNames } from "@/components/ui/class-names";
import { newPasswordHint } from "@/lib/auth/passwords/password-messages";
import { type PasswordRating, strengthMessages } from "./strength-messages";

const steps = [1, 2, 3, 4];

const looks: Record<PasswordRating, { filled: number; colour: string }> = {
  too_short: { filled: 1, colour: "bg-danger" },
  too_long: { filled: 1, colour: "bg-danger" },
  too_common: { filled: 2, colour: "bg-warning" },
  good: { filled: 3, colour: "bg-success" },
  strong: { filled: 4, colour: "bg-success" },
};

interface PasswordStrengthProps {
  password: string;
  /** Lists what anybody knows of the person, which makes a bad password. */
  about: string[];
}

/** Says how hard a new password is to guess while it is typed, and before that what it needs. Nothing of it is sent. */
export function PasswordStrength({ password, about }: PasswordStrengthProps) {
  const rating = useRating(password, about);
  if (!rating) return newPasswordHint;
  const { filled, colour } = looks[rating];
  return (
    <span className="flex items-center gap-2">
      <span aria-hidden="true" className="flex gap-1">
        {steps.map((step) => (
          <span
            key={step}
            className={classNames(
              "h-1.5 w-4 rounded-full border sm:w-6",
              step <= filled
                ? `border-transparent ${colour} forced-colors:bg-[CanvasText]`
                : "border-border-strong",
            )}
          />
        ))}
      </span>
      <span role="status">{strengthMessages[rating]}</span>
    </span>
  );
}

/** Returns how hard the password is to guess. It is rated in this browser, by code that comes once something is typed. */
function useRating(password: string, about: string[]): PasswordRating | undefined {
  const [rating, setRating] = useState<PasswordRating>();
  const known = about.join("\n");
  useEffect(() => {
    let isOver = false;
    const rate = async () => {
      const { ratePassword } = await import("@/lib/auth/passwords/weakness-of");
      if (!isOver) setRating(ratePassword(password, known.split("\n")));
    };
    if (password === "") setRating(undefined);
    // Without it there is the hint, and the server says what is wrong.
    else rate().catch(() => undefined);
    return () => {
      isOver = true;
    };
  }, [password, known]);
  return rating;
}
