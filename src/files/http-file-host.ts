import { AppError, asAppError } from '../kernel/errors.ts';
import type { FileHost } from './file-host.ts';

export interface HttpFileHostOptions {
  isFileUrl(url: string): boolean;
  /** For one download, and for each part of an upload. */
  timeoutMs?: number;
}

const TIMEOUT_MS = 60_000;
const MOST_REDIRECTS = 3;

type Options = Required<HttpFileHostOptions>;

/** Speaks to OneDrive and SharePoint. The links carry their own permission; the bot adds no token. */
export function createHttpFileHost({ isFileUrl, timeoutMs = TIMEOUT_MS }: HttpFileHostOptions): FileHost {
  const options = { isFileUrl, timeoutMs };
  return {
    isAllowed: isFileUrl,
    download: (url, maxBytes) => download(options, url, maxBytes),
    upload: (url, size, parts) => upload(options, url, size, parts),
  };
}

async function* download(options: Options, url: string, maxBytes: number): AsyncIterable<Uint8Array> {
  try {
    const response = await open(options, url);
    if (!response.ok || !response.body) throw new TypeError(`answered ${response.status}`);
    let total = 0;
    if (Number(response.headers.get('content-length') ?? 0) > maxBytes) {
      await response.body.cancel();
      throw tooLarge(maxBytes);
    }
    // Leaving the loop early ends the transfer.
    for await (const part of response.body) {
      total += part.length;
      if (total > maxBytes) throw tooLarge(maxBytes);
      yield part;
    }
  } catch (error) {
    throw asFileError(error, 'FILE_GONE');
  }
}

/** Redirects are followed by hand, as each may lead elsewhere. */
async function open(options: Options, url: string): Promise<Response> {
  const signal = AbortSignal.timeout(options.timeoutMs);
  let at = url;
  for (let redirects = 0; ; redirects += 1) {
    requireAllowed(options, at);
    const response = await fetch(at, { redirect: 'manual', signal });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || location === null) return response;
    await response.body?.cancel();
    if (redirects >= MOST_REDIRECTS) throw new TypeError('too many redirects');
    at = URL.parse(location, at)?.href ?? '';
  }
}

async function upload(
  options: Options,
  url: string,
  size: number,
  parts: AsyncIterable<Uint8Array>,
): Promise<void> {
  requireAllowed(options, url);
  let from = 0;
  try {
    for await (const part of parts) {
      const response = await fetch(url, {
        method: 'PUT',
        redirect: 'manual',
        signal: AbortSignal.timeout(options.timeoutMs),
        headers: {
          'content-type': 'application/octet-stream',
          'content-range': `bytes ${from}-${from + part.length - 1}/${size}`,
        },
        body: Buffer.from(part),
      });
      await response.body?.cancel();
      if (!response.ok) throw new TypeError(`answered ${response.status}`);
      from += part.length;
    }
  } catch (error) {
    throw asFileError(error, 'FILE_NOT_SAVED');
  }
}

function requireAllowed({ isFileUrl }: Options, url: string): void {
  if (!isFileUrl(url)) throw new AppError('FILE_HOST', { message: 'a file at a host that is not allowed' });
}

function tooLarge(maxBytes: number): AppError {
  return new AppError('FILE_TOO_LARGE', { details: { max: Math.floor(maxBytes / 1024 / 1024) } });
}

/** No answer, a wrong one, or too slow; the link is a secret, so the log gets the kind of failure only. */
function asFileError(error: unknown, code: 'FILE_GONE' | 'FILE_NOT_SAVED'): AppError {
  const known = asAppError(error);
  if (known.code !== 'INTERNAL') return known;
  const message = error instanceof TypeError || error instanceof DOMException ? error.message : 'failed';
  return new AppError(code, { message: `${code}: ${message}` });
}
