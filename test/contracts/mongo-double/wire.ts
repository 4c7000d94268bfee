import { BSON } from 'mongodb';

export type Doc = Record<string, unknown>;

/** One request as the driver sent it; `legacy` is the first hello, which has a wire format of its own. */
export interface WireRequest {
  id: number;
  command: Doc;
  legacy: boolean;
  /** The sender waits for no answer. */
  answerless: boolean;
}

const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;
const HEADER = 16;
const MORE_TO_COME = 2;

/** Cuts whole messages off the front of what a socket has brought. */
export function takeMessages(received: Buffer): { messages: Buffer[]; rest: Buffer } {
  const messages: Buffer[] = [];
  let rest = received;
  while (rest.length >= 4 && rest.length >= rest.readInt32LE(0)) {
    const length = rest.readInt32LE(0);
    messages.push(rest.subarray(0, length));
    rest = rest.subarray(length);
  }
  return { messages, rest };
}

export function readRequest(message: Buffer): WireRequest {
  const id = message.readInt32LE(4);
  const opcode = message.readInt32LE(12);
  if (opcode === OP_QUERY) {
    const nameEnd = message.indexOf(0, HEADER + 4);
    return {
      id,
      command: BSON.deserialize(message.subarray(nameEnd + 9)) as Doc,
      legacy: true,
      answerless: false,
    };
  }
  if (opcode !== OP_MSG) throw new Error(`the double does not speak opcode ${opcode}`);
  const answerless = (message.readUInt32LE(HEADER) & MORE_TO_COME) !== 0;
  return { id, command: readSections(message), legacy: false, answerless };
}

function readSections(message: Buffer): Doc {
  let command: Doc = {};
  const sequences: Doc = {};
  for (let at = HEADER + 4; at < message.length; ) {
    const kind = message[at];
    const size = message.readInt32LE(at + 1);
    const end = at + 1 + size;
    if (kind === 0) {
      command = BSON.deserialize(message.subarray(at + 1, end)) as Doc;
    } else {
      const nameEnd = message.indexOf(0, at + 5);
      const name = message.toString('utf8', at + 5, nameEnd);
      sequences[name] = readDocuments(message.subarray(nameEnd + 1, end));
    }
    at = end;
  }
  return { ...command, ...sequences };
}

function readDocuments(bytes: Buffer): Doc[] {
  const documents: Doc[] = [];
  for (let at = 0; at < bytes.length; ) {
    const size = bytes.readInt32LE(at);
    documents.push(BSON.deserialize(bytes.subarray(at, at + size)) as Doc);
    at += size;
  }
  return documents;
}

export function writeReply(request: WireRequest, reply: Doc): Buffer {
  const body = Buffer.from(BSON.serialize(reply));
  const prefix = Buffer.alloc(request.legacy ? 20 : 5);
  if (request.legacy) prefix.writeInt32LE(1, 16);
  const header = Buffer.alloc(HEADER);
  header.writeInt32LE(HEADER + prefix.length + body.length, 0);
  header.writeInt32LE(request.id, 8);
  header.writeInt32LE(request.legacy ? OP_REPLY : OP_MSG, 12);
  return Buffer.concat([header, prefix, body]);
}
