"use client";

import { useState } from "react";
import { PhraseField } from "@/components/ui/phrase-field";
import { isConfirmed } from "@/lib/values/typed-phrase";

/** Asks for the name of a tag or a field that goes for good. `isTyped` tells whether the text box has it. */
export function useTypedName(name: string) {
  const [phrase, setPhrase] = useState("");
  const isTyped = isConfirmed(name, phrase);
  return { phrase, isTyped, field: { phrase: name, value: phrase, onChange: setPhrase } };
}

/** Shows the text box in which the name is typed. */
export function TypedNameField(props: ReturnType<typeof useTypedName>["field"]) {
  return <PhraseField {...props} isInvalid={false} />;
}
