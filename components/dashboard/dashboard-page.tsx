"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { PeriodChoice } from "@/components/charts/period-choice";
import { useGrowth } from "@/components/charts/use-growth";
import { buttonStyles } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { AttentionList } from "./attention-list";
import { dashboardLabels } from "./dashboard-messages";
import { dashboardQuery } from "./dashboard-queries";
import { JobList } from "./job-list";
import { KeyNumbers } from "./key-numbers";
import { LastDeletions } from "./last-deletions";
import { RecentActivity } from "./recent-activity";
import { SetUpChecklist } from "./set-up-checklist";

/** Shows how the site stands: what needs attention, its numbers, what happened, and what is left to set up. */
export function DashboardPage() {
  const { data } = useQuery(dashboardQuery);
  // On a new site the set-up is what there is to do; later the numbers are.
  const isFresh = useGrowth()?.total === 0;
  if (!data) return null;
  const setUp = data.setUp && <SetUpChecklist steps={data.setUp} sampleContactId={data.sampleContactId} />;
  return (
    <>
      <PageHeader title={dashboardLabels.title}>
        <PeriodChoice />
        <Link href="/contacts" prefetch={false} className={buttonStyles({ variant: "primary" })}>
          {dashboardLabels.openContacts}
        </Link>
      </PageHeader>
      <div className="space-y-5">
        <AttentionList endingKeys={data.endingKeys} />
        {isFresh && setUp}
        <KeyNumbers />
        <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <div className="space-y-5">
            {!isFresh && setUp}
            <RecentActivity activity={data.activity} />
          </div>
          <div className="space-y-5">
            <JobList running={data.running} />
            <LastDeletions />
          </div>
        </div>
      </div>
    </>
  );
}
