import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const projectRoot = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * The absolute path of a file or folder of the data that lies beside the project (`../shared`, or `LEYSIN_SHARED`),
 * or undefined when it is absent: the caller then skips, by name, what needs it.
 * @throws Error when it is absent and `LEYSIN_REQUIRE_DATA=1` forbids skipping.
 */
export function findSharedData(path: string): string | undefined {
  const [area = ''] = path.split('/');
  const roots: Record<string, string | undefined> = {
    blogs: process.env.LEYSIN_CORPUS,
    payloads: process.env.LEYSIN_PAYLOADS,
  };
  const shared = process.env.LEYSIN_SHARED ?? join(projectRoot, '../shared');
  const found = roots[area] ? join(roots[area], path.slice(area.length + 1)) : join(shared, path);
  if (existsSync(found)) return found;
  if (process.env.LEYSIN_REQUIRE_DATA === '1')
    throw new Error(`LEYSIN_REQUIRE_DATA=1, but ${path} is not beside the project`);
  return undefined;
}
