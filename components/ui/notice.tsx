import { CircleCheck, Info, OctagonAlert, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names";

const tones = {
  info: { Icon: Info, frame: "border-border bg-surface", icon: "text-ink-soft" },
  success: { Icon: CircleCheck, frame: "border-success/40 bg-success-soft", icon: "text-success" },
  warning: { Icon: TriangleAlert, frame: "border-warning/40 bg-warning-soft", icon: "text-warning" },
  danger: { Icon: OctagonAlert, frame: "border-danger/40 bg-danger-soft", icon: "text-danger" },
};

export type NoticeTone = keyof typeof tones;

interface NoticeProps {
  tone: NoticeTone;
  /** Is one sentence that says what is so; the children say more. */
  title: ReactNode;
  /** Is the one thing that can be done about it. */
  action?: ReactNode;
  className?: string;
  children?: ReactNode;
}

/** Says in place how something stands. It differs from its neighbours by icon and words, not by colour alone. */
export function Notice({ tone, title, action, className, children }: NoticeProps) {
  const { Icon, frame, icon } = tones[tone];
  return (
    <div
      className={classNames("flex flex-wrap items-start gap-3 rounded-xl border px-4 py-3", frame, className)}
    >
      <Icon aria-hidden="true" className={classNames("mt-0.5 size-5 shrink-0", icon)} />
      <div className="min-w-0 flex-1 basis-48 text-sm">
        <p className="font-medium">{title}</p>
        {children && <div className="mt-1 text-ink-soft">{children}</div>}
      </div>
      {action && <div className="flex flex-wrap items-center gap-3 text-sm">{action}</div>}
    </div>
  );
}
