import { loadFile } from './load-file.ts';
import { readArguments } from './read-arguments.ts';

const { values, positionals } = readArguments({ apply: { type: 'boolean', default: false } });

await loadFile('figures', {
  data: values.data,
  file: positionals[0],
  apply: values.apply === true,
  usage: 'imports.figures.usage',
});
