/** One line of samples.jsonl. */
export interface Sample {
  readonly variant: string;
  readonly item: string;
  readonly repeat?: number;
  readonly outcome: string;
  readonly tags?: Readonly<Record<string, unknown>>;
  readonly input?: readonly Message[] | null;
  readonly output?: unknown;
  readonly steps?: Readonly<Record<string, Step>>;
  readonly tool_calls?: readonly unknown[];
  readonly scores?: Readonly<Record<string, Score>>;
  readonly error?: { readonly kind?: string; readonly message?: string } | null;
  readonly finish_reason?: string | null;
  readonly model?: string | null;
  readonly fingerprint?: string | null;
  readonly usage?: Readonly<Record<string, number>> | null;
  readonly cost_usd?: number | null;
  readonly timings?: Readonly<Record<string, number | null>> | null;
  readonly attempts?: number;
  readonly responses?: readonly string[];
  /** The provider's identifiers of the calls and of their answers, one a step. */
  readonly request_ids?: readonly (string | null)[];
  readonly response_ids?: readonly (string | null)[];
}

export interface Message {
  readonly role: string;
  readonly content: unknown;
}

export interface Step {
  readonly input?: readonly Message[] | null;
  readonly output?: unknown;
}

export interface Score {
  readonly outcome: string;
  readonly score?: number | null;
  readonly raw?: number | null;
  readonly passed?: boolean | null;
  readonly reason?: string | null;
  readonly gold?: string | null;
  readonly predicted?: string | null;
  readonly reference?: unknown;
  /** Where the grader is a judge: which models it asked, how often, for how much, and what was said. */
  readonly judge?: JudgeTrace;
  readonly values?: Readonly<Record<string, number | null>>;
}

export interface JudgeTrace {
  readonly models?: readonly string[];
  readonly calls?: number;
  readonly cost_usd?: number | null;
  readonly responses?: readonly string[];
  /** What was sent, each list of messages once. */
  readonly requests?: readonly (readonly Message[])[];
  readonly turns?: readonly JudgeTurn[];
}

/** One question to a judge and what it said. */
export interface JudgeTurn {
  readonly judge: string;
  /** Which of the requests. */
  readonly request: number;
  readonly sample?: number;
  readonly attempt?: number;
  readonly model?: string;
  readonly answer?: string;
  /** Why the answer is no verdict. */
  readonly problem?: string;
  readonly finish_reason?: string;
  readonly input_tokens?: number;
  readonly output_tokens?: number;
  readonly reasoning_tokens?: number;
  readonly total_ms?: number;
  readonly cost_usd?: number;
  readonly request_id?: string;
  readonly response?: string;
}

/** A value of a template or a model as text: strings as they are, everything else as JSON. */
export function asText(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value, null, 2);
}
