import { isWithin } from "@/lib/doors/is-within";
import { counterKeyOf } from "@/lib/doors/sender-key";

/** Is longer than an authenticator app's code is taken for. */
const codeSeconds = 120;

/** Is what somebody typed where a code is asked for. */
export type TypedCode = { kind: "app" | "recovery"; code: string };

/** Returns the code that was typed, however it was spaced. */
export function codeOf(typed: string): TypedCode {
  const bare = typed.replace(/[\s-]/g, "");
  if (/^\d{6}$/.test(bare)) return { kind: "app", code: bare };
  return { kind: "recovery", code: `${bare.slice(0, 5)}-${bare.slice(5)}` };
}

/** Tells whether a person types this code for the first time: nobody who looked over a shoulder can type it again. */
export function isFirstUse(userId: string, code: string): Promise<boolean> {
  const once = { name: "codes of second factors", points: 1, seconds: codeSeconds };
  return isWithin(once, counterKeyOf(`${userId} ${code}`));
}
