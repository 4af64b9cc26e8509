import { asDouble } from '../../support/desktop/as-double.ts';
import { copyApp, cutFromBundle } from '../../support/desktop/copy-app.ts';
import type { DoubleDesktop } from '../../support/desktop/double-desktop.ts';
import { expect, firstWindow, test } from '../../support/fixtures.ts';

/** A protection, and what shows that it is gone: what `security.spec.ts` or `links.spec.ts` asserts holds no more. */
interface Control {
  readonly protection: string;
  readonly cut: RegExp;
  /** Whether what the protection prevents now happens. */
  readonly happens: (app: DoubleDesktop) => Promise<boolean>;
}

const controls: readonly Control[] = [
  {
    protection: 'the answer to permissions',
    cut: /session\.setPermissionRequestHandler\(\(.*?\)\)\);/s,
    happens: async app => (await app.permission('geolocation', 'https://evil.invalid/')).request,
  },
  {
    protection: 'the check of permissions',
    cut: /session\.setPermissionCheckHandler\(.*?\)\);/s,
    happens: async app => (await app.permission('geolocation', 'https://evil.invalid/')).check,
  },
  {
    protection: 'the answer to devices',
    cut: /session\.setDevicePermissionHandler\(.*?false\);/s,
    happens: app => app.devicePermission('usb', 'https://evil.invalid/'),
  },
  {
    protection: 'the stop of downloads',
    cut: /session\.on\("will-download".*?\)\);/s,
    happens: async app => !(await app.befall('will-download')),
  },
  {
    protection: 'the stop of redirects',
    cut: /contents\.on\("will-redirect".*?\)\);/s,
    happens: async app => !(await app.befall('will-redirect')),
  },
  {
    protection: 'the stop of pages inside pages',
    cut: /contents\.on\("will-attach-webview".*?\)\);/s,
    happens: async app => !(await app.befall('will-attach-webview')),
  },
  {
    protection: 'the filter of requests',
    cut: /session\.webRequest\.onBeforeRequest\(.*?isRemotePicture\(details\) \}\)\);/s,
    happens: async app => !(await app.requestOutside('https://canary.invalid/x.png', 'image')).cancel,
  },
  {
    protection: 'the denial of windows',
    cut: /contents\.setWindowOpenHandler\(.*?\{ action: "deny" \};\s*\}\);/s,
    happens: async app => {
      const { page } = await firstWindow(app);
      await page.evaluate(() => void globalThis.open('https://hut.invalid/'));
      // The double has no such windows, and says so when one would open.
      await expect.poll(() => app.problems().join()).toContain('window that a page opens');
      return true;
    },
  },
];

// Each of these takes a protection out of a copy of the built program.
test.describe('control: what is prevented happens without', () => {
  for (const { protection, cut, happens } of controls)
    test(protection, async ({ desk }) => {
      const appFolder = copyApp(desk.place);
      cutFromBundle(appFolder, 'main.cjs', cut);
      const app = asDouble(await desk.startDesktop({ ...desk.makeBlog(), appFolder }));
      expect(await happens(app)).toBe(true);
    });
});
