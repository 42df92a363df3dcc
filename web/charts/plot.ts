import { inLines } from './in-lines.ts'

/** What a chart draws: numbers for places on a canvas alone. Nobody reckons with them; the table beside it has the texts. */
export interface Plot {
  /** Of each line or kind of bar. */
  names: string[]
  x: number[]
  series: (number | null)[][]
  bars: boolean
  /** Where the axis below says something; left out, where there is room. */
  splits?: number[]
  /** What it says there, in lines of at most so many letters. */
  said: (x: number, room: number) => string
  /** Amounts begin at nothing; rates, which lie close together, a little below the lowest. */
  from: 'zero' | 'lowest'
}

/** Lines differ by colour and by dash, so that who sees no colours tells them apart. */
export const tones = ['accent', 'warning', 'success', 'danger'] as const
export const dashes = [[], [8, 4], [2, 3], [10, 3, 2, 3]]

const place = (text: string | null) => (text === null ? null : Number(text))

/** A line for each name over the dates. */
export const overDates = (
  names: string[],
  dates: readonly string[],
  rows: readonly (readonly (string | null)[])[],
  said: (date: string) => string,
  from: Plot['from'],
): Plot => ({
  names,
  x: dates.map((_, n) => n),
  series: names.map((_, n) => rows.map((row) => place(row[n] ?? null))),
  bars: false,
  said: (x) => (dates[x] === undefined ? '' : said(dates[x])),
  from,
})

/** Groups of bars: of each group one bar a name, beside each other, and a gap to the next group. */
export function inGroups(
  names: string[],
  groups: readonly string[],
  rows: readonly (readonly string[])[],
): Plot {
  const step = names.length + 1
  return {
    names,
    x: groups.flatMap((_, group) => names.map((__, n) => group * step + n)),
    series: names.map((_, n) =>
      groups.flatMap((__, group) => names.map((___, at) => (at === n ? place(rows[group]![n]!) : null))),
    ),
    bars: true,
    splits: groups.map((_, group) => group * step + (names.length - 1) / 2),
    said: (x, room) => inLines(groups[Math.floor(x / step)] ?? '', room),
    from: 'zero',
  }
}

/** From where to where the upright axis goes. */
export const rangeOf = ({ from }: Pick<Plot, 'from'>, low: number, high: number): [number, number] =>
  from === 'zero' ? [0, high === 0 ? 1 : high * 1.05] : [Math.max(0, low - 5), high]

/** What stands between two gaps is no line: it is drawn as a dot. */
export const alone = (values: readonly (number | null)[]): number[] =>
  values.flatMap((value, n) =>
    value !== null && (values[n - 1] ?? null) === null && (values[n + 1] ?? null) === null ? [n] : [],
  )
