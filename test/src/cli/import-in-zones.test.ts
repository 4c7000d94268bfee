import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openStore } from '../../../src/product/open-store.ts';
import { openRepos } from '../../../src/product/repos.ts';
import { buildHolder, buildUnit } from '../../helpers/build-person.ts';
import { bookParts, zipParts } from '../../helpers/build-workbook.ts';
import { runProgram } from '../../helpers/run-program.ts';

const TITLES = ['shortName', 'inn', 'kpp', 'unit', 'managerEmail', 'orderNumber', 'orderDate'];
const VALUES = ['ООО «Ромашка»', '7707083893', '773601001', 'barnaul', 'manager@example.test', '114'];

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'import-in-zones-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

function workbook(date: string): Uint8Array {
  const row = (texts: string[], more = '') =>
    `<row>${texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}${more}</row>`;
  return zipParts(bookParts({ sheets: [{ data: row(TITLES) + row(VALUES, date) }], formats: [14] }));
}

describe('a date of a workbook', () => {
  it.each(['Pacific/Pago_Pago', 'Asia/Barnaul', 'Pacific/Kiritimati'])(
    'is the same day on a server in %s',
    async (zone) => {
      const cells = [
        '<c s="1"><v>46034</v></c>',
        '<c s="1"><v>46033.99999999999</v></c>',
        '<c t="d"><v>2026-01-12T23:30:00Z</v></c>',
      ];
      for (const [n, cell] of cells.entries()) {
        const data = join(folder, `${n}.db`);
        const store = await openStore({ dataFile: data });
        const repos = openRepos(store);
        await repos.units.insert(buildUnit());
        await repos.people.insert(buildHolder('manager'));
        await store.close();
        await writeFile(join(folder, 'clients.xlsx'), workbook(cell));

        const env = { DATA_FILE: data, TZ: zone };
        const args = ['clients.xlsx', '--apply'];
        expect((await runProgram('src/cli/import.ts', args, { cwd: folder, env })).code).toBe(0);

        const after = await openStore({ dataFile: data });
        const { items } = await openRepos(after).clients.find({ index: 'all', eq: {}, limit: 5 });
        await after.close();
        expect(items.map(({ passport }) => passport.appointment.orderDate)).toEqual(['2026-01-12']);
      }
    },
    30_000,
  );
});
