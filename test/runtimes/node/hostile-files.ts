/**
 * Reads hostile files one after the other and prints what it cost: run in a process of its own with little memory.
 * Arguments: a folder of such files, each called ABOUT__NAME, how many mutants after them, and their seed.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { readsHere } from '../../../api/files/reads.ts'
import { told } from '../../../shared/files/problem.ts'
import { bytesOf, small } from '../../shared/files/folder.ts'
import { partsOf, sheetOfCsv, workbookOf, zipOf } from '../../kit/workbooks.ts'
import { seededDice } from '../../kit/dice.ts'

const [folder = '', count = '0', seed = '1'] = process.argv.slice(2)
const roll = seededDice(seed)
const below = (n: number) => roll(n) - 1
const natives = Object.getOwnPropertyNames(Object.prototype).sort().join()
const result = {
  files: 0,
  refused: 0,
  read: 0,
  slowest: { name: '', ms: 0 },
  rise: 0,
  faults: [] as string[],
}
const known = { students: ['01', '02', '03'], classes: ['电商1班', '电商2班'] }

const tables = Object.entries(small).filter(([name]) => name.endsWith('.csv'))
const whole = workbookOf(tables.map(([name, csv]) => sheetOfCsv(name.replace('.csv', ''), csv)))
const season = { name: 'season.json', bytes: bytesOf(small['season.json']!) }

/** Once over everything, so that what the program itself takes up is not counted. */
await readsHere.season([season, { name: '名单.xlsx', bytes: whole }], known)

async function readOne(name: string, file: string, bytes: Uint8Array) {
  const began = process.cpuUsage()
  try {
    const read = await readsHere.season([season, { name: file, bytes }], known)
    for (const problem of [...read.problems, ...read.warnings])
      for (const locale of ['zh-CN', 'en'] as const)
        if (/undefined|NaN|\[object/.test(told(locale)(problem).message) || problem.line < 1)
          result.faults.push(`${name}: says nothing: ${JSON.stringify(problem)}`)
    if (read.problems.length) result.refused += 1
    else result.read += 1
  } catch (error) {
    result.faults.push(`${name}: ${String(error)}`)
  }
  // Of the processor, not of the wall: another test may have it meanwhile.
  const { user, system } = process.cpuUsage(began)
  const ms = (user + system) / 1000
  result.files += 1
  if (ms > result.slowest.ms) result.slowest = { name, ms: Math.round(ms) }
  if (Object.getOwnPropertyNames(Object.prototype).sort().join() !== natives)
    result.faults.push(`${name}: changed what objects are`)
  result.rise = Math.max(result.rise, Math.round((process.memoryUsage().rss - before) / 1024 / 1024))
}

/** Bytes turned over, cut off, doubled; parts renamed; the text inside mutated and packed again. */
function mutant(): [string, string, Uint8Array] {
  const kind = below(6)
  if (kind === 0) return ['flips', '名单.xlsx', flipped(whole, 1 + below(8))]
  if (kind === 1) return ['cut', '名单.xlsx', whole.slice(0, below(whole.length))]
  if (kind === 2) {
    const at = below(whole.length)
    return ['doubled', '名单.xlsx', new Uint8Array([...whole.slice(0, at), ...whole.slice(below(at + 1))])]
  }
  const parts: Record<string, string | Uint8Array> = partsOf(
    tables.map(([name, csv]) => sheetOfCsv(name.replace('.csv', ''), csv)),
  )
  const names = Object.keys(parts)
  const name = names[below(names.length)]!
  if (kind === 3) {
    parts[`${name}${below(9)}`] = parts[name]!
    delete parts[name]
    return [`renamed ${name}`, '名单.xlsx', zipOf(parts)]
  }
  if (kind === 4)
    return [`xml of ${name}`, '名单.xlsx', zipOf({ ...parts, [name]: spoilt(parts[name] as string) })]
  const [file, csv] = tables[below(tables.length)]!
  return [file, file, below(2) ? flipped(bytesOf(csv), 1 + below(8)) : bytesOf(spoilt(csv))]
}

function flipped(bytes: Uint8Array, times: number) {
  const copy = Uint8Array.from(bytes)
  for (let i = 0; i < times; i++) copy[below(copy.length)]! ^= 1 + below(255)
  return copy
}

const splinters = [
  '<',
  '>',
  '"',
  '&',
  '&#0;',
  '&x;',
  ']]>',
  '<!--',
  '<![CDATA[',
  '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
  '__proto__',
  '\0',
  '\u202e',
  '１',
  '\ufeff',
  '=1+1',
  ',',
  '\n',
  '<f>1</f>',
  'r="1048577"',
  't="s"',
  '<row r="9999999">',
  '<c r="ZZZ1">',
  '1e308',
  '-1',
  '6200002049719300001',
]
function spoilt(text: string) {
  let out = text
  for (let i = 0; i <= below(4); i++) {
    const at = below(out.length + 1)
    out = out.slice(0, at) + splinters[below(splinters.length)]! + out.slice(at + below(6))
  }
  return out
}

globalThis.gc?.()
await wait(50)
const before = process.memoryUsage().rss
for (const name of readdirSync(folder)) {
  const [, about = '', file = ''] = /^(.*)__(.*)$/.exec(name) ?? []
  await readOne(about, file, new Uint8Array(readFileSync(join(folder, name))))
  globalThis.gc?.()
}
for (let i = 0; i < Number(count); i++) await readOne(...mutant())
console.log(JSON.stringify(result))
