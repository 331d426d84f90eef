import {
  Award,
  Ban,
  CircleAlert,
  CircleCheck,
  CirclePlay,
  ClipboardList,
  CreditCard,
  FileInput,
  Gift,
  ListChecks,
  type LucideIcon,
  Mail,
  MailCheck,
  MailOpen,
  MailX,
  MessageCircle,
  MousePointerClick,
  Repeat,
  ShoppingBag,
  Sparkles,
  StickyNote,
  Undo2,
} from "lucide-react";
import { classNames } from "@/components/ui/class-names";
import type { TimelineKind } from "@/lib/contacts/records/contact-records";

const icons: Record<TimelineKind, LucideIcon> = {
  noted: Sparkles,
  wrote_note: StickyNote,
  emailed: Mail,
  bought: ShoppingBag,
  granted: Gift,
  revoked: Ban,
  paid: CreditCard,
  refunded: Undo2,
  not_paid: CircleAlert,
  subscribed_to: Repeat,
  canceled: Ban,
  began: CirclePlay,
  completed: CircleCheck,
  certified: Award,
  answered: ListChecks,
  sent_form: ClipboardList,
  joined: Repeat,
  opened: MailOpen,
  clicked: MousePointerClick,
  bounced_mail: MailX,
  posted: MessageCircle,
  commented: MessageCircle,
  imported: FileInput,
  subscribed: MailCheck,
  unsubscribed: MailX,
  put_back: Undo2,
  confirmed: MailCheck,
  confirmed_by_owner: MailCheck,
  claimed: MailCheck,
  bounced: MailX,
  complained: CircleAlert,
};

const good: readonly TimelineKind[] = ["paid", "subscribed", "confirmed", "completed", "certified"];
const bad: readonly TimelineKind[] = ["not_paid", "bounced", "bounced_mail", "complained"];

/** Draws what kind of event it was. The words beside it say the same. */
export function TimelineIcon({ kind }: { kind: TimelineKind }) {
  const Icon = icons[kind];
  return (
    <span
      aria-hidden="true"
      className={classNames(
        "grid size-8 shrink-0 place-items-center rounded-full border border-border bg-surface text-ink-soft",
        good.includes(kind) && "text-success",
        bad.includes(kind) && "text-danger",
      )}
    >
      <Icon className="size-4" />
    </span>
  );
}
