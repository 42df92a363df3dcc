import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { returnSummary } from '../../api/returns/table.ts'
import { delivery } from '../../api/deliveries/table.ts'
import { rowsOf } from '../kit/evening.ts'
import { everyChangeIsTold } from '../kit/invariants.ts'
import { playEvening } from './play.ts'

const kept = new URL('../../docs/evening.md', import.meta.url)

test(
  'R14 a whole evening: nobody is lost, everybody is told, whatever is down',
  { timeout: 120_000 },
  async () => {
    const { transcript, db, lines } = await playEvening()
    if (process.env['PRINT']) console.log(transcript)
    const text = readFileSync(kept, 'utf8')
    const [head] = text.split('```')
    const page = `${head}\`\`\`\n${transcript}\`\`\`\n`
    if (process.env['PRINT'] === 'keep') writeFileSync(kept, page)
    expect(page).toBe(readFileSync(kept, 'utf8'))

    expect(lines.join('\n')).not.toMatch(/\d{7,}/)
    const summaries = await rowsOf(db, returnSummary)
    expect(summaries.length).toBeGreaterThan(10)
    for (const { expected, returned, excused, unaccounted } of summaries)
      expect(returned + excused + unaccounted).toBe(expected)
    const last = Map.groupBy(summaries, ({ date, personId }) => `${date} ${personId}`)
    for (const versions of last.values()) expect(versions.at(-1)!.unaccounted).toBe(0)
    // Whatever was down, in the end nothing waits and nothing is dead.
    expect(new Set((await rowsOf(db, delivery)).map(({ state }) => state))).toEqual(
      new Set(['sent', 'dropped']),
    )
    await everyChangeIsTold(db)
  },
)
