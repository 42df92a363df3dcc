/** R32: what hostile files cost, in a process and in a thread of their own. */
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readsInThread } from '../../../api/adapters/read-files.node.ts'
import { readsHere } from '../../../api/files/reads.ts'
import { formatProblem } from '../../../shared/files/problem.ts'
import { bytesOf, small } from '../../shared/files/folder.ts'
import { counts, full } from '../../kit/counts.ts'
import { freshFolder } from '../../kit/folder.ts'
import { root } from '../../kit/root.ts'
import { giants } from './giants.ts'

const seasonFile = { name: 'season.json', bytes: bytesOf(small['season.json']!) }
const known = { students: ['01', '02', '03'], classes: ['电商1班', '电商2班'] }

test(
  'R32 giants and mutants end no process, hang nobody, take little memory and change nothing that all objects share',
  () => {
    const folder = freshFolder()
    const files = giants()
    for (const [about, file, bytes] of files) writeFileSync(join(folder, `${about}__${file}`), bytes)
    const seed = full ? `${Date.now()}` : '1'
    const flags = ['--expose-gc', '--max-old-space-size=128', '--max-semi-space-size=8']
    const child = spawnSync(
      process.execPath,
      [...flags, 'test/runtimes/node/hostile-files.ts', folder, String(counts(300, 10_000)), seed],
      { cwd: root, encoding: 'utf8', env: { PATH: process.env['PATH'] } },
    )
    expect([child.status, child.stderr.slice(0, 500)]).toEqual([0, ''])
    const found = JSON.parse(child.stdout)
    expect(found.faults, `seed ${seed}`).toEqual([])
    expect(found.files).toBe(files.length + counts(300, 10_000))
    expect(found.slowest.ms, found.slowest.name).toBeLessThan(2000)
    expect(found.rise).toBeLessThan(150)
  },
  20 * 60_000,
)

describe('R32 on Node files are read in a thread', () => {
  const points = { name: 'points.csv', bytes: bytesOf(small['points.csv']!) }

  test('which gives what is read here, one after the other', async () => {
    const reads = readsInThread()
    const both = [reads.season([seasonFile, points], known), reads.sheet('a/points.csv', points.bytes)]
    expect(await Promise.all(both)).toEqual([
      await readsHere.season([seasonFile, points], known),
      await readsHere.sheet('points.csv', points.bytes),
    ])
  })

  test.each([
    ['time', { seconds: 0.001 }],
    ['memory', { megabytes: 4 }],
  ])('and is ended when it takes too much %s; the next one is read', async (_, limits) => {
    const many = {
      name: 'points.csv',
      bytes: bytesOf(`学号,日期,积分,事由\n${'01,2020-11-12,5,好评\n'.repeat(100_000)}`),
    }
    const { problems } = await readsInThread(limits).season([seasonFile, many], known)
    expect(problems.map((problem) => formatProblem(problem, 'zh-CN'))).toEqual([
      'season.json、points.csv:1: -: 读取耗时或占用内存过多，没有读完；请只保留需要的内容',
    ])
  })
})
