import { asText, type Sample } from "./sample";

/** What was asked last: the last message of the user, else the last of all. */
export function questionOf(sample: Sample): string {
  const messages = sample.input ?? [];
  const asked = messages.findLast((message) => message.role === "user") ?? messages.at(-1);
  return asText(asked?.content);
}
