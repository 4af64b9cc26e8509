/** The members of the `electron` module that the double has not. */
export const unmodelledModules: readonly string[] =
  'autoUpdater BaseWindow BrowserView contentTracing crashReporter desktopCapturer globalShortcut ImageView inAppPurchase MessageChannelMain net netLog Notification parentPort powerSaveBlocker pushNotifications safeStorage ShareMenu systemPreferences TouchBar Tray utilityProcess View webContents webFrameMain WebContentsView webUtils'.split(
    ' ',
  );
