import { Facts } from "../../components/Facts";
import { MessageList } from "../../components/MessageList";
import type { VariantSetup } from "../../data/run";

export function VariantSetupCard({ name, setup }: { readonly name: string; readonly setup: VariantSetup }) {
  const { messages, ...facts } = setup;
  return (
    <article class="card">
      <h3>{name}</h3>
      <Facts facts={facts} />
      {messages ? <MessageList messages={messages} /> : null}
    </article>
  );
}
