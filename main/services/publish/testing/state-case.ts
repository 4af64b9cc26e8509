import type { PublishOutcome } from '../../../../shared/model/publish.ts';
import type { PublishRequest } from '../publish-site.ts';
import type { SiteFixture } from './site-fixture.ts';

/** A repository that has been brought into some state, and what is needed to publish from it. */
export interface StateCase {
  /** What is published; `posts/one.md`, which is changed then, when absent. */
  readonly paths?: readonly string[];
  readonly request?: Partial<PublishRequest>;
  /** The working tree, when it is not the blog's folder. */
  readonly top?: string;
  /** The branch over there, when it is not `main`. */
  readonly branch?: string;
  /** Surrounds the first publish, for what is so only meanwhile. */
  readonly during?: (publish: () => Promise<PublishOutcome>) => Promise<PublishOutcome>;
  /** Takes the cause away; absent when the publish needs no help. */
  readonly repair?: () => void | Promise<void>;
  /** What the second publish is asked otherwise. */
  readonly retry?: Partial<PublishRequest>;
  /** How the second publish ends when the first one has published; `nothing` when absent. */
  readonly next?: PublishOutcome['result'];
  /** Looks at what the first publish did. */
  readonly check?: (outcome: PublishOutcome) => void;
  /** Stops what was started for the case. */
  readonly end?: () => Promise<void>;
}

/** Brings a fresh site into a state. */
export type StateBuilder = (site: SiteFixture) => StateCase | Promise<StateCase>;
