import { loadFile } from './load-file.ts';
import { readArguments } from './read-arguments.ts';

const { values, positionals } = readArguments({
  apply: { type: 'boolean', default: false },
  status: { type: 'string', default: 'active' },
});

const KINDS: Record<string, 'clients' | 'candidates'> = { active: 'clients', candidate: 'candidates' };

await loadFile(KINDS[values.status ?? ''] ?? null, {
  data: values.data,
  file: positionals[0],
  apply: values.apply === true,
  usage: 'imports.clients.usage',
});
