import { remotePictureAddress } from '../../shared/markdown/remote-picture.ts';
import { appOrigin } from './security-settings.ts';

/** What is looked at of a request. */
export interface PictureRequest {
  readonly url: string;
  readonly resourceType: string;
  readonly frame?: { readonly url: string } | null;
}

/**
 * Whether a request is one for a picture of another site, from the preview's frame for blogs that may show them. Each step of a redirect
 * is a request of its own, so that none leads into a private network.
 */
export function isRemotePicture({ url, resourceType, frame }: PictureRequest): boolean {
  return (
    resourceType === 'image' &&
    frame?.url === `${appOrigin}/preview/frame-with-pictures.html` &&
    url.startsWith('https://') &&
    remotePictureAddress(url) !== undefined
  );
}
