import type { ServerResponse } from 'node:http';
import { commonHeaders } from '../pages/security-headers.ts';

const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Leysin needs a new link</title>
<h1>This window needs a new link</h1>
<p>Each address that <code>leysin serve</code> prints opens Leysin in one browser, once. This browser has not used one, or the server was started again since.</p>
<p>Press <kbd>Enter</kbd> in the terminal where <code>leysin serve</code> runs: it prints a new address. Or stop it with <kbd>Ctrl</kbd>+<kbd>C</kbd> and start it again. Nothing you wrote is lost.</p>
</html>
`;

/** Answers a window without the session cookie: says how to get a link and shows nothing of the blog. */
export function askForNewLink(response: ServerResponse): void {
  response.writeHead(401, {
    ...commonHeaders,
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  });
  response.end(page);
}
