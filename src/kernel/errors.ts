/**
 * Every refusal the product knows. Each code has a sentence for the user under `errors.<code>` in both
 * languages (a contract test holds that), so a code may be added only together with its strings.
 */
export type ErrorCode =
  | 'NOT_FOUND'
  | 'FORBIDDEN'
  | 'NOT_IN_DIRECTORY'
  | 'UNKNOWN_ACTION'
  | 'BAD_INPUT'
  | 'STALE'
  | 'REWORK_LATE'
  | 'NOT_YOUR_STEP'
  | 'SELF_APPROVAL'
  | 'TWO_SEATS'
  | 'CLIENT_LEFT'
  | 'NAMED_LEFT'
  | 'REASON_REQUIRED'
  | 'NOT_OPEN'
  | 'OPEN_REQUEST_EXISTS'
  | 'NO_SUCH_NUMBER'
  | 'CHANNEL_ONLY_REMINDERS'
  | 'CHANNEL_TAKEN'
  | 'NO_DEPUTY'
  | 'NOT_A_TABLE'
  | 'TABLE_TOO_LONG'
  | 'TABLE_OLD_FORMAT'
  | 'TABLE_OTHER_FORMAT'
  | 'TABLE_DAMAGED'
  | 'TABLE_EMPTY'
  | 'TABLE_QUOTE'
  | 'TABLE_COLUMNS'
  | 'TABLE_UNKNOWN_COLUMNS'
  | 'TABLE_COLUMN_TWICE'
  | 'NO_TENANT'
  | 'CALENDAR_FILE'
  | 'SAME_PERSON'
  | 'LAST_ADMIN'
  | 'LAST_ADDRESSEE'
  | 'LIST_MOVED_ON'
  | 'LIST_LINE_GONE'
  | 'LIST_LINE_THERE'
  | 'LIST_NOT_LISTED'
  | 'LIST_NO_CLIENT'
  | 'LIST_EMPTY'
  | 'LIST_GROUNDS'
  | 'LIST_BEFORE_AGREED'
  | 'LIST_BEFORE_SENT'
  | 'CARD_TOO_LARGE'
  | 'FILE_HOST'
  | 'FILE_TOO_LARGE'
  | 'FILE_GONE'
  | 'FILE_EMPTY'
  | 'FILE_TAKEN'
  | 'FILES_FULL'
  | 'FILE_NOT_SAVED'
  | 'FILE_OFFER_GONE'
  | 'EXPORT_STALE'
  | 'EXPORT_LONG'
  | 'EXPORT_LARGE'
  | 'NO_OPEN_REQUEST'
  | 'NOTE_EMPTY'
  | 'NOTE_LONG'
  | 'NOTE_CLOSED'
  | 'NOTE_REMOVED'
  | 'POTENTIAL_CLOSED'
  | 'POTENTIAL_REASON'
  | 'PROPOSAL_REASON'
  | 'REPORT_EARLY'
  | 'REPORT_SUBMITTED'
  | 'REPORT_ACCEPTED'
  | 'REPORT_LACKS'
  | 'REPORT_OWN'
  | 'REPORT_OTHERS_CLIENT'
  | 'STORE_NOT_EMPTY'
  | 'STORE_IN_USE'
  | 'NO_STORE'
  | 'STORE_FOLDER'
  | 'STORE_IS_FOLDER'
  | 'STORE_FORBIDDEN'
  | 'STORE_READ_ONLY'
  | 'STORE_FOREIGN'
  | 'STORE_DAMAGED'
  | 'STORE_LOST'
  | 'STORE_BUSY'
  | 'STORE_DISK'
  | 'STORE_FULL'
  | 'STORE_SILENT'
  | 'STORE_UNREACHABLE'
  | 'STORE_OLDER'
  | 'STORE_NEWER'
  | 'STORE_HALF_RESTORED'
  | 'BOT_RUNNING'
  | 'INDEX_DUPLICATES'
  | 'INDEX_IN_THE_WAY'
  | 'NO_SNAPSHOT'
  | 'SNAPSHOT_LOST'
  | 'SNAPSHOT_ROOM'
  | 'FOLDER_USED'
  | 'PATH_REFUSED'
  | 'UNKNOWN_OPTION'
  | 'OPTION_VALUE'
  | 'PORT_TAKEN'
  | 'BACKUP_MISSING'
  | 'BACKUP_BROKEN'
  | 'BACKUP_OTHER'
  | 'RESTORE_INCOMPLETE'
  | 'FOLDER_MISSING'
  | 'BUSY'
  | 'INTERNAL';

/** A refusal with a stable code. `message` and `cause` are for the log, never for the user. */
export class AppError extends Error {
  readonly code: ErrorCode;
  /** Values for the user's sentence (`errors.<code>`) and ids for buttons; never personal data. */
  readonly details: Record<string, string | number>;

  constructor(
    code: ErrorCode,
    options: { message?: string; details?: Record<string, string | number>; cause?: unknown } = {},
  ) {
    super(options.message ?? code, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.details = options.details ?? {};
  }
}

/** Turns anything thrown into a coded error; what is unknown becomes INTERNAL with its cause kept. */
export function asAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  return new AppError('INTERNAL', {
    message: thrown instanceof Error ? thrown.message : String(thrown),
    cause: thrown,
  });
}
