import { runtime } from '#runtime'
import { describe, expect, test } from 'vitest'
import { ink, signature } from '../../../api/payouts/table.ts'
import { sha256Hex } from '../../../api/kernel/hash.ts'
import { publicKeysOf } from '../../../api/kernel/seal.ts'
import type { Stroke } from '../../../shared/payouts/ink.ts'
import { rasterOf } from '../../../shared/payouts/ink-raster.ts'
import { verifyReceipt } from '../../../shared/payouts/receipt.ts'
import { minutes } from '../../kit/clock.ts'
import { rowsOf } from '../../kit/evening.ts'
import { awarded } from '../../kit/facts.ts'
import { signatureHolds } from '../../kit/invariants.ts'
import { requestHeaders } from '../../kit/request-headers.ts'
import { testKeys } from '../../kit/keys.ts'
import { who } from '../../kit/school.ts'
import { drawn, inkHashOf, signingBody, typed, written } from '../../kit/signing.ts'
import { me, signing } from './signing.ts'

type Signing = Awaited<ReturnType<typeof signing>>
const other = who.studentC

/** Signs by hand, with another body where the test sends one. */
async function write(own: Signing, strokes: readonly Stroke[], as: string = me, change: object = {}) {
  const slip = own.slipOf(as)
  const seen = (await own.view(slip, as)).json
  const body = { ...signingBody(seen, drawn(strokes)), ...change }
  return own.ask(`POST /api/payslips/${slip}/sign`, { as, body })
}
const line: Stroke[] = [0, 1].map((stroke) =>
  Array.from({ length: 40 }, (_, n) => [stroke * 500 + n * 12, 100 + n * 20, 100 + n * 6] as const),
)
const moved = (strokes: Stroke[], by: number) =>
  strokes.map((stroke) => stroke.map(([t, x, y]) => [t + 5, x + by, y + by] as const))

async function pictureOf(own: Signing, as: string) {
  const answer = await own.app.request(`/api/payslips/${own.slip}/ink`, {
    headers: requestHeaders('GET', as),
  })
  return answer.status === 200 ? answer.arrayBuffer() : undefined
}

describe('R26 a drawn signature', () => {
  test('is kept as the server’s own picture of one bit a pixel, and its points are not', async () => {
    const own = await signing()
    const answer = await write(own, written())
    expect(answer.status).toBe(200)
    const hash = inkHashOf(drawn(written()))
    expect(JSON.parse(answer.json.statement)).toMatchObject({ v: 'sign/v2', method: 'drawn', inkHash: hash })
    expect(verifyReceipt(JSON.stringify(answer.json), publicKeysOf(testKeys)).ok).toBe(true)
    const [kept] = await rowsOf(own.db, ink)
    // Sealed: who has the file alone sees nobody's hand.
    expect(kept!.png).toMatch(/^v1\.own\./)
    const png = Buffer.from((await pictureOf(own, me))!)
    expect(png.length).toBeLessThanOrEqual(40 * 1024)
    const { gray: pixels, ...picture } = await runtime.pictureOf(png)
    expect(picture).toEqual({
      format: 'png',
      width: 1000,
      height: 400,
      bitsPerSample: 1,
    })
    // Whoever has the picture can reckon the hash that was signed.
    const raster = new Uint8Array(50_000)
    for (const [at, grey] of pixels.entries()) if (grey < 128) raster[at >> 3]! |= 0x80 >> (at & 7)
    expect(sha256Hex(raster)).toBe(hash)
    expect(JSON.stringify((await own.db.client.execute('select * from idempotency')).rows)).not.toContain(
      'strokes',
    )
    await signatureHolds(own.db)
  })

  test('is shown as a picture that can do nothing, to its owner and to who sees the run', async () => {
    const own = await signing()
    const route = `GET /api/payslips/${own.slip}/ink`
    expect((await own.ask(route, { as: me })).status).toBe(404)
    await write(own, written())
    for (const as of [me, who.supervisor, who.finance, who.lead]) {
      const { status, headers } = await own.ask(route, { as })
      expect([status, headers.get('content-type')]).toEqual([200, 'image/png'])
      expect(headers.get('content-security-policy')).toMatch(/^sandbox;/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('cache-control')).toBe('no-store')
    }
    for (const as of [other, who.teacher1, who.admin]) expect((await own.ask(route, { as })).status).toBe(403)
  })

  test('is an event that its owner sees, when somebody else looks', async () => {
    const own = await signing()
    await write(own, written())
    const route = `GET /api/payslips/${own.slip}/ink`
    await own.ask(route, { as: me })
    expect(await own.events('pii_read')).toEqual([])
    await own.ask(route, { as: who.supervisor })
    expect((await own.ask('GET /api/private/looks', { as: me })).json).toMatchObject([
      { field: 'signature', purpose: 'signature' },
    ])
  })

  test('is gone with its owner’s key, and the receipt stays', async () => {
    const own = await signing()
    const receipt = JSON.stringify((await write(own, written())).json)
    const erased = await own.ask(`POST /api/people/p-${me}/erase`, {
      as: who.admin,
      body: { reason: '本人要求' },
    })
    expect(erased.status).toBe(200)
    expect((await own.ask(`GET /api/payslips/${own.slip}/ink`, { as: me })).status).toBe(404)
    expect(verifyReceipt(receipt, publicKeysOf(testKeys)).ok).toBe(true)
    await signatureHolds(own.db)
  })

  test('can be neither changed nor taken away', async () => {
    const own = await signing()
    await write(own, written())
    for (const statement of ["update ink set png = ''", 'delete from ink'])
      await expect(own.db.client.execute(statement)).rejects.toThrow(/append-only/)
  })
})

const nothing = async (own: Signing, answer: { status: number; json: { fault: { code: string } } }) => {
  expect(await rowsOf(own.db, signature)).toEqual([])
  expect(await rowsOf(own.db, ink)).toEqual([])
  return [answer.status, answer.json.fault.code]
}
const picture = 'data:image/png;base64,iVBORw0KGgo='
const asked = (strokes: readonly unknown[]) => ({ mark: { method: 'drawn', strokes } })

describe('R26 is refused, and nothing stored,', () => {
  const poor: [string, readonly Stroke[], number, string][] = [
    ['an empty canvas', [], 422, 'ink-empty'],
    ['one straight line', line, 422, 'ink-straight'],
    ['a tick', [written()[0]!.slice(0, 12)], 422, 'ink-poor'],
    ['what was drawn in no time', written().map((s) => s.map(([, x, y]) => [0, x, y])), 422, 'ink-poor'],
    ['20,000 × 20,000 px', [...written(), [[9_000, 20_000, 20_000]]], 422, 'ink-bounds'],
    ['a point between two whole ones', [...written(), [[9_000, 0.5, 1]]], 422, 'ink-bounds'],
    [
      'a picture hatched line by line',
      [Array.from({ length: 2_999 }, (_, n) => [n, (n % 2) * 9_000, n * 3] as const)],
      422,
      'ink-bounds',
    ],
    [
      'more points than a hand makes',
      [Array.from({ length: 3_001 }, (_, n) => [n, n % 90, n % 70] as const)],
      422,
      'ink-bounds',
    ],
  ]
  test.each(poor)('%s', async (_, strokes, status, code) => {
    const own = await signing()
    expect(await nothing(own, await write(own, strokes))).toEqual([status, code])
  })

  test.each([
    ['an SVG', asked(['<svg onload="alert(1)"/>']), 422, 'bad-input'],
    ['a PNG instead of strokes', { mark: { method: 'drawn', strokes: picture } }, 422, 'bad-input'],
    ['a PNG with a trailing script', { image: `${picture}<script>alert(1)</script>` }, 422, 'bad-input'],
    ['a picture beside the strokes', { mark: { ...drawn(written()), png: picture } }, 422, 'bad-input'],
    ['5 MB', { image: 'A'.repeat(5_000_000) }, 413, 'too-large'],
    ['strokes other than the hash says', { inkHash: '0'.repeat(64) }, 403, 'device-signature'],
    ['strokes other than the device signed', asked(written(9)), 403, 'device-signature'],
  ])('%s', async (_, change, status, code) => {
    const own = await signing()
    expect(await nothing(own, await write(own, written(), me, change))).toEqual([status, code])
  })

  test('the right picture with another device’s key, and a valid signature over other bytes', async () => {
    const own = await signing()
    const seen = await own.viewed()
    const mark = drawn(written())
    const foreign = signingBody(seen, mark, new Uint8Array(32).fill(9))
    expect(await nothing(own, await own.sign(seen, foreign))).toEqual([403, 'device-signature'])
    for (const change of [{ hash: 'f'.repeat(64) }, { nonce: 'other' }, { viewId: 'other' }]) {
      const { deviceSig } = signingBody({ ...seen, ...change }, mark)
      const body = { ...signingBody(seen, mark), deviceSig }
      expect(await nothing(own, await own.sign(seen, body))).toEqual([403, 'device-signature'])
    }
    expect((await own.sign(seen, signingBody(seen, mark))).status).toBe(200)
  })

  test('another student’s picture, also moved about, and the same one as last time', async () => {
    const own = await signing()
    expect((await write(own, written())).status).toBe(200)
    for (const strokes of [written(), moved(written(), 37)])
      expect((await write(own, strokes, other)).json.fault.code).toBe('ink-copied')
    // The next revision is the next month's payslip in this.
    await own.db.write([awarded(own.db, me, '2020-10-28', '100')])
    const { id, contentHash } = (await own.prepare()).json
    await own.approve('company', id, contentHash, who.supervisor)
    await own.approve('school', id, contentHash, who.lead)
    await own.publish(id, (await own.see(id)).version)
    const newer = (await own.slips()).find((s) => s.personId === `p-${me}` && s.current)!.id
    const seen = (await own.view(newer)).json
    const again = await own.sign(seen, signingBody(seen, drawn(written())), { id: newer })
    expect([again.status, again.json.fault.code]).toEqual([409, 'ink-copied'])
    expect(await rowsOf(own.db, ink)).toHaveLength(1)
    const fresh = await own.sign(seen, signingBody(seen, drawn(written(2))), { id: newer })
    expect(fresh.status).toBe(200)
  })

  test('two copies at one instant but for one of them', async () => {
    const own = await signing()
    const answers = await Promise.all([write(own, written()), write(own, written(), other)])
    expect(answers.map((a) => a.status).toSorted()).toEqual([200, 409])
    expect(await rowsOf(own.db, ink)).toHaveLength(1)
  })

  test('a signature without a PIN of the last five minutes', async () => {
    const own = await signing()
    await own.db.client.execute(`update session set step_up_until = 0 where person_id = 'p-${me}'`)
    expect(await nothing(own, await write(own, written()))).toEqual([403, 'step-up-needed'])
  })
})

/** How many payslips are marked in the run, when two sign one after the other. */
const shared = async (after: number, browsers: [string, string]) => {
  const own = await signing()
  await write(own, written(), me, { browser: browsers[0] })
  own.clock.pass(after)
  expect((await write(own, written(2), other, { browser: browsers[1] })).status).toBe(200)
  const { payslips } = await own.see(own.run.id)
  return payslips.filter((slip: { sharedBrowser: boolean }) => slip.sharedBrowser).length
}

describe('R26 two students who sign in one browser', () => {
  test('within ten minutes are both marked where the run is seen', async () => {
    expect(await shared(10 * minutes, ['browser-1', 'browser-1'])).toBe(2)
  })
  test('later, or in two browsers, are not', async () => {
    expect(await shared(10 * minutes + 1, ['browser-1', 'browser-1'])).toBe(0)
    expect(await shared(1, ['browser-1', 'browser-2'])).toBe(0)
  })
  test('each need a device of their own', async () => {
    const own = await signing()
    const seen = (await own.view(own.slipOf(other), other)).json
    await own.db.client.execute(`update device set removed_at = 1 where person_id = 'p-${other}'`)
    const body = signingBody(seen, typed('学生022'))
    const answer = await own.ask(`POST /api/payslips/${own.slipOf(other)}/sign`, { as: other, body })
    expect(answer.json.fault.code).toBe('proof-needed')
  })
})

test('the same strokes make the same raster wherever on the pad they were drawn', () => {
  expect(rasterOf(moved(written(), 111))).toEqual(rasterOf(written()))
  expect(rasterOf(written(3))).not.toEqual(rasterOf(written()))
})
