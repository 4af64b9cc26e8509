import { build } from 'vite';

/** The writing surface, `module` being the file of `createEditor`, as one script that puts it on the window. */
export async function bundleEditor(module: string): Promise<string> {
  const entry = 'virtual:editor-page';
  const built = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'editor-page',
        resolveId: id => (id === entry ? `\0${entry}` : undefined),
        load: id =>
          id === `\0${entry}`
            ? `import { createEditor } from ${JSON.stringify(module)}; globalThis.createEditor = createEditor;`
            : undefined,
      },
    ],
    build: {
      write: false,
      minify: false,
      rolldownOptions: { input: entry, output: { format: 'es', codeSplitting: false } },
    },
  });
  const output = Array.isArray(built) ? built[0] : built;
  if (!output || !('output' in output)) throw new Error('nothing was built');
  return output.output[0].code;
}
