import { classNames } from "./class-names";

const sizes = { small: "size-7 text-xs", large: "size-14 text-lg" };

interface InitialsProps {
  name: string;
  /** Gives the letter of someone without a name. */
  email: string;
  size?: keyof typeof sizes;
}

/** Stands for a person with the first letters of their name. It is hidden from assistive technology. */
export function Initials({ name, email, size = "small" }: InitialsProps) {
  return (
    <span
      aria-hidden="true"
      className={classNames(
        "inline-grid shrink-0 place-items-center rounded-full border border-border bg-muted font-medium text-ink-soft",
        sizes[size],
      )}
    >
      {initialsOf(name || email)}
    </span>
  );
}

/** Returns the first letter of the first and of the last word, in upper case. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return ends
    .map((word) => [...(word ?? "")][0] ?? "")
    .join("")
    .toUpperCase();
}
