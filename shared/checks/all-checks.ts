import { brokenAnchor } from './broken-anchor.ts';
import { brokenLink } from './broken-link.ts';
import { brokenMetadata } from './broken-metadata.ts';
import type { Check } from './check.ts';
import { dateZone } from './date-zone.ts';
import { draftIgnored } from './draft-ignored.ts';
import { draftLink } from './draft-link.ts';
import { draftOn } from './draft-on.ts';
import { duplicateAddress } from './duplicate-address.ts';
import { futureDate } from './future-date.ts';
import { imageCase } from './image-case.ts';
import { largeImage } from './large-image.ts';
import { mergeMarker } from './merge-marker.ts';
import { missingAlt } from './missing-alt.ts';
import { missingImage } from './missing-image.ts';
import { missingMetadata } from './missing-metadata.ts';
import { photoPlace } from './photo-place.ts';
import { secret } from './secret.ts';
import { todo } from './todo.ts';
import { unreadableDate } from './unreadable-date.ts';

/** Every rule. Adding one is adding a file and a line here, and its name in `shared/model/checks.ts`. */
export const allChecks: readonly Check[] = [
  mergeMarker,
  secret,
  brokenMetadata,
  missingMetadata,
  unreadableDate,
  futureDate,
  dateZone,
  draftOn,
  draftIgnored,
  duplicateAddress,
  brokenLink,
  brokenAnchor,
  draftLink,
  missingImage,
  imageCase,
  missingAlt,
  photoPlace,
  largeImage,
  todo,
];
