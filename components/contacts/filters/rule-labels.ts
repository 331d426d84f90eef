/** Holds what stands on a group of rules. */
export const groupLabels = {
  whoMeet: "Contacts who meet",
  all: "all",
  any: "any",
  ofRules: "of these rules",
  addGroup: "Add a group",
} as const;

/** Asks how many rules of a group must hold; the outer group has no place. */
export function howManyLabel(group: string | undefined): string {
  return group === undefined ? "How many rules" : `Group ${group}: how many rules`;
}

export function addRuleLabel(group: string | undefined): string {
  return group === undefined ? "Add a rule" : `Add a rule to group ${group}`;
}

/** Names a rule by its place, such as "Rule 3.2". */
export function placeLabel(place: string): string {
  return `Rule ${place}`;
}

export function removeLabel(rule: string): string {
  return `Remove ${rule.toLowerCase()}`;
}

/** Names the parts of a rule for assistive technology. */
export const partLabels = {
  about: (rule: string) => `${rule}: about`,
  how: (rule: string) => `${rule}: how`,
  which: (rule: string) => `${rule}: which`,
  value: (rule: string) => `${rule}: value`,
  days: (rule: string) => `${rule}: days`,
  day: (rule: string) => `${rule}: day`,
  amount: (rule: string) => `${rule}: amount`,
  currency: (rule: string) => `${rule}: currency`,
  product: (rule: string) => `${rule}: product`,
  percent: (rule: string) => `${rule}: percent`,
  field: (rule: string) => `${rule}: field`,
} as const;

/** Holds what stands in a rule beside what is chosen. */
export const ruleLabels = {
  choose: "Choose what it is about",
  days: "days",
  percentCompleted: "% completed",
} as const;

export const hiddenLabels = { yes: "is yes", no: "is no", either: "yes or no" } as const;

export const dateLabels = {
  within_days: "in the last",
  over_days: "more than … ago",
  before: "before",
  after: "after",
} as const;

export const progressLabels = {
  started: "started",
  not_started: "not started",
  completed: "completed",
  not_completed: "not completed",
  at_least: "at least",
} as const;
