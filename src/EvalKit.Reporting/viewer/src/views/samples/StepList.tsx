import { LongText } from "../../components/LongText";
import { MessageList } from "../../components/MessageList";
import { asText, type Step } from "../../data/sample";

export function StepList({ steps }: { readonly steps: Readonly<Record<string, Step>> }) {
  return (
    <>
      {Object.entries(steps).map(([name, step]) => (
        <details key={name}>
          <summary>Step {name}</summary>
          {step.input?.length ? <MessageList messages={step.input} /> : null}
          <h4>Output</h4>
          <LongText text={asText(step.output)} />
        </details>
      ))}
    </>
  );
}
