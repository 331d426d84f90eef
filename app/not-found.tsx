import { PlainPage } from "@/components/shell/plain-page";

export default function NotFound() {
  return (
    <PlainPage title="There is no page here">
      <p className="text-ink-soft">
        It may have been deleted, or the link is not complete. <a href="/contacts">Go to Contacts</a>
      </p>
    </PlainPage>
  );
}
