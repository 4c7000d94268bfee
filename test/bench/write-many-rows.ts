import type { CellValue, SheetColumn } from '../../src/workbooks/sheet.ts';
import { writeWorkbook } from '../../src/workbooks/write-workbook.ts';

/** Process of its own that writes one workbook and says how long it took and how much memory above its start. */
const [rows = 0] = process.argv.slice(2).map(Number);

const KINDS: SheetColumn['kind'][] = [
  ...Array.from({ length: 6 }, () => 'text' as const),
  ...(['date', 'date', 'money', 'money', 'percent', 'number'] as const),
];

function* makeRows(): Generator<CellValue[]> {
  for (let row = 0; row < rows; row += 1) {
    yield KINDS.map((kind, at) => {
      if (kind === 'text') return `Клиент ${row}, колонка ${at}, и ещё немного слов`;
      return kind === 'date' ? '2026-11-28' : row * 100 + at;
    });
  }
}

const before = process.memoryUsage().rss;
const from = performance.now();
const columns = KINDS.map((kind, at) => ({ title: `Колонка ${at}`, kind, sum: kind === 'money' }));
const sheets = [{ name: 'Клиенты', columns, rows: makeRows(), total: 'Итого' }];
const { length } = await writeWorkbook({ name: 'Выгрузка', lines: [], sheets });
const ms = performance.now() - from;
const memory = process.resourceUsage().maxRSS / 1024 - before / 1024 / 1024;
console.log(JSON.stringify({ ms, memory, size: length / 1024 / 1024 }));
