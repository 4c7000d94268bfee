import { isIncomeTable } from '../imports/import-income.ts';
import { loadFile } from './load-file.ts';
import { readArguments } from './read-arguments.ts';

const { values, positionals } = readArguments({
  apply: { type: 'boolean', default: false },
  table: { type: 'string', default: '' },
});

const isNamed = values.table === 'figures' || values.table === 'income';

await loadFile(
  isNamed
    ? (values.table as 'figures' | 'income')
    : values.table === ''
      ? (table, languages) => (isIncomeTable(table, languages) ? 'income' : 'figures')
      : null,
  {
    data: values.data,
    file: positionals[0],
    apply: values.apply === true,
    usage: 'imports.figures.usage',
  },
);
