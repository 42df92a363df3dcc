import { describe, expect, test } from 'vitest'
import { unzipSync, strFromU8 } from 'fflate'
import { counts } from '../../kit/counts.ts'
import { bank, cardOf, payees } from '../../kit/bank.ts'
import { everyChangeIsTold } from '../../kit/invariants.ts'
import { who } from '../../kit/school.ts'

const code = (answer: { json: { fault?: { code: string } } }) => answer.json.fault?.code
const [first, second, third] = payees as [string, string, string]

describe('R22 a batch for the bank', () => {
  test('holds who has signed, and waits for nobody', async () => {
    const own = await bank()
    await own.sign(first)
    await own.sign(third)
    const before = await own.see()
    expect(before.ready.first).toMatchObject({ count: 2 })
    const made = await own.send()
    expect(made.json).toMatchObject({ number: 1, count: 2, total: before.ready.first.total })
    const slips = [await own.slipOf(first), await own.slipOf(third)]
    expect(await own.orders(made.json.id)).toEqual(
      [first, third].map((number, i) => ({
        account: cardOf(number),
        name: `学生${number.slice(-3)}`,
        amount: slips[i]!.net,
      })),
    )
    expect((await own.see()).held).toContainEqual(
      expect.objectContaining({ number: second, why: 'unsigned' }),
    )
    expect(code(await own.send())).toBe('nothing-to-send')
    await own.sign(second)
    expect((await own.send()).json).toMatchObject({ number: 2, count: 1 })
    await everyChangeIsTold(own.db)
  })

  test('gives the same bytes when asked again, in both formats, by anybody, also after a card has changed', async () => {
    const own = await bank()
    for (const number of payees) await own.sign(number)
    const { id } = (await own.send()).json
    for (const format of ['csv', 'xlsx']) {
      const one = await own.download(id, format)
      own.clock.pass(5 * 3_600_000)
      await own.db.client.execute("update person set name = '改名' where kind = 'student'")
      expect((await own.download(id, format)).json).toEqual(one.json)
      expect(one.json.name).toBe(`2020-10-24_2020-10-31_1.${format}`)
    }
  })

  test('the workbook keeps every digit as text', async () => {
    const own = await bank()
    await own.sign(first)
    const { id } = (await own.send()).json
    const { base64 } = (await own.download(id, 'xlsx')).json
    const files = unzipSync(new Uint8Array(Buffer.from(base64, 'base64')))
    expect(strFromU8(files['xl/sharedStrings.xml']!)).toContain(cardOf(first))
    const cells = strFromU8(files['xl/worksheets/sheet1.xml']!).match(/<c [^>]*>/g)!
    expect(cells.length).toBe(8)
    expect(cells.every((cell) => cell.includes('t="s"'))).toBe(true)
  })

  test('asked for by two at one instant, one batch is made', async () => {
    for (let round = 0; round < counts(5, 100); round++) {
      const own = await bank()
      for (const number of payees) await own.sign(number)
      const answers = await Promise.all([own.send(), own.send(), own.send()])
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409])
      const all = await own.transfers()
      expect(new Set(all.map(({ payslipId }) => payslipId)).size).toBe(3)
      expect(all).toHaveLength(3)
      expect(await own.events('transfers.export')).toHaveLength(1)
      own.db.client.close()
    }
  })

  test('a lost answer asked for again with its key is the first batch', async () => {
    const own = await bank()
    await own.sign(first)
    const key = crypto.randomUUID()
    const [one, again] = [await own.send('first', key), await own.send('first', key)]
    expect(again.headers.get('Idempotent-Replay')).toBe('true')
    expect(again.json).toEqual(one.json)
    expect(await own.transfers()).toHaveLength(1)
  })

  test('nothing in the database, the log or the answers holds a whole card; each owner sees who had it', async () => {
    const own = await bank()
    for (const number of payees) await own.sign(number)
    const { id } = (await own.send()).json
    await own.download(id)
    const dump = JSON.stringify(
      (await own.db.client.execute('select bytes from audit_event')).rows.concat(
        (await own.db.client.execute('select * from transfer')).rows,
        (await own.db.client.execute('select response from idempotency')).rows,
      ),
    )
    for (const number of payees) expect(dump).not.toContain(cardOf(number))
    const looks = (await own.ask('GET /api/private/looks', { as: second })).json
    expect(JSON.stringify(looks)).toContain('bank-file')
  })

  test('is for finance alone, behind a second factor', async () => {
    const own = await bank()
    await own.sign(first)
    for (const as of [who.supervisor, who.lead, who.teacher1, who.admin, first]) {
      const answer = await own.ask('POST /api/transfers/batches', {
        as,
        body: { run: own.run, kind: 'first' },
      })
      expect(answer.status).toBe(403)
    }
    await own.db.client.execute('update session set step_up_until = 1')
    expect(code(await own.send())).toBe('step-up-needed')
    expect(await own.transfers()).toEqual([])
  })

  test('who agreed to no card, or has none, is left out and listed', async () => {
    const own = await bank()
    for (const number of payees) await own.sign(number)
    await own.db.client.execute(
      `insert into consent (id, person_id, kind, version, granted, at) values ('no', 'p-${first}', 'card-id', '1', 0, 9)`,
    )
    await own.db.client.execute(
      `update person set card_number = null, card_number_index = null where id = 'p-${second}'`,
    )
    expect((await own.send()).json).toMatchObject({ count: 1 })
    expect((await own.see()).held).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ number: first, why: 'consent-withdrawn' }),
        expect.objectContaining({ number: second, why: 'no-card' }),
      ]),
    )
  })

  test('what was paid past the bank is paid once, and told', async () => {
    const own = await bank()
    const slip = await own.sign(first)
    const pay = (as: string = who.finance) =>
      own.ask('POST /api/transfers/otherwise', {
        as,
        body: { payslipId: slip, reason: '现金发放，收据 12 号' },
      })
    expect((await pay(who.supervisor)).status).toBe(403)
    expect((await pay()).status).toBe(200)
    expect(code(await pay())).toBe('not-payable')
    expect(code(await own.send())).toBe('nothing-to-send')
    expect(await own.see()).toMatchObject({ otherwise: [{ number: first, reason: '现金发放，收据 12 号' }] })
    expect(await own.noticesOf(first, 'transfer-paid')).toHaveLength(1)
  })

  test('an unsigned one is not paid past the bank either', async () => {
    const own = await bank()
    const { id } = await own.slipOf(first)
    const body = { payslipId: id, reason: '现金发放' }
    expect(code(await own.ask('POST /api/transfers/otherwise', { as: who.finance, body }))).toBe(
      'not-payable',
    )
  })
})
