import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ConnectorRequest {
  kind: 'create' | 'send' | 'update';
  conversationId: string;
  activityId: string;
  body: Record<string, unknown>;
  authorization: string | undefined;
}

/** Failure of the service: a status, a dropped connection, or no answer at all. */
export interface Failure {
  status?: number;
  retryAfter?: string;
  drop?: boolean;
  hang?: boolean;
  /** Body of the answer instead of JSON that the bot can read. */
  body?: string;
  contentType?: string;
  /** Fate of the connection in the middle of the body. */
  midway?: 'drop' | 'hang';
  /** Answers only after the request was carried out, as a service that dies too late. */
  afterwards?: boolean;
  times?: number;
  on?(request: ConnectorRequest): boolean;
}

export interface SentMessage {
  activityId: string;
  summary: string;
  card: Record<string, unknown>;
  /** Renderer of the card: Adaptive Cards, or Teams itself. */
  contentType: string;
  /** The file that the card is about. */
  name: string;
  contentUrl: string;
  updates: number;
}

export interface FakeConnector {
  serviceUrl: string;
  /** Every request in order, failed ones included. */
  requests: ConnectorRequest[];
  /** Messages of a conversation as they read now, oldest first. */
  messagesIn(conversationId: string): SentMessage[];
  fail(failure: Failure): void;
  /** Asks of every request how it is to fail; undefined lets it through. */
  failBy(choose: (request: ConnectorRequest) => Failure | undefined): void;
  /** Ends all failures that were asked for. */
  recover(): void;
  /** Forgets a message, so that its update is a 404. */
  forget(conversationId: string, activityId: string): void;
  close(): Promise<void>;
}

interface State {
  requests: ConnectorRequest[];
  conversations: Map<string, Map<string, SentMessage>>;
  failures: Failure[];
  choose: ((request: ConnectorRequest) => Failure | undefined) | null;
  sequence: number;
}

/** The Bot Connector of Teams as far as the bot uses it, on loopback. */
export async function startFakeConnector(): Promise<FakeConnector> {
  const state: State = { requests: [], conversations: new Map(), failures: [], choose: null, sequence: 0 };
  const server = createServer((req, res) => {
    handle(state, req, res).catch(() => res.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    serviceUrl: `http://127.0.0.1:${port}/`,
    requests: state.requests,
    messagesIn: (conversationId) => [...(state.conversations.get(conversationId)?.values() ?? [])],
    fail: (failure) => state.failures.push({ ...failure, times: failure.times ?? 1 }),
    failBy: (choose) => {
      state.choose = choose;
    },
    recover: () => {
      state.failures.length = 0;
      state.choose = null;
    },
    forget: (conversationId, activityId) => state.conversations.get(conversationId)?.delete(activityId),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function handle(state: State, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const request = await readRequest(req);
  state.requests.push(request);
  const failure = takeFailure(state, request);
  if (failure && !failure.afterwards) return fail(failure, req, res);
  const answer = carryOut(state, request);
  if (failure) return fail(failure, req, res);
  reply(res, answer.status, answer.body);
}

async function readRequest(req: IncomingMessage): Promise<ConnectorRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  const [, , , conversationId = '', , activityId = ''] = (req.url ?? '').split('?')[0]?.split('/') ?? [];
  const kind = req.method === 'PUT' ? 'update' : conversationId === '' ? 'create' : 'send';
  return {
    kind,
    conversationId: decodeURIComponent(conversationId),
    activityId: decodeURIComponent(activityId),
    body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
    authorization: req.headers.authorization,
  };
}

function takeFailure(state: State, request: ConnectorRequest): Failure | undefined {
  const failure = state.failures.find((candidate) => candidate.on?.(request) ?? true);
  if (!failure) return state.choose?.(request);
  failure.times = (failure.times ?? 1) - 1;
  if (failure.times <= 0) state.failures.splice(state.failures.indexOf(failure), 1);
  return failure;
}

function fail(failure: Failure, req: IncomingMessage, res: ServerResponse): void {
  if (failure.hang) return;
  if (failure.drop) {
    req.socket.destroy();
    return;
  }
  if (failure.retryAfter !== undefined) res.setHeader('retry-after', failure.retryAfter);
  const scripted = JSON.stringify({ error: { code: 'Scripted', message: 'scripted failure' } });
  const body = failure.body ?? scripted;
  res.setHeader('content-type', failure.contentType ?? 'application/json');
  if (!failure.midway) {
    res.writeHead(failure.status ?? 500);
    res.end(body);
    return;
  }
  res.writeHead(failure.status ?? 500, { 'content-length': body.length + 100 });
  res.write(body, () => {
    if (failure.midway === 'drop') req.socket.destroy();
  });
}

function carryOut(state: State, request: ConnectorRequest): { status: number; body: unknown } {
  if (request.kind === 'create') {
    const [member] = (request.body.members ?? []) as { id: string }[];
    return { status: 201, body: { id: `chat-${member?.id}` } };
  }
  const messages = state.conversations.get(request.conversationId) ?? new Map<string, SentMessage>();
  state.conversations.set(request.conversationId, messages);
  if (request.kind === 'send') {
    state.sequence += 1;
    const activityId = `message-${state.sequence}`;
    messages.set(activityId, { activityId, updates: 0, ...readCard(request) });
    return { status: 201, body: { id: activityId } };
  }
  const known = messages.get(request.activityId);
  if (!known) return { status: 404, body: { error: { code: 'ActivityNotFoundInConversation' } } };
  Object.assign(known, readCard(request), { updates: known.updates + 1 });
  return { status: 200, body: { id: request.activityId } };
}

function readCard(request: ConnectorRequest): Omit<SentMessage, 'activityId' | 'updates'> {
  const [attachment] = (request.body.attachments ?? []) as Record<string, unknown>[];
  const { content, contentType, name, contentUrl } = attachment ?? {};
  return {
    summary: String(request.body.summary ?? ''),
    card: (content ?? {}) as Record<string, unknown>,
    contentType: String(contentType ?? ''),
    name: String(name ?? ''),
    contentUrl: String(contentUrl ?? ''),
  };
}

function reply(res: ServerResponse, status: number, body: unknown): void {
  res.writeHead(status, { 'content-type': 'application/json' });
  res.end(JSON.stringify(body));
}
