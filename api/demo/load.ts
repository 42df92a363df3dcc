/**
 * The demo's season: everything up to the morning on which its clock stands, and the run of the
 * training period published, made by the same verbs and people as anywhere.
 */
import type { SeasonFile } from '../../shared/files/folder.ts'
import type { SeasonRead } from '../../shared/files/read-season.ts'
import type { TableName } from '../../shared/files/tables.ts'
import { stagesSpan } from '../../shared/seasons/stage.ts'
import { instantOf } from '../../shared/time/instant.ts'
import { addDays, workDateOf } from '../../shared/time/work-date.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { decideDiscrepancies } from '../discrepancies/decide.ts'
import { seeDiscrepancies } from '../discrepancies/see.ts'
import { approve } from '../payouts/approve.ts'
import { prepare } from '../payouts/prepare.ts'
import { publish } from '../payouts/publish.ts'
import { seeRuns } from '../payouts/see-runs.ts'
import { startSession } from '../people/start-session.ts'
import { roleGrant } from '../people/table.ts'
import { sha256Hex } from '../kernel/hash.ts'
import { importSeason } from '../seasons/import.ts'
import { theSeason, seasonRules } from '../seasons/current.ts'
import { recordDeposit } from '../settlement/record-deposit.ts'
import { comeHome } from './come-home.ts'
import { demoReason } from './reasons.ts'

const morning = workDateOf('2020-11-12')

/** When the demo begins: ten minutes before a late shift. */
export const demoStartsAt = instantOf(morning, '16:20', 'Asia/Shanghai')

type Open = (at: number, caller: Partial<Ctx['caller']>) => Ctx

export async function loadDemo(open: Open, files: SeasonFile[]) {
  const setUp = open(instantOf(morning, '06:00', 'Asia/Shanghai'), { via: 'cli' })
  await importSeason(setUp, { files, keep: factsBefore(morning) })
  await publishTraining(setUp, open)
}

/** The tables whose rows tell what has happened; the others say what is to be. */
const happened: readonly TableName[] = [
  'assessments',
  'attendance',
  'online',
  'violations',
  'errors',
  'awards',
  'points',
  'service',
]

/** Leaves out what had not happened yet. */
const factsBefore =
  (day: string) =>
  (read: SeasonRead): SeasonRead => {
    const tables = Object.entries(read.tables).map(([name, rows]) => [
      name,
      happened.includes(name as TableName) ? rows.filter((row) => 'date' in row && row.date < day) : rows,
    ])
    return { ...read, tables: Object.fromEntries(tables) }
  }

async function publishTraining(setUp: Ctx, open: Open) {
  const { season, grants } = await setUp.db.read({
    season: seasonRules(setUp),
    grants: setUp.db.query.select().from(roleGrant),
  })
  const training = theSeason(season).rules.stages.filter((stage) => stage.requiresPass)
  if (!training.length) return
  const as = async (role: string) => {
    const personId = grants.find((g) => g.role === role)?.personId
    if (!personId) throw new Fault('not-found')
    const { token, write } = startSession(setUp, personId, 'staff', { stepUpUntil: Number.MAX_SAFE_INTEGER })
    await setUp.db.write([write])
    return open(setUp.clock.now(), { via: 'web', session: sha256Hex(token) })
  }
  const [supervisor, leadTeacher] = [await as('supervisor'), await as('lead-teacher')]
  const { id, contentHash } = await prepare(supervisor, stagesSpan(training))
  await decideFound(supervisor, id)
  await approve(supervisor, 'company', { id, contentHash })
  await approve(leadTeacher, 'school', { id, contentHash })
  const { runs } = await seeRuns(supervisor)
  await publish(supervisor, { id, version: runs.find((run) => run.id === id)!.version })
  await comeHome(leadTeacher, addDays(morning, -1))
  const on = workDateOf('2020-08-28')
  await recordDeposit(await as('finance'), { kind: 'deposit-paid', amount: '10000', on })
}

/** Kind by kind, as a person would who has looked at each. */
async function decideFound(supervisor: Ctx, run: string) {
  const { discrepancies } = await seeDiscrepancies(supervisor, run)
  const said = [...Map.groupBy(discrepancies, (one) => one.code)].map(([code, found]) => ({
    keys: found.map(({ key }) => key),
    reason: demoReason(code),
  }))
  await decideDiscrepancies(supervisor, 'accept', { run, said })
}
