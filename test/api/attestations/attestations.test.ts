import { describe, expect, test } from 'vitest'
import { pictureType } from '../../../shared/attestations/picture.ts'
import { attestationPicture } from '../../../api/attestations/table.ts'
import { rowsOf, shanghai } from '../../kit/evening.ts'
import { awarded } from '../../kit/facts.ts'
import { everyChangeIsTold } from '../../kit/invariants.ts'
import { who } from '../../kit/school.ts'
import { me, signing } from '../payslips/signing.ts'
import { newCard, owning } from '../private/owning.ts'

type Signing = Awaited<ReturnType<typeof signing>>

/** As large as a phone sends one. */
const jpeg = btoa('\xff\xd8\xff\xe0' + 'picture'.repeat(40_000))

const row = async ({ ask }: Signing, as: string = who.teacher1) =>
  (await ask('GET /api/attestations', { as })).json.payslips.find(
    (slip: { student: { personId: string } }) => slip.student.personId === `p-${me}`,
  )
async function says(own: Signing, as: string, change: object = {}) {
  const { hash } = await row(own, who.supervisor)
  const body = { payslipId: own.slip, hash, kind: 'paper', reason: '手机坏了', picture: jpeg, ...change }
  return own.ask('POST /api/attestations', { as, body })
}
const decides = ({ ask }: Signing, id: string, as: string, body: object = { grant: true }) =>
  ask(`POST /api/attestations/${id}/decide`, { as, body })
const needs = async ({ ask }: Signing, as: string) =>
  (await ask('GET /api/needs/money', { as })).json.needs.filter(
    (n: { kind: string }) => n.kind === 'attestation-to-confirm',
  )

async function said(as: string, change: object = {}) {
  const own = await signing()
  const { status, json } = await says(own, as, change)
  expect(status, JSON.stringify(json)).toBe(200)
  return { ...own, id: json.id as string }
}

describe('a paper signature', () => {
  test('is recorded by a teacher and a supervisor together, and marked', async () => {
    const own = await said(who.teacher1)
    expect((await row(own)).standing).toBe('waiting')
    expect(await needs(own, who.teacher1)).toEqual([])
    expect(await needs(own, who.supervisor)).toMatchObject([
      { student: { personId: `p-${me}` }, attestation: { id: own.id, kind: 'paper', reason: '手机坏了' } },
    ])
    expect((await decides(own, own.id, who.supervisor)).status).toBe(200)
    expect(await needs(own, who.supervisor)).toEqual([])
    expect(await row(own)).toMatchObject({
      standing: 'attested',
      attestations: [{ kind: 'paper', state: 'granted', side: 'school', replies: [{ kind: 'grant' }] }],
    })
    expect((await own.see(own.run.id)).counts).toMatchObject({ attested: 1, signed: 0 })
    const { notices } = (await own.ask('GET /api/notices', { as: me })).json
    expect(notices).toContainEqual(
      expect.objectContaining({
        kind: 'payslip-attested',
        params: { from: '2020-10-24', to: '2020-10-31', kind: 'paper' },
      }),
    )
    await everyChangeIsTold(own.db)
  })

  test('in either order, but never by one person, one side or the student', async () => {
    const own = await said(who.supervisor)
    expect((await decides(own, own.id, who.supervisor)).json.fault.code).toBe('one-person')
    for (const as of [me, who.leaderA, who.teacher2, who.finance, who.admin])
      expect((await decides(own, own.id, as)).status, as).toBe(403)
    expect((await row(own)).standing).toBe('waiting')
    expect((await decides(own, own.id, who.lead)).status).toBe(200)
    const school = await said(who.teacher1)
    expect((await decides(school, school.id, who.lead)).json.fault.code).toBe('other-side')
    expect((await says(own, me)).status).toBe(403)
    expect((await says(own, who.teacher2)).status).toBe(403)
  })

  test('needs a picture that is one', async () => {
    const own = await signing()
    const refused = async (picture: string | undefined) =>
      (await says(own, who.teacher1, { picture })).json.fault.code
    expect(await refused(undefined)).toBe('picture-needed')
    expect(await refused(btoa('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe('picture-invalid')
    expect(await refused('%%%')).toBe('picture-invalid')
    const large = btoa(atob(jpeg).padEnd(2 * 1024 * 1024 + 1, 'x'))
    expect(await refused(large)).toBe('picture-invalid')
    expect((await says(own, who.teacher1, { picture: 'A'.repeat(3_200_000) })).status).toBe(413)
    expect(await rowsOf(own.db, attestationPicture)).toEqual([])
  })

  test('lies sealed, each look at it is in the log, and an erasure takes it away', async () => {
    const own = await said(who.teacher1)
    const [stored] = await rowsOf(own.db, attestationPicture)
    expect(stored!.sealed).not.toContain(jpeg.slice(0, 20))
    const look = (as: string) => own.ask(`POST /api/attestations/${own.id}/picture`, { as })
    expect((await look(who.supervisor)).json).toEqual({ type: 'image/jpeg', base64: jpeg })
    expect(await own.events('pii_read')).toMatchObject([
      { actor: `p-${who.supervisor}`, target: `p-${me}`, after: { purpose: 'paper-signature' } },
    ])
    expect((await look(me)).status).toBe(403)
    const stays = await own.db.client.execute(
      "select 1 from idempotency where response like '%" + jpeg.slice(0, 200) + "%'",
    )
    expect(stays.rows).toEqual([])
    await own.db.client.execute(`delete from person_key where person_id = 'p-${me}'`)
    expect((await look(who.supervisor)).status).toBe(404)
  })

  test('is refused with a reason, taken back by who said it, and said once at a time', async () => {
    const own = await said(who.teacher1)
    expect((await says(own, who.lead)).json.fault.code).toBe('attested-already')
    expect((await own.ask(`POST /api/attestations/${own.id}/withdraw`, { as: who.lead })).status).toBe(409)
    expect((await decides(own, own.id, who.supervisor, { grant: false, reason: '' })).status).toBe(422)
    const no = { grant: false, reason: '不是本人笔迹' }
    expect((await decides(own, own.id, who.supervisor, no)).status).toBe(200)
    expect((await row(own)).standing).toBe('waiting')
    const again = (await says(own, who.teacher1)).json
    expect((await own.ask(`POST /api/attestations/${again.id}/withdraw`, { as: who.teacher1 })).status).toBe(
      200,
    )
    expect((await decides(own, again.id, who.supervisor)).json.fault.code).toBe('replied-already')
    await everyChangeIsTold(own.db)
  })
})

test('who cannot be reached is excused from the deadline on, and may still sign', async () => {
  const own = await signing()
  const missing = { kind: 'unreachable', picture: undefined, reason: '电话停机，家里也没有人接' }
  const early = (await says(own, who.teacher1, missing)).json.fault
  expect(early).toMatchObject({ code: 'deadline-ahead', params: { on: '2020-12-30' } })
  await own.db.client.execute('update session set expires_at = 9e15, idle_ms = 9e15')
  own.clock.set(shanghai('08:00', '2020-12-30'))
  const { id } = (await says(own, who.teacher1, missing)).json
  expect((await decides(own, id, who.supervisor)).status).toBe(200)
  expect((await row(own)).standing).toBe('attested')
  expect((await own.sign(await own.viewed())).status).toBe(200)
  expect((await row(own)).standing).toBe('signed')
  expect((await says(own, who.lead, missing)).json.fault.code).toBe('signed-already')
})

test('nothing is attested over the student’s doubt', async () => {
  const own = await said(who.teacher1)
  const { hash } = await own.viewed()
  const doubt = { payslipId: own.slip, hash, kind: 'other', lineId: '', reason: '我没有签过' }
  expect((await own.ask('POST /api/objections', { as: me, body: doubt })).status).toBe(200)
  expect((await decides(own, own.id, who.supervisor)).json.fault.code).toBe('objection-open')
  expect(await needs(own, who.supervisor)).toEqual([])
  expect((await row(own)).standing).toBe('objected')
})

test('R19 it dies with the revision: facts that change it make it void, and the log says why', async () => {
  const own = await said(who.teacher1)
  await decides(own, own.id, who.supervisor)
  await own.db.write([awarded(own.db, me, '2020-10-28', '100')])
  await own.prepare()
  expect(await own.events('attestations.void')).toMatchObject([
    { target: own.id, after: { cause: 'facts-changed', run: own.run.id, payslip: own.slip } },
  ])
  expect((await own.see(own.run.id)).counts).toMatchObject({ attested: 0 })
  const late = await said(who.teacher1)
  await late.db.write([awarded(late.db, me, '2020-10-28', '100')])
  await late.prepare()
  expect((await decides(late, late.id, who.supervisor)).json.fault.code).toBe('payslip-changed')
  // What was only said, and is void as well.
  expect(await late.events('attestations.void')).toHaveLength(1)
})

const bytes = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0))

test('a picture is known by its first bytes', () => {
  expect(pictureType(bytes('\xff\xd8\xff\xe0'))).toBe('image/jpeg')
  expect(pictureType(bytes('\x89PNG\r\n\x1a\n'))).toBe('image/png')
  expect(pictureType(bytes('RIFF\0\0\0\0WEBPVP8 '))).toBe('image/webp')
  for (const other of ['', 'GIF89a', 'RIFF\0\0\0\0WAVE', '%PDF-1.7', '\xff\xd8'])
    expect(pictureType(bytes(other))).toBeUndefined()
})

test('R24 a new card makes it void as it does a signature', async () => {
  const own = await owning()
  const slip = (await own.slipsOf(me)).find((each) => each.current)!
  const body = { payslipId: slip.id, hash: slip.hash, kind: 'paper', reason: '手机坏了', picture: jpeg }
  const { id } = (await own.ask('POST /api/attestations', { as: who.teacher1, body })).json
  await own.ask(`POST /api/attestations/${id}/decide`, { as: who.supervisor, body: { grant: true } })
  expect((await own.enter({ cardNumber: newCard })).json).toEqual({ changed: ['cardNumber'], payslips: 1 })
  expect(await own.events('attestations.void')).toMatchObject([
    { target: id, after: { cause: 'card-changed', payslip: slip.id } },
  ])
  const { payslips } = (await own.ask('GET /api/payslips', { as: me })).json
  expect(payslips[0].standing).toBe('waiting')
  await everyChangeIsTold(own.db)
})

test('R33 on the sign-off sheet an attested payslip with a doubt that nobody has answered says so', async () => {
  const own = await said(who.teacher1, { kind: 'paper' })
  expect((await decides(own, own.id, who.supervisor)).status).toBe(200)
  const cell = async () => {
    const body = { run: own.run.id, kind: 'sign-off', format: 'csv' }
    const { base64 } = (await own.ask('POST /api/sheets/export', { as: who.finance, body })).json
    const lines = Buffer.from(base64 as string, 'base64')
      .toString()
      .split('\r\n')
    return lines
      .find((line) => line.includes('学生002'))!
      .split(',')
      .at(-1)
  }
  expect(await cell()).toBe('"纸质签名"')
  const { hash } = await row(own)
  const doubt = { payslipId: own.slip, hash, kind: 'other', lineId: '', reason: '少了一天' }
  const { id } = (await own.ask('POST /api/objections', { as: me, body: doubt })).json
  expect(await cell()).toBe('"有疑问，待答复"')
  await own.ask(`POST /api/objections/${id}/answer`, {
    as: who.teacher1,
    body: { grant: false, reason: '已核对' },
  })
  expect(await cell()).toBe('"纸质签名"')
})
