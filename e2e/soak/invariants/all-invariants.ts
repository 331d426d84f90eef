import { nobodyErasedIsBilled } from "./billing";
import { nobodyIsBack } from "./erased";
import type { Invariant } from "./finding";
import { healthIsGood, lanesMove, logIsQuiet, memoryIsFlat, receiptsVerify } from "./instance";
import { ledgerIsWhole } from "./ledger";
import { lettersWentOnce } from "./letters";
import { noOrphans, searchIsWhole } from "./rows";
import { totalsAreTrue } from "./totals";

/** Lists every promise by what it says. */
export const allInvariants: Record<string, Invariant> = {
  "no orphans": noOrphans,
  "search is whole": searchIsWhole,
  "nobody erased is back": nobodyIsBack,
  "the ledger is whole": ledgerIsWhole,
  "totals are true": totalsAreTrue,
  "letters went once, to whom they may": lettersWentOnce,
  "nobody erased is billed": nobodyErasedIsBilled,
  "receipts verify": receiptsVerify,
  "lanes move": lanesMove,
  "health is good": healthIsGood,
  "the log is quiet": logIsQuiet,
  "memory is flat": memoryIsFlat,
};
