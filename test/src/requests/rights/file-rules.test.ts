import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cleanFileName, fileTypeOf } from '../../../../src/files/file-names.ts';
import { withFile } from '../../../../src/requests/rights/file-rules.ts';
import { buildRequest } from '../../../helpers/build-request.ts';

describe('cleanFileName', () => {
  it.each([
    ['Договор № 5.pdf', 'Договор № 5.pdf'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['a:b*c?.docx', 'a_b_c_.docx'],
    ['  .hidden ', 'file.hidden'],
    ['', 'file'],
    ['...', 'file'],
    ['.pdf', 'file.pdf'],
    [`${'я'.repeat(300)}.xlsx`, `${'я'.repeat(120)}.xlsx`],
  ])('makes %j %j', (name, cleaned) => expect(cleanFileName(name)).toBe(cleaned));

  it('always gives a name that OneDrive takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
        const cleaned = cleanFileName(name);
        expect(cleaned).toMatch(/^[^"*:<>?/\\|#%{}~&\p{Cc}]+$/u);
        expect([...cleaned].length).toBeLessThanOrEqual(132);
        expect(cleaned).toBe(cleaned.trim());
        expect(cleaned.isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('fileTypeOf', () => {
  it.each([
    ['a.PDF', '', 'pdf'],
    ['a', 'docx', 'docx'],
    ['a.b-c', '', ''],
    ['a', '<script>', ''],
  ])('is that of %j said to be %j: %j', (name, said, type) => expect(fileTypeOf(name, said)).toBe(type));
});

describe('withFile', () => {
  it('adds a file once and leaves the revision alone', () => {
    const request = buildRequest();

    const once = withFile(request, 'f1', '2026-11-24T05:00:00Z');

    expect(once).toMatchObject({ files: ['f1'], revision: request.revision });
    expect(once && withFile(once, 'f1', '2026-11-24T06:00:00Z')).toBeNull();
  });
});
