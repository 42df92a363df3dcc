/**
 * A scanner for private numbers where none may be: database pages, logs, answers, a browser's storage. It finds
 * them as they are, reversed, and however they are grouped (blanks, hyphens, full stops, the zero bytes of UTF-16),
 * and also in hex. A grouped one begins where a word does: in a page of a database a hash that ends in 19 stands
 * beside the amounts 90.00, 0.00 and 90.00, which together read like a telephone number.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Characters of a number, with at most three others between two of them. */
const runs = /[0-9Xx](?:[\0\s.\-_/,]{0,3}[0-9Xx])+/g
const hex = /(?:3[0-9]|[57]8){11,}/gi
const wide = /[０-９Ｘｘ]/g

export interface Scanner {
  /** Which of the numbers stand in it, each with how; nothing is what is wanted. */
  find(text: string | Uint8Array): string[]
  /** The same for every file below a folder. */
  findInFiles(folder: string): string[]
}

/** Looks for these numbers, which must be at least 11 characters long. */
export function scannerFor(numbers: readonly string[]): Scanner {
  const known = new Map<string, string>()
  for (const number of numbers) {
    const turned = [...number].toReversed().join('')
    known.set(number.toUpperCase(), 'plain or grouped').set(turned.toUpperCase(), 'reversed')
  }
  const lengths = [...new Set([...known.keys()].map((number) => number.length))]
  function find(data: string | Uint8Array): string[] {
    const text = typeof data === 'string' ? narrow(data) : Buffer.from(data).toString('latin1')
    const found = new Set<string>()
    const coded = [...text.matchAll(hex)].map(([run]) => Buffer.from(run, 'hex').toString('latin1'))
    for (const each of [text, ...coded])
      for (const { 0: run, index } of each.matchAll(runs)) {
        const places = [...run.matchAll(/[0-9Xx]/g)].map((digit) => index + digit.index)
        const digits = run.replaceAll(/[^0-9Xx]/g, '').toUpperCase()
        for (const length of lengths)
          for (let at = 0; at + length <= digits.length; at++) {
            const how = known.get(digits.slice(at, at + length))
            if (!how) continue
            const [from, to] = [places[at]!, places[at + length - 1]!]
            const whole = to - from + 1 === length
            if (whole || !/[0-9a-z]/i.test(each.charAt(from - 1)))
              found.add(`${masked(digits.slice(at, at + length))} ${how}`)
          }
      }
    return [...found]
  }

  return {
    find,
    findInFiles: (folder) =>
      filesIn(folder).flatMap((path) => find(readFileSync(path)).map((hit) => `${path}: ${hit}`)),
  }
}

const narrow = (text: string) => text.replaceAll(wide, (char) => char.normalize('NFKC'))

/** A failing test is printed, and its log kept. */
const masked = (number: string) => `…${number.slice(-4)}`

function filesIn(folder: string): string[] {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? filesIn(path) : [path]))
}
