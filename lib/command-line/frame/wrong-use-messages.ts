import type { WrongUse } from "./parse-call";

type Message<Kind extends WrongUse["wrong"]> = (use: Extract<WrongUse, { wrong: Kind }>) => string;

const messages: { [Kind in WrongUse["wrong"]]: Message<Kind> } = {
  unknown_command: ({ name }) => `There is no command ${name}.`,
  unknown_option: ({ name }) => `There is no option ${name} here.`,
  value_missing: ({ name, value }) => `${name} needs a value: ${name} ${value}.`,
  value_unexpected: ({ name }) => `${name} takes no value.`,
  given_twice: ({ name }) => `${name} is given twice.`,
  option_missing: ({ name, value }) => `${name} ${value} is missing.`,
  argument_missing: ({ name }) => `${name} is missing.`,
  argument_unexpected: ({ name }) => `${name} is one argument too many.`,
};

/** Names what was typed wrong. */
export function wrongUseMessage(use: WrongUse): string {
  return (messages[use.wrong] as (use: WrongUse) => string)(use);
}
