import type { Message } from "./sample";

/** The parts of run.json that the viewer shows. */
export interface Run {
  readonly tool?: string;
  readonly suite?: { readonly path?: string; readonly hash?: string };
  readonly dataset?: { readonly path?: string; readonly hash?: string; readonly items?: number };
  readonly variants?: Readonly<Record<string, VariantSetup>>;
  readonly graders?: Readonly<Record<string, GraderSetup>>;
  readonly seed?: number;
  readonly repeats?: number;
}

export interface GraderSetup {
  readonly type: string;
  readonly signature?: string;
  /** Who judged, where the grader is a judge. */
  readonly judge?: { readonly served_models: readonly string[]; readonly fingerprint: string };
}

export interface VariantSetup {
  readonly baseline?: boolean;
  readonly steps?: readonly StepSetup[];
  readonly served_models?: readonly string[];
}

export interface StepSetup {
  readonly name: string;
  readonly prompt?: string | null;
  readonly prompt_hash?: string | null;
  readonly messages?: readonly Message[] | null;
  readonly model?: ModelSetup | null;
}

export interface ModelSetup {
  readonly name?: string;
  readonly provider?: string;
  readonly model?: string;
  readonly endpoint?: string | null;
  readonly parameters?: Readonly<Record<string, unknown>>;
}
