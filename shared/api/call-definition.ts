import type { Guard, Guarded } from './guards.ts';

/** A call of the contract: a guard for what comes in; result and progress exist as types only. */
export interface CallDefinition<Params, Result, Progress = never> {
  readonly params: Guard<Params>;
  readonly result?: Result;
  readonly progress?: Progress;
}

/** Defines a call: `call<Result, Progress>()(guard of its params)`. */
export function call<Result, Progress = never>() {
  return <G extends Guard<unknown>>(params: G): CallDefinition<Guarded<G>, Result, Progress> => ({
    params: params as Guard<Guarded<G>>,
  });
}
