import type { FileHost } from '../../src/files/file-host.ts';

/** For tests that have nothing to do with files. */
export const noFileHost: FileHost = {
  isAllowed: () => false,
  download: () => {
    throw new TypeError('this test fetches no files');
  },
  upload: async () => {
    throw new TypeError('this test puts no files');
  },
};
