/**
 * Which six digits are no PIN: what people choose first. A device's ten tries then hit no likelier PIN than any of the
 * hundreds of thousands that are left.
 */

/** Whether six digits are too easily guessed to be chosen. */
export const isWeakPin = (pin: string): boolean => rules.some((rule) => rule(pin)) || common.has(pin)

const digits = (pin: string) => [...pin].map(Number)

/** 111111, 112112, 121212, 110110; and 111100 or 777888, which are as quickly typed. */
const repeats = (pin: string) =>
  new Set(pin).size <= 2 || /^(\d{2})\1\1$|^(\d{3})\2$/.test(pin) || /(\d)\1{3}/.test(pin)

/** 123456, 654321, 135790, and across the zero: 890123. */
const runs = (pin: string) => {
  const steps = stepsOf(digits(pin))
  return steps.every((step) => step === steps[0])
}

/** 123789, 321987, 456123: two runs of three. */
const twoRuns = (pin: string) => [pin.slice(0, 3), pin.slice(3)].every((half) => isShortRun(digits(half)))

/** 112233, 998877, 101112: three pairs, each digit of them going on by the same step. */
const pairs = (pin: string) => {
  const all = digits(pin)
  const [first, second] = [0, 1].map((from) => stepsOf(all.filter((_, i) => i % 2 === from)))
  return [first!, second!].every((steps) => steps.every((step) => step === steps[0]))
}

/** 112244: each digit twice. */
const doubled = (pin: string) => /^(\d)\1(\d)\2(\d)\3$/.test(pin)

/** 123321. */
const mirrored = (pin: string) => pin === [...pin].toReversed().join('')

/** Lines on the pad of a phone: 147258, 159357, 258456; and the way around it: 123698. */
const paths = (pin: string) =>
  [pin.slice(0, 3), pin.slice(3)].every((half) => lines.has(half)) || around.some((way) => way.includes(pin))

const rows = ['123', '456', '789', '147', '258', '369', '159', '357', '580']
const backwards = (text: string) => [...text].toReversed().join('')
const lines = new Set([...rows, ...rows.map(backwards)])
const ring = '12369874'
const around = [ring + ring, backwards(ring + ring), '1478963', '3698741', '1236547', '7896541', '7412369']

/** A day in any usual order, with two digits or four for the year: 081203, 031208, 120803, 200812, 122008, 200358. */
const dates = (pin: string) => {
  const [a, b, c] = [pin.slice(0, 2), pin.slice(2, 4), pin.slice(4)].map(Number) as [number, number, number]
  const [start, end] = [Number(pin.slice(0, 4)), Number(pin.slice(2))]
  return (
    isDay(b, c) ||
    isDay(b, a) ||
    isDay(a, b) ||
    (isYear(start) && (isMonth(c) || isDay(Number(pin[4]), Number(pin[5])))) ||
    (isYear(end) && (isMonth(a) || isDay(Number(pin[0]), Number(pin[1]))))
  )
}

const lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const isMonth = (month: number) => month >= 1 && month <= 12
const isDay = (month: number, day: number) => isMonth(month) && day >= 1 && day <= lengths[month - 1]!
const isYear = (year: number) => year >= 1940 && year <= 2049

const stepsOf = (all: number[]) => all.slice(1).map((digit, i) => (digit - all[i]! + 10) % 10)
const isShortRun = (three: number[]) => {
  const [first, second] = stepsOf(three)
  return first === second && (first === 1 || first === 9 || first === 0)
}

const rules = [repeats, runs, twoRuns, pairs, doubled, mirrored, paths, dates]

/** What lists of stolen PINs and passwords have at their top and no rule above refuses. */
const common = new Set(
  (
    '520131 131452 521131 131421 152013 520134 201314 594230 168888 666888 888666 668899 886688 168168 518518 ' +
    '158158 100200 123000 102030 142536 142857 314159 271828 141421 161803 112358 235711 112211 123454 123465 ' +
    '123467 123567 234567 123645 124578 134679 147896 159753 357159 741852 852963 963852 987412 654123 987123 ' +
    '121314 131415 141516 151617 232425 010203 112113 123124 147369 159951 258963 369852 369258 456852 741963 ' +
    '753951 789632 951753 963741 111213 202020 202122 199999 198888 666999 999666 777999 888999 999888 110119 ' +
    '110120 119110 119120 120110 120119 123698 321654 456321 456987 789123 808080 818181 909090 332211 554433 ' +
    '520520 521521 131313 134520 135246 135790 135792 246810 246135 258147 258369 314520 336699 445566 520530 556677 ' +
    '584520 587888 600519 666555 686868 778899 789456 798798 888168 918918 951357 963258 987321 987456 999000 ' +
    '000123 001002 008008 012012 100001 100086 100100 101010 110011 112200 114477 119911 121121 122333 123007'
  ).split(' '),
)
