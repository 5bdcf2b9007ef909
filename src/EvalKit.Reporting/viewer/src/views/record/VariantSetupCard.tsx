import { Facts } from "../../components/Facts";
import { MessageList } from "../../components/MessageList";
import type { StepSetup, VariantSetup } from "../../data/run";

export function VariantSetupCard({ name, setup }: { readonly name: string; readonly setup: VariantSetup }) {
  const { steps = [], baseline, served_models } = setup;
  return (
    <article class="card">
      <h3>
        {name}
        {baseline ? <span class="tag">baseline</span> : null}
      </h3>
      <Facts facts={{ "served models": served_models }} />
      {steps.map((step) => (
        <StepSetupDetails key={step.name} step={step} />
      ))}
    </article>
  );
}

function StepSetupDetails({ step }: { readonly step: StepSetup }) {
  const { name, provider, model, endpoint, parameters, ...more } = step.model ?? {};
  return (
    <>
      <h4>Step {step.name}</h4>
      <Facts
        facts={{
          model: [name, provider, model, endpoint].filter(Boolean).join(" · "),
          ...parameters,
          ...more,
          prompt: step.prompt,
          "prompt hash": step.prompt_hash,
        }}
      />
      {step.messages?.length ? <MessageList messages={step.messages} /> : null}
    </>
  );
}
