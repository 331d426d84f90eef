"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Card } from "@/components/ui/card";
import type { ContactProfile } from "@/lib/contacts/profile/contact-profile";
import { contactQuery } from "../contact-queries";
import { ContactDetailsForm } from "./contact-details-form";

/** Shows what is known of a contact, to change in place. */
export function ContactDetails({ contact: { id } }: { contact: ContactProfile }) {
  const [savedCount, setSavedCount] = useState(0);
  // The form starts again after saving, with the contact that the cache holds at this render.
  const { data: contact } = useQuery(contactQuery(id));
  if (!contact) return null;
  return (
    <Card title="Details">
      {contact.isBeingErased ? (
        <p className="text-sm text-ink-soft">This contact is being deleted and cannot be changed any more.</p>
      ) : (
        <div className="max-w-lg">
          <ContactDetailsForm
            key={savedCount}
            contact={contact}
            onSaved={() => setSavedCount(savedCount + 1)}
          />
        </div>
      )}
    </Card>
  );
}
