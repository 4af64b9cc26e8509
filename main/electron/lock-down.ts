import type { Session, WebContents } from 'electron';
import { openOutside } from './open-outside.ts';
import { createRateLimit } from './rate-limit.ts';
import { isRemotePicture } from './remote-picture-request.ts';
import { allowedPermissions, appOrigin, refusedRequests } from './security-settings.ts';

/** Refuses a session everything that no page of ours needs: permissions, devices, downloads and the network. */
export function lockDownSession(session: Session): void {
  const isAllowed = (permission: string, origin: string) =>
    isOwnAddress(origin) && allowedPermissions.includes(permission);
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) =>
    answer(isAllowed(permission, requestingUrl)),
  );
  session.setPermissionCheckHandler((_contents, permission, origin) => isAllowed(permission, origin));
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', event => event.preventDefault());
  session.webRequest.onBeforeRequest({ urls: [...refusedRequests] }, (details, answer) =>
    answer({ cancel: !isRemotePicture(details) }),
  );
}

/** Keeps a page where it was put: it goes nowhere, opens nothing, and links leave through the system. */
export function lockDownContents(contents: WebContents, logInternal: (error: unknown) => unknown): void {
  contents.on('will-frame-navigate', event => {
    // Loading the frame of the preview, and loading the window again, are ours; every other way leads out.
    if (!isOwnAddress(event.url) || (event.isMainFrame && event.url !== contents.getURL()))
      event.preventDefault();
  });
  contents.on('will-redirect', event => event.preventDefault());
  contents.on('will-attach-webview', event => event.preventDefault());
  // Nobody follows links faster; a page that was taken over would send a post away in many of them.
  const mayOpen = createRateLimit(5, 1_000, () => performance.now());
  contents.setWindowOpenHandler(({ url }) => {
    if (mayOpen()) openOutside(url).catch(logInternal);
    return { action: 'deny' };
  });
}

/** Whether an address is one of our own. */
export function isOwnAddress(address: string): boolean {
  return address === appOrigin || address.startsWith(`${appOrigin}/`);
}
