// The plainest desktop program: one window with one page of its own, as hardened as ours.
const { app, BrowserWindow, protocol } = require('electron');

app.enableSandbox();
protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
app.whenReady().then(() => {
  const page = '<!doctype html><title>Empty</title><p>Ready</p>';
  protocol.handle('app', () => new Response(page, { headers: { 'Content-Type': 'text/html' } }));
  const window = new BrowserWindow({
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL('app://leysin/');
});
app.on('window-all-closed', () => app.quit());
