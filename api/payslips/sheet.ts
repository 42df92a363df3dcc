import { utf8ToBytes } from '@noble/hashes/utils.js'
import { and, desc, eq } from 'drizzle-orm'
import { readPayslip } from '../../shared/payouts/canonical.ts'
import { standingOf } from '../../shared/payouts/standing.ts'
import { slipSheet } from '../../shared/sheets/slip.ts'
import type { SlipSaid } from '../../shared/sheets/slip.ts'
import { authorise, ownId } from '../kernel/authorise.ts'
import { auditCheckpoint } from '../kernel/checkpoint.ts'
import type { Ctx } from '../kernel/ctx.ts'
import { Fault } from '../kernel/fault.ts'
import { openPersonKey } from '../kernel/private.ts'
import { attested, objected } from '../payouts/settled.ts'
import { ink, payslip, signature } from '../payouts/table.ts'
import { personKey } from '../people/table.ts'
import { seasonRules, theSeason } from '../seasons/current.ts'
import { madeAt } from '../sheets/book-file.ts'
import type { FontSource } from '../sheets/font.ts'
import { minuteOf } from '../sheets/roll-line.ts'
import { slipFile } from '../sheets/slip-file.ts'
import { openInk } from './ink-seal.ts'
import { aboutOwner, ownerRead } from './owner.ts'

/** The student's own payslip on paper, with its hash, its seal, and the way to check it; of unsigned ones, that they are. */
export async function slipPaper(ctx: Ctx, font: FontSource, { id }: { id: string }) {
  const { facts } = await authorise(ctx, 'payslips.view', {
    about: aboutOwner,
    read: { ...ownerRead(ctx, id), ...paperRead(ctx, id), season: seasonRules(ctx) },
  })
  const [slip] = facts.slips
  if (!slip || slip.publishedAt === null) throw new Fault('not-found')
  const { timezone } = theSeason(facts.season).rules
  const said = saidOf(slip, timezone)
  const [head] = facts.head
  const checkpoint = said.seal?.audit ?? (head ? `${head.seq} · ${head.h}` : '—')
  const book = {
    title: '补贴单',
    sheets: [slipSheet(readPayslip(utf8ToBytes(slip.bytes)), said)],
    mark: `本人下载 · 审计检查点 ${checkpoint}`,
    made: madeAt(slip.signedAt ?? slip.publishedAt, timezone),
  }
  const [own, letters] = await Promise.all([handwriting(ctx, slip), font()])
  return slipFile(book, { png: own, link: `${ctx.caller.origin}/verify#${slip.hash}` }, letters)
}

const paperRead = (ctx: Ctx, id: string) => ({
  slips: ctx.db.query
    .select({
      bytes: payslip.bytes,
      hash: payslip.hash,
      revision: payslip.revision,
      personId: payslip.personId,
      publishedAt: payslip.publishedAt,
      current: payslip.current,
      signedAt: signature.signedAt,
      statement: signature.statement,
      sealKid: signature.sealKid,
      seal: signature.seal,
      signatureId: ink.signatureId,
      sealed: ink.png,
      wrapped: personKey.wrapped,
      objected: objected().mapWith(Boolean),
      attested: attested().mapWith(Boolean),
    })
    .from(payslip)
    .leftJoin(signature, eq(signature.payslipId, payslip.id))
    .leftJoin(ink, eq(ink.signatureId, signature.id))
    .leftJoin(personKey, eq(personKey.personId, payslip.personId))
    .where(and(eq(payslip.id, id), eq(payslip.personId, ownId(ctx)))),
  head: ctx.db.query.select().from(auditCheckpoint).orderBy(desc(auditCheckpoint.seq)).limit(1),
})
type Slip = Awaited<ReturnType<typeof paperRead>['slips']>[number]

const unsigned = {
  waiting: '尚未签收',
  objected: '有疑问尚未答复，未签收',
  attested: '由教师与甲方负责人两人记录',
  draft: '尚未发布',
} as const

function saidOf(slip: Slip, timezone: string): SlipSaid {
  const { hash, revision, signedAt, statement, sealKid, seal } = slip
  if (signedAt === null || statement === null || sealKid === null || seal === null) {
    if (!slip.current) return { hash, revision, signed: '未签收，已被新的补贴单取代' }
    const standing = standingOf(slip)
    return { hash, revision, signed: standing === 'signed' ? '' : unsigned[standing] }
  }
  const { method, auditSeq, auditHash } = JSON.parse(statement) as {
    method: 'typed' | 'drawn'
    auditSeq: number
    auditHash: string
  }
  const how = method === 'drawn' ? '本人手写签名' : '本人登录后输入姓名签署'
  const voided = slip.current ? '' : '　此版已被新的补贴单取代，签名失效'
  const signed = `${how}　${minuteOf(signedAt, timezone)}${voided}`
  return { hash, revision, signed, seal: { kid: sealKid, seal, audit: `${auditSeq} · ${auditHash}` } }
}

/** Their own handwriting is no look of somebody else's, so no event; whose key is gone has none any more. */
async function handwriting(ctx: Ctx, { personId, wrapped, signatureId, sealed }: Slip) {
  if (wrapped === null || signatureId === null || sealed === null) return undefined
  const opened = await openInk(
    await openPersonKey(ctx.keys, { personId, wrapped }),
    { signatureId, sealed },
    'signature',
  )
  return opened?.png
}
