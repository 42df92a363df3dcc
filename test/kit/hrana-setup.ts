/**
 * For the tests in workerd: a Hrana server with a school whose shift is on by the real clock, a fresh
 * copy for whoever asks. Starts only where the worker project runs.
 */
import { randomUUID } from 'node:crypto'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { nodeFont } from '../../api/adapters/font.node.ts'
import { openNodeDatabase } from '../../api/adapters/db.node.ts'
import { loadKeys } from '../../api/kernel/load-keys.ts'
import { testKeyFile, testLasting } from './keys.ts'
import { startHrana } from './hrana.ts'
import { classes, openSchool } from './school.ts'
import { plan, shiftRange } from './season.ts'

declare module 'vitest' {
  interface ProvidedContext {
    hrana: string
  }
}

export default async function setUp(project: TestProject) {
  if (!project.vitest.projects.some(({ name }) => name === 'worker')) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'daogang-hrana-'))
  const template = join(folder, 'template.db')
  await fill(join(folder, 'school.db'), template)
  const hrana = await startHrana({
    fileOf: (name) => join(folder, `${name}.db`),
    errand: async (path) => {
      if (path === '/_font') return Buffer.from(await nodeFont()).toString('base64')
      if (path !== '/_new') return undefined
      const name = randomUUID()
      copyFileSync(template, join(folder, `${name}.db`))
      return name
    },
  })
  project.provide('hrana', hrana.url)
  return () => {
    hrana.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function fill(file: string, template: string) {
  const db = await openNodeDatabase(file)
  const now = Date.now()
  await loadKeys({ db, clock: { now: () => now }, newId: randomUUID }, testKeyFile, () => testLasting)
  await openSchool(db, now)
  const { date, cell } = shiftRange(now)
  await db.write(classes.map((className) => plan(db, date, className, cell)))
  await db.client.execute({ sql: 'vacuum into ?', args: [template] })
  db.client.close()
}
