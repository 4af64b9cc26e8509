import { expect, test } from '../../support/fixtures.ts';

const fence = (info: string, code: string) => `\`\`\`${info}\n${code}\n\`\`\`\n`;

test('code is coloured at once in common languages, and in others once their grammars are loaded', async ({
  desk,
}) => {
  const window = await desk.open(
    desk.makeBlog(
      {
        // The newest is shown first.
        '2025-02-02-common.md': `# Common\n\n${fence('js {1,3}', 'const a = "b";')}\n${fence('{.python .numberLines}', 'def a(): return 1')}\n${fence('C++', 'int a = 1;')}`,
        '2025-01-01-rare.md': `# Rare\n\n${fence('haskell', 'main = print 1')}\n${fence('no-such-language', 'a = 1')}\nwords`,
      },
      false,
    ),
  );
  const asked: string[] = [];
  window.page.on('request', request => asked.push(request.url()));
  const coloured = window.article.locator('pre:has(span[class^="hljs-"])');
  await window.openPost('Common');
  await expect(coloured).toHaveCount(3);
  expect(asked.filter(url => url.includes('more-languages'))).toEqual([]);
  await window.openPost('Rare');
  await expect(coloured).toHaveCount(1);
  await expect(coloured).toContainText('main = print 1');
  await window.typeAtEnd(`\n\n${fence('elm', 'a : Int')}`);
  await expect(coloured).toHaveCount(2);
  expect(asked.filter(url => url.includes('more-languages'))).toHaveLength(1);
});
