import { notModelled, refuseUnknown } from './modelled.ts';

/** The options of `new BrowserWindow` that the double does something with. */
export interface WindowOptions {
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
  readonly show?: boolean;
  readonly fullscreen?: boolean;
  readonly title?: string;
  readonly webPreferences?: WebPreferences;
}

/** The web preferences that the double does something with. */
export interface WebPreferences {
  readonly preload?: string;
  readonly javascript?: boolean;
  readonly sandbox?: boolean;
  readonly contextIsolation?: boolean;
  readonly nodeIntegration?: boolean;
  readonly partition?: string;
  readonly session?: object;
}

const windowOptions = new Set(
  (
    'x y width height minWidth minHeight maxWidth maxHeight center useContentSize resizable movable minimizable maximizable ' +
    'closable focusable alwaysOnTop fullscreen fullscreenable skipTaskbar title icon show paintWhenInitiallyHidden frame ' +
    'backgroundColor darkTheme hasShadow autoHideMenuBar titleBarStyle titleBarOverlay trafficLightPosition vibrancy ' +
    'roundedCorners tabbingIdentifier webPreferences acceptFirstMouse disableAutoHideCursor'
  ).split(' '),
);

const webPreferences = new Set(
  (
    'accessibleTitle additionalArguments allowRunningInsecureContent autoplayPolicy backgroundThrottling contextIsolation ' +
    'defaultEncoding devTools disableBlinkFeatures disableDialogs enableBlinkFeatures enableWebSQL experimentalFeatures images ' +
    'javascript navigateOnDragDrop nodeIntegration nodeIntegrationInSubFrames nodeIntegrationInWorker partition plugins preload ' +
    'safeDialogs sandbox session spellcheck textAreasAreResizable v8CacheOptions webgl webSecurity webviewTag zoomFactor'
  ).split(' '),
);

/** Options without what cannot be carried to the test, such as a session. */
export function plainOptions(options: WindowOptions): unknown {
  return JSON.parse(JSON.stringify(options));
}

/** Refuses options the double does not know, and windows that are not closed off as the double models them. */
export function checkWindowOptions(options: WindowOptions): void {
  refuseUnknown('window option', options, windowOptions);
  const preferences = options.webPreferences ?? {};
  refuseUnknown('web preference', preferences, webPreferences);
  if (preferences.sandbox === false) throw notModelled('window without a sandbox');
  if (preferences.contextIsolation === false) throw notModelled('window without context isolation');
  if (preferences.nodeIntegration === true) throw notModelled('window with Node');
}
