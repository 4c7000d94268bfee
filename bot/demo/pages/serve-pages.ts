import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Html } from './html.ts';

export interface Pages {
  port: number;
  close(): Promise<void>;
}

export interface PagesOptions {
  /** Any other is taken where this one is not free. */
  port: number;
  /** Comes with every form; whoever has not seen the page does not know it. */
  token: string;
  /** Page at a path; null where there is none. `frames` is the only address that it may show in a frame. */
  page(path: string, lang: string, moved: boolean): Promise<{ html: Html; frames: string } | null>;
  /** Does what a button of the start page asks for; false where there is no such button any more. */
  move(id: string): Promise<boolean>;
  onError(error: unknown): void;
}

/** A form of this page is far shorter. */
const MOST_BODY = 1_000;
const STYLE = readFileSync(new URL('./style.css', import.meta.url));

/** Pages of the demo on loopback, for the browser of this machine alone. Reading changes nothing. */
export async function servePages(options: PagesOptions): Promise<Pages> {
  const server = createServer((req, res) => {
    answer(options, portOf(server), req, res).catch((error: unknown) => {
      options.onError(error);
      if (!res.headersSent) send(res, 500, 'text/plain', '');
      else res.destroy();
    });
  });
  await listen(server, options.port).catch(() => listen(server, 0));
  return { port: portOf(server), close: () => close(server) };
}

async function answer(
  options: PagesOptions,
  port: number,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const host = req.headers.host ?? '';
  // A page elsewhere whose name is pointed at this machine would be of the same origin to the browser.
  if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) return send(res, 403, 'text/plain', '');
  const url = URL.parse(req.url ?? '', `http://${host}`);
  if (!url) return send(res, 400, 'text/plain', '');
  if (req.method === 'POST' && url.pathname === '/clock') return move(options, `http://${host}`, req, res);
  if (req.method !== 'GET' && req.method !== 'HEAD') return send(res, 405, 'text/plain', '');
  if (url.pathname === '/style.css') return send(res, 200, 'text/css', STYLE);
  const { searchParams } = url;
  const found = await options.page(url.pathname, searchParams.get('lang') ?? '', searchParams.has('moved'));
  if (!found) return send(res, 404, 'text/plain', '');
  send(res, 200, 'text/html', found.html.text, found.frames);
}

async function move(
  options: PagesOptions,
  origin: string,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  if (req.headers.origin !== origin) return send(res, 403, 'text/plain', '');
  const body = await readBody(req);
  if (body === null) return send(res, 413, 'text/plain', '');
  const form = new URLSearchParams(body);
  if (form.get('token') !== options.token) return send(res, 403, 'text/plain', '');
  if (!(await options.move(form.get('move') ?? ''))) return send(res, 400, 'text/plain', '');
  const lang = form.get('lang') === 'en' ? 'en' : 'ru';
  res.writeHead(303, { location: `/?lang=${lang}&moved=1#clock`, 'cache-control': 'no-store' });
  res.end();
}

async function readBody(req: IncomingMessage): Promise<string | null> {
  let body = '';
  for await (const chunk of req.setEncoding('utf8')) {
    body += chunk;
    if (body.length > MOST_BODY) return null;
  }
  return body;
}

function send(res: ServerResponse, status: number, type: string, body: string | Buffer, frames = ''): void {
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    'img-src data:',
    `frame-src ${frames === '' ? "'none'" : frames}`,
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ];
  // Calls are not chained: restify replaces `writeHead` for the whole process by one that returns nothing.
  res.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cache-control': 'no-store',
  });
  res.end(body);
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    // A browser keeps its connections open for a next page, which will not come.
    server.closeAllConnections();
  });
}
