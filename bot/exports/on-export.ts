import { z } from 'zod';
import { makeExport } from '../../src/exports/make-export.ts';
import { AppError } from '../../src/kernel/errors.ts';
import { readData } from '../turn/request-data.ts';
import type { ActionHandler } from '../turn/turn.ts';
import { presentExportConsent } from './export-offer.ts';
import { EXPORT_KINDS } from './load-export-kinds.ts';

const MOST_FILTERS = 20;

const ExportTarget = z.object({
  export: z.string().min(1).max(80),
  filters: z
    .record(z.string().max(40), z.string().max(200))
    .default({})
    .refine((filters) => Object.keys(filters).length <= MOST_FILTERS),
  format: z.enum(['xlsx', 'pdf']).default('xlsx'),
});

/** «Выгрузить»: the consent card comes as a message of its own, and the list stays as it is. */
export const onExport: ActionHandler = {
  verb: 'export.make',
  handle: async ({ app, person, texts }, data) => {
    const { export: kind, filters, format } = readData(ExportTarget, data);
    const asked = { actor: person._id, kind, filters, format, texts };
    const { offer, file } = await makeExport(app, EXPORT_KINDS, asked);
    if (!offer.export) throw new AppError('INTERNAL');
    const card = presentExportConsent(offer, file, offer.export, texts);
    return { kind: 'beside', cards: [{ card }], text: texts.t('exports.ready') };
  },
};
