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
  /** Where the grader is a judge: which models it asked, how often, for how much, and the keys of their answers. */
  readonly judge?: Readonly<Record<string, unknown>>;
  readonly values?: Readonly<Record<string, number | null>>;
}

/** A value of a template or a model as text: strings as they are, everything else as JSON. */
export function asText(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value, null, 2);
}
