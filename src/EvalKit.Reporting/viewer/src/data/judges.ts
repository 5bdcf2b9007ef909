import type { Run } from "./run";
import type { Summary } from "./summary";

/** A judge of the run, and what it was found to be worth: an entry of `judges`. */
export interface JudgeSummary {
  readonly grader: string;
  readonly served_models: readonly string[];
  readonly fingerprint: string;
  /** Whether a check against people is on record, and whether it was of this very judge. */
  readonly calibration: "not_checked" | "valid" | "expired";
  readonly changed?: string | null;
  /** The day of the check. */
  readonly checked?: string | null;
  /** What the check found: an object of statistics and of groups of them. */
  readonly check?: Readonly<Record<string, unknown>> | null;
}

/** A judge's metric corrected by people's labels: an entry of a variant's `corrected`. */
export interface CorrectedValue {
  readonly value: number | null;
  readonly low?: number | null;
  readonly high?: number | null;
  readonly level: number;
  readonly method: string;
  readonly judge: number;
  readonly labels: number;
  readonly items: number;
  readonly bias?: number | null;
  readonly bias_low?: number | null;
  readonly bias_high?: number | null;
  readonly problem?: string | null;
}

/** A statistic with its interval and the number of rows that it rests on. */
export interface Measured {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
  readonly interval?: string;
}

/** The judges of the summary; for a summary without them those of the record, of which nothing more is known. */
export function judgesOf(summary: Summary, run: Run): readonly JudgeSummary[] {
  return (
    summary.judges ??
    Object.entries(run.graders ?? {}).flatMap(([grader, { judge }]) => (judge ? [{ grader, ...judge, calibration: "not_checked" as const }] : []))
  );
}

/** Every statistic of a check with its name, such as `agreement kappa` (`agreement` is that of the group of this name), in the record's order. */
export function statisticsOf(check: unknown, name = ""): readonly (readonly [name: string, measured: Measured])[] {
  if (typeof check !== "object" || check === null || Array.isArray(check)) return [];
  if (isMeasured(check)) return [[name, check]];
  return Object.entries(check).flatMap(([part, value]) => statisticsOf(value, part === name ? name : `${name} ${part.replaceAll("_", " ")}`.trim()));
}

function isMeasured(value: object): value is Measured {
  return "value" in value && "low" in value && "high" in value && "n" in value;
}
