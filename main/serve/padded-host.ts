import type { Server } from 'node:http';

/** More than a head that Node reads (16 KB), in bytes. */
const longestHead = 32_768;

// A Host header that ends in spaces or tabs, for example "Host: 127.0.0.1:4000 "
const paddedHostPattern = /\r\nhost:[^\r\n]*[ \t]\r\n/i;

const upgradePattern = /\r\nupgrade:/i;

/**
 * Closes connections on which a Host header ends in white space. HTTP parsers take that off before anybody can see it
 * (RFC 9110, 5.5), so it is looked for in the bytes themselves: what stands between may have read another host. The
 * request still comes out of the parser: its socket is destroyed by then, and whoever answers must look at that first.
 */
export function refusePaddedHosts(server: Server): void {
  server.on('connection', socket => {
    let head = '';
    const look = (chunk: Buffer) => {
      head = (head + chunk.toString('latin1')).slice(-longestHead);
      if (paddedHostPattern.test(head)) {
        socket.destroy();
        return;
      }
      const end = head.lastIndexOf('\r\n\r\n');
      if (end === -1) return;
      // After an upgrade no head comes any more.
      if (upgradePattern.test(head)) socket.off('data', look);
      head = head.slice(end + 4);
    };
    // Before the server's own listener, which answers as soon as it has a head.
    socket.prependListener('data', look);
  });
}
