export interface SiegeOptions {
  /** Number of what the part is about; null for its own choice. */
  count: number | null;
  /** The same seed makes the same siege, as far as the machine's speed has no say in it. */
  seed: number;
}

export interface SiegeResult {
  figures: Record<string, string | number>;
  /** Failures of the bot; empty when the bot stood. */
  failures: string[];
}

/** One way to press the bot until it gives in: bounded in count and time, on this machine only. */
export interface SiegePart {
  name: string;
  about: string;
  run(options: SiegeOptions): Promise<SiegeResult>;
}
