/** Host where Teams keeps files that people send, and takes those that they accept. */
export interface FileHost {
  /** True for addresses that the bot talks to. */
  isAllowed(url: string): boolean;
  /** The content as it comes. Throws FILE_HOST, FILE_TOO_LARGE and FILE_GONE, the latter two midway as well. */
  download(url: string, maxBytes: number): AsyncIterable<Uint8Array>;
  /** Throws FILE_HOST, and FILE_NOT_SAVED when the host did not take it. */
  upload(url: string, size: number, parts: AsyncIterable<Uint8Array>): Promise<void>;
}
