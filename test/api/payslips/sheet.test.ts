import { describe, expect, test } from 'vitest'
import { person, personKey } from '../../../api/people/table.ts'
import { who } from '../../kit/school.ts'
import { requestHeaders } from '../../kit/request-headers.ts'
import { drawn, signingBody, written } from '../../kit/signing.ts'
import { me, signing } from './signing.ts'

type Signing = Awaited<ReturnType<typeof signing>>

async function paper({ app, slip }: Signing, as: string = me, id = slip) {
  const response = await app.request(`/api/payslips/${id}/sheet`, { headers: requestHeaders('GET', as) })
  return { response, bytes: Buffer.from(await response.arrayBuffer()) }
}

const picture = (bytes: Buffer) => bytes.includes('/Subtype /Image')

describe('the own payslip as a PDF', () => {
  test('is the same file for whoever asks twice, and another once it is signed', async () => {
    const own = await signing()
    const before = await paper(own)
    expect(before.response.headers.get('content-type')).toBe('application/pdf')
    expect(before.response.headers.get('content-disposition')).toMatch(/^attachment/)
    expect(before.bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect((await paper(own)).bytes.equals(before.bytes)).toBe(true)
    await own.sign(await own.viewed())
    const after = await paper(own)
    expect(after.bytes.equals(before.bytes)).toBe(false)
    expect((await paper(own)).bytes.equals(after.bytes)).toBe(true)
  })

  test('has the handwriting, until its owner is erased', async () => {
    const own = await signing()
    const seen = await own.viewed()
    const answer = await own.ask(`POST /api/payslips/${own.slip}/sign`, {
      as: me,
      body: signingBody(seen, drawn(written())),
    })
    expect(answer.status, answer.text).toBe(200)
    expect(picture((await paper(own)).bytes)).toBe(true)
    await own.db.write([own.db.query.delete(personKey), own.db.query.update(person).set({ erasedAt: 1 })])
    expect(picture((await paper(own)).bytes)).toBe(false)
    expect(await own.events('pii_read')).toEqual([])
  })

  test.each([[who.otherA], [who.leaderA], [who.teacher1], [who.finance], [who.admin]])(
    'is not for %s',
    async (as) => {
      expect((await paper(await signing(), as)).response.status).toBe(403)
    },
  )

  test('of a draft is not found', async () => {
    const own = await signing()
    await own.db.client.execute('update payslip set published_at = null')
    expect((await paper(own)).response.status).toBe(404)
  })
})
