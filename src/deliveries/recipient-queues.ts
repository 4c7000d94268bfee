/** Work for several recipients at once, one piece after the other for each of them. */
export interface RecipientQueues {
  size(): number;
  add(recipient: string, work: () => Promise<void>): void;
  /** Resolves once everything added so far is through. */
  settled(): Promise<unknown>;
}

export interface RecipientQueuesOptions {
  onError(error: unknown): void;
  /** After each piece. */
  onDone(): void;
}

export function createRecipientQueues(options: RecipientQueuesOptions): RecipientQueues {
  const inFlight = new Set<Promise<void>>();
  const tails = new Map<string, Promise<void>>();

  function add(recipient: string, work: () => Promise<void>): void {
    const earlier = tails.get(recipient) ?? Promise.resolve();
    const piece = earlier
      .then(work)
      .catch(options.onError)
      .finally(() => {
        inFlight.delete(piece);
        if (tails.get(recipient) === piece) tails.delete(recipient);
        options.onDone();
      });
    tails.set(recipient, piece);
    inFlight.add(piece);
  }

  return { size: () => inFlight.size, add, settled: () => Promise.allSettled(inFlight) };
}
