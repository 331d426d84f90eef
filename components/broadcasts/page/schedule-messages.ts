export const scheduleLabels = {
  title: "Schedule broadcast",
  day: "Day",
  time: "Time",
  cancel: "Cancel",
  schedule: "Schedule",
  changeTime: "Change time",
  unschedule: "Unschedule and edit",
  goesOut: "Goes out",
} as const;

export const scheduleMessages = {
  noServer: "It starts once one is set, up to a day late.",
  due: "It is due, and starts as soon as it can.",
  missed:
    "Farewell was off, or had no mail server, for more than a day, and a letter that late may be wrong by now. Send it now, choose another time, or edit it first.",
  /** Says whose clocks count. The time zone stands where the braces are. */
  clocks: "By the clocks of your site: {timeZone}. Who gets it is decided then.",
  otherClocks: "By the clocks of your site: {timeZone} (yours show {viewers}). Who gets it is decided then.",
} as const;

/** Says that the time of a broadcast passed. `at` names it. */
export function missedTitle(at: string): string {
  return `Not sent: it was due ${at}.`;
}
