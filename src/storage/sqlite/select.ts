import type { Operator, ResolvedQuery } from '../resolve-query.ts';
import type { CollectionDef, Rec, Scalar } from '../store.ts';
import type { Database, SqlValue } from './database.ts';
import { fieldSql } from './schema.ts';
import { quote, termsTable } from './table-names.ts';
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

/** Below this many, keys and words are intersected rather than looked up document by document. */
const MANY = 20_000;

export function selectFrom<T extends Rec>(
  db: Database,
  def: CollectionDef<T>,
  query: ResolvedQuery,
): Selection {
  const conditions = termConditions(query);
  const drivers = chooseDrivers(
    query,
    conditions.map((condition) => countUpTo(db, def, condition, MANY)),
  );
  const driven = conditions.filter((_, n) => drivers.includes(n));
  // A unary plus keeps SQLite from walking an index when the terms are the shorter way.
  const column = (sql: string): string => (driven.length === 0 ? sql : `+${sql}`);
  const parts: string[] = [];
  const params: SqlValue[] = [];
  const add = (sql: string, ...values: SqlValue[]): void => {
    parts.push(sql);
    params.push(...values);
  };
  for (const [field, value] of query.eq) add(`${column(fieldSql(field))} = ?`, bind(value));
  addBounds(query, column, add);
  if (driven.length > 0) add(`_id IN (${idsSql(def, driven)})`, ...driven.flatMap(termParams));
  for (const condition of conditions) {
    if (!driven.includes(condition))
      add(probeSql(def, condition, `${quote(def.name)}._id`), ...termParams(condition));
  }
  const direction = query.desc ? 'DESC' : 'ASC';
  const order = query.order ? `${column(fieldSql(query.order))} ${direction}, ` : '';
  return {
    where: parts.length > 0 ? `WHERE ${parts.join(' AND ')}` : '',
    order: `ORDER BY ${order}_id ${direction}`,
    params,
  };
}

/** SQLite has no boolean: JSON's become 0 and 1. */
function bind(value: Scalar): string | number {
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

/** Counts documents that have all the keys, in the table of terms alone. Null when the index matters. */
export function countByTerms<T extends Rec>(
  db: Database,
  def: CollectionDef<T>,
  query: ResolvedQuery,
): number | null {
  const conditions = termConditions(query);
  if (conditions.length === 0 || query.eq.length > 0 || query.bounds.length > 0) return null;
  const sized = conditions.map((condition) => ({ condition, size: countUpTo(db, def, condition, MANY) }));
  const [first, ...others] = sized.sort((a, b) => a.size - b.size).map(({ condition }) => condition);
  if (!first) return null;
  const where = [termSql(first), ...others.map((condition) => probeSql(def, condition, 'few.id'))];
  const sql = `SELECT count(DISTINCT id) AS n FROM ${termsTable(def)} AS few WHERE ${where.join(' AND ')}`;
  return Number(db.prepare(sql).get(...[first, ...others].flatMap(termParams))?.n);
}

/** Chooses conditions to start from; none to walk the index. */
function chooseDrivers(query: ResolvedQuery, counts: number[]): number[] {
  const fewest = Math.min(...counts);
  if (fewest < FEW) return [counts.indexOf(fewest)];
  // A page in another order than _id would have to read and sort all that is left.
  if (query.order !== undefined) return [];
  const drivers = [...counts.keys()].filter((n) => (counts[n] ?? MANY) < MANY);
  return drivers.length > 1 ? drivers : [];
}

function countUpTo(db: Database, def: { name: string }, condition: TermCondition, most: number): number {
  const sql = `SELECT count(*) AS n FROM
    (SELECT 1 FROM ${termsTable(def)} WHERE ${termSql(condition)} LIMIT ?)`;
  return Number(db.prepare(sql).get(...termParams(condition), most)?.n);
}

function idsSql(def: { name: string }, conditions: TermCondition[]): string {
  return conditions
    .map((condition) => `SELECT id FROM ${termsTable(def)} WHERE ${termSql(condition)}`)
    .join(' INTERSECT ');
}

/** Looks a condition up for one document. */
function probeSql(def: { name: string }, condition: TermCondition, id: string): string {
  return 'terms' in condition
    ? `EXISTS (SELECT 1 FROM ${termsTable(def)} AS one WHERE ${termSql(condition)} AND one.id = ${id})`
    : `EXISTS (SELECT 1 FROM json_each(${quote(def.name)}.terms) WHERE value >= ? AND value < ?)`;
}

function termSql(condition: TermCondition): string {
  if ('terms' in condition) return `term IN (${condition.terms.map(() => '?').join(', ')})`;
  return 'term >= ? AND term < ?';
}

function termParams(condition: TermCondition): string[] {
  return 'terms' in condition ? condition.terms : [condition.from, condition.to];
}
