import { AppError } from '../kernel/errors.ts';
import type { DateSystem } from './excel-dates.ts';
import { readXml } from './read-xml.ts';
import { partPath } from './unpack-workbook.ts';

/** The parts of a workbook by path, as `unpackWorkbook` gives them. */
export type Parts = Map<string, Uint8Array>;

export interface SheetPart {
  name: string;
  path: string;
  visible: boolean;
}

export interface WorkbookParts {
  /** Sheets of cells in their order; charts are none. */
  sheets: SheetPart[];
  dates: DateSystem;
  uncalculated: boolean;
  styles: Uint8Array | undefined;
  strings: Uint8Array | undefined;
}

interface Relation {
  /** The last word of its type: `worksheet`, `styles` … */
  kind: string;
  path: string;
}

/** Finds the parts of a workbook. Throws NOT_A_TABLE for a package without one, or TABLE_OTHER_FORMAT. */
export async function findParts(parts: Parts): Promise<WorkbookParts> {
  const roots = [...(await readRelations(parts, '')).values()];
  const named = roots.find(({ kind, path }) => kind === 'officedocument' && parts.has(path))?.path;
  const book = named ?? [...parts.keys()].find((path) => /(?:^|\/)workbook\.xml$/.test(path));
  if (book === undefined) {
    throw new AppError(isOtherBook(parts) ? 'TABLE_OTHER_FORMAT' : 'NOT_A_TABLE');
  }
  const relations = await readRelations(parts, book);
  const partOf = (kind: string, usual: string) => {
    const path = [...relations.values()].find((each) => each.kind === kind)?.path;
    return parts.get(path ?? '') ?? parts.get(partPath(`${folderOf(book)}/${usual}`));
  };
  return {
    ...(await readBook(parts, book, relations)),
    styles: partOf('styles', 'styles.xml'),
    strings: partOf('sharedstrings', 'sharedStrings.xml'),
  };
}

/** A spreadsheet of another kind in the same container: an open document, a binary workbook. */
function isOtherBook(parts: Parts): boolean {
  const kind = new TextDecoder().decode(parts.get('mimetype')?.subarray(0, 100));
  return /spreadsheet/.test(kind) || [...parts.keys()].some((path) => path.endsWith('/workbook.bin.rels'));
}

async function readBook(
  parts: Parts,
  book: string,
  relations: Map<string, Relation>,
): Promise<Pick<WorkbookParts, 'sheets' | 'dates' | 'uncalculated'>> {
  const sheets: SheetPart[] = [];
  let dates: DateSystem = '1900';
  let uncalculated = false;
  await readXml(parts.get(book), {
    open(name, attributes) {
      if (name === 'workbookPr') dates = dateSystemOf(attributes);
      if (name === 'calcPr') uncalculated = /^\s*(?:1|true)\s*$/i.test(attributes.fullCalcOnLoad ?? '');
      if (name !== 'sheet') return;
      const relation = relations.get(attributes.id ?? '');
      if (relation && relation.kind !== 'worksheet') return;
      const usual = partPath(`${folderOf(book)}/worksheets/sheet${sheets.length + 1}.xml`);
      const path = relation?.path ?? usual;
      const state = attributes.state?.toLowerCase() ?? 'visible';
      if (parts.has(path)) sheets.push({ name: attributes.name ?? '', path, visible: state === 'visible' });
    },
  });
  return { sheets, dates, uncalculated };
}

function dateSystemOf({ date1904 = '', dateCompatibility = '' }: Record<string, string>): DateSystem {
  if (/^\s*(?:1|true|t|on)\s*$/i.test(date1904)) return '1904';
  return /^\s*(?:0|false|f|off)\s*$/i.test(dateCompatibility) ? '1899' : '1900';
}

/** Targets of a part's relations, by their ids; the package itself is the part ''. */
async function readRelations(parts: Parts, part: string): Promise<Map<string, Relation>> {
  const folder = folderOf(part);
  const relations = new Map<string, Relation>();
  await readXml(parts.get(partPath(`${folder}/_rels/${part.slice(part.lastIndexOf('/') + 1)}.rels`)), {
    open(name, { Id = '', Type = '', Target = '', TargetMode = '' }) {
      if (name !== 'Relationship' || /external/i.test(TargetMode)) return;
      const isAbsolute = /^[/\\]/.test(Target);
      const kind = Type.slice(Type.lastIndexOf('/') + 1).toLowerCase();
      relations.set(Id, { kind, path: partPath(isAbsolute ? Target : `${folder}/${Target}`) });
    },
  });
  return relations;
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
