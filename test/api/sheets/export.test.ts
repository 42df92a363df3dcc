import { unzipSync, strFromU8 } from 'fflate'
import { describe, expect, test } from 'vitest'
import { requestHeaders } from '../../kit/request-headers.ts'
import { who } from '../../kit/school.ts'
import { drawn, signingBody, written } from '../../kit/signing.ts'
import { agrees, me, myCard, myId, otherCard, owning } from '../private/owning.ts'

const route = 'POST /api/sheets/export'
const code = (answer: { json: { fault?: { code: string } } }) => answer.json.fault?.code

async function exporting() {
  const own = await owning()
  const ask = (body: object, as: string = who.finance, key?: string) =>
    own.ask(route, {
      as,
      body: { run: own.run.id, kind: 'sign-off', format: 'xlsx', ...body },
      ...(key ? { key } : {}),
    })
  const fileOf = async (body: object) => {
    const answer = await ask(body)
    expect(answer.status, answer.text).toBe(200)
    return {
      name: answer.json.name as string,
      bytes: new Uint8Array(Buffer.from(answer.json.base64, 'base64')),
    }
  }
  return { ...own, askAny: own.ask, ask, fileOf }
}

describe('finance exports a sheet of a published run', () => {
  test('with whole numbers as text, the head of the log, and one event for each number', async () => {
    const { fileOf, events, run } = await exporting()
    const { name, bytes } = await fileOf({})
    expect(name).toBe('补贴发放签收表_2020-10-24_2020-10-31_全部班级.xlsx')
    const parts = unzipSync(bytes)
    const sheets = Object.keys(parts).filter((path) => path.startsWith('xl/worksheets/sheet'))
    const text = sheets.map((path) => strFromU8(parts[path]!)).join('')
    expect(text).toContain(`t="inlineStr"><is><t>${myCard}<`)
    expect(text).toContain(`>${myId}<`)
    expect(text).toContain('未提供')
    const [event] = await events('sheets.export')
    expect(event).toMatchObject({
      actor: `p-${who.finance}`,
      target: run.id,
      after: { kind: 'sign-off', format: 'xlsx' },
    })
    const [seq, h] = (event as unknown as { after: { checkpoint: string } }).after.checkpoint.split(':')
    expect(text).toContain(`审计检查点 ${seq} · ${h}`)
    const reads = (await events('pii_read')) as unknown as { target: string; after: object }[]
    expect(reads.filter(({ target }) => target === `p-${me}`).map(({ after }) => after)).toEqual([
      { field: 'id_number', purpose: 'sign-off-sheet' },
      { field: 'card_number', purpose: 'sign-off-sheet' },
    ])
  })

  test('a drawn signature stands in its cell as the picture that was sealed', async () => {
    const { fileOf, slips, app, askAny } = await exporting()
    const mine = (await slips()).find(({ personId, current }) => personId === `p-${me}` && current)!
    const seen = (await askAny(`POST /api/payslips/${mine.id}/view`, { as: me })).json
    const body = signingBody(seen, drawn(written()))
    const signed = await askAny(`POST /api/payslips/${mine.id}/sign`, { as: me, body })
    expect(signed.status, signed.text).toBe(200)
    const headers = requestHeaders('GET', me)
    const png = Buffer.from(
      await (await app.request(`/api/payslips/${mine.id}/ink`, { headers })).arrayBuffer(),
    )
    const parts = unzipSync((await fileOf({})).bytes)
    const pictures = Object.keys(parts).filter((path) => path.startsWith('xl/media/'))
    expect(pictures.map((path) => Buffer.from(parts[path]!).equals(png))).toEqual([true])
    expect((await fileOf({ format: 'pdf' })).bytes.length).toBeGreaterThan(1_000)
  })

  test('with the numbers of nobody whose consent falls at that instant', async () => {
    const { fileOf, db } = await exporting()
    const write = db.write.bind(db)
    let fallen = false
    // Between the reading of the numbers and the log of it.
    db.write = async (statements) => {
      if (!fallen && statements.length > 5) {
        fallen = true
        await write([
          agrees(db, me, false, 9),
          {
            sql: `insert into audit_event (id, at, actor_id, action, target, bytes) values ('e', 1, 'p-${me}', 'consents.say', 'p-${me}', '{}')`,
            args: [],
          },
        ])
      }
      return write(statements)
    }
    const text = new TextDecoder().decode((await fileOf({ format: 'csv' })).bytes)
    expect(fallen).toBe(true)
    expect(text).not.toContain(myCard)
  })

  test('of one class, and of none that is not there', async () => {
    const { fileOf, ask, see, run } = await exporting()
    const [mine] = ((await see(run.id)).payslips as { className: string; number: string }[]).filter(
      (s) => s.number === me,
    )
    const { bytes } = await fileOf({ className: mine!.className, format: 'csv', kind: 'sign-off' })
    const text = new TextDecoder().decode(bytes)
    expect(text).toContain(`"'${myCard}"`)
    expect(text).not.toContain(otherCard)
    expect((await ask({ className: 'no such class' })).status).toBe(404)
    expect((await ask({ run: 'no-such-run' })).status).toBe(404)
  })

  test('as a PDF', async () => {
    const { fileOf } = await exporting()
    const { bytes } = await fileOf({ format: 'pdf', kind: 'tax' })
    expect(new TextDecoder('latin1').decode(bytes.slice(0, 5))).toBe('%PDF-')
  })

  test('and the answer is kept nowhere: the same command again has no file and reads nothing', async () => {
    const { ask, db, events } = await exporting()
    await ask({}, who.finance, 'export-0001')
    const reads = (await events('pii_read')).length
    expect((await ask({}, who.finance, 'export-0001')).json).toMatchObject({ base64: null })
    expect(await events('pii_read')).toHaveLength(reads)
    expect(await events('sheets.export')).toHaveLength(1)
    const { rows } = await db.client.execute('select response from idempotency')
    expect(JSON.stringify(rows)).not.toContain(Buffer.from('PK').toString('base64').slice(0, 3))
  })

  test('without the numbers of whoever has taken back the consent', async () => {
    const { fileOf, db, events } = await exporting()
    await db.write([agrees(db, me, false, 2)])
    const { bytes } = await fileOf({ format: 'csv' })
    const text = new TextDecoder().decode(bytes)
    expect(text).not.toMatch(new RegExp(`${myCard}|${myId}`))
    expect(text).toContain('已撤回同意')
    const reads = (await events('pii_read')) as unknown as { target: string }[]
    expect(reads.filter(({ target }) => target === `p-${me}`)).toEqual([])
  })
})

describe('nobody exports', () => {
  test('a draft', async () => {
    const { ask, prepare } = await exporting()
    const { id } = (await prepare({ from: '2020-11-01', to: '2020-11-30' })).json
    expect(code(await ask({ run: id }))).toBe('wrong-state')
  })

  test('without a second factor of the last minutes', async () => {
    const { ask, db, events } = await exporting()
    await db.client.execute('update session set step_up_until = 0')
    expect(code(await ask({}))).toBe('step-up-needed')
    expect(await events('pii_read')).toEqual([])
  })

  test.each([who.supervisor, who.lead, who.teacher1, who.admin, me])('as %s', async (as) => {
    const { ask, events } = await exporting()
    expect((await ask({}, as)).status).toBe(403)
    expect(await events('pii_read')).toEqual([])
  })

  test('in a format or kind that there is not', async () => {
    const { ask } = await exporting()
    expect((await ask({ format: 'xls' })).status).toBe(422)
    expect((await ask({ kind: 'all' })).status).toBe(422)
  })
})
