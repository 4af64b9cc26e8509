// A main bundle as small as can be, for the double's own tests.
const { join } = require('node:path');
const { app, BrowserWindow, dialog, ipcMain, Menu, protocol, shell } = require('electron');

const says = [];
const say = (...words) => {
  says.push(words.join(' '));
  for (const window of BrowserWindow.getAllWindows())
    window.webContents.send('sample', { says: words.join(' ') });
};
const stays = new Set(process.argv.slice(2));

app.enableSandbox();
app.setPath('userData', process.env.SAMPLE_HOME);
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
]);

const page = `<!doctype html><title>Sample</title><h1>Sample</h1>
<a id="inside" href="/other">inside</a> <a id="outside" href="https://example.org/">outside</a>
<a id="blank" target="_blank" rel="noopener" href="https://example.org/blank">blank</a>
<iframe src="/frame" title="Frame"></iframe><input aria-label="Text">
<script src="/page.js"></script>`;
const script = `
window.heard = [];
sample.onMessage(message => window.heard.push(message));
sample.send({ kind: 'hello', bytes: new Uint8Array([7, 8, 9]) });`;

function answer(request) {
  const { pathname } = new URL(request.url);
  if (pathname === '/page.js')
    return new Response(script, { headers: { 'Content-Type': 'text/javascript' } });
  if (pathname === '/echo')
    return Response.json({ url: request.url, headers: Object.fromEntries(request.headers) });
  const headers = { 'Content-Type': 'text/html', 'Content-Security-Policy': "default-src 'self'" };
  return new Response(pathname === '/frame' ? '<p>Frame' : page, { headers });
}

function createWindow() {
  const window = new BrowserWindow({
    show: false,
    webPreferences: { preload: join(__dirname, 'preload.cjs'), sandbox: true, contextIsolation: true },
  });
  const contents = window.webContents;
  window.once('ready-to-show', () => window.show());
  window.on('close', event => {
    say('close');
    if (stays.delete('--stay-once')) event.preventDefault();
  });
  window.on('closed', () => say('closed'));
  contents.on('will-prevent-unload', event => {
    say('will-prevent-unload');
    if (stays.has('--leave')) event.preventDefault();
  });
  contents.on('will-frame-navigate', details => {
    say('will-frame-navigate', details.url, details.isMainFrame);
    if (details.url.endsWith('/refused')) details.preventDefault();
  });
  contents.on('will-navigate', details => {
    say('will-navigate', details.url);
    details.preventDefault();
  });
  contents.on('did-start-navigation', details => {
    if (details.isMainFrame) say('started', details.url, details.isSameDocument);
  });
  contents.on('preload-error', (_event, path, error) => {
    say('preload-error', path.split('/').pop(), error.message);
    window.show();
  });
  contents.on('render-process-gone', (_event, details) => {
    say('gone', details.reason);
    if (stays.has('--reload')) contents.reload();
  });
  contents.on('context-menu', (_event, params) => {
    const items = params.dictionarySuggestions.map(label => ({
      label,
      click: () => contents.replaceMisspelling(label),
    }));
    Menu.buildFromTemplate([...items, { type: 'separator' }, { role: 'copy' }]).popup({ window });
  });
  contents.setWindowOpenHandler(({ url }) => {
    say('open', url);
    shell.openExternal(url);
    return { action: 'deny' };
  });
  contents.session.webRequest.onBeforeRequest((details, callback) => {
    callback({ cancel: !details.url.startsWith('app://leysin/') });
  });
  contents.session.setPermissionRequestHandler((_contents, permission, callback) => {
    callback(permission === 'clipboard-sanitized-write');
  });
  contents.session.setPermissionCheckHandler(
    (_contents, permission) => permission === 'clipboard-sanitized-write',
  );
  window.loadURL('app://leysin/').catch(error => say('load failed', error.message));
  return window;
}

const tries = {
  clone: () => BrowserWindow.getAllWindows()[0].webContents.send('sample', () => {}),
  unknownMember: () => app.setBadgeCount(1),
  unknownModule: () => require('electron').Tray,
  unknownEvent: () => app.on('gpu-info-update', () => {}),
  unknownOption: () => new BrowserWindow({ kiosk: true }),
  withNode: () => new BrowserWindow({ webPreferences: { nodeIntegration: true } }),
  sandboxLate: () => app.enableSandbox(),
  unknownRole: () => Menu.buildFromTemplate([{ role: 'nobody' }]),
  noLabel: () => Menu.buildFromTemplate([{ click: () => {} }]),
  destroyed: () => {
    const window = new BrowserWindow({ show: false });
    window.destroy();
    window.getTitle();
  },
};

ipcMain.on('sample', (event, message) => {
  const { url, parent } = event.senderFrame;
  const bytes = message?.bytes instanceof Uint8Array ? [...message.bytes].join(',') : '';
  say('heard', message?.kind, bytes, url, parent === null ? 'main' : 'inner');
});
ipcMain.handle('ask', async (_event, question) => {
  if (question.kind === 'says') return says;
  if (question.kind === 'dialog') return dialog.showMessageBox({ message: 'Well?', buttons: ['&Yes', 'No'] });
  if (question.kind === 'abort') {
    return dialog.showMessageBox({
      message: 'Still?',
      buttons: ['Yes', 'Cancel'],
      signal: AbortSignal.timeout(50),
    });
  }
  if (question.kind === 'open') return dialog.showOpenDialog({ properties: ['openDirectory'] });
  if (question.kind === 'pdf') {
    const bytes = await BrowserWindow.getAllWindows()[0].webContents.printToPDF({ printBackground: true });
    return bytes.subarray(0, 5).toString('latin1');
  }
  try {
    tries[question.kind]();
    return 'nothing was thrown';
  } catch (error) {
    return error.message;
  }
});

function createMenu() {
  const item = { label: '&New window', accelerator: 'CmdOrCtrl+Shift+N', click: () => createWindow() };
  const checked = { label: 'Checked', type: 'checkbox', click: ({ checked }) => say('checked', checked) };
  const dead = { label: 'Dead', enabled: false };
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      { label: '&File', submenu: [item, checked, dead, { role: 'quit' }] },
      { role: 'editMenu' },
      { role: 'viewMenu' },
    ]),
  );
}

for (const name of ['before-quit', 'will-quit']) {
  app.on(name, event => {
    say(name);
    if (stays.delete(`--stay-${name}`)) event.preventDefault();
  });
}
app.on('quit', (_event, code) => process.stdout.write(`${[...says, `quit ${code}`].join('\n')}\n`));
app.on('window-all-closed', () => {
  say('window-all-closed');
  app.quit();
});
app.on('open-file', (_event, path) => say('open-file', path));
app.on('second-instance', (_event, argv, cwd, data) =>
  say('second', argv.slice(2).join(' '), cwd, data.hello),
);

if (!app.requestSingleInstanceLock({ hello: 'from the second' })) app.exit(0);
else {
  app.whenReady().then(() => {
    protocol.handle('app', answer);
    createMenu();
    createWindow();
  });
}
