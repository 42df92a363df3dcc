/** Whatever people enter and say in whatever order: the running allowance is what is in force now, and nothing else. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { counts } from '../../kit/counts.ts'
import { everyChangeIsTold } from '../../kit/invariants.ts'
import { ruled, why } from '../../kit/ruled.ts'
import { who } from '../../kit/school.ts'

type Step =
  | 'propose'
  | 'enforce'
  | 'appeal'
  | 'retract'
  | 'school'
  | 'company'
  | 'enter'
  | 'verify'
  | 'doubt'
  | 'award'
  | 'pass'
const steps = fc.array(
  fc.constantFrom<Step>(
    'propose',
    'enforce',
    'appeal',
    'retract',
    'school',
    'company',
    'enter',
    'verify',
    'doubt',
    'award',
    'pass',
  ),
  { minLength: 4, maxLength: 14 },
)
/** What changes somebody's money by itself; the rest waits for another person. */
const mayMove: Partial<Record<Step, -1 | 1>> = {
  enforce: -1,
  appeal: 1,
  retract: -1,
  school: -1,
  company: -1,
  verify: -1,
  pass: 1,
}

const fen = (yuan: string) => Number(yuan.replace('.', ''))

test('a proposal, a doubt, an entry and one side’s word change nobody’s allowance; what is decided shows at once', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (script) => {
      const own = await ruled()
      const ids = { v: '', q: '', w: '' }
      const before = { others: await own.net(who.otherA) }
      for (const step of script) {
        const had = fen(await own.net())
        const v = (verb: string, as: string, body: object = {}) =>
          own.post(as, `violations/${ids.v || 'none'}/${verb}`, body)
        const answer = await {
          propose: () => own.violate(who.leaderA),
          enforce: () => v('enforce', who.teacher1),
          appeal: () => v('appeal', who.studentA, why),
          retract: () => v('retract', who.studentA),
          school: () => v('decide', who.teacher1, { uphold: true, ...why }),
          company: () => v('decide', who.supervisor, { uphold: true, ...why }),
          enter: () => own.enter(who.supervisor),
          verify: () => own.post(who.teacher1, `quality/${ids.q || 'none'}/verify`),
          doubt: () => own.post(who.studentA, `quality/${ids.q || 'none'}/doubt`, why),
          award: () => own.award(who.supervisor),
          pass: () => own.post(who.leaderA, `awards/${ids.w || 'none'}/review`, { pass: true }),
        }[step]()
        const has = fen(await own.net())
        const done = answer.status === 200
        if (done && step === 'propose') ids.v = answer.json.id
        if (done && step === 'enter') ids.q = answer.json.id
        if (done && step === 'award') ids.w = answer.json.id
        const moves = done ? (mayMove[step] ?? 0) : 0
        expect(Math.sign(has - had) === moves || has === had, `${step} after ${script}`).toBe(true)
        // A word that decides nothing moves nothing, one that decides moves by exactly what it is about.
        const by: Partial<Record<Step, number>> = { enforce: -2000, appeal: 2000, pass: 6660 }
        if (done && by[step] !== undefined) expect(has - had).toBe(by[step])
        if (done && (step === 'school' || step === 'company'))
          expect(has - had).toBe(answer.json.state === 'in-force' ? -2000 : 0)
        if (!done) expect(has).toBe(had)
      }
      expect(await own.net(who.otherA)).toBe(before.others)
      await everyChangeIsTold(own.db)
    }),
    { numRuns: counts(12, 200) },
  )
}, 120_000)
