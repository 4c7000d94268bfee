import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Upload {
  url: string;
  /** Parts in order, with the range that each claimed. */
  ranges: string[];
  content: Buffer;
}

/** OneDrive as far as the bot uses it, on loopback. */
export interface FakeFileHost {
  origin: string;
  /** A link under which this can be fetched. */
  serve(content: Uint8Array, options?: { hidesSize?: boolean }): string;
  /** A link that keeps the first who asks waiting until it is released; the next are served at once. */
  hold(content: Uint8Array): HeldLink;
  /** A link that answers so. */
  answer(status: number, headers?: Record<string, string>): string;
  /** A link that keeps whoever asks waiting. */
  stall(): string;
  /** A link that never answers at all. */
  silence(): string;
  /** Counts requests for a link. */
  asked(url: string): number;
  /** A link to put a file to; it refuses the part with that number. */
  takeUpload(refusedPart?: number): string;
  uploadTo(url: string): Upload | undefined;
  close(): Promise<void>;
}

type Handler = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

export interface HeldLink {
  url: string;
  /** Resolve when it is asked for the first and the second time. */
  asked: Promise<void>;
  askedAgain: Promise<void>;
  release(): void;
}

export async function startFakeFileHost(): Promise<FakeFileHost> {
  const handlers = new Map<string, Handler>();
  const counts = new Map<string, number>();
  const uploads = new Map<string, Upload>();
  const server = createServer((req, res) => {
    const path = req.url ?? '';
    counts.set(path, (counts.get(path) ?? 0) + 1);
    const handler = handlers.get(path);
    if (handler) handler(req, res).catch(() => res.destroy());
    else answer(res, 404);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  function link(handler: Handler): string {
    const path = `/${randomUUID()}`;
    handlers.set(path, handler);
    return origin + path;
  }

  return {
    origin,
    serve: (content, { hidesSize = false } = {}) =>
      link(async (_, res) => {
        if (!hidesSize) res.setHeader('content-length', content.length);
        for (let at = 0; at < content.length; at += 60_000) res.write(content.subarray(at, at + 60_000));
        res.end();
      }),
    hold: (content) => {
      const [first, second, released] = [0, 1, 2].map(() => Promise.withResolvers<void>());
      let count = 0;
      const url = link(async (_, res) => {
        count += 1;
        (count === 1 ? first : second)?.resolve();
        if (count === 1) await released?.promise;
        res.end(content);
      });
      const never = new Promise<void>(() => {});
      return {
        url,
        asked: first?.promise ?? never,
        askedAgain: second?.promise ?? never,
        release: () => released?.resolve(),
      };
    },
    answer: (status, headers = {}) => link(async (_, res) => answer(res, status, headers)),
    stall: () =>
      link(async (_, res) => {
        res.write('a');
      }),
    silence: () => link(async () => {}),
    asked: (url) => counts.get(new URL(url).pathname) ?? 0,
    takeUpload: (refusedPart) => {
      const url = link((req, res) => takePart(req, res, upload, refusedPart));
      const upload: Upload = { url, ranges: [], content: Buffer.alloc(0) };
      uploads.set(url, upload);
      return url;
    },
    uploadTo: (url) => uploads.get(url),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function takePart(
  req: IncomingMessage,
  res: ServerResponse,
  upload: Upload,
  refusedPart: number | undefined,
): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of req) parts.push(part as Buffer);
  const range = String(req.headers['content-range'] ?? '');
  upload.ranges.push(`${req.method} ${range}`);
  if (upload.ranges.length === refusedPart) {
    answer(res, 503);
    return;
  }
  upload.content = Buffer.concat([upload.content, ...parts]);
  const [, , end, total] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(range) ?? [];
  answer(res, Number(end) + 1 === Number(total) ? 201 : 202);
}

/** restify changes `writeHead` of every server of the process, so nothing is chained to it. */
function answer(res: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  res.writeHead(status, headers);
  res.end('{}');
}
