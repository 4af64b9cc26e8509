import type { OnlineState, OnlineText } from '../model/online.ts';
import type { PublishOutcome, PublishProgress } from '../model/publish.ts';
import { call } from './call-definition.ts';
import { isNothing, isString, shapeOf } from './guards.ts';

/** What is asked of main about changes online, and about what waits to be sent. */
export const onlineCalls = {
  /** How the open blog stands to what is online, as far as known; from now on the window hears `online.changed`. */
  'online.state': call<OnlineState>()(isNothing),
  /** A post that was changed online, as it is there. @throws post.not-found when it was not, as far as known */
  'online.look': call<OnlineText>()(shapeOf({ path: isString })),
  /** The network may be back: what waits is sent soon, and what is online is looked at. */
  'online.wake': call<void>()(isNothing),
  /** Sends what waits for the network now. @throws publish.running when another program of ours does */
  'queue.send': call<PublishOutcome, PublishProgress>()(isNothing),
  /** What waits is no longer sent by itself; it stays committed. */
  'queue.forget': call<void>()(isNothing),
};
