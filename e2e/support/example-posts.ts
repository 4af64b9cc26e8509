import { tinyPng } from './nikola-blog.ts';

const post = (title: string, day: string, body: string, lang = 'en'): string =>
  `---\ntitle: ${title}\ndate: 2026-03-${day}\nlang: ${lang}\n---\n\n${body}\n`;

const math = `## Where heat goes

The temperature $u(x, t)$ of a thin rod obeys

$$
\\frac{\\partial u}{\\partial t} = \\alpha \\frac{\\partial^2 u}{\\partial x^2},
\\qquad u(x, 0) = f(x).
$$

With ends held at zero, $u$ is a sum of sines that die away[^1]:

$$
u(x, t) = \\sum_{n=1}^{\\infty} b_n \\sin\\!\\left(\\frac{n \\pi x}{L}\\right) e^{-\\alpha (n\\pi / L)^2 t}
$$

> [!NOTE]
> A sum of \\$5 and \\$10 is no formula, and $5 and $10 are none either.

\\begin{matrix} is text here; $\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}$ is not.

A formula that is not finished stays as its source: $\\frac{1}{$.

[^1]: The higher $n$, the sooner.`;

const tables = `## How a post comes online

\`\`\`mermaid
flowchart LR
  write[Write] --> save[(Save)]
  save --> check{Online changed?}
  check -- no --> push[Push]
  check -- yes --> merge[Merge] --> push
\`\`\`

| Step | What happens | Seconds | Undo |
| :--- | :----------- | ------: | :--: |
| Write | Words stand in the editor and in a journal | 0.0 | yes |
| Save | A temporary file is synced and renamed | 0.1 | yes |
| Check | \`git fetch\` and a merge in memory | 1.2 | – |
| Push | Exactly the listed paths go online | 2.4 | by a new commit |

- [x] tables
- [x] task lists
- [ ] patience

\`\`\`ts
export function publish(paths: readonly string[]): Promise<Outcome> {
  return merge(paths).then(push); // never --force
}
\`\`\`

Term
: What it means, in a definition list.

{% include newsletter.html id="7" %}

::: warning Mind the gap
A callout written with colons.
:::

![A picture of another site](https://pictures.example/far.png)`;

const arabic = `## عن التحرير

تُكتب هذه التدوينة من **اليمين** إلى اليسار، وفيها كلمات \`code\` وروابط [إلى الويب](https://example.org).

1. الأول
2. الثاني، وفيه English words
3. الثالث

> اقتباس قصير من كاتبٍ صبور.

| العمود | العدد |
| --- | ---: |
| صفحات | 12 |
| صور | 3 |`;

const japanese = `## 山の村で書く

ここでは**日本語**の文章を書きます。句読点、「かぎ括弧」、長い行の折り返しも、そのまま読者に見える形で確認できます。

- 一つ目の項目
- 二つ目の項目：\`code\` も混ざります
  - 入れ子の項目

中文也可以：预览与正文并排显示，字数按字计算。한국어 문장도 함께 놓입니다.

> 引用はこのように表示されます。`;

/** A plain folder of posts that show what a technical blog writes, in several scripts. */
export const exampleBlog: Readonly<Record<string, string | Buffer>> = {
  '2026-03-01-heat.md': post('Where heat goes', '01', math),
  '2026-03-02-online.md': post('How a post comes online', '02', tables),
  '2026-03-03-arabic.md': post('الكتابة من اليمين', '03', arabic, 'ar'),
  '2026-03-04-japanese.md': post('山の村で書く', '04', japanese, 'ja'),
  'images/dot.png': tinyPng,
};

/** Their titles, by the names of the pictures taken of them. */
export const exampleTitles: Readonly<Record<string, string>> = {
  math: 'Where heat goes',
  'table-diagram': 'How a post comes online',
  rtl: 'الكتابة من اليمين',
  cjk: '山の村で書く',
};
