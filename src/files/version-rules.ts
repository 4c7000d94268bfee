import { foldName } from '../forms/fold-name.ts';
import type { StoredFile } from './stored-file.ts';

type Named = Pick<StoredFile, '_id' | 'name' | 'at'>;

/** A file among those of one place: the same paper sent again is its next version. */
export interface FileVersion<F extends Named = StoredFile> {
  file: F;
  /** From 1, in the order in which they came. */
  version: number;
  /** So many versions of the paper there are. */
  of: number;
}

/** Files in the order given, each with its version. */
export function versionsOf<F extends Named>(files: readonly F[]): FileVersion<F>[] {
  const papers = new Map<string, F[]>();
  const paperOf = new Map<string, F[]>();
  for (const file of files.toSorted((a, b) => a.at.localeCompare(b.at))) {
    const own = foldName(file.name);
    const key = papers.has(own) ? own : (namesOfCopy(own).find((name) => papers.has(name)) ?? own);
    const paper = papers.get(key) ?? [];
    paper.push(file);
    papers.set(key, paper);
    paperOf.set(file._id, paper);
  }
  return files.map((file) => {
    const paper = paperOf.get(file._id) ?? [file];
    return { file, version: paper.indexOf(file) + 1, of: paper.length };
  });
}

/** True for the newest version of a paper. */
export function isLatest({ version, of }: FileVersion<Named>): boolean {
  return version === of;
}

/** A name before OneDrive or Windows numbered it, because it was taken: `договор (2).pdf`, `договор 1.pdf`. */
function namesOfCopy(name: string): string[] {
  const numbered = /^(.+?)(?: ?\([0-9]{1,2}\)| [0-9]{1,2})(\.[^.]*)?$/.exec(name);
  return numbered ? [`${numbered[1]}${numbered[2] ?? ''}`] : [];
}
