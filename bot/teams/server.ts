import restify from 'restify';
import type { Logger } from '../../src/kernel/logger.ts';
import type { Readiness } from '../../src/product/readiness.ts';
import { admit, type DoorRules } from './door.ts';

export interface ServerOptions {
  host: string;
  /** 0 takes any free port. */
  port: number;
  door: DoorRules;
  log: Logger;
  /** Hands the request to the SDK. */
  process(req: restify.Request, res: restify.Response): Promise<void>;
  /** Tells if the bot can take clicks, and how it is doing; never fails. */
  readiness(): Promise<Readiness>;
  /** Within which a request must be there as a whole, in milliseconds. */
  requestWithinMs?: number;
  /** Milliseconds that a client may hold a closing server open. */
  closeWithinMs?: number;
}

export interface RunningServer {
  port: number;
  /** Takes no more requests, waits for those it has, and hangs up on who does not come to an end. */
  close(): Promise<void>;
}

const MAX_BODY = 256 * 1024;

/** Longer than a proxy keeps its own end open (nginx: 60 s), or it would send into a closed connection. */
const KEEP_ALIVE_MS = 125_000;
/** A request of 256 KB comes within that time, or never. An idle connection is not in the middle of one. */
const REQUEST_WITHIN_MS = 20_000;
const CLOSE_WITHIN_MS = 8_000;

/** The routes: messages from Teams, whether the process lives, and whether it can take clicks. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const server = restify.createServer({ name: '', log: options.log });
  server.on('restifyError', (_req, _res, error, done) => {
    const code = error.body?.code ?? 'ERROR';
    error.toJSON = () => ({ code });
    error.toString = () => code;
    done();
  });
  server.pre(refuseEncoded);
  server.post('/api/messages', readJson(), async (req: restify.Request, res: restify.Response) => {
    await receive(options, req, res);
  });
  server.get('/live', (_req, res, next) => {
    res.send(200, { status: 'ok' });
    next();
  });
  for (const path of ['/ready', '/health']) {
    server.get(path, (_req, res, next) => {
      options
        .readiness()
        .then((readiness) => res.send(readiness.status === 'ok' ? 200 : 503, readiness))
        .then(() => next(), next);
    });
  }
  const requestWithin = options.requestWithinMs ?? REQUEST_WITHIN_MS;
  Object.assign(server.server, {
    keepAliveTimeout: KEEP_ALIVE_MS,
    // Node takes the longer of the two for a body and the shorter for the headers.
    headersTimeout: requestWithin,
    requestTimeout: requestWithin,
    connectionsCheckingInterval: requestWithin / 4,
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  const within = options.closeWithinMs ?? CLOSE_WITHIN_MS;
  return { port: server.address().port, close: () => close(server, within) };
}

/** A compressed body would pass the limit before it is unpacked. */
function refuseEncoded(req: restify.Request, res: restify.Response, next: restify.Next): void {
  const encoding = req.headers['content-encoding'];
  if (encoding === undefined || encoding === 'identity') {
    next();
    return;
  }
  res.send(415, { code: 'ENCODED' });
  next(false);
}

function readJson(): restify.Handler[] {
  const requireJson: restify.Handler = (req, res, next) => {
    const isJson = req.getContentType().toLowerCase() === 'application/json';
    if (!isJson) res.send(415, { code: 'NOT_JSON' });
    next(isJson ? undefined : false);
  };
  return [
    requireJson,
    ...restify.plugins.bodyParser({ maxBodySize: MAX_BODY, mapParams: false, rejectUnknown: true }),
  ];
}

async function receive(options: ServerOptions, req: restify.Request, res: restify.Response): Promise<void> {
  const met = admit(req.body, options.door);
  if ('refusal' in met) {
    const { status, code } = met.refusal;
    options.log.warn({ code }, 'request refused at the door');
    res.send(status, { code });
    return;
  }
  req.body = met.activity;
  await options.process(req, res);
}

const HANG_UP_EVERY_MS = 50;

function close(server: restify.Server, within: number): Promise<void> {
  return new Promise((resolve) => {
    const { server: http } = server;
    const hangUp = setTimeout(() => http.closeAllConnections(), within);
    // A connection whose request is answered meanwhile stays open for the next one, which will not come.
    const hangUpIdle = setInterval(() => http.closeIdleConnections(), HANG_UP_EVERY_MS);
    server.close(() => {
      clearTimeout(hangUp);
      clearInterval(hangUpIdle);
      resolve();
    });
    http.closeIdleConnections();
  });
}
