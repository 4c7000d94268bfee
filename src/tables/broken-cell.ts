/**
 * `#REF!`, `#ИМЯ?`, `#N/A`, `#Н/Д`, `Err:502`, what stands there until a formula has its value, and the signs that
 * fill a column too narrow for its number.
 */
const ERROR_VALUE =
  /^(?:(?:Loading|Загрузка)(?:\.\.\.|…)|#[A-ZА-ЯЁ0-9_/]+[!?]|#N\/A|#Н\/Д|#GETTING_DATA|#ОЖИДАНИЕ_ДАННЫХ|#{3,}|(?:Err|Ошибка):[0-9]{3})$/i;

/** True for a cell that shows a failed formula, or holds a formula that nobody has calculated. */
export function isBroken(cell: string): boolean {
  return ERROR_VALUE.test(cell) || /^=./s.test(cell);
}

/** The text of a cell that says itself that it is an error. */
export function errorText(text: string): string {
  return ERROR_VALUE.test(text) ? text : '#VALUE!';
}
