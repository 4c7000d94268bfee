import type { ConnectorClient } from 'botframework-connector';

/** As much of the SDK's pipeline as is used; it is private there. */
interface Pipeline {
  addPolicy(policy: Policy, options: { afterPhase: 'Sign' }): void;
  removePolicy(policy: { name: string }): unknown[];
}

interface Policy {
  name: string;
  sendRequest(request: Request, next: (request: Request) => Promise<Answer>): Promise<Answer>;
}

interface Request {
  abortSignal?: AbortSignal;
  streamResponseStatusCodes?: Set<number>;
}

interface Answer {
  status: number;
  headers: { set(name: string, value: string): void };
  readableStreamBody?: NodeJS.ReadableStream & { destroy(): void };
  bodyAsText?: string | null;
}

const RETRY_POLICY = 'defaultRetryPolicy';

/**
 * A send that got a 5xx may have happened: the SDK would post it up to four times. It forwards no retry options, so
 * the policy is taken out of its private pipeline; a renamed one fails loudly. And what an answer says is its
 * status: the SDK would throw for a success whose body it cannot read.
 */
export function tamePipeline(connector: ConnectorClient): ConnectorClient {
  const { client } = connector as unknown as { client: { pipeline: Pipeline } };
  if (client.pipeline.removePolicy({ name: RETRY_POLICY }).length !== 1) {
    throw new TypeError(`the SDK has no ${RETRY_POLICY} any more`);
  }
  client.pipeline.addPolicy(readableAnswers, { afterPhase: 'Sign' });
  return connector;
}

/** Runs next to the wire. A body that is broken, cut off or of another kind becomes an empty object. */
const readableAnswers: Policy = {
  name: 'readableAnswers',
  sendRequest: async (request, next) => {
    request.streamResponseStatusCodes = new Set([Number.POSITIVE_INFINITY]);
    const answer = await next(request);
    const text = await readText(answer.readableStreamBody, request.abortSignal);
    answer.readableStreamBody = undefined;
    answer.bodyAsText = JSON.stringify(toObject(text));
    answer.headers.set('content-type', 'application/json');
    return answer;
  },
};

/** An id and an error take a few hundred. */
const MOST_BYTES = 65_536;

/** Text that came until the end, an error, the deadline or far too much. */
function readText(stream: Answer['readableStreamBody'], signal: AbortSignal | undefined): Promise<string> {
  if (!stream) return Promise.resolve('');
  const chunks: Buffer[] = [];
  let length = 0;
  return new Promise((resolve) => {
    const end = () => resolve(Buffer.concat(chunks).toString('utf8'));
    const cutOff = () => {
      stream.destroy();
      end();
    };
    if (signal?.aborted) cutOff();
    signal?.addEventListener('abort', cutOff);
    stream.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      length += chunk.length;
      if (length > MOST_BYTES) cutOff();
    });
    for (const event of ['end', 'error', 'close']) stream.on(event, end);
  });
}

/** The values that are used are texts; anything else would make the SDK throw. */
function toObject(text: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return {};
    const { id, error } = parsed as { id?: unknown; error?: { code?: unknown } | null };
    return {
      ...(typeof id === 'string' ? { id } : {}),
      ...(typeof error?.code === 'string' ? { error: { code: error.code, message: error.code } } : {}),
    };
  } catch {
    return {};
  }
}
