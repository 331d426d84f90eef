import type { StartProblem } from "@/lib/broadcasts/broadcast-view";

/** Says why a draft was not sent when its time came. */
export const startProblemMessages: Record<StartProblem, string> = {
  nobody_subscribed: "Nobody it was for is subscribed, so nobody got it. Choose who gets it.",
  restored:
    "Its time had passed when this site was put back from a backup, so it may have been sent. Look before you send it.",
  segment_gone: "Its segment is gone, or asks for something the site no longer has. Choose who gets it.",
  segment_too_costly:
    "Its segment asks for too much at once. Give that fewer rules, or fewer choices in each, or choose who gets it.",
  target_missing: "Nobody was chosen to get it. Choose who gets it.",
  unexpected: "Something went wrong on our side when its time came. Send it or schedule it again.",
};

export const draftMessages = {
  notSent: "It was due, and was not sent.",
  noServer: "You can write, save and preview meanwhile.",
} as const;
