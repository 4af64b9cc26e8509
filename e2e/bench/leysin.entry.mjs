// Leysin as an entry of the peers' harness (docs/performance.md says how to run it): the real program, served by
// `leysin serve` to the harness's browser, with a blog that holds the harness's documents. A document is opened as a
// writer opens it, from the list of posts: found by its number of characters, which is its file's name.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../dist/main/leysin.mjs', import.meta.url));
/** The harness's own documents, beside the script that is running. */
const documents = process.env.LEYSIN_BENCH_DOCS ?? join(dirname(process.argv[1]), 'docs');

const place = mkdtempSync(join(tmpdir(), 'leysin-peers-'));
const blog = join(place, 'blog');
mkdirSync(join(blog, 'docs'), { recursive: true });
writeFileSync(join(blog, 'bench-start.md'), '# A short note\n\nA short note to start from.\n');
for (const name of readdirSync(documents)) {
  if (!name.endsWith('.md')) continue;
  const text = readFileSync(join(documents, name), 'utf8');
  writeFileSync(join(blog, `bench-${text.length}.md`), text);
}
for (const name of readdirSync(documents))
  if (/\.(?:png|jpe?g|svg)$/.test(name)) copyFileSync(join(documents, name), join(blog, 'docs', name));

const child = spawn(process.execPath, [program, 'serve', blog, '--no-open', '--port', '0'], {
  env: { ...process.env, LEYSIN_HOME: join(place, 'home') },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const [line] = await once(createInterface({ input: child.stdout }), 'line');
const served = new URL(/ at (http:\S+)$/.exec(line)[1]);

/**
 * The harness asks whether a page is ready with code in a string, which Leysin's policy forbids. A relay in front of the
 * server allows that and nothing else; the policy of the preview's frame is left alone.
 */
const relay = createServer((incoming, outgoing) => {
  const headers = { ...incoming.headers, host: served.host };
  if (headers.origin) headers.origin = served.origin;
  const onward = request(
    { port: served.port, path: incoming.url, method: incoming.method, headers },
    answer => {
      const policy = answer.headers['content-security-policy'];
      const relaxed = policy?.replace("script-src 'self'", "script-src 'self' 'unsafe-eval'");
      outgoing.writeHead(answer.statusCode, {
        ...answer.headers,
        ...(relaxed ? { 'content-security-policy': relaxed } : {}),
      });
      answer.pipe(outgoing);
    },
  );
  incoming.pipe(onward);
});
relay.on('upgrade', (incoming, socket, head) => {
  const onward = connect(Number(served.port), served.hostname, () => {
    const headers = { ...incoming.headers, host: served.host, origin: served.origin };
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
    onward.write(`GET ${incoming.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
    onward.write(head);
    socket.pipe(onward).pipe(socket);
  });
  const end = () => {
    socket.destroy();
    onward.destroy();
  };
  socket.on('error', end);
  onward.on('error', end);
});
await once(relay.listen(0, '127.0.0.1'), 'listening');
const relayOrigin = `http://127.0.0.1:${relay.address().port}`;

/** Works once; after that the harness's browser has its cookie. */
let next = relayOrigin + served.pathname;
process.on('exit', () => {
  child.kill('SIGKILL');
  rmSync(place, { recursive: true, force: true });
});

const entry = {
  id: 'leysin',
  label: 'Leysin',
  package: null,
  kind: 'split',
  url: () => {
    const address = next;
    next = relayOrigin;
    return address;
  },
  // A window opens the post that was open last. It is to start from another one, with a worker that has rendered.
  ready: () => {
    const article = document
      .querySelector('iframe[title="Preview"]')
      ?.contentDocument?.querySelector('article');
    if (article?.textContent.includes('A short note to start from')) {
      // The harness looks for the last heading whenever its own document changes; the preview's is another.
      const echo = document.documentElement.appendChild(document.createComment(''));
      const onChange = () => {
        echo.data = String(performance.now());
      };
      new MutationObserver(onChange).observe(article, { childList: true, subtree: true });
      return true;
    }
    const search = document.querySelector('input[type=search]');
    if (search && search.value === '') {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(search, 'bench-start');
      search.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
    const rows = document.querySelectorAll('[role=listbox] [role=option]');
    if (search && rows.length === 1 && !window.hasStarted) {
      window.hasStarted = true;
      rows[0].click();
    }
    return false;
  },
  setDocument: async text => {
    const search = document.querySelector('input[type=search]');
    const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
    value.set.call(search, `bench-${text.length}`);
    search.dispatchEvent(new InputEvent('input', { bubbles: true }));
    const isFound = () => {
      const rows = document.querySelectorAll('[role=listbox] [role=option]');
      return rows.length === 1 && !rows[0].textContent.includes('A short note');
    };
    while (!isFound()) await new Promise(requestAnimationFrame);
    document.querySelector('[role=listbox] [role=option]').click();
  },
  focusMiddle: marker => {
    // CodeMirror's own way from its element to the editor.
    const { view } = document.querySelector('.cm-content').cmTile.root;
    const at = view.state.doc.toString().indexOf(marker) + marker.length;
    view.focus();
    view.dispatch({ selection: { anchor: at }, scrollIntoView: true });
  },
  findEditor: () => document.querySelector('.cm-content'),
  findPreview: () =>
    document.querySelector('iframe[title="Preview"]').contentDocument.querySelector('article'),
  editor: 'CodeMirror 6',
  renderer:
    'remark/rehype in a worker, segments that changed only; patches of DOM nodes into a frame without scripts',
  debounce: 'none',
  sanitizes: 'yes (own schema over hast-util-sanitize)',
  notes: 'the whole program: list of posts, autosave and recovery journal run beside it',
};

// biome-ignore lint/style/noDefaultExport: the harness imports an entry by its default export
export default entry;
