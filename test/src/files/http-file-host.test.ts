import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHttpFileHost } from '../../../src/files/http-file-host.ts';
import { type FakeFileHost, startFakeFileHost } from '../../helpers/fake-file-host.ts';

let fake: FakeFileHost;

beforeAll(async () => {
  fake = await startFakeFileHost();
});
afterAll(() => fake.close());

const host = createHttpFileHost({ isFileUrl: (url) => url.startsWith(fake.origin), timeoutMs: 300 });

async function download(url: string, max = 1_000): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of host.download(url, max)) parts.push(part);
  return Buffer.concat(parts).toString();
}

async function* one(text: string) {
  yield Buffer.from(text);
}

describe('createHttpFileHost', () => {
  it('follows a host within itself', async () => {
    const location = new URL(fake.serve(Buffer.from('content'))).pathname;

    expect(await download(fake.answer(302, { location }))).toBe('content');
  });

  it('gives up on a circle', async () => {
    const circle = fake.answer(302, { location: '/nowhere' });
    const again = fake.answer(302, { location: circle });

    await expect(download(fake.answer(302, { location: again }))).rejects.toMatchObject({
      code: 'FILE_GONE',
    });
  });

  it('does not wait for ever', async () => {
    await expect(download(fake.stall())).rejects.toMatchObject({ code: 'FILE_GONE' });
    await expect(download(fake.silence())).rejects.toMatchObject({ code: 'FILE_GONE' });
    await expect(host.upload(fake.silence(), 1, one('a'))).rejects.toMatchObject({ code: 'FILE_NOT_SAVED' });
  });

  it('takes a file of exactly the limit and none larger', async () => {
    expect(await download(fake.serve(Buffer.from('1234')), 4)).toBe('1234');
    await expect(download(fake.serve(Buffer.from('12345')), 4)).rejects.toMatchObject({
      code: 'FILE_TOO_LARGE',
    });
  });

  it('keeps the link, which is a secret, out of its errors', async () => {
    const link = `${fake.origin}/gone?tempauth=secret`;

    await expect(download(link)).rejects.toThrow(/^(?!.*secret)/);
  });

  it('is not sent elsewhere with what it uploads', async () => {
    const elsewhere = fake.takeUpload();
    const url = fake.answer(307, { location: elsewhere });

    await expect(host.upload(url, 1, one('a'))).rejects.toMatchObject({ code: 'FILE_NOT_SAVED' });
    expect(fake.uploadTo(elsewhere)?.ranges).toEqual([]);
  });
});
