import { createServer, type Server, type Socket } from 'node:net';
import { createCommands, WRITES } from './commands.ts';
import { createDoubleDatabase } from './database.ts';
import { type Fault, steppedDown } from './fault.ts';
import { hello } from './hello.ts';
import { type Doc, readRequest, takeMessages, type WireRequest, writeReply } from './wire.ts';

/**
 * Speaks enough of MongoDB's wire protocol for the driver to run our commands against memory. It shows the
 * shapes of our commands and what we make of the answers, not what MongoDB itself would do.
 */
export interface MongoDouble {
  uri: string;
  /** Every command so far. */
  log: Doc[];
  /** Carries out the next writes but breaks the connection instead of answering. */
  loseAnswers(count: number): void;
  /** Answers the next commands of that name with a fault, and does not carry them out. */
  refuseNext(command: string, fault: Fault, times?: number): void;
  /** Carries out the next command of that name, and answers it with a fault all the same. */
  refuseAfter(command: string, fault: Fault): void;
  /** Carries out the next command of that name twice, and answers as the second time deserves. */
  repeat(command: string): void;
  /** The next writes find a server that is primary no more. */
  stepDown(times: number): void;
  /** Writes are carried out but reach no majority: answered after their `wtimeout`, without one not at all. */
  stallMajority(): void;
  /** Commands of that name, or all, are carried out and not answered. */
  hang(command?: string): void;
  /** Ends `stallMajority` and `hang`; what has waited for an answer gets it. */
  recover(): void;
  /** Every answer comes that much later. */
  delayAnswers(ms: number): void;
  /** Throws away what snapshots live on. */
  forgetSnapshots(): void;
  close(): Promise<void>;
}

export interface MongoDoubleOptions {
  /** A server of its own has neither retryable writes nor snapshots. */
  standalone?: boolean;
  /** 13 is MongoDB 5.0, the first with snapshots; 9 is 4.4. */
  wireVersion?: number;
  /** Engines that only speak MongoDB's language take the wish for a snapshot and read what is there. */
  heedsSnapshots?: boolean;
}

/** Mishap of the next commands of these names. */
interface Mishap {
  names: string[];
  times: number;
  happen(command: Doc): Doc;
}

export async function startMongoDouble(options: MongoDoubleOptions = {}): Promise<MongoDouble> {
  const { standalone = false, wireVersion = 25, heedsSnapshots = true } = options;
  let address = '';
  let toLose = 0;
  let delayMs = 0;
  let hanging: string | null = null;
  const mishaps: Mishap[] = [];
  let waiting: (() => void)[] = [];
  const log: Doc[] = [];
  const database = createDoubleDatabase({ hasSnapshots: !standalone, heedsSnapshots });
  const run = createCommands({ database, hello: () => hello({ address, standalone, wireVersion }) });

  function carryOut(name: string, command: Doc): Doc {
    const mishap = mishaps.find((each) => each.names.includes(name) && each.times > 0);
    if (!mishap) return run(command);
    mishap.times -= 1;
    return mishap.happen(command);
  }

  function answer(socket: Socket, request: WireRequest): void {
    const { command } = request;
    const name = Object.keys(command)[0] ?? '';
    const reply = carryOut(name, command);
    log.push(command);
    if (request.answerless) return;
    const send = (late: Doc = {}) => {
      if (!socket.destroyed) socket.write(writeReply(request, { ...reply, ...late }));
    };
    if (toLose > 0 && WRITES.includes(name)) {
      toLose -= 1;
      socket.destroy();
    } else if (hanging === '' || hanging === name) {
      waiting.push(send);
    } else if (database.isStalled() && needsMajority(command)) {
      const wtimeout = Number((command.writeConcern as Doc).wtimeout ?? 0);
      if (wtimeout === 0) waiting.push(send);
      else setTimeout(() => send({ writeConcernError: TIMED_OUT }), wtimeout).unref();
    } else if (delayMs > 0) {
      setTimeout(send, delayMs).unref();
    } else {
      send();
    }
  }

  const { server, close } = listen(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const listening = server.address();
  address = `127.0.0.1:${typeof listening === 'object' ? listening?.port : 0}`;
  return {
    uri: `mongodb://${address}/double?${IMPATIENT}${standalone ? '' : '&replicaSet=double'}`,
    log,
    loseAnswers: (count) => {
      toLose = count;
    },
    refuseNext: (command, fault, times = 1) => {
      mishaps.push({ names: [command], times, happen: () => ({ ok: 0, ...fault.reply }) });
    },
    refuseAfter: (command, fault) => {
      const happen = (asked: Doc) => ({ ...run(asked), ok: 0, ...fault.reply });
      mishaps.push({ names: [command], times: 1, happen });
    },
    repeat: (command) => {
      const happen = (asked: Doc) => {
        run(asked);
        return run({ ...asked, txnNumber: undefined });
      };
      mishaps.push({ names: [command], times: 1, happen });
    },
    stepDown: (times) => {
      const happen = () => ({ ok: 0, ...steppedDown().reply });
      mishaps.push({ names: WRITES, times, happen });
    },
    stallMajority: () => database.stall(),
    hang: (command = '') => {
      hanging = command;
    },
    recover: () => {
      database.heal();
      hanging = null;
      for (const send of waiting) send();
      waiting = [];
    },
    delayAnswers: (ms) => {
      delayMs = ms;
    },
    forgetSnapshots: () => database.forgetSnapshots(),
    close,
  };
}

/** The driver looks for a lost server at once, not after half a second. */
const IMPATIENT = 'minHeartbeatFrequencyMS=10';

const TIMED_OUT = {
  code: 64,
  codeName: 'WriteConcernTimeout',
  errmsg: 'waiting for replication timed out',
  errInfo: { wtimeout: true },
};

function needsMajority(command: Doc): boolean {
  return (command.writeConcern as Doc | undefined)?.w === 'majority';
}

function listen(answer: (socket: Socket, request: WireRequest) => void): {
  server: Server;
  close(): Promise<void>;
} {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let received: Buffer = Buffer.alloc(0);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      const { messages, rest } = takeMessages(Buffer.concat([received, chunk]));
      received = rest;
      for (const message of messages) answer(socket, readRequest(message));
    });
  });
  const close = () =>
    new Promise<void>((resolve) => {
      for (const socket of sockets) socket.destroy();
      server.close(() => resolve());
    });
  return { server, close };
}
