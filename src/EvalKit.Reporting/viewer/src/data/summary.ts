import type { DataProfile, ProductionMix } from "./dataset";
import type { CorrectedValue, JudgeSummary } from "./judges";

/** The parts of summary.json that the viewer shows. Every number is shown as it stands there; nothing is computed again. */
export interface Summary {
  readonly suite: string;
  readonly objective?: string;
  readonly status: string;
  readonly verdict: Verdict;
  readonly dataset?: DatasetSummary;
  readonly cells: OutcomeCounts & { readonly planned: number };
  readonly variants: Readonly<Record<string, VariantSummary>>;
  readonly comparisons?: readonly Comparison[];
  readonly gates?: readonly Gate[];
  readonly targets?: readonly Target[];
  readonly cost_ratios?: readonly CostRatio[];
  readonly value?: ValueSummary;
  readonly human?: readonly HumanRow[];
  readonly needs_human?: NeedsHuman;
  readonly judges?: readonly JudgeSummary[];
  readonly findings?: readonly Finding[];
}

export interface DatasetSummary {
  readonly path: string;
  readonly items: number;
  readonly hash: string;
  readonly profile?: DataProfile;
  readonly mix?: readonly ProductionMix[];
}

export type Verdict = "passed" | "failed" | "inconclusive" | "invalid";

export type OutcomeCounts = Readonly<Record<string, number>>;

export interface VariantSummary {
  readonly metrics?: MetricsByName;
  readonly slices?: Readonly<Record<string, MetricsByName>>;
  readonly outcomes?: OutcomeCounts;
  readonly usage?: Readonly<Record<string, number>>;
  readonly cost?: Cost;
  readonly latency?: Latency;
  readonly details?: Readonly<Record<string, GraderDetails>>;
  /** By metric, where people's labels correct a judge. */
  readonly corrected?: Readonly<Record<string, CorrectedValue>>;
}

export type MetricsByName = Readonly<Record<string, Metric>>;

export interface Metric {
  readonly value: number | null;
  readonly low?: number | null;
  readonly high?: number | null;
  readonly n?: number;
  readonly missing?: number;
  /** Items for which the metric is not defined, such as retrieval on an item without relevant documents. */
  readonly undefined?: number;
  readonly interval?: string;
  readonly level?: number;
  readonly higher_is_better?: boolean;
  readonly signature?: string;
}

export interface Cost {
  readonly usd: number | null;
  readonly per_1000: number | null;
  readonly judge_usd?: number | null;
  /** Of the vectors that scores are made of. */
  readonly embedding_usd?: number | null;
  readonly priced?: boolean;
}

export interface Latency {
  readonly p50_ms: number | null;
  readonly p95_ms: number | null;
  readonly p99_ms: number | null;
  readonly ttft_p50_ms?: number | null;
  readonly ttft_p95_ms?: number | null;
  readonly ttft_p99_ms?: number | null;
  /** Output tokens a second over the whole time of the calls. */
  readonly tokens_per_s_p50?: number | null;
}

/** What a grader adds to its metrics. Kinds that this viewer does not know are left out. */
export type GraderDetails = ClassificationDetails | { readonly kind: "unknown" };

export interface ClassificationDetails {
  readonly kind: "classification" | "multilabel";
  readonly labels: readonly string[];
  /** Counts; rows are the gold labels, columns the predicted ones. */
  readonly matrix: readonly (readonly number[])[];
  readonly per_class: readonly ClassScores[];
}

export interface ClassScores {
  readonly label: string;
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
  readonly support: number;
}

/** `kind=edge`, or the same as an object. */
export type Slice = string | Readonly<Record<string, string>> | null;

export interface Comparison {
  readonly metric: string;
  readonly slice?: Slice;
  readonly baseline: string;
  readonly candidate: string;
  readonly baseline_source?: "variant" | "accepted";
  readonly n: number;
  readonly unpaired?: number;
  /** The two values on the pairs, and candidate minus baseline in the metric's unit. */
  readonly baseline_value?: number | null;
  readonly candidate_value?: number | null;
  readonly difference: number | null;
  readonly higher_is_better?: boolean;
  readonly low: number | null;
  readonly high: number | null;
  readonly level?: number;
  readonly p_value?: number | null;
  readonly p_adjusted?: number | null;
  readonly test?: string;
  readonly interval?: string;
  readonly wins?: number;
  readonly losses?: number;
  readonly ties?: number;
  readonly minimum_detectable?: number | null;
  readonly margin?: number | null;
  /** Whether the margin is in the metric's unit or a share of the baseline's value. */
  readonly effect?: "absolute" | "relative" | null;
  /** The margin in the metric's unit. */
  readonly margin_value?: number | null;
  readonly relative?: number | null;
  readonly would_decide?: string | null;
  /** Null where no gate asks for one. */
  readonly verdict?: Verdict | null;
  readonly reason?: string;
  readonly flips?: Flips;
  readonly items_changed?: number;
  readonly items_added?: number;
  readonly items_removed?: number;
  readonly changes?: readonly string[];
}

export interface Flips {
  readonly worsened_total: number;
  readonly improved_total: number;
  readonly worsened: readonly Flip[];
  readonly improved: readonly Flip[];
}

export interface Flip {
  readonly item: string;
  readonly baseline: number;
  readonly candidate: number;
}

export interface Gate {
  readonly metric: string;
  readonly variant: string;
  readonly rule: string;
  readonly value: number | null;
  readonly outcome: Verdict;
  readonly reason?: string;
  readonly slice?: Slice;
  readonly against?: string | null;
  readonly low?: number | null;
  readonly high?: number | null;
  readonly level?: number | null;
  readonly minimum_detectable?: number | null;
  /** What would decide a gate that is inconclusive or invalid, in words. */
  readonly would_decide?: string | null;
  /** Index into the comparisons. */
  readonly comparison?: number | null;
}

export interface Finding {
  readonly id: string;
  readonly level: "hint" | "warning" | "error";
  readonly message: string;
}

/** A wish that decides no exit code, with a tick for each variant. */
export interface Target {
  readonly metric: string;
  readonly slice: string | null;
  readonly rule: string;
  readonly variants: Readonly<Record<string, Tick>>;
}

export interface Tick {
  readonly value: number | null;
  readonly low?: number | null;
  readonly high?: number | null;
  readonly n?: number;
  readonly outcome: "met" | "missed" | "unknown";
  /** Whether the whole interval says the same; null without an interval. */
  readonly proven?: boolean | null;
  readonly reason?: string;
}

export interface CostRatio {
  readonly variant: string;
  readonly of: string;
  readonly ratio: number;
  readonly less_than_percent: number;
}

export interface ValueSummary {
  readonly metric: string;
  readonly currency: string;
  readonly saving_per_success: number;
  readonly cost_per_failure: number;
  readonly break_even_percent: number;
  readonly target?: number;
  readonly variants: Readonly<Record<string, VariantValue>>;
}

export interface VariantValue {
  readonly accuracy: number | null;
  readonly low?: number | null;
  readonly high?: number | null;
  /** Of one case, and the same at the ends of the interval. */
  readonly net?: number | null;
  readonly net_low?: number | null;
  readonly net_high?: number | null;
  readonly balance?: { readonly cases: number; readonly net: number } | null;
  readonly outcome: Verdict;
  readonly reason?: string;
  readonly slices: Readonly<Record<string, SliceValue>>;
}

export interface SliceValue {
  readonly accuracy: number | null;
  readonly break_even_percent: number;
  /** Open: at or above break-even by the value, not by the interval. */
  readonly drive: "model" | "human" | "open";
}

export interface HumanRow {
  readonly name: string;
  readonly people: number | null;
  readonly agreement?: number | null;
  readonly variants: Readonly<Record<string, HumanComparison>>;
}

export interface HumanComparison {
  readonly value: number | null;
  readonly difference?: number | null;
  readonly errors_removed?: number | null;
  readonly headroom?: number | null;
  readonly better: "variant" | "people" | "neither" | "unknown";
  readonly proven?: boolean | null;
}

/** Answers that people have to look at: how many by variant, and by rule. */
export interface NeedsHuman {
  readonly variants: Readonly<Record<string, number>>;
  readonly rules: readonly NeedsHumanCount[];
}

export interface NeedsHumanCount {
  readonly rule: string;
  readonly reason?: string;
  readonly variants: Readonly<Record<string, number>>;
}
