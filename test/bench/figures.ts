/** A figure beside its floor, measured in the same run on the same machine: only the ratio means anything. */
export interface Figure {
  name: string
  figure: number
  floor?: number
  unit: string
  /** At most (or, with `atLeast`, at least) this; of the ratio where there is a floor, else of the figure. */
  budget: number
  atLeast?: true
}

export const ratioOf = ({ figure, floor }: Figure) => (floor === undefined ? figure : figure / floor)

export const holds = (f: Figure) => (f.atLeast ? ratioOf(f) >= f.budget : ratioOf(f) <= f.budget)

/** Of this thread so far, ms: what else the machine does is not in it, unlike in any time by the clock. */
export function processor(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

/** The middle of what was measured, or another part of it (0.99). */
export function quantile(values: readonly number[], part = 0.5): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}

const short = (value: number) => (value >= 100 ? value.toFixed(0) : value.toPrecision(3))

export function print(figures: readonly Figure[]) {
  const rows = figures.map((f) => [
    f.name,
    `${short(f.figure)} ${f.unit}`,
    f.floor === undefined ? '' : `${short(f.floor)} ${f.unit}`,
    f.floor === undefined ? '' : `${short(ratioOf(f))} ×`,
    `${f.atLeast ? '≥' : '≤'} ${f.budget}${f.floor === undefined ? ` ${f.unit}` : ' ×'}`,
    holds(f) ? 'holds' : 'MISSED',
  ])
  const table = [['what', 'figure', 'floor', 'ratio', 'budget', ''], ...rows]
  const widths = table[0]!.map((_, i) => Math.max(...table.map((row) => row[i]!.length)))
  for (const row of table) console.log(row.map((cell, i) => cell.padEnd(widths[i]!)).join('  '))
}
