import Link from "next/link";
import { PlainPage } from "@/components/shell/plain-page";

export default function NotFound() {
  return (
    <PlainPage title="There is no page here">
      <p className="text-ink-soft">
        It may have been deleted, or the link is not complete. <Link href="/contacts">Go to Contacts</Link>
      </p>
    </PlainPage>
  );
}
