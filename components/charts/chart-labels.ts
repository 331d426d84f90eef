/** Holds what stands on the charts whatever they show. */
export const chartLabels = {
  charts: "Charts",
  period: "Period of the charts",
  close: "Close",
  day: "Day",
  week: "Week from",
} as const;

export const contactsChartLabels = {
  name: "Contacts over time",
  contacts: "Contacts",
  table: "Contacts as a table",
  change: "Change in contacts",
  added: "Added",
  deleted: "Deleted",
  total: "Total",
} as const;

export const deletionsChartLabels = {
  name: "Deleted contacts over time",
  contacts: "Deleted contacts",
  table: "Deletions as a table",
  deleted: "Deleted",
} as const;

export const revenueChartLabels = {
  name: "Revenue over time",
  revenue: "Revenue",
  table: "Revenue as a table",
} as const;
