import { Agent, request } from 'node:http';

export interface Load {
  perSecond: number;
  p50: number;
  p99: number;
  failures: number;
}

const AT_ONCE = 16;

/** Posts every activity, always 16 under way, and times each from the first byte sent to the last received. */
export async function measureLoad(
  url: string,
  activities: unknown[],
  succeeded: (status: number, body: string) => boolean,
): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const bodies = activities.map((activity) => JSON.stringify(activity));
  const times: number[] = [];
  let next = 0;
  let failures = 0;

  async function work(): Promise<void> {
    for (let body = bodies[next++]; body !== undefined; body = bodies[next++]) {
      const from = performance.now();
      const answer = await post(agent, url, body);
      times.push(performance.now() - from);
      if (!succeeded(answer.status, answer.body)) failures += 1;
    }
  }

  const from = performance.now();
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const seconds = (performance.now() - from) / 1000;
  agent.destroy();
  times.sort((a, b) => a - b);
  return { perSecond: bodies.length / seconds, p50: at(times, 0.5), p99: at(times, 0.99), failures };
}

function at(sorted: number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function post(agent: Agent, url: string, body: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const sent = request(url, { agent, method: 'POST', headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
