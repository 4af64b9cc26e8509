import { describe, expect, it } from 'vitest';
import { folderOfFiles } from '../paths/folder-view.test-support.ts';
import { readPackageManifest } from './package-manifest.ts';
import {
  outermostText,
  readScriptConfig,
  scriptLiteral,
  scriptParts,
  scriptStrings,
  scriptText,
} from './read-script-config.ts';

const strings = (text: string, key: string) => scriptStrings(readScriptConfig(text), key);
const literal = (text: string, ...keys: readonly string[]) => scriptLiteral(readScriptConfig(text), ...keys);

describe('a literal', () => {
  it.each([
    [`x({ a: 'b' })`, 'b'],
    [`export default { "a": "b\\n\\u0041\\x42\\u{43}" };`, 'b\nABC'],
    ['const c = { a: `b` } satisfies Config', 'b'],
    [`const c: Config = { 'a': 'b' as const };`, 'b'],
    ['a = -1, { a: 12_000 }', 12_000],
    ['({ a: true })', true],
    ['({ a: null })', null],
    [`module.exports = () => ({ /* a: 'no', */ a: 'b' // }\n})`, 'b'],
    [`f({ r: /[/'"]\\/{/g, a: 'b' })`, 'b'],
    [`f({ d: x / 2, e: 'c' / 2, a: 'b' })`, 'b'],
    [`f({ t: \`\${g({ z: \`}\` })}\`, a: "b" })`, 'b'],
    [`f({ a: \`\${__dirname}/content/blog\` })`, './content/blog'],
    ["f({ a: path.join(__dirname, 'src', 'posts') })", './src/posts'],
    ["f({ a: fileURLToPath(new URL('./posts', import.meta.url)) })", './posts'],
    ["const a = 'b'\nconst d = 'e'", 'b'],
    ["config.a = 'b'", 'b'],
  ])('%j has a', (text, value) => {
    expect(literal(text, 'a')).toBe(value);
  });

  it.each([
    `({ a: 'b' + c })`,
    `({ a: d ? 'b' : 'c' })`,
    `({ a: \`b\${c}\` })`,
    `({ a: process.env.B })`,
    `({ a: path.join(root, 'b') })`,
    `({ a: f('b') })`,
    `({ a: 'b`,
    `({ a: /b/ })`,
    '',
  ])('%j has none', text => {
    expect(literal(text, 'a')).toBeUndefined();
  });
});

describe('a question', () => {
  const text = `
    import { themes } from 'prism-react-renderer';
    const config = {
      title: 'Site', url: 'https://x.org',
      presets: [['classic', { docs: { path: 'docs' }, blog: { path: 'news', showReadingTime: true } }]],
      plugins: ['@x/ideal', ['@docusaurus/plugin-content-blog', { id: 'second', path: './more' }]],
      i18n: { defaultLocale: 'en', locales: ['en', 'fr',] },
      themeConfig: { blog, ...rest, [computed]: { path: 'other' } },
    };
    export default config;`;

  it('finds keys at any depth, inside others and in lists', () => {
    const config = readScriptConfig(text);
    expect(scriptText(config, 'blog', 'path')).toBe('news');
    expect(scriptText(config, 'docs', 'path')).toBe('docs');
    expect(scriptStrings(config, 'path')).toEqual(['docs', 'news', './more', 'other']);
    expect(scriptStrings(config, 'locales')).toEqual(['en', 'fr']);
    expect(scriptText(config, 'title')).toBe('Site');
    expect(scriptParts(config, 'blog')).toHaveLength(2);
    expect(scriptText(config, 'blog')).toBe('');
  });

  it('finds the outermost', () => {
    const config = readScriptConfig("x({ menu: [{ title: 'Menu' }], title: 'Site', lang: lang() })");
    expect([outermostText(config, 'title'), outermostText(config, 'lang')]).toEqual(['Site', '']);
  });

  it('finds what is called and returned', () => {
    const astro = readScriptConfig(
      `const blog = defineCollection({ loader: glob({ base: './src/data/blog', pattern: '**/*.md' }) })
       export const collections = { blog }`,
    );
    expect(scriptParts(astro, 'loader')).toMatchObject([{ call: 'glob' }]);
    expect(scriptParts(astro, 'blog').map(part => scriptText(part, 'base'))).toEqual(['./src/data/blog', '']);
    const eleventy = `export default async function (c) {
      c.addFilter('x', v => v.replace(/'/g, "\\""))
      return { dir: { input: 'src' } }
    }`;
    expect(literal(eleventy, 'dir', 'input')).toBe('src');
  });
});

it('what is broken, deep, long or hostile is read as far as it goes, soon', () => {
  const start = performance.now();
  const hostile = [
    '({ a: "b" }'.repeat(20_000),
    '['.repeat(200_000),
    `${'{a:'.repeat(50_000)}"b"${'}'.repeat(50_000)}`,
    '=/['.repeat(80_000),
    '`${'.repeat(80_000),
    ')]}'.repeat(80_000),
    '(['.repeat(20) + '})'.repeat(100_000),
    "'\\".repeat(100_000),
    'x'.repeat(1_000_000),
  ];
  for (const text of hostile) expect(readScriptConfig(text).key).toBe('');
  expect(performance.now() - start).toBeLessThan(10_000);
  expect(strings("({ a: 'b' ) ]; var c = { a: 'd' }", 'a')).toEqual(['b', 'd']);
  expect(strings("({ __proto__: { a: 'b' }, constructor: 'c' })", 'constructor')).toEqual(['c']);
});

it('package.json names dependencies and keys, and a broken one none', () => {
  const manifestOf = (text: string) =>
    readPackageManifest(folderOfFiles({ 'site/package.json': text }), 'site');
  const text = '{"name":"x","hexo":{"version":""},"dependencies":{"hexo":"8"},"devDependencies":{"a/b":"*"}}';
  const { name, dependencies, keys } = manifestOf(text);
  expect([name, [...dependencies]]).toEqual(['x', ['hexo', 'a/b']]);
  expect(keys.has('hexo')).toBe(true);
  expect(manifestOf('{"config":{"dependencies":{"hexo":1}}}').dependencies.size).toBe(0);
  expect(manifestOf('').dependencies.size).toBe(0);
  expect(readPackageManifest(folderOfFiles({}), '').name).toBe('');
});
