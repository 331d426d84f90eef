import { emailAddress } from "@/lib/contacts/email-address";

export interface CellAddresses {
  /** Normalised, each once, in the order of the cell. */
  addresses: [string, ...string[]];
  /** The name that stands before it, as in "Ada Quill <ada@example.com>"; mostly blank. */
  name: string;
  /** Whether the cell holds more than the bare address. */
  isMended: boolean;
}

const longestCell = 2000;

/**
 * The addresses in one cell, with what other tools write around them: several in a row, a name before the address in
 * angle brackets, "mailto:", a full stop at the end. Undefined when none is an address.
 */
export function addressesIn(cell: string): CellAddresses | undefined {
  const isBare = !/[\s<>()[\]",;:\u2018-\u201f]/u.test(cell.trim());
  const whole = isBare ? emailAddress.safeParse(cell) : undefined;
  if (whole?.success) return { addresses: [whole.data], name: "", isMended: false };
  if (cell.length > longestCell) return undefined;
  const found = cell.matchAll(/[^\s@<>()[\]",;:|\u2018-\u201f]+@[^\s@<>()[\]",;:|?\u2018-\u201f]+/gu);
  const [first, ...others] = new Set(
    [...found].flatMap(([text]) => {
      const parsed = emailAddress.safeParse(text.replace(/^['`]+(?=.*['`]$)|['`.!]+$/g, ""));
      return parsed.success ? [parsed.data] : [];
    }),
  );
  return first === undefined
    ? undefined
    : { addresses: [first, ...others], name: nameBefore(cell), isMended: true };
}

function nameBefore(cell: string): string {
  const [, name = ""] = /^([^<@]*)<[^<>]*@[^<>]*>/u.exec(cell) ?? [];
  return name.replace(/^[\s"']+|[\s"']+$/g, "");
}
