import { quote, refuse, Refusal, type Cell } from './cell.ts'

/** Half-width letters and digits, for cells in which a full-width one is a matter of the keyboard. */
export function halfWidth(text: string): string {
  return text.normalize('NFKC').trim()
}

/** How spreadsheets show long numbers that they took for quantities. */
export function isScientific(text: string): boolean {
  return /^\d([.,]\d*)?E\+\d{1,3}$/i.test(text)
}

/** A line break inside a cell is one of a narrow column, and stands for a blank. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ')
}

/** One line of text of at most so many characters. */
export function line(max: number): Cell<string> {
  return (text) => (text.length > max ? refuse('too-long', { max }) : oneLine(text))
}

/** Text that may have several lines. */
export function note(max: number): Cell<string> {
  return (text) => (text.length > max ? refuse('too-long', { max }) : text)
}

/** 学号, 工号: letters, digits and a few marks, at most 32. */
export const identifier: Cell<string> = (text) => {
  const number = halfWidth(text)
  if (isScientific(number)) return refuse('scientific-notation', {})
  return /^[\p{L}\p{N}_.-]{1,32}$/u.test(number) ? number : refuse('identifier', { text: quote(text) })
}

/** A name that a company or an insurer gives, of any characters: a desk account, a policy. */
export const code: Cell<string> = (text) => {
  const number = halfWidth(text)
  if (isScientific(number)) return refuse('scientific-notation', {})
  return number.length > 60 ? refuse('too-long', { max: 60 }) : number
}

/** One of a few words, and what each of them stands for. */
export function oneOf<const T>(meanings: readonly (readonly [word: string, meaning: T])[]): Cell<T> {
  const byWord = new Map<string, T>(meanings)
  const allowed = [...byWord.keys()]
  const read = (text: string) => {
    const meaning = byWord.get(halfWidth(text))
    return meaning === undefined ? refuse('not-one-of', { text: quote(text), allowed }) : meaning
  }
  return Object.assign(read, { words: new Map<unknown, string>(meanings.map(([word, one]) => [one, word])) })
}

export const yesOrNo = oneOf<boolean>([
  ['是', true],
  ['否', false],
])

/** Several words with 、 between them. */
export function severalOf<T>(read: Cell<T>): Cell<readonly T[]> {
  return (text, refs) => {
    const values: T[] = []
    for (const part of text.split('、')) {
      if (part.trim() === '') continue
      const value = read(part.trim(), refs)
      if (value instanceof Refusal) return value
      values.push(value)
    }
    return values
  }
}
