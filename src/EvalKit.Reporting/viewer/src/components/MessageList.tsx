import { asText, type Message } from "../data/sample";
import { LongText } from "./LongText";

/** Messages to a model, each under its role. */
export function MessageList({ messages }: { readonly messages: readonly Message[] }) {
  return (
    <ol class="messages">
      {messages.map((message, at) => (
        <li key={at}>
          <span class="role">{message.role}</span>
          <LongText text={asText(message.content)} />
        </li>
      ))}
    </ol>
  );
}
