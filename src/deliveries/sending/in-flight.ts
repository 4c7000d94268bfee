/** Work for several recipients at once, one piece at a time for each of them. */
export interface InFlight {
  size(): number;
  recipients(): Iterable<string>;
  /** For another piece, with at most so many at once. */
  hasRoom(most?: number): boolean;
  begin(recipient: string, work: () => Promise<void>): void;
  /** Resolves once everything begun so far is through. */
  settled(): Promise<unknown>;
}

export interface InFlightOptions {
  most: number;
  /** Slow pieces included. */
  mostWithSlow: number;
  /** A piece that takes longer gives its place to others. */
  slowAfterMs: number;
  onError(error: unknown): void;
  /** A place has become free. */
  onRoom(): void;
}

export function createInFlight(options: InFlightOptions): InFlight {
  const pieces = new Map<string, Promise<void>>();
  const slow = new Set<string>();

  function begin(recipient: string, work: () => Promise<void>): void {
    const timer = setTimeout(() => {
      slow.add(recipient);
      options.onRoom();
    }, options.slowAfterMs);
    const piece = work()
      .catch(options.onError)
      .finally(() => {
        clearTimeout(timer);
        pieces.delete(recipient);
        slow.delete(recipient);
        options.onRoom();
      });
    pieces.set(recipient, piece);
  }

  return {
    size: () => pieces.size,
    recipients: () => pieces.keys(),
    hasRoom: (most = options.most) => pieces.size - slow.size < most && pieces.size < options.mostWithSlow,
    begin,
    settled: () => Promise.allSettled(pieces.values()),
  };
}
