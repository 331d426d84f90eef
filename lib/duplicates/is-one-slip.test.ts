import fc from "fast-check";
import { expect, test } from "vitest";
import { isOneSlip } from "./is-one-slip";

const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 6 });

/** Lists every text that is one slip away from this one. */
function slipsOf(text: string): Set<string> {
  const slips = new Set<string>();
  for (let at = 0; at <= text.length; at += 1) {
    const [head, tail] = [text.slice(0, at), text.slice(at)];
    slips.add(head + tail.slice(1));
    for (const letter of "abc") slips.add(head + letter + tail).add(head + letter + tail.slice(1));
    if (tail.length > 1) slips.add(`${head}${tail[1]}${tail[0]}${tail.slice(2)}`);
  }
  slips.delete(text);
  return slips;
}

test("property: exactly what one slip makes of a text is one slip apart, both ways", () => {
  fc.assert(
    fc.property(word, word, (one, other) => {
      expect(isOneSlip(one, other)).toBe(slipsOf(one).has(other));
      expect(isOneSlip(one, other)).toBe(isOneSlip(other, one));
      for (const slip of slipsOf(one)) expect(isOneSlip(one, slip), `${one} ${slip}`).toBe(true);
    }),
    { numRuns: 300 },
  );
});
