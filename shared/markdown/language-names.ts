/**
 * Names that the editor or the web gives languages, and the grammar that colours them. Dialects without a grammar of their
 * own take that of the language they are made of.
 */
const otherNames: Readonly<Record<string, string>> = {
  'angular template': 'xml',
  astro: 'xml',
  cassandra: 'sql',
  'closure stylesheets (gss)': 'css',
  clojurescript: 'clojure',
  'coffee-script': 'coffeescript',
  'common lisp': 'lisp',
  cql: 'sql',
  csh: 'bash',
  cython: 'python',
  dtd: 'xml',
  ecmascript: 'javascript',
  elisp: 'lisp',
  'emacs-lisp': 'lisp',
  esper: 'sql',
  fish: 'bash',
  formula: 'excel',
  gss: 'css',
  ipython: 'python',
  jruby: 'ruby',
  'json-ld': 'json',
  jsonld: 'json',
  ksh: 'bash',
  liquid: 'twig',
  macruby: 'ruby',
  mariadb: 'sql',
  'mariadb sql': 'sql',
  mdx: 'markdown',
  'ms sql': 'sql',
  mssql: 'sql',
  mysql: 'sql',
  node: 'javascript',
  'objc++': 'objectivec',
  'objective-c': 'objectivec',
  'objective-c++': 'objectivec',
  octave: 'matlab',
  plsql: 'sql',
  'properties files': 'ini',
  python3: 'python',
  racket: 'scheme',
  rake: 'ruby',
  rbx: 'ruby',
  rscript: 'r',
  sass: 'scss',
  spreadsheet: 'excel',
  sqlite: 'sql',
  stex: 'latex',
  svelte: 'xml',
  systemverilog: 'verilog',
  tsql: 'sql',
  'vb.net': 'vbnet',
  vue: 'xml',
  webassembly: 'wasm',
  wsdl: 'xml',
};

// js {1,3} · js{1,3} · {.python .numberLines} · {r, echo=FALSE} · python:file.py · rust,ignore · C++
const namePattern = /^[{\s.=]*([a-z\d][\w+#.-]*)/i;

/** The language at the start of what follows a fence, as it is written there; undefined when there is none. */
export function languageIn(info: string): string | undefined {
  return namePattern.exec(info)?.[1];
}

/** The names under which a grammar for a language may be known, the likeliest first; lower case. */
export function grammarNames(language: string): readonly string[] {
  const name = language.toLowerCase();
  const other = Object.hasOwn(otherNames, name) ? otherNames[name] : undefined;
  // compose.yml, main.rs
  const ending = name.includes('.') ? name.slice(name.lastIndexOf('.') + 1) : undefined;
  return [name, other, ending].filter(candidate => candidate !== undefined && candidate !== '') as string[];
}
