import { createElement, Fragment, type ReactNode } from "react";

/** Lists the places that a message names: "at" of "Searched {at}." */
type PlacesOf<Message extends string> = Message extends `${string}{${infer Place}}${infer Rest}`
  ? Place | PlacesOf<Rest>
  : never;

interface FilledProps<Message extends string> {
  message: Message;
  with: Record<PlacesOf<Message>, ReactNode>;
}

/** Shows a message with elements, such as a link, in the places that it names. One left empty does not compile. */
export function Filled<Message extends string>({ message, with: pieces }: FilledProps<Message>) {
  const parts = message.split(/\{(\w+)\}/);
  const isPlace = (at: number) => at % 2 === 1;
  return createElement(
    Fragment,
    null,
    ...parts.map((part, at) => (isPlace(at) ? pieces[part as PlacesOf<Message>] : part)),
  );
}
