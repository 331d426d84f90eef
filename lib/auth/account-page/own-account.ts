import { listSessions, type SessionView } from "@/lib/auth/account/list-sessions";
import { currentFreshAt, currentSession } from "@/lib/auth/fresh/current-session";
import { isFresh } from "@/lib/auth/fresh/is-fresh";
import { type Account, getAccount } from "@/lib/auth/get-account";
import { hasSecondFactor } from "@/lib/auth/has-second-factor";
import { listPasskeys, type PasskeyView } from "@/lib/auth/passkeys/list-passkeys";
import type { AccountAccess } from "@/lib/auth/site-access";
import { database } from "@/lib/system/instance";

/** Is how somebody signs in, as their own account page shows it. */
export interface OwnAccount extends Account {
  hasSecondFactor: boolean;
  passkeys: PasskeyView[];
  sessions: SessionView[];
  /** Tells whether the last proof in this session is too old for what cannot be undone. */
  needsProof: boolean;
}

/** Reads the account of whoever sent this request. */
export async function getOwnAccount(access: AccountAccess): Promise<OwnAccount> {
  const db = database();
  const { ownSessionId, now } = await currentSession();
  return {
    ...getAccount(access, db),
    hasSecondFactor: hasSecondFactor(access, db),
    passkeys: listPasskeys(access, db),
    sessions: listSessions(access, db, { ownSessionId, now }),
    needsProof: !isFresh(await currentFreshAt(), now),
  };
}
