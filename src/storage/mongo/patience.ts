/** Milliseconds to wait; 0 is as long as it takes. */
export interface Patience {
  /** For a primary to be found, before an operation is given up by the driver. */
  selectionMs: number;
  connectMs: number;
  /** For an answer on a connection. */
  socketMs: number;
  /** For a connection of the pool. */
  queueMs: number;
  /** For a write to reach the majority. */
  majorityMs: number;
  /** For one operation in all, whatever the driver tries meanwhile. */
  answerMs: number;
  /** For the re-reading that tells what became of a write. */
  rereadMs: number;
  /**
   * After an operation was waited for in vain, others are refused for that long: a pass over a hundred documents
   * ends at once instead of waiting a hundred times.
   */
  restMs: number;
  pingMs: number;
  /** For leave to be taken of the server. */
  closeMs: number;
}

/**
 * A person waits for the bot's answer: a write that hangs and the re-reading of it leave time for a sentence within
 * ten seconds. The driver looks for a lost server once in half a second at most, so re-reading takes longer than that.
 */
export const BOT_PATIENCE: Patience = {
  selectionMs: 10_000,
  connectMs: 10_000,
  socketMs: 5_000,
  queueMs: 4_000,
  majorityMs: 3_000,
  answerMs: 4_000,
  rereadMs: 1_500,
  restMs: 1_000,
  pingMs: 2_000,
  closeMs: 3_000,
};

/** An operator waits for a tool: building an index may take an hour. */
export const TOOL_PATIENCE: Patience = {
  selectionMs: 10_000,
  connectMs: 10_000,
  socketMs: 0,
  queueMs: 0,
  majorityMs: 0,
  answerMs: 0,
  rereadMs: 0,
  restMs: 0,
  pingMs: 0,
  closeMs: 3_000,
};
