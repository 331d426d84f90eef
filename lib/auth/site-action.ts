import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { tellRefusalLater } from "@/lib/audit/refused/tell-refusal-later";
import { type StorageRefusal, storageRefusalOf } from "@/lib/system/faults/storage-refusal";
import { database } from "@/lib/system/instance";
import { logUnexpected } from "@/lib/system/log";
import { inWriteTurn } from "@/lib/system/write-turns";
import { expectedText, findUnreadable } from "@/lib/values/readable-text";
import { findAccountAccess, findSiteAccess } from "./find-site-access";
import { lacksSecondFactor } from "./lacks-second-factor";
import { may, type Permission } from "./permissions";
import { isOfOtherSite } from "./shown-site";
import type { AccountAccess, SiteAccess } from "./site-access";

type InvalidInput = { ok: false; refusal: "invalid_input"; field: string; expected: string };

/** Lists the refusals that any action can return before its verb is reached. */
export type ActionRefusal =
  | { ok: false; refusal: "not_signed_in" }
  | { ok: false; refusal: "other_site" }
  | { ok: false; refusal: "not_allowed" }
  | { ok: false; refusal: "second_factor_needed" }
  | InvalidInput
  | { ok: false; refusal: "unexpected"; reference: string }
  | StorageRefusal;

interface AccountAction<Input, Result> {
  input: z.ZodType<Input>;
  /** Is true for an action that writes nothing: nobody who writes can hold it up. */
  isReading?: true;
  run: (access: AccountAccess, input: Input) => Result | Promise<Result>;
}

interface SiteAction<Input, Result> extends Omit<AccountAction<Input, Result>, "run"> {
  permission: Permission;
  /** Is true for an action that is about no site, such as choosing one: it works from a page that shows any. */
  isOfAnySite?: true;
  run: (access: SiteAccess, input: Input) => Result | Promise<Result>;
}

interface WaitingAction<Input, Stored, Result> extends SiteAction<Input, Stored> {
  answer: (access: SiteAccess, stored: Stored) => Promise<Result>;
}

/**
 * Wraps every server action of a site: session, site, the site that the page shows, second factor, permission, parsed
 * input, verb. Returns the verb's result unchanged.
 */
export function siteAction<Input, Result>(action: SiteAction<Input, Result>) {
  return siteActionThatWaits({ ...action, answer: async (_access, result: Result) => result });
}

/**
 * Wraps a server action as `siteAction` does, whose verb stores work for the worker. `answer` waits for it after the
 * turn to write, for which the worker would wait.
 */
export function siteActionThatWaits<Input, Stored, Result>(action: WaitingAction<Input, Stored, Result>) {
  return answering(async (raw: Input): Promise<Result | ActionRefusal> => {
    const access = await findSiteAccess();
    if (!access) return { ok: false, refusal: "not_signed_in" };
    const isElsewhere =
      !action.isOfAnySite && isOfOtherSite(database(), access, await headers(), action.isReading === true);
    if (isElsewhere) return { ok: false, refusal: "other_site" };
    if (lacksSecondFactor(access, database(), action.permission))
      return { ok: false, refusal: "second_factor_needed" };
    if (!may(access, action.permission)) {
      tellRefusalLater({ ...access, permission: action.permission });
      return { ok: false, refusal: "not_allowed" };
    }
    const read = readInput(action.input, raw);
    if (!read.ok) return read;
    return action.answer(access, await inItsTurn(action, () => action.run(access, read.input)));
  });
}

/**
 * Wraps a server action about the sender's own account: session, parsed input, verb. It is the same from the page of any
 * site and for who belongs to none.
 */
export function accountAction<Input, Result>(action: AccountAction<Input, Result>) {
  return answering(async (raw: Input): Promise<Result | ActionRefusal> => {
    const access = await findAccountAccess();
    if (!access) return { ok: false, refusal: "not_signed_in" };
    const read = readInput(action.input, raw);
    if (!read.ok) return read;
    return inItsTurn(action, () => action.run(access, read.input));
  });
}

/** Logs an unexpected error under a reference and answers that reference, or what is wrong with the machine. */
function answering<Input, Result>(ask: (raw: Input) => Promise<Result>) {
  return async (raw: Input): Promise<Result | ActionRefusal> => {
    try {
      return await ask(raw);
    } catch (error) {
      unstable_rethrow(error);
      const reference = logUnexpected(error);
      return storageRefusalOf(error) ?? { ok: false, refusal: "unexpected", reference };
    }
  };
}

function inItsTurn<Result>({ isReading }: { isReading?: true }, run: () => Result | Promise<Result>) {
  return isReading ? run() : inWriteTurn(database(), run);
}

function readInput<Input>(input: z.ZodType<Input>, raw: Input): { ok: true; input: Input } | InvalidInput {
  const unreadable = findUnreadable(raw);
  if (unreadable !== undefined)
    return { ok: false, refusal: "invalid_input", field: unreadable, expected: expectedText };
  const parsed = input.safeParse(raw);
  return parsed.success ? { ok: true, input: parsed.data } : invalidInput(parsed.error);
}

export function invalidInput(error: z.ZodError): InvalidInput {
  const issue = error.issues[0];
  const unknown = issue?.code === "unrecognized_keys" ? issue.keys : [];
  const field = [...(issue?.path ?? []), ...unknown].join(".") || "input";
  const expected = unknown.length > 0 ? "a known field" : (issue?.message ?? "a valid value");
  return { ok: false, refusal: "invalid_input", field, expected };
}
