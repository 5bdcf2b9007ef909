import { Facts } from "../../components/Facts";
import { LongText } from "../../components/LongText";
import { MessageList } from "../../components/MessageList";
import type { JudgeTrace, JudgeTurn } from "../../data/sample";

/** What judges were asked about one score, and what each of them said, word for word. */
export function JudgeTranscript({ trace }: { readonly trace: JudgeTrace }) {
  const { turns = [], requests = [], ...facts } = trace;
  return (
    <details class="judge-transcript">
      <summary>
        Judge{turns.length > 1 ? `: ${turns.length} answers` : ""}
        {turns.some((turn) => turn.problem) ? " (not all could be used)" : ""}
      </summary>
      <Facts facts={turns.length > 0 ? { models: facts.models, calls: facts.calls, cost_usd: facts.cost_usd } : { ...facts }} />
      {turns.map((turn, at) => (
        <section key={at} aria-label={titleOf(turn)}>
          <h5>{titleOf(turn)}</h5>
          {turn.problem ? <p class="error">{turn.problem}</p> : null}
          {typeof turn.answer === "string" ? <LongText text={turn.answer} /> : <p class="empty">No answer.</p>}
          <Facts facts={factsOf(turn)} />
        </section>
      ))}
      {requests.map((messages, at) => (
        <details key={at}>
          <summary>What was sent{requests.length > 1 ? ` (${at + 1})` : ""}</summary>
          <MessageList messages={messages} />
        </details>
      ))}
    </details>
  );
}

function titleOf(turn: JudgeTurn): string {
  return `${turn.judge}, question ${turn.request + 1}${turn.sample ? `, sample ${turn.sample + 1}` : ""}${turn.attempt ? `, attempt ${turn.attempt + 1}` : ""}`;
}

function factsOf(turn: JudgeTurn): Readonly<Record<string, unknown>> {
  const { judge: _judge, request: _request, sample: _sample, attempt: _attempt, answer: _answer, problem: _problem, ...facts } = turn;
  return facts;
}
