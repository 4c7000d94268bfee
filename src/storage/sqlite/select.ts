import type { Operator, ResolvedQuery } from '../resolve-query.ts';
import type { CollectionDef, Rec, Scalar } from '../store.ts';
import type { Database, SqlValue } from './database.ts';
import { fieldSql, quote, termsTable } from './schema.ts';
import { type TermCondition, termConditions } from './term-rows.ts';

export interface Selection {
  /** `WHERE …`, or nothing. */
  where: string;
  order: string;
  params: SqlValue[];
}

const COMPARISON: Record<Operator, string> = { gt: '>', gte: '>=', lt: '<', lte: '<=' };

/** Below this many documents, a key or word is walked instead of the index: cheap either way. */
const FEW = 500;

/** Null when nothing can match. */
export function selectFrom<T extends Rec>(
  db: Database,
  def: CollectionDef<T>,
  query: ResolvedQuery,
): Selection | null {
  if (query.anyKeys?.length === 0) return null;
  const conditions = termConditions(query);
  const driver = chooseDriver(db, def, conditions);
  // A unary plus keeps SQLite from walking an index when the terms are the shorter way.
  const column = (sql: string): string => (driver === undefined ? sql : `+${sql}`);
  const parts: string[] = [];
  const params: SqlValue[] = [];
  const add = (sql: string, ...values: SqlValue[]): void => {
    parts.push(sql);
    params.push(...values);
  };
  for (const [field, value] of query.eq) add(`${column(fieldSql(field))} = ?`, bind(value));
  addBounds(query, column, add);
  conditions.forEach((condition, n) => {
    add(matchSql(def, condition, n === driver), ...termParams(condition));
  });
  const direction = query.desc ? 'DESC' : 'ASC';
  const order = query.order ? `${column(fieldSql(query.order))} ${direction}, ` : '';
  return {
    where: parts.length > 0 ? `WHERE ${parts.join(' AND ')}` : '',
    order: `ORDER BY ${order}_id ${direction}`,
    params,
  };
}

/** SQLite has no boolean: JSON's become 0 and 1. */
export function bind(value: Scalar): string | number {
  return typeof value === 'boolean' ? Number(value) : value;
}

function addBounds(
  query: ResolvedQuery,
  column: (sql: string) => string,
  add: (sql: string, ...values: SqlValue[]) => void,
): void {
  const beyond = query.desc ? '<' : '>';
  if (query.order === undefined) {
    if (query.cursor) add(`_id ${beyond} ?`, query.cursor.id);
    return;
  }
  const field = column(fieldSql(query.order));
  for (const [operator, value] of query.bounds) add(`${field} ${COMPARISON[operator]} ?`, bind(value));
  if (query.cursor?.value !== undefined) {
    const value = bind(query.cursor.value);
    add(`${field} ${beyond}= ? AND (${field} ${beyond} ? OR _id ${beyond} ?)`, value, value, query.cursor.id);
  }
}

/** Which condition has few documents, the fewest first; undefined to walk the index. */
function chooseDriver(db: Database, def: { name: string }, conditions: TermCondition[]): number | undefined {
  let best: number | undefined;
  let fewest = FEW;
  conditions.forEach((condition, n) => {
    const sql = `SELECT count(*) AS n FROM
      (SELECT 1 FROM ${termsTable(def)} WHERE ${termSql(condition)} LIMIT ?)`;
    const found = Number(db.prepare(sql).get(...termParams(condition), fewest)?.n);
    if (found < fewest) {
      best = n;
      fewest = found;
    }
  });
  return best;
}

function matchSql(def: { name: string }, condition: TermCondition, drives: boolean): string {
  const terms = termsTable(def);
  if (drives) return `_id IN (SELECT id FROM ${terms} WHERE ${termSql(condition)})`;
  const table = quote(def.name);
  return 'terms' in condition
    ? `EXISTS (SELECT 1 FROM ${terms} WHERE ${termSql(condition)} AND id = ${table}._id)`
    : `EXISTS (SELECT 1 FROM json_each(${table}.terms) WHERE value >= ? AND value < ?)`;
}

function termSql(condition: TermCondition): string {
  if ('terms' in condition) return `term IN (${condition.terms.map(() => '?').join(', ')})`;
  return 'term >= ? AND term < ?';
}

function termParams(condition: TermCondition): string[] {
  return 'terms' in condition ? condition.terms : [condition.from, condition.to];
}
