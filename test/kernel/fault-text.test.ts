import { describe, expect, test } from 'vitest'
import { faults } from '../../api/kernel/fault.ts'
import type { FaultCode } from '../../api/kernel/fault.ts'
import { faultText } from '../../api/kernel/fault-text.ts'
import { sources } from '../kit/source.ts'

const codes = Object.keys(faults) as FaultCode[]
/** Every name that a sentence may ask for; a sentence that asks for it shows this. */
const said = {
  by: '章雨知',
  closes: '18:30',
  count: '3',
  detail: '某处',
  from: '2020-10-24',
  limit: '128 kB',
  opens: '16:00',
  reply: 'grant',
  state: 'late',
  to: '2020-10-31',
}
const wants = (code: FaultCode, locale: 'zh-CN' | 'en') =>
  Object.entries(said)
    .filter(([name]) => faultText(code, {}, locale) !== faultText(code, { [name]: '※' }, locale))
    .map(([name]) => name)

describe('every refusal', () => {
  test.each(codes)('%s is a whole sentence in both languages, about the same things', (code) => {
    for (const locale of ['zh-CN', 'en'] as const) {
      const text = faultText(code, said, locale)
      expect(text).not.toMatch(/[{}]|undefined|null/)
      expect(text).toMatch(/[。.]$|某处$/)
    }
    expect(faultText(code, said, 'zh-CN')).toMatch(/[一-龥]/)
    expect(faultText(code, { ...said, by: 'Li', detail: 'x' }, 'en')).not.toMatch(/[一-龥]/)
    expect(wants(code, 'en')).toEqual(wants(code, 'zh-CN'))
  })

  test('is thrown with everything that its sentence asks for', () => {
    const thrown = sources('api', 'bot').flatMap(({ path, code: text }) =>
      [...text.matchAll(/new Fault\('([\w-]+)'(?:,\s*(\{[^}]*\}))?/g)].map(([, code, params = '']) => ({
        path,
        code: code as FaultCode,
        params,
      })),
    )
    expect(thrown.length).toBeGreaterThan(20)
    const missing = thrown.flatMap(({ path, code, params }) =>
      wants(code, 'en')
        .filter((name) => !new RegExp(`\\b${name}\\b|\\.\\.\\.`).test(params))
        .map((name) => `${path}: ${code} without ${name}`),
    )
    expect(missing).toEqual([])
  })
})

test('codes that stand for words are put into words', () => {
  expect(faultText('decided-already', { by: '章雨知', state: 'left-early' }, 'zh-CN')).toBe(
    '章雨知已先确认为「早退」，请刷新后查看。',
  )
  expect(faultText('decided-already', { by: null, state: 'absent' }, 'en')).toBe(
    'The imported list has already confirmed “absent”. Refresh to see it.',
  )
  expect(faultText('period-invalid', { detail: 'period-crosses-years' }, 'en')).toBe(
    'The period cannot be paid: it must not cross a year; make one run for each.',
  )
})
